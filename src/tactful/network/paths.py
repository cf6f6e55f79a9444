"""Ways into a company or to a person: who, how it is known, how close, and the right thing to ask."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from msgspec import Struct

from tactful.core.agenda import Who
from tactful.core.playbook import Verdict
from tactful.core.situation import Action
from tactful.network.ties import Bond, Closeness, Word, month
from tactful.network.years import Stay

Way = Literal["there", "perhaps-there", "was-there", "introduces", "themselves", "related", "recruiter"]
Sort = Literal[
    "works-there", "moved-there", "was-there", "colleague", "alum", "recommended", "endorsed", "referred",
    "recruiter", "mutual",
]  # fmt: skip

STUDY = "Rajkumar et al., “A causal test of the strength of weak ties”, Science 377 (2022), doi:10.1126/science.abl4476"
STUDY_SAYS = (
    "Among connections that LinkedIn suggested to 20 million people, those that brought most moves to a new job were "
    "moderately weak by connections in common, and the weakest by messages exchanged. It counted connections and "
    "moves, not what was asked of whom; in less digital trades strong ties did better."
)
EASY_OUT = "Make a no easy: “If it does not suit, leave it, and no harm done.”"
GIVES_WAY: frozenset[Action] = frozenset({"ask-referral", "ask-introduction"})
"""What is never asked without an easy way out."""


class Evidence(Struct, frozen=True, kw_only=True):
    """One thing that speaks for a path. `known`: it stands in your data, or you confirmed it; else it is inferred."""

    kind: Sort
    says: str
    known: bool = True


class Ask(Struct, frozen=True, kw_only=True):
    """What to ask, whether now, and what next. `words` are the playbook's own on what to say.

    `next` is a command that works today; where it only tells what the words need, `tells` says what that is, and
    `then` is the command that follows.
    """

    action: Action | None
    verdict: Verdict
    says: str
    because: str | None = None
    first: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    easy_out: str | None = None
    opens: date | None = None
    play: str | None = None
    next: str | None = None
    tells: str | None = None
    then: str | None = None


class Path(Struct, frozen=True, kw_only=True):
    """One person who can help, and how. `guess` is no evidence: it neither counts nor puts anybody first."""

    person: Who
    way: Way
    connected: bool
    evidence: tuple[Evidence, ...]
    closeness: Closeness
    ask: Ask
    guess: str | None = None


class Known(Struct, frozen=True, kw_only=True):
    """What is known of somebody that speaks for a path, beside the bond."""

    role: str | None = None
    role_set: bool = False
    shares: frozenset[str] = frozenset()
    moved_on: date | None = None
    referred_on: date | None = None
    before: tuple[str, ...] = ()
    """Of my own employers and schools those where they are, or were as an earlier export has it."""
    left: str | None = None
    """The company asked about, where they were before."""
    of_my_trade: bool = False
    """Their title has a word of weight of mine, and they do not recruit for others."""


def to_try(
    way: Way, word: Word, role: str | None, *, connected: bool, between: bool = False
) -> tuple[Action | None, ...]:
    """What to ask for, the most fitting first; None for what is best now, whatever it is.

    A referral is for those who know you well, news of openings for acquaintances; who decides is asked for neither.
    `between`: they are to introduce you to one person.
    """
    if between and way != "themselves":
        return ("ask-introduction", "message")
    if role in ("hiring-manager", "interviewer"):
        return (None,)
    if not connected:
        return ("ask-introduction", "connect") if way not in ("introduces", "themselves") else ("connect",)
    if way in ("was-there", "introduces"):
        return ("message",) if word == "slight" else ("ask-introduction", "message")
    if role == "recruiter" or way == "recruiter":
        return ("message", "ask-conversation")
    if way == "themselves":
        return ("ask-conversation", "message", None)
    if word == "close" and way != "related":
        return ("ask-referral", "ask-conversation", "message")
    return ("ask-conversation", "message")


def asking(action: Action | None, word: Word, title: str | None) -> str:
    """What to ask, in a sentence; `title` is that of the play that is best now."""
    if action == "ask-conversation":
        if word == "close":
            return "Ask for a short conversation: how is it there, and what is opening?"
        if word == "acquainted":
            return "Ask what is opening there and how it is: news, not a favour."
        return "Ask one small question about the place; it costs them two minutes."
    said: dict[Action, str] = {
        "ask-referral": "Ask for a referral: they know you well enough to lend their name.",
        "ask-introduction": "Ask whether they would introduce you to someone.",
        "message": f"{title}." if title else "Take up the thread with a word that asks nothing.",
        "connect": f"{title}." if title else "Ask to connect, with a line on why.",
    }
    return said.get(action or "view", f"{title}." if title else "Nothing to ask for now.")


def evidence(
    way: Way,
    place: str,
    title: str | None,
    known: Known,
    bond: Bond,
    mine: Iterable[Stay] = (),
    *,
    as_of: date | None = None,
    to: str | None = None,
) -> tuple[Evidence, ...]:
    """All that speaks for a path, the most telling first.

    `place` is where they work as the ledger has it; `to` names whom one hopes to reach.
    """
    told = [*_where(way, place, title, known, as_of, to)]
    told += [
        Evidence(kind="colleague", says=f"worked with you at {name}, as you confirmed")
        for name in bond.employers
    ]
    if "employer" in known.shares and not bond.employers:
        told.append(Evidence(kind="colleague", says="shared an employer with you, as you noted"))
    told += [
        Evidence(kind="alum", says=f"studied with you at {name}, as you confirmed") for name in bond.schools
    ]
    if "school" in known.shares and not bond.schools:
        told.append(Evidence(kind="alum", says="shared a school with you, as you noted"))
    if bond.recommended_me:
        told.append(
            Evidence(
                kind="recommended", says=f"wrote a recommendation for you in {month(bond.recommended_me)}"
            )
        )
    if bond.recommended_them:
        told.append(
            Evidence(kind="recommended", says=f"you recommended them in {month(bond.recommended_them)}")
        )
    if bond.endorsed_on:
        told.append(Evidence(kind="endorsed", says=f"endorsed a skill of yours in {month(bond.endorsed_on)}"))
    if known.referred_on:
        told.append(
            Evidence(kind="referred", says=f"you were referred to them in {month(known.referred_on)}")
        )
    if known.role == "recruiter":
        by = "as you noted" if known.role_set else "by their title"
        told.append(Evidence(kind="recruiter", says=f"recruits, {by}", known=known.role_set))
    return (*told, *_perhaps_colleague(known, bond, mine))


def guess(told: Iterable[Evidence], known: Known, bond: Bond, mine: Iterable[Stay]) -> str | None:
    """Where the two may know each other from, when nothing but the day of the connection speaks for it."""
    quiet = not (bond.mine or bond.theirs or bond.talks)
    if not known.of_my_trade or not quiet or any(one.kind != "works-there" for one in told):
        return None
    then = next((stay.name for stay in mine if stay.holds(bond.connected_on)), None)
    return f"perhaps from {then}: you connected in your years there" if then else None


def _where(
    way: Way, place: str, title: str | None, known: Known, as_of: date | None, to: str | None
) -> Iterable[Evidence]:
    role = " at ".join(part for part in (title, place) if part) if title else f"at {place}" if place else ""
    seen = f", as of {month(as_of)}" if as_of else ""
    if way == "introduces":
        yield Evidence(kind="mutual", says=f"knows {to or 'someone there'}, as you noted")
    if way == "was-there":
        yield Evidence(kind="was-there", says=f"was at {known.left}, as an earlier export has it")
    if way == "perhaps-there":
        yield Evidence(kind="works-there", says=f"{role}, if that is the one you mean", known=False)
    elif role:
        yield Evidence(kind="works-there", says=f"{role}{seen}")
    if known.moved_on and way == "there":
        on = month(known.moved_on)
        yield Evidence(kind="moved-there", says=f"new there: first seen in the export of {on}")
    if way == "recruiter" and known.role != "recruiter":
        yield Evidence(kind="recruiter", says="recruits, by the name of the company", known=False)
    if way == "was-there":
        yield Evidence(kind="was-there", says="still knows people there", known=False)
    elif to and way == "there":
        yield Evidence(kind="mutual", says=f"knows {to}", known=False)


def _perhaps_colleague(known: Known, bond: Bond, mine: Iterable[Stay]) -> Iterable[Evidence]:
    """What is inferred: an employer or school of mine in their past."""
    if bond.employers or bond.schools or known.shares & {"employer", "school"}:
        return
    for stay in mine:
        if stay.name in known.before:
            held = stay.holds(bond.connected_on)
            when = "you connected in your years there" if held else "though perhaps in other years"
            kind: Sort = "colleague" if stay.what == "employer" else "alum"
            yield Evidence(kind=kind, says=f"of {stay.name} like you; {when}", known=False)
            return


_VERDICTS: tuple[Verdict, ...] = ("send", "hold", "wait", "dont")
_ASKS: tuple[Action | None, ...] = (
    "ask-referral",
    "ask-introduction",
    "ask-conversation",
    "message",
    "connect",
)
_WAYS: tuple[Way, ...] = (
    "themselves", "introduces", "there", "was-there", "perhaps-there", "related", "recruiter",
)  # fmt: skip


def in_order(paths: Iterable[Path]) -> list[Path]:
    """What can be asked now first, the most fitting before the rest; then the closer, then the better known."""
    return sorted(paths, key=_place)


def _place(path: Path) -> tuple[int, int, int, float, int, str]:
    ask = path.ask
    asked = _ASKS.index(ask.action) if ask.action in _ASKS else len(_ASKS)
    sure = sum(one.known for one in path.evidence)
    way = _WAYS.index(path.way)
    return _VERDICTS.index(ask.verdict), asked, way, -path.closeness.weight, -sure, path.person.name
