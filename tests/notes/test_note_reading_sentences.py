"""Where sentences begin and end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.notes.check.reading.sentences import sentences

WORDS = [
    "Dr.",
    "Reyes",
    "e.g.",
    "J.",
    "K.",
    "Hello!",
    "(really?)",
    "“Yes.”",
    "no",
    "3.5",
    "\n",
    "\r\n",
    " ",
    "…",
    "🙏",
    "'",
]


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Hi Dana. Thank you!", ["Hi Dana.", "Thank you!"]),
        ("Is it? It is… I think.", ["Is it?", "It is…", "I think."]),
        ("I met Dr. Nguyen and Prof. Sato.", ["I met Dr. Nguyen and Prof. Sato."]),
        ("Dear Ms. Reyes, I wrote to St. Olave's.", ["Dear Ms. Reyes, I wrote to St. Olave's."]),
        ("Ask J. Okafor. She knows.", ["Ask J. Okafor.", "She knows."]),
        ("I fix pumps, e.g. slurry pumps. Gladly.", ["I fix pumps, e.g. slurry pumps.", "Gladly."]),
        ("It is ref. 4471 at Plinth Ltd. in Leeds.", ["It is ref. 4471 at Plinth Ltd. in Leeds."]),
        ("You said “try it.” So I did.", ["You said “try it.”", "So I did."]),
        ("(It rained.) We talked.", ["(It rained.)", "We talked."]),
        ("It grew by 3.5 percent.", ["It grew by 3.5 percent."]),
        ("Hi Dana,\n\nthank you\nRobin", ["Hi Dana,", "thank you", "Robin"]),
        ("Hi Dana,\r\nthank you", ["Hi Dana,", "thank you"]),
        ("I wrote to Mr.\nThen I left", ["I wrote to Mr.", "Then I left"]),
        ("Wait... what?! Yes.", ["Wait...", "what?!", "Yes."]),
        ("no stop at all", ["no stop at all"]),
        ("  Hi.  ", ["Hi."]),
    ],
)
def test_a_text_falls_into_its_sentences(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


@pytest.mark.parametrize("text", ["", " ", "\n \n\t"])
def test_no_words_are_no_sentence(text: str) -> None:
    assert sentences(text) == ()


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(WORDS)).map(" ".join)
    | st.lists(st.sampled_from(WORDS)).map("".join)
)
def test_sentences_cover_every_word_once_and_begin_and_end_with_one(text: str) -> None:
    spans = sentences(text)
    for start, end in spans:
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert "\n" not in text[start:end]
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    inside = {place for start, end in spans for place in range(start, end)}
    assert [c for place, c in enumerate(text) if place not in inside and not c.isspace()] == []
