"""Résumés: what each sample turns into, in the words that LinkedIn's tables have."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from one_file_samples import expected_of, samples, turned_into

from tactful.core.facts import EntryFact, Extraction, Fact, Owner, Question
from tactful.errors import BadInput, NotAnExport
from tactful.sources import json_resume
from tactful.sources.linkedin import profile

HERE = Path(__file__).parent / "samples" / "json_resume"


def opened(path: Path, told: Any) -> Extraction:
    path.write_text(told if isinstance(told, str) else json.dumps(told), encoding="utf-8")
    return json_resume.extract(path)


def entries(tmp_path: Path, told: dict[str, Any]) -> list[EntryFact]:
    items = opened(tmp_path / "r.json", told).facts()
    return [item.entry for item in items if isinstance(item, Fact) and item.entry]


@pytest.mark.parametrize("path", samples("json_resume"), ids=lambda path: path.stem)
def test_a_sample_turns_into_what_lies_beside_it(path: Path) -> None:
    assert json_resume.identify(path)
    assert turned_into(path, json_resume.extract) == json.loads(expected_of(path).read_text(encoding="utf-8"))


TABLES = {
    "profile": profile.PROFILE, "position": profile.POSITIONS, "education": profile.EDUCATION,
    "skill": profile.SKILLS, "certification": profile.CERTIFICATIONS, "project": profile.PROJECTS,
    "honor": profile.HONORS, "publication": profile.PUBLICATIONS, "course": profile.COURSES,
    "language": profile.LANGUAGES, "volunteering": profile.VOLUNTEERING,
}  # fmt: skip


def test_every_field_has_the_name_that_the_export_gives_it() -> None:
    """A row filled with dates gives every field that LinkedIn's tables can make."""
    seen = set()
    for item in json_resume.extract(HERE / "full.json").facts():
        if not isinstance(item, Fact) or item.entry is None:
            continue
        table = TABLES[item.entry.kind]
        row = table.convert(None, "x", frozenset())(["2024-03-05"] * len(table.columns))  # type: ignore[arg-type]
        assert isinstance(row, Fact)
        assert row.entry is not None
        assert row.entry.kind == item.entry.kind
        assert item.entry.fields.keys() <= row.entry.fields.keys()
        seen.add(item.entry.kind)
    assert seen == TABLES.keys()


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ("2014-06-29", "2014-06-29"), ("2014-06", "2014-06"), ("2014", "2014"), (2014, "2014"),
        ("2014-06-29T10:00:00Z", "2014-06-29"), ("Present", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_dates_are_read_as_far_as_they_go(tmp_path: Path, told: object, read: str | None) -> None:
    one = opened(tmp_path / "r.json", {"work": [{"name": "Northwind", "startDate": told}]})
    [item] = one.facts()
    assert isinstance(item, Fact)
    assert item.entry is not None
    assert item.entry.fields.get("started") == read
    assert one.problems == []


@pytest.mark.parametrize(
    "told", ["June 2014", "2014-13", "2014-02-30", "0001-01-01", "9999", 20140629, "x" * 5000]
)
def test_what_is_no_date_is_told_by_its_path(tmp_path: Path, told: object) -> None:
    one = opened(tmp_path / "r.json", {"work": [{"name": "N"}, {"name": "M", "endDate": told}]})
    assert len(list(one.facts())) == 2
    [problem] = one.problems
    assert problem.text == "work[1].endDate: no date such as 2014, 2014-06 or 2014-06-29."


def test_highlights_are_lines_of_the_description(tmp_path: Path) -> None:
    [entry] = entries(
        tmp_path, {"work": [{"name": "N", "summary": "One.", "highlights": ["Two", "", "Three"]}]}
    )
    assert entry.fields["description"] == "One.\nTwo\nThree"


def test_the_owner_is_known_by_name_and_profile(tmp_path: Path) -> None:
    basics = {"name": " Robin  Vale ", "profiles": [{"network": "linkedin", "username": "robin-v"}]}
    assert opened(tmp_path / "r.json", {"basics": basics}).owner == Owner(name="Robin Vale", url="in/robin-v")
    assert opened(tmp_path / "r.json", {"basics": {}}).owner == Owner()


def test_nothing_private_is_kept() -> None:
    found = repr(list(json_resume.extract(HERE / "full.json").facts()))
    assert not any(
        word in found for word in ("7946", "Elm Street", "N1 1AA", "robin@vale", "robin.jpg", "Ferrets")
    )


def test_markup_is_no_markup_any_more(tmp_path: Path) -> None:
    [entry] = entries(tmp_path, {"basics": {"summary": "<p>One</p><script>x()</script><p>a < b</p>"}})
    assert entry.fields["summary"] == "One\na < b"


@pytest.mark.parametrize(
    ("whole", "says"),
    [
        ('{"basics": {"name": "x",}}', "line 1, column 25"),
        ('{"basics": {\n"name": "Secret', "line 2, column 9"),
        ('{"basics": {"x": ' + "[" * 200_000, "nested too deep"),
        ('{"basics": {"x": ' + "9" * 5000 + "}}", "number too long"),
    ],
)
def test_what_is_no_json_is_told_by_its_place(tmp_path: Path, whole: str, says: str) -> None:
    with pytest.raises(BadInput, match=says) as caught:
        opened(tmp_path / "r.json", whole)
    assert "Secret" not in str(caught.value)


@pytest.mark.parametrize("whole", ["[]", "3", '"basics"', '{"name": "x"}', "null"])
def test_other_json_is_no_resume(tmp_path: Path, whole: str) -> None:
    path = tmp_path / "r.json"
    with pytest.raises(NotAnExport):
        opened(path, whole)
    assert not json_resume.identify(path)


@pytest.mark.parametrize("content", [b"", b"\0\0", b"\xff\xfe{", b"basics", b'{"other": 1}', b"BEGIN:VCARD"])
def test_other_files_are_no_resumes(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(content)
    assert not json_resume.identify(path)
    assert not json_resume.identify(tmp_path)


def test_a_long_section_is_cut_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_resume, "RECORDS", 2)
    one = opened(tmp_path / "r.json", {"work": [{"name": str(at)} for at in range(3)]})
    assert len(list(one.facts())) == 2
    assert [problem.text for problem in one.problems] == [
        "work: it holds more than 2 records; the rest was not read."
    ]


SECTIONS = (
    "basics work volunteer education awards certificates publications skills languages interests references projects "
    "meta"
)
FIELDS = "name position startDate endDate highlights keywords courses profiles location summary url title"
ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(FIELDS.split()), inner, max_size=4)
    ),
    max_leaves=20,
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(SECTIONS.split()), ANY, min_size=1))
def test_whatever_a_resume_holds_it_is_read(
    tmp_path_factory: pytest.TempPathFactory, told: dict[str, Any]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.json"
    if told.keys() == {"meta"}:
        return
    for item in opened(path, told).facts():
        assert not isinstance(item, Question)
        assert item.file == "any.json"
