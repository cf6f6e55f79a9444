"""Reading playbooks from disk: the ones that ship, and a person's own."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

from tactful.core.engine import Engine
from tactful.core.playbook import Playbook
from tactful.core.playbook_check import File, Problem, assemble
from tactful.errors import BadInput, PlaybookFault

SHIPPED = Path(__file__).parent.parent / "playbooks"


def shipped() -> list[str]:
    """Names of the playbooks that ship."""
    return sorted(folder.name for folder in SHIPPED.iterdir() if (folder / "playbook.toml").exists())


@lru_cache
def load_playbook(name: str = "standard") -> Playbook:
    """The playbook of this name, or in this folder or file. Raises PlaybookFault with every problem."""
    playbook, problems = check_playbook(name)
    if playbook is None:
        raise PlaybookFault(
            f"The playbook {name} has {len(problems)} problem{'s' if len(problems) > 1 else ''}.",
            f"Mend them one by one: tactful playbook check {name}",
            [str(problem) for problem in problems],
        )
    return playbook


@lru_cache
def load_engine(name: str = "standard") -> Engine:
    """The engine over that playbook."""
    return Engine(load_playbook(name))


def check_playbook(name: str, *, above: tuple[str, ...] = ()) -> tuple[Playbook | None, list[Problem]]:
    """Read a playbook and list all its problems; those of the one it lies over come first."""
    paths = _paths(name)
    files, problems = _read(paths)
    base = next((t.tables["playbook"].get("extends") for t in files if _has_header(t)), None)
    over: Playbook | None = None
    if base:
        if base in (name, *above):
            return None, [
                *problems,
                Problem(file=paths[0].name, entry="playbook", key="extends", text="goes in a circle"),
            ]
        over, under = check_playbook(str(base), above=(name, *above))
        problems += under
    playbook, more = assemble(files, over)
    return (None if problems else playbook), problems + more


def _has_header(file: File) -> bool:
    return isinstance(file.tables.get("playbook"), dict)


def _paths(name: str) -> list[Path]:
    folder = SHIPPED / name if name in shipped() else Path(name)
    try:
        if folder.is_file():
            return [folder]
        paths = sorted(folder.rglob("*.toml")) if folder.is_dir() else []
    except (OSError, ValueError):
        paths = []
    paths = [path for path in paths if path.name != "wording.toml" and "wording" not in path.parts]
    if not paths:
        raise BadInput(
            f"There is no playbook {name}.",
            f"Name one that ships ({', '.join(shipped())}), or a TOML file or a folder of them.",
        )
    return paths


def _read(paths: list[Path]) -> tuple[list[File], list[Problem]]:
    files: list[File] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8")
            files.append(File(path.name, text, tomllib.loads(text)))
        except (ValueError, RecursionError) as error:
            problems.append(
                Problem(file=path.name, entry="", key="", text=f"is not readable as TOML: {error}")
            )
        except OSError as error:
            raise BadInput(
                f"{path} cannot be read: {error.strerror}.", "Check the path and its permissions."
            ) from error
    return files, problems
