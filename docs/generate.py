"""Write the generated pages, and the generated parts of pages: `python -m docs.generate [--check]`.

A part lies between `<!-- generated: NAME -->` and `<!-- end -->` of a page that is written by hand.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path

from docs import article_pages, etiquette_pages, program_pages, schema_tables

DOCS = Path(__file__).parent

PAGES: dict[str, Callable[[], str]] = {
    "from-the-articles.md": article_pages.from_the_articles,
    "reference/boundaries.md": etiquette_pages.boundaries,
    "reference/check-rules.md": program_pages.check_rules,
    "reference/commands.md": program_pages.commands,
    "reference/errors.md": program_pages.errors,
    "reference/limits.md": etiquette_pages.limits,
    "reference/plays.md": etiquette_pages.plays,
    "reference/profile-rules.md": program_pages.profile_rules,
    "reference/rules.md": etiquette_pages.rules,
    "reference/sources.md": etiquette_pages.sources,
}
PARTS: dict[str, Callable[[], str]] = {
    "situation": schema_tables.situation,
    "facts": schema_tables.facts,
    "marks": schema_tables.marks,
    "files-read": schema_tables.files_read,
    "files-ignored": schema_tables.files_ignored,
    "promises": program_pages.promises,
}
_PART = re.compile(r"(<!-- generated: ([\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def expected(docs: Path = DOCS) -> dict[Path, str]:
    """Every page that is generated, whole or in part, as it should be."""
    pages = {docs / name: make() for name, make in PAGES.items()}
    for path in sorted(docs.rglob("*.md")):
        if path not in pages and "_build" not in path.parts:
            before = path.read_text(encoding="utf-8")
            after = _PART.sub(lambda found: f"{found[1]}{PARTS[found[2]]()}\n{found[3]}", before)
            if _PART.search(before):
                pages[path] = after
    return pages


def stale(docs: Path = DOCS) -> list[Path]:
    """Pages that are not as they should be."""
    return [
        path
        for path, text in expected(docs).items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]


def main(arguments: list[str] | None = None, docs: Path = DOCS) -> int:
    """Write what is stale, or with `--check` name it and give 1."""
    parser = argparse.ArgumentParser(prog="python -m docs.generate", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; name what is stale")
    if parser.parse_args(arguments).check:
        old = stale(docs)
        for path in old:
            print(f"{path.relative_to(docs.parent)} is stale", file=sys.stderr)
        if old:
            print("  Next: python -m docs.generate", file=sys.stderr)
        return 1 if old else 0
    pages = expected(docs)
    for path in stale(docs):
        path.parent.mkdir(exist_ok=True)
        path.write_text(pages[path], encoding="utf-8")
        print(f"wrote {path.relative_to(docs.parent)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
