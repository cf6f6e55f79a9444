"""Generated pages say what the code says, and pages cite nothing that is not listed."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from docs import generate, schema_tables
from source_tree import ROOT

from tactful.app.load_playbook import load_playbook

CITED = re.compile(r"\b(?:S\d+|ind:[a-z0-9-]+|(?:HM|IV)-[a-z-]+)\b")


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the pages, to be spoiled."""
    return Path(shutil.copytree(ROOT / "docs", tmp_path / "docs", ignore=shutil.ignore_patterns("_build")))


def test_no_generated_page_is_stale() -> None:
    assert generate.stale() == []


@pytest.mark.parametrize("page", ["reference/plays.md", "situations.md"])
def test_a_stale_page_is_named_and_written_anew(
    page: str, copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = copied / page
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("`connect`", "`disconnect`"), encoding="utf-8")
    assert generate.main(["--check"], copied) == 1
    assert f"docs/{page} is stale" in capsys.readouterr().err
    assert generate.main([], copied) == 0
    assert path.read_text(encoding="utf-8") == before


def test_a_name_without_a_meaning_is_refused() -> None:
    with pytest.raises(LookupError, match="says nothing in \\[mark\\] about yodelled"):
        schema_tables.meanings("mark", [*schema_tables.MEANINGS["mark"], "yodelled"])


def test_a_meaning_without_a_name_is_refused() -> None:
    with pytest.raises(LookupError, match="what is gone: applied"):
        schema_tables.meanings("mark", [mark for mark in schema_tables.MEANINGS["mark"] if mark != "applied"])


def listed() -> set[str]:
    """All ids that may be cited."""
    playbook = load_playbook("cautious")
    return {*playbook.source, *playbook.rule}


def test_pages_cite_only_sources_and_rules_that_are_listed() -> None:
    pages = [*(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "decisions").glob("*.md")]
    unknown = {p.name: sorted({*CITED.findall(p.read_text(encoding="utf-8"))} - listed()) for p in pages}
    assert {page: ids for page, ids in unknown.items() if ids} == {}
