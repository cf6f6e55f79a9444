"""The source as these tests read it: files, parsed, and the modules that each imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "tactful"


def modules(*parts: str) -> list[Path]:
    """The Python files of the package, or of some parts of it; at least one a part."""
    folders = [PACKAGE / part for part in parts] or [PACKAGE]
    found = [path for folder in folders for path in sorted(folder.rglob("*.py"))]
    assert found, f"no module in {', '.join(map(str, folders))}"
    return found


def place(path: Path) -> str:
    """A path as it is named in a failure."""
    return path.relative_to(ROOT).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield (line, full name) of all that is imported anywhere in a file, inside functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def calls(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield (line, name as written) of all that is called: `open`, `date.today`, `datetime.datetime.now`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (name := dotted(node.func)):
            yield node.lineno, name


def dotted(node: ast.expr) -> str:
    """A name as written, or the empty string for what is no name."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return ""


def within(name: str, *packages: str) -> bool:
    """True when a full name is one of the packages or lies in one."""
    return any(name == package or name.startswith(f"{package}.") for package in packages)
