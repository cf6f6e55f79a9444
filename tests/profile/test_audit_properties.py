"""Whatever a profile holds: the audit ends, its places are right, and the same profile gives the same audit."""

from __future__ import annotations

from datetime import date
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up_profiles import TODAY

from tactful.app.load_profile_rules import load_profile_rules
from tactful.profile.audit import Past, audit
from tactful.profile.from_entries import profile_from
from tactful.profile.profile import Entry, Network, Profile

RULES = load_profile_rules()
WORDS = st.sampled_from(
    [
        "", "Baker at Oxbow", "Responsible for bread.  Trained people", "Results-driven ninja", "• Cut costs • 30%",
        "Je suis boulanger depuis douze ans et je cherche un four", "I recieve {quote} {0} %s", "\\1 [a-z]( @ at ",
        "Ada is a baker", "\u202eevil\u202c", "nine years", "😀" * 9,
    ]
) | st.text(max_size=60)  # fmt: skip
DATES = st.none() | st.sampled_from(
    ["2019", "2019-03", "2030-01", "0000", "9999-12", "2019-99", "x", "2024-02-31"]
)
ENTRIES = st.lists(
    st.builds(Entry, title=WORDS, place=WORDS, started=DATES, finished=DATES, text=WORDS), max_size=4
).map(tuple)
PROFILES = st.builds(
    Profile,
    name=st.none() | WORDS,
    headline=WORDS,
    summary=WORDS,
    positions=ENTRIES,
    education=ENTRIES,
    certifications=ENTRIES,
    volunteering=ENTRIES,
    skills=st.lists(WORDS, max_size=5).map(tuple),
    line=st.none() | WORDS,
    employer=st.none() | WORDS,
    aims=st.lists(WORDS, max_size=4).map(tuple),
    network=st.builds(Network, connections=st.none() | st.integers(0, 99)),
    changed_on=st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)),
    whole=st.booleans(),
    head=st.booleans(),
)
FIELDS = st.dictionaries(
    st.sampled_from(["title", "company", "started", "finished", "name", "headline", "school", "issued"]),
    WORDS,
)
KINDS = st.sampled_from(["profile", "position", "education", "skill", "honor", "organization", "course"])


@settings(max_examples=120, deadline=None, derandomize=True, database=None)
@given(profile=PROFILES)
def test_any_profile_is_audited(profile: Profile) -> None:
    told = audit(profile, RULES, TODAY)
    assert told == audit(profile, RULES, TODAY)
    for section in told.sections:
        for finding in section.findings:
            if finding.span:
                assert 0 <= finding.span[0] < finding.span[1] <= len(section.text)
                assert section.text[slice(*finding.span)] == finding.quote
    names = {section.name for section in told.sections}
    assert names.isdisjoint(told.fine)
    again = audit(profile, RULES, TODAY, past=Past(on=TODAY, found=told.found)).changed
    assert again
    assert (again.mended, again.new) == ((), ())


@settings(max_examples=80, deadline=None, derandomize=True, database=None)
@given(entries=st.lists(st.tuples(KINDS, FIELDS), max_size=6))
def test_any_entries_become_a_profile(entries: list[tuple[str, dict[str, str]]]) -> None:
    profile = profile_from(entries, today=TODAY)
    assert profile.changed_on is None or profile.changed_on <= TODAY
    audit(profile, RULES, TODAY)


@pytest.mark.parametrize(
    "unit", [" ", "a", "at ", "- ", ".", "!", "• ", "@", "I ", "responsible for ", "years "]
)
def test_a_long_text_takes_no_long_time(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    profile = Profile(
        name="Ada Moss", headline=text, summary=text, positions=(Entry(title="Baker", text=text),)
    )
    start = perf_counter()
    audit(profile, RULES, TODAY)
    assert perf_counter() - start < 60
