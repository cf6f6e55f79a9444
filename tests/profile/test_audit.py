"""What a coach would say to four made-up people, and nothing else; and how it is ordered, waived and compared."""

from __future__ import annotations

from datetime import date

import pytest
from made_up_profiles import CAREER_CHANGER, EXCELLENT, RETURNING_PARENT, THIN, TODAY
from msgspec.structs import replace

from tactful.app.load_profile_rules import load_profile_rules
from tactful.profile.audit import Audit, Mark, Past, audit
from tactful.profile.profile import ASKS, Entry, Network, Profile

RULES = load_profile_rules()
SCOLDING = (
    "fail",
    "bad",
    "poor",
    "wrong of you",
    "must",
    "unacceptable",
    "lazy",
    "gap in your",
    "unexplained",
    "!",
)


def audited(profile: Profile, **more: object) -> Audit:
    return audit(profile, RULES, TODAY, **more)  # type: ignore[arg-type]


def rules_of(told: Audit) -> list[str]:
    return [finding.rule for finding in told.findings]


def test_a_profile_in_fine_order_has_nothing_to_remark() -> None:
    told = audited(EXCELLENT)
    assert rules_of(told) == []
    assert told.asked == ()
    assert told.gaps == ()
    assert told.in_order
    assert len(told.fine) == 15


def test_a_thin_profile_is_told_where_to_begin() -> None:
    told = audited(THIN)
    assert {section.name: [f.rule for f in section.findings] for section in told.sections} == {
        "photo": ["photo-missing"],
        "summary": ["summary-missing"],
        "line": ["line-missing"],
        "headline": ["headline-trade"],
        "experience": ["position-undescribed"],
        "network": ["network-thin", "no-colleagues", "nobody-of-the-field"],
        "all": ["location-missing"],
        "skills": ["skills-few"],
        "education": ["education-missing"],
        "recommendations": ["recommendations-missing"],
        "languages": ["languages-missing"],
        "certifications": ["certifications-missing"],
        "awards": ["awards-missing"],
    }
    assert [section.name for section in told.sections][:4] == ["photo", "summary", "line", "headline"]
    assert told.gaps == ("photo", "summary")
    assert not told.in_order
    assert {question.key for question in told.asked} == {"header-image", "url", "connections-reviewed"}


def test_who_changes_trades_is_told_what_still_speaks_of_the_old_one() -> None:
    told = audited(CAREER_CHANGER)
    assert sorted(rules_of(told)) == [
        "achievements-unnumbered",
        "awards-missing",
        "buzzwords",
        "buzzwords",
        "duties",
        "headline-aim",
        "headline-past-job",
    ]
    assert told.gaps == ("experience",)
    first = told.sections[0]
    assert first.name == "headline"
    assert first.findings[0].quote == "Secondary school teacher at Weir Street School"
    assert "Jul 2026" in first.findings[0].message


def test_who_comes_back_is_not_asked_to_explain() -> None:
    told = audited(RETURNING_PARENT)
    (only,) = told.findings
    assert only.rule == "break-untold"
    assert only.level == "hint"
    assert "Between Apr 2020 and today" in only.message
    assert "needs no explanation" in only.advice
    assert told.in_order
    covered = Entry(
        title="Raising two children", started="2020-04", text="And the accounts of a theatre with 90 seats."
    )
    kept = replace(RETURNING_PARENT, positions=(covered, *RETURNING_PARENT.positions))
    assert rules_of(audited(kept)) == []


@pytest.mark.parametrize("profile", [THIN, CAREER_CHANGER, RETURNING_PARENT, Profile()])
def test_nobody_is_scolded_and_no_score_is_given(profile: Profile) -> None:
    for finding in audited(profile).findings:
        said = f"{finding.message} {finding.advice} {finding.why}".casefold()
        assert [word for word in SCOLDING if f" {word} " in f" {said} "] == []
        assert "%" not in said.replace((finding.quote or "").casefold(), "")


