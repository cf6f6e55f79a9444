"""The audit: hold a profile against all rules, and order what was found by what helps most for least work. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from tactful.core.finding import Finding, blocks
from tactful.core.situation import Gap
from tactful.notes.check.spelling import Spelling
from tactful.profile.asked import Asked, Question
from tactful.profile.kinds import AnyProfileRule
from tactful.profile.profile import ASKS, Profile
from tactful.profile.rule import Helps, Spot
from tactful.profile.sections import SECTIONS, SectionName, SectionText, View
from tactful.profile.typos import Typos


class Remark(Finding, frozen=True, kw_only=True):
    """A finding about a profile; `span` counts in the text of its section.

    `about` names the entry it belongs to. `helps` and `minutes` are how much it helps and what it takes; a `gap` is
    what it makes hold back requests.
    """

    about: str | None
    helps: Helps
    minutes: int
    gap: Gap | None


class Section(Struct, frozen=True, kw_only=True):
    """One section: its text, and what is to be remarked, most help for least work first."""

    name: SectionName
    text: str
    findings: tuple[Remark, ...]


class Mark(Struct, frozen=True, order=True):
    """What tells one finding from another over time: its rule, and the entry it is about."""

    rule: str
    about: str | None = None


class Past(Struct, frozen=True, kw_only=True):
    """An earlier audit: its day, and what it found."""

    on: date
    found: tuple[Mark, ...]


class Changed(Struct, frozen=True, kw_only=True):
    """What is otherwise than at the audit of `since`: mended, new, and how many still stand."""

    since: date
    mended: tuple[Mark, ...]
    new: tuple[Mark, ...]
    still: int


class Audit(Struct, frozen=True, kw_only=True):
    """What was found, section by section; what is asked because nothing shows it; what changed.

    `said`: the person has called it in order, and their word stands. `fine` names the sections that were looked at
    and leave nothing to remark. `gaps` is what is known and serious, and
    not waived.
    """

    on: date
    sections: tuple[Section, ...]
    fine: tuple[SectionName, ...]
    asked: tuple[Question, ...]
    gaps: tuple[Gap, ...]
    changed: Changed | None = None
    said: bool = False

    @property
    def findings(self) -> Iterator[Remark]:
        """All findings, in order."""
        return (finding for section in self.sections for finding in section.findings)

    @property
    def found(self) -> tuple[Mark, ...]:
        """What was found and not waived, in a form to be kept."""
        return tuple(sorted({Mark(f.rule, f.about) for f in self.findings if not f.set_aside}))

    @property
    def in_order(self) -> bool:
        """True when the person says so, or there is no error and no warning that was not waived."""
        return self.said or not any(blocks(finding) for finding in self.findings)


_HELPS: tuple[Helps, ...] = ("much", "some", "little")


def audit(
    profile: Profile,
    rules: Sequence[AnyProfileRule],
    today: date,
    *,
    spelling: Spelling | None = None,
    waived: Collection[str] = (),
    past: Past | None = None,
) -> Audit:
    """Audit a profile as of a day. `waived` are the rules the person let be, `past` is the audit to compare with."""
    view = View(profile, today)
    rules = [rule for rule in rules if profile.whole or not rule.whole]
    waiting = {rule.name: rule.ask(view, spelling) for rule in rules if isinstance(rule, Typos)}
    said = [
        (rule, spot.section or rule.sections[0], _remark(rule, spot, view, rule.name in waived))
        for rule in rules
        for spot in (waiting[rule.name]() if rule.name in waiting else rule.find(view))
    ]
    found: dict[SectionName, list[Remark]] = {}
    for rule, section, remark in said:
        if rule.yields_to and any(_gives_way(rule, remark, other) for _, at, other in said if at == section):
            continue
        found.setdefault(section, []).append(remark)
    sections = [
        Section(
            name=name,
            text=view.texts.get(name, SectionText()).text,
            findings=tuple(sorted(found[name], key=_order)),
        )
        for name in SECTIONS
        if name in found
    ]
    sections.sort(key=_first)
    asks = [
        q for rule in rules if isinstance(rule, Asked) and rule.name not in waived and (q := rule.asks(view))
    ]
    looked = dict.fromkeys(name for rule in rules for name in rule.sections)
    open_ = {question.section for question in asks}
    told = Audit(
        on=today,
        sections=tuple(sections),
        fine=tuple(n for n in _known(profile) if n in looked and n not in found and n not in open_),
        asked=tuple(sorted(asks, key=lambda question: ASKS.index(question.key))),
        gaps=_gaps(section.findings for section in sections),
    )
    return told if past is None else _compared(told, past, waived)


def _remark(rule: AnyProfileRule, spot: Spot, view: View, waived: bool) -> Remark:
    section = view.texts.get(spot.section or rule.sections[0], SectionText())
    quote = section.text[slice(*spot.span)] if spot.span else None
    fields = {"quote": quote or "", "about": spot.about or "", **spot.fields}
    return Remark(
        rule=rule.name,
        level=rule.level,
        span=spot.span,
        quote=quote,
        message=rule.message.format_map(fields),
        advice=rule.advice.format_map(fields),
        why=rule.why,
        source=rule.source[0],
        sources=rule.source,
        set_aside=waived,
        about=spot.about,
        helps=rule.helps,
        minutes=rule.minutes,
        gap=rule.gap,
    )


def _known(me: Profile) -> Iterator[SectionName]:
    """The sections of which something is known."""
    head: tuple[SectionName, ...] = ("headline", "summary")
    for name in SECTIONS:
        if name in ("photo", "header-image", "url"):
            yield name
        elif name == "line":
            if me.line:
                yield name
        elif name == "network":
            if me.network.connections is not None:
                yield name
        elif name == "recommendations":
            if me.recommendations is not None:
                yield name
        elif me.head if name in head else me.whole:
            yield name


def _gives_way(rule: AnyProfileRule, remark: Remark, other: Remark) -> bool:
    """True where another rule has spoken of the same words."""
    if other.rule not in rule.yields_to or remark.span is None or other.span is None:
        return False
    return remark.span[0] < other.span[1] and other.span[0] < remark.span[1]


def _order(finding: Remark) -> tuple[bool, int, int, bool, tuple[int, int], str]:
    """What counts before what was waived; most help first, then least work, then as it stands in the text."""
    help_ = _HELPS.index(finding.helps)
    return (
        finding.set_aside, help_, finding.minutes, finding.span is None, finding.span or (0, 0), finding.rule,
    )  # fmt: skip


def _first(section: Section) -> tuple[bool, bool, int, int, int]:
    """Sections in the order of what helps most in them; what holds requests back goes first."""
    first = min(section.findings, key=_order)
    urgent = any(finding.gap and not finding.set_aside for finding in section.findings)
    return (
        first.set_aside, not urgent, _HELPS.index(first.helps), first.minutes, SECTIONS.index(section.name),
    )  # fmt: skip


def _gaps(groups: Iterable[Iterable[Remark]]) -> tuple[Gap, ...]:
    gaps = (finding.gap for group in groups for finding in group if finding.gap and not finding.set_aside)
    return tuple(dict.fromkeys(gaps))


def _compared(told: Audit, past: Past, waived: Collection[str]) -> Audit:
    now, before = set(told.found), {mark for mark in past.found if mark.rule not in waived}
    changed = Changed(
        since=past.on,
        mended=tuple(sorted(before - now)),
        new=tuple(sorted(now - before)),
        still=len(now & before),
    )
    fields = {name: getattr(told, name) for name in told.__struct_fields__}
    return Audit(**{**fields, "changed": changed})
