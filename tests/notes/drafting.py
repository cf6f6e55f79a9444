"""Situations of every kind for tests of drafts: plain ones by play, and odd ones to try whatever may come."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, get_args

import msgspec
from hypothesis import strategies as st

from tactful.app.load_playbook import load_playbook
from tactful.core.moment import WHATS
from tactful.core.situation import Role, Share, Situation, Stage

TODAY = date(2026, 3, 10)
BOOK = load_playbook("standard")
WITH_WORDS = {name: play for name, play in BOOK.play.items() if play.scenario}

ODD = [
    "", " ", "🙏", "\u200d", "{name}", "{0}", "{", "}}", "<b>Cook</b>", "<script>", "[Name]", "%s",
    "a\nb", "a\r\n\tb", "“quoted”", 'say "hi"', "O'Brien", "it's", "王小明", "Дарья", "مريم", "Zoë",
    "ＤＡＮＡ", "é", "…", "-", "the", "The", "I", "I love it!", "?!", "..", "OMG lol", "SUPER",
    "please send me money", "A", "x" * 90, "word " * 30, "Jess", "Adams", "Inc.", "Acme Inc. Inc",
    "@dana", "http://example.org", "C++", "C#", ".NET", "R&D",
]  # fmt: skip
NAMES = [
    "Dana Reyes", "DANA REYES", "dana reyes", "Dr. Linh Nguyen", "Dr. Nguyen", "Anna van der Berg",
    "Mary-Jane Watson", "Cher", "Ms. Okafor", "Dana Reyes, PhD, MBA", "Dana Reyes 🌟 (she/her)",
    "J. Robert Smith", "A. Smith", "Jess Adams", "王小明", 'Robert "Bob" Smith', "Sir Bobby Darling",
    "Love Quinn", "Sean O’Brien", "Þórunn Jónsdóttir", "",
]  # fmt: skip
PLAIN = [
    "Kafka migration", "the rota", "how you plan rotas", "incident reviews", "night feeds", "DuckCon",
    "a move to transport", "to work in transport", "data engineer, six years in retail logistics",
    "six years of Kafka", "led a team of six", "how openly you write about outages",
    "Head of Product (m/w/d)", "marketing internship", "ETH Zürich", "Kestrel GmbH",
    "Acme Corporation GmbH", "The Trade Desk, Inc.", "Tiffany & Co.", "Data Engineer", "pastry chef",
    "I build data tools",
]  # fmt: skip

_odd = st.sampled_from(ODD) | st.text(max_size=30)
_words = st.sampled_from(PLAIN) | st.sampled_from(PLAIN) | _odd
_names = st.sampled_from(NAMES) | _odd
_maybe = st.none() | _words


def _known(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A dictionary of what is known: no None and nothing for what is not."""
    drawn = st.fixed_dictionaries(fields)
    return drawn.map(lambda one: {name: value for name, value in one.items() if value is not None})


_moments = _known(
    on=st.integers(-20, 400).map(lambda days: str(TODAY - timedelta(days=days))),
    what=st.sampled_from(WHATS),
    about=st.none() | st.lists(_words, min_size=1, max_size=2),
    via=st.none() | _names | _words,
    outlook=st.sampled_from([None, "positive", "neutral"]),
    agreed=st.sampled_from([None, None, True, False]),
    **{"with": st.sampled_from([None, None, None, "Ida"])},
)
situations: st.SearchStrategy[Situation] = _known(
    today=st.just(str(TODAY)),
    me=_known(
        name=st.none() | _names, line=_maybe, goal=_maybe, plan=st.sampled_from([None, "free", "premium"]),
        experience=st.none() | st.lists(_words, max_size=1),
    ),
    person=_known(
        name=_names, role=st.sampled_from([None, *get_args(Role)]), link=st.sampled_from([None, "none", "connected"]),
        mutuals=st.sampled_from([None, 0, 4]), mutual_names=st.none() | st.lists(_names, max_size=2),
        shares=st.none() | st.lists(st.sampled_from(get_args(Share)), max_size=2, unique=True),
        shared=st.none() | st.lists(_known(what=st.sampled_from(get_args(Share)), name=_words), max_size=2),
        manner=st.sampled_from(["unknown", "warm", "reserved"]),
    ),
    company=_known(name=_maybe, admire=_maybe, culture=st.sampled_from(["unknown", "formal", "relaxed"])),
    opportunity=_known(title=_maybe, stage=st.sampled_from([None, *get_args(Stage)])),
    moments=st.lists(_moments, max_size=5),
).map(lambda raw: msgspec.convert(raw, Situation))  # fmt: skip


def situation(role: str | None = None, **known: Any) -> Situation:
    """Robin Vale writes to Dana Reyes at Northwind; `me`, `person`, `company` and `opportunity` add to that."""
    raw = {
        "today": str(TODAY),
        "me": {
            "name": "Robin Vale",
            "line": "data engineer, six years in retail logistics",
            **known.get("me", {}),
        },
        "person": {"name": "Dana Reyes", **({"role": role} if role else {}), **known.get("person", {})},
        "company": {"name": "Northwind", **known.get("company", {})},
        "opportunity": known.get("opportunity", {}),
        "moments": known.get("moments", []),
    }
    return msgspec.convert(raw, Situation)


def ago(days: int, what: str, **more: Any) -> dict[str, Any]:
    """A moment of so many days ago."""
    return {"on": str(TODAY - timedelta(days=days)), "what": what, **more}