@pytest.mark.parametrize("profile", [THIN, CAREER_CHANGER, RETURNING_PARENT, EXCELLENT])
def test_a_number_is_asked_for_and_never_invented(profile: Profile) -> None:
    for finding in audited(profile).findings:
        if finding.rule == "achievements-unnumbered":
            assert "?" in finding.advice
            assert not any(character.isdigit() for character in finding.advice)


def test_what_is_not_answered_is_asked_and_is_no_finding() -> None:
    told = audited(replace(EXCELLENT, answers={}))
    assert rules_of(told) == []
    assert tuple(question.key for question in told.asked) == ASKS
    assert "University of Aldermoor" in told.asked[3].text
    assert "photo" not in told.fine


def test_a_waived_finding_stays_and_counts_no_more() -> None:
    told = audited(THIN, waived={"photo-missing", "summary-missing"})
    assert told.gaps == ()
    assert told.in_order
    waived = {finding.rule for finding in told.findings if finding.set_aside}
    assert waived == {"photo-missing", "summary-missing"}
    assert told.sections[-1].findings[0].set_aside
    assert "photo-missing" not in {mark.rule for mark in told.found}


def test_a_waived_question_is_not_asked() -> None:
    told = audited(replace(EXCELLENT, answers={}), waived={"photo-missing"})
    assert "photo" not in {question.key for question in told.asked}


def test_what_changed_since_the_last_audit_is_told() -> None:
    before = audited(THIN)
    past = Past(on=date(2026, 10, 2), found=before.found)
    mended = replace(
        THIN, answers={"photo": "yes"}, headline="Warehouse operative | looking for an early shift"
    )
    changed = audited(mended, past=past).changed
    assert changed
    assert changed.since == date(2026, 10, 2)
    assert changed.mended == (Mark("headline-trade"), Mark("photo-missing"))
    assert changed.new == ()
    assert changed.still == len(before.found) - 2
    waived = audited(THIN, past=past, waived={"photo-missing"}).changed
    assert waived
    assert waived.mended == ()


def test_while_only_the_head_was_read_nothing_else_is_missing() -> None:
    told = audited(
        Profile(
            headline="Beekeeper | looking for orchards",
            summary=EXCELLENT.summary,
            whole=False,
            line="beekeeper",
        )
    )
    assert rules_of(told) == ["location-missing"]


def test_while_the_head_was_not_read_it_is_not_missing() -> None:
    told = audited(replace(THIN, headline="", summary="", head=False))
    assert not {"headline-missing", "summary-missing", "location-missing"} & set(rules_of(told))


def test_only_what_was_read_can_leave_nothing_to_remark() -> None:
    fine = set(audited(EXCELLENT).fine)
    assert set(audited(replace(EXCELLENT, whole=False)).fine) == {
        "photo", "header-image", "url", "headline", "summary", "network", "line",
    }  # fmt: skip
    assert fine - set(audited(replace(EXCELLENT, head=False)).fine) == {"headline", "summary"}
    alone = replace(EXCELLENT, network=Network(), recommendations=None, line=None)
    rules = [rule for rule in RULES if rule.name != "line-missing"]
    assert fine - set(audit(alone, rules, TODAY).fine) == {"network", "recommendations", "line"}


def test_another_language_is_told_and_not_judged() -> None:
    german = (
        "Seit zwölf Jahren halte ich Bienen auf den Dächern der Stadt und zeige anderen, wie das geht. Am liebsten "
        "ist mir der Augenblick, in dem jemand zum ersten Mal ohne Angst vor einem offenen Stock steht. Als Nächstes "
        "suche ich einen Hof mit alten Obstwiesen, auf dem ich bleiben kann und gebraucht werde."
    )
    told = audited(replace(EXCELLENT, summary=german))
    assert rules_of(told) == ["other-language"]
