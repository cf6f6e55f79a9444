"""Reference pages about the etiquette: plays, boundaries, rules, sources, limits."""

from __future__ import annotations

from collections.abc import Iterator

from docs.condition_words import condition, until, ways, window
from docs.markdown import bullets, code, links, page, table, text
from tactful.app.coverage import coverage
from tactful.app.load_playbook import load_playbook
from tactful.core.playbook import Boundary, Play, Shift

TOPICS = {
    "whether": "Whether",
    "when": "When",
    "say": "What to say",
    "boundary": "Boundaries",
    "after": "After the connection",
    "profile": "The profile comes first",
    "own": "From other guidance and from practice",
}


def plays() -> str:
    """Every play of the standard playbook."""
    playbook = load_playbook("standard")
    lead = (
        "Things worth doing, by what brings them about. Days count from the trigger; in brackets stands "
        "where a number comes from: a source, practice, or our own reading of a vague word."
    )
    parts = (part for name, play in playbook.play.items() for part in _play(name, play))
    return page("Plays", lead, *parts, "## What `cautious` changes", _changed("play"))


def _play(name: str, play: Play) -> Iterator[str]:
    yield f"## {name}"
    yield f"**{text(play.title)}.** {text(play.because)}"
    rows = [
        ("does", f"`{play.action}`" + (f", answers {code(play.also)} too" if play.also else "")),
        ("trigger", " or ".join(f"`{mark}`" for mark in play.trigger)),
        ("when", ways(play.when)),
        ("unless", ways(play.unless)),
        ("over once", " or ".join(f"`{mark}`" for mark in play.done_by)),
        ("window", f"{window(play.window)} ({text(play.window.basis)})"),
        *(("shift", _shift(shift)) for shift in play.shift),
        ("first", _lines(play.first)),
        ("say", _lines(play.say)),
        ("leave out", _lines(play.avoid)),
        ("disputed", _lines(tuple(f"{one.text} ({one.against})" for one in play.contested))),
        ("nobody disputes", text(play.instead.text) if play.instead else ""),
        ("rules", links(play.rules, "rules.md")),
    ]
    yield bullets(f"{name}: {words}" for name, words in rows if words)


def _shift(shift: Shift) -> str:
    moved = f"{shift.by:+d} days" if shift.by else f"best by {shift.best[0]:+d} and {shift.best[1]:+d} days"
    return f"{moved} when {condition(shift.when)} ({text(shift.basis)}; {links([shift.rule], 'rules.md')})"


def boundaries() -> str:
    """Every boundary of the standard playbook."""
    playbook = load_playbook("standard")
    lead = (
        "Things never, or not yet, done. `dont` is a veto, `wait` a cool-off until a date, `hold` asks for "
        "something first. A veto beats everything; what is too early waits even where something is to be "
        "prepared."
    )
    parts = (part for name, boundary in playbook.boundary.items() for part in _boundary(name, boundary))
    return page("Boundaries", lead, *parts, "## What `cautious` changes", _changed("boundary"))


def _boundary(name: str, boundary: Boundary) -> Iterator[str]:
    yield f"## {name}"
    yield f"**{text(boundary.title)}.** {text(boundary.text)}"
    rows = [
        ("verdict", f"`{boundary.verdict}`" + (f", until {until(boundary.until)}" if boundary.until else "")),
        ("speaks to", code(boundary.actions) or "everything"),
        ("only for", code(boundary.plays)),
        ("spares", code(boundary.but)),
        ("when", ways(boundary.when)),
        ("unless", ways(boundary.unless)),
        ("lets go", _eases(boundary)),
        ("first", _lines(boundary.first)),
        ("instead", text(boundary.instead.text) if boundary.instead else ""),
        ("disputed", _lines(tuple(f"{one.text} ({one.against})" for one in boundary.contested))),
        ("basis", text(boundary.basis or "")),
        ("rules", links(boundary.rules, "rules.md")),
    ]
    yield bullets(f"{name}: {words}" for name, words in rows if words)


def _eases(boundary: Boundary) -> str:
    if not boundary.eases:
        return ""
    when = f"{boundary.eases.days} days before the window closes, where only an audit found it"
    return f"{when}: {text(boundary.eases.text)} ({text(boundary.eases.basis)})"


def rules() -> str:
    """Every rule of the etiquette, and where it lives."""
    playbook = load_playbook("cautious")
    where = coverage(playbook)
    parts = []
    for topic, title in TOPICS.items():
        parts.append(f"## {title}")
        for id_, rule in playbook.rule.items():
            if rule.topic == topic:
                lives = "; ".join(text(place) for place in where[id_]) or "nothing yet"
                parts += [
                    f"### {id_}",
                    text(rule.says),
                    bullets([f"sources: {links(rule.sources, 'sources.md')}", f"lives in: {lives}"]),
                ]
    lead = (
        "Every rule in a sentence, who says it, and where it lives. `HM-` and `IV-` rules come from the two "
        "articles that the standard playbook follows, `ind:` rules from other published guidance or from our "
        "own practice."
    )
    return page("Rules of the etiquette", lead, *parts)


def sources() -> str:
    """Every document that a playbook cites."""
    playbook = load_playbook("cautious")
    cited: dict[str, list[str]] = {}
    for id_, rule in playbook.rule.items():
        for source in rule.sources:
            cited.setdefault(source, []).append(id_)
    parts = []
    for id_, source in playbook.source.items():
        rows = [
            ("grade", source.grade),
            ("address", f"<{source.url}>" if source.url else ""),
            ("read", text(source.read or "")),
            ("cited by", links(cited.get(id_, []), "rules.md")),
        ]
        parts += [
            f"## {id_}",
            text(source.title),
            bullets(f"{name}: {words}" for name, words in rows if words),
        ]
    lead = (
        "What the playbooks rest on. Grade A is a named practitioner, a recruiting firm, a university, a "
        "survey or the press; B a coaching site without a named author; C a content site or a vendor; `own` "
        "our own practice. Where only the beginning of a page was read, it may say more further down."
    )
    return page("Sources", lead, *parts)


def limits() -> str:
    """Every number of the platform."""
    rows = (
        (f"`{name}`", f"{one.value} {text(one.unit)}", links([one.source], "sources.md"), one.on, one.sure)
        for name, one in load_playbook("standard").limit.items()
    )
    lead = (
        "What the platform allows, as it was published; the platform may change it any day. Your own numbers "
        "go first: `tactful set me invitations-a-week 20`, and the same for `notes-a-month-free`."
    )
    return page("Limits of the platform", lead, table(("limit", "", "source", "as of", "sure"), rows))


def _changed(kind: str) -> str:
    """What the cautious playbook adds to a kind of entry, or says otherwise."""
    base, over = getattr(load_playbook("standard"), kind), getattr(load_playbook("cautious"), kind)
    changed = [(name, entry) for name, entry in over.items() if base.get(name) != entry]
    if not changed:
        return "Nothing."
    return bullets(
        f"`{name}` ({'changed' if name in base else 'new'}), when {ways(entry.when) or 'always'}: "
        + text(entry.text if kind == "boundary" else entry.because)
        for name, entry in changed
    )


def _lines(lines: tuple[str, ...]) -> str:
    return " ".join(text(line) for line in lines)
