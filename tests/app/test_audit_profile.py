"""The audit over a ledger: what it knows, remembers, compares, and hands on to the advice."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from examples.build import NOW, TODAY

from tactful.app.audit_profile import Said, audit_file, audit_ledger, audited_gaps, keep
from tactful.app.import_data import import_paths
from tactful.app.ledger_at import open_at
from tactful.app.plan_day import plan_day, setting_of
from tactful.app.set_fact import set_fact
from tactful.core.situation import Me
from tactful.errors import BadInput, NotAnExport
from tactful.ledger import queries
from tactful.ledger.undoing import undo
from tactful.profile.audit import Audit

HEAD = "First Name,Last Name,Headline,Summary,Industry,Geo Location\n"
JOBS = "Company Name,Title,Description,Location,Started On,Finished On\n"


def audited(path: Path, on: date = TODAY, *, spelling: bool = False) -> Audit:
    with open_at(path, now=NOW) as ledger:
        told = audit_ledger(ledger, today=on, now=NOW, spelling=spelling)
    assert told
    return told


def imported(folder: Path, head: str, jobs: str, *, day: int = 0) -> Path:
    """A ledger that read these two files of an export."""
    export = folder / f"export{day}"
    export.mkdir()
    (export / "Profile.csv").write_text(HEAD + head, encoding="utf-8")
    (export / "Positions.csv").write_text(JOBS + jobs, encoding="utf-8")
    now = NOW + timedelta(days=day)
    import_paths(folder / "ledger.db", [export], today=now.date(), now=now)
    return folder / "ledger.db"


def me(path: Path, on: date = TODAY) -> Me:
    with open_at(path, now=NOW) as ledger:
        return setting_of(ledger, on).me


def rules_of(told: Audit) -> set[str]:
    return {finding.rule for finding in told.findings}


def test_the_example_is_in_order_and_is_asked_what_an_export_cannot_show(robins: Path) -> None:
    told = audited(robins)
    assert told.in_order
    assert told.gaps == ()
    assert rules_of(told) == {
        "line-missing", "achievements-unnumbered", "duties", "skills-unused", "awards-missing",
    }  # fmt: skip
    assert {question.key for question in told.asked} == {
        "photo", "header-image", "fellow-students", "connections-reviewed",
    }  # fmt: skip
    assert {"url", "recommendations", "headline"} <= set(told.fine)


def test_the_one_line_is_held_to_the_profile(robins: Path) -> None:
    with open_at(robins, now=NOW) as ledger:
        set_fact(ledger, "me", "line", "data engineer, six years in retail logistics", today=TODAY, now=NOW)
    told = {finding.rule: finding for finding in audited(robins).findings}
    assert "line-missing" not in told
    assert told["line-years"].message == "Your line names 6 years, the profile 9."


def test_a_ledger_without_a_profile_has_nothing_to_audit(tactful, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    tactful("log", "met", "Dana Reyes", "--new")
    with open_at(tmp_path / "ledger.db", now=NOW) as ledger:
        assert audit_ledger(ledger, today=TODAY, now=NOW, spelling=False) is None
        assert audited_gaps(ledger, [], {}, TODAY) is None
        assert setting_of(ledger, TODAY).me.profile_gaps is None


def test_what_is_known_and_serious_becomes_a_gap_by_itself(tmp_path: Path) -> None:
    path = imported(tmp_path, "Ada,Moss,,,,\n", "Oxbow,Baker,Bread for 300 families.,,Mar 2020,\n")
    assert me(path).profile_gaps == me(path).audited_gaps == ("headline", "summary")
    with open_at(path, now=NOW) as ledger:
        keep(ledger, now=NOW, waive=["headline-missing"])
    assert me(path).profile_gaps == ("summary",)
    with open_at(path, now=NOW) as ledger:
        set_fact(ledger, "me", "gaps", "summary, skills", today=TODAY, now=NOW)
    assert me(path).profile_gaps == ("summary", "skills")
    assert me(path).audited_gaps == ()
    with open_at(path, now=NOW) as ledger:
        set_fact(ledger, "me", "gaps", "", today=TODAY, now=NOW)
    assert me(path).profile_gaps == ()


def test_a_gap_is_gone_once_it_is_mended(tmp_path: Path) -> None:
    path = imported(tmp_path, "Ada,Moss,,I bake.,,\n", "Oxbow,Baker,Bread.,,Mar 2020,\n")
    assert me(path).profile_gaps == ("headline",)
    imported(tmp_path, "Ada,Moss,Baker,I bake.,,\n", "Oxbow,Baker,Bread.,,Mar 2020,\n", day=3)
    assert me(path).profile_gaps is None


def test_a_photo_is_a_gap_only_when_the_answer_is_no(robins: Path) -> None:
    assert me(robins).profile_gaps is None
    with open_at(robins, now=NOW) as ledger:
        keep(ledger, now=NOW, answers={"photo": "no"})
    assert me(robins).audited_gaps == ("photo",)
    with open_at(robins, now=NOW) as ledger:
        keep(ledger, now=NOW, answers={"photo": "yes"})
    assert me(robins).profile_gaps is None


def test_typos_are_those_of_the_last_audit_while_the_profile_is_the_same(tmp_path: Path) -> None:
    path = imported(
        tmp_path, "Ada,Moss,Baker,I recieved my first oven.,,\n", "Oxbow,Baker,Bread.,,Mar 2020,\n"
    )
    assert me(path).profile_gaps is None
    assert "typos" in audited(path, spelling=True).gaps
    assert me(path).audited_gaps == ("typos",)
    imported(
        tmp_path, "Ada,Moss,Baker,I received my first oven.,,\n", "Oxbow,Baker,Bread.,,Mar 2020,\n", day=2
    )
    assert me(path).profile_gaps is None
    with open_at(path, now=NOW) as ledger:
        keep(ledger, now=NOW, answers={"photo": "yes"})
    assert "typos" not in audited(path, spelling=True).gaps
    assert me(path).profile_gaps == ()


def test_what_the_speller_alone_finds_is_found(tmp_path: Path) -> None:
    path = imported(
        tmp_path, "Ada,Moss,Baker,We complted the new oven in spring.,,\n", "Oxbow,Baker,Bread.,,Mar 2020,\n"
    )
    assert "typo" not in rules_of(audited(path))
    (typo,) = (finding for finding in audited(path, spelling=True).findings if finding.rule == "typo")
    assert typo.quote == "complted"
    assert "completed" in typo.advice


def test_audits_are_compared_with_the_last_one_of_an_earlier_day(robins: Path) -> None:
    assert audited(robins, spelling=True).changed is None
    assert audited(robins, spelling=True).changed is None
    with open_at(robins, now=NOW) as ledger:
        set_fact(ledger, "me", "line", "data engineer, nine years in logistics", today=TODAY, now=NOW)
        keep(ledger, now=NOW, answers={"header-image": "no"})
    for _ in range(2):
        changed = audited(robins, TODAY + timedelta(days=9), spelling=True).changed
        assert changed
        assert changed.since == TODAY
        assert [mark.rule for mark in changed.mended] == ["line-missing"]
        assert [mark.rule for mark in changed.new] == ["header-image-missing"]


def test_without_spelling_nothing_is_remembered(robins: Path) -> None:
    audited(robins)
    with open_at(robins, now=NOW) as ledger:
        assert not [name for name in queries.settings(ledger) if name.startswith("profile:")]


def test_an_audit_is_nothing_to_be_undone(robins: Path) -> None:
    with open_at(robins, now=NOW) as ledger:
        set_fact(ledger, "me", "line", "data engineer", today=TODAY, now=NOW)
    audited(robins, spelling=True)
    with open_at(robins, now=NOW) as ledger:
        assert undo(ledger, now=NOW).kind == "set"
        assert "line" not in queries.settings(ledger)
        assert "profile:audit" in queries.settings(ledger)


def test_what_is_no_rule_is_refused(robins: Path) -> None:
    with open_at(robins, now=NOW) as ledger, pytest.raises(BadInput, match="no rule awards") as refused:
        keep(ledger, now=NOW, waive=["awards"])
    assert "awards-missing" in refused.value.next_step


def test_a_change_is_dated_by_the_import_that_showed_it(tmp_path: Path) -> None:
    old = "Oxbow,Baker,Bread for 300 families.,,Mar 2020,\n"
    path = imported(tmp_path, "Ada,Moss,Baker,I bake.,,Cork\n", old)
    later = TODAY + timedelta(days=30 * 24)
    (aged,) = (f for f in audited(path).findings if f.rule == "unchanged-long")
    assert "March 2020" in aged.message
    imported(tmp_path, "Ada,Moss,Baker of rye,I bake.,,Cork\n", old, day=5)
    assert "unchanged-long" not in rules_of(audited(path))
    assert "unchanged-long" in rules_of(audited(path, later))


def test_a_file_is_audited_and_nothing_is_kept(exports: tuple[Path, Path], tmp_path: Path) -> None:
    told = audit_file(exports[1], Said(answers={"photo": "no"}), today=TODAY, spelling=False)
    assert told.gaps == ("photo",)
    assert told.sections[0].name == "photo"
    assert "line-missing" not in rules_of(told)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_profile_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="does not exist"):
        audit_file(tmp_path / "none.json", Said(), today=TODAY)
    (tmp_path / "odd.txt").write_text("nothing", encoding="utf-8")
    with pytest.raises(NotAnExport):
        audit_file(tmp_path / "odd.txt", Said(), today=TODAY)
    folder = tmp_path / "export"
    folder.mkdir()
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    (folder / "Connections.csv").write_text(header, encoding="utf-8")
    with pytest.raises(BadInput, match="holds no profile"):
        audit_file(folder, Said(), today=TODAY)


def test_the_agenda_holds_for_it_and_lets_go_in_time(robins: Path, note) -> None:  # type: ignore[no-untyped-def]
    note(
        robins,
        TODAY - timedelta(days=1),
        "met",
        "Sunniva Lockhart-Abe",
        around={"new": True, "company": "Redshank"},
    )
    with open_at(robins, now=NOW) as ledger:
        keep(ledger, now=NOW, answers={"photo": "no"})
        verdicts = []
        for days in range(30):
            agenda = plan_day(ledger, TODAY + timedelta(days=days), limit=50)
            items = (i for i in (*agenda.do, *agenda.later) if i.person.name == "Sunniva Lockhart-Abe")
            verdicts += [item.verdict for item in items if item.action == "connect"]
    assert len(verdicts) > 5
    assert verdicts == ["hold"] * (len(verdicts) - 3) + ["send"] * 3
