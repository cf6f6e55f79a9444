"""Postings of ten trades and two languages, each beside what it turns into, and what postings say, by its own texts.

After a change that is meant:

    python tests/sources/test_posting_samples.py
    git diff tests/sources/samples/posting
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from one_file_samples import expected_of, turned_into

from tactful.sources import posting
from tactful.sources.posting import says

FOLDER = Path(__file__).parent / "samples" / "posting"
SAMPLES = sorted(path for path in FOLDER.iterdir() if path.suffix in {".html", ".txt"})


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_each_posting_turns_into_what_is_written_beside_it(path: Path) -> None:
    assert posting.identify(path)
    assert turned_into(path, posting.extract) == json.loads(expected_of(path).read_text("utf-8"))


def test_there_are_ten_trades_long_enough_to_compare_words_with() -> None:
    words = {
        path.stem: len((posting.read_posting(path.read_text("utf-8")).text or "").split()) for path in SAMPLES
    }
    english = {trade: count for trade, count in words.items() if not trade.endswith(("-german", "-french"))}
    assert len(english) == 10
    assert min(english.values()) >= 230


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_what_stands_around_a_posting_is_not_its_text(path: Path) -> None:
    text = posting.read_posting(path.read_text("utf-8")).text or ""
    for around in ("ookie", "Similar jobs", "More jobs", "<", "&amp;", "&lt;"):
        assert around not in text


DATA = says.load()


@pytest.mark.parametrize(
    ("text", "state"),
    [(text, "no-contact") for text in DATA.no_contact.recognises]
    + [(text, "closed") for text in DATA.closed.recognises]
    + [(text, None) for text in (*DATA.no_contact.ignores, *DATA.closed.ignores)],
)
def test_what_a_posting_says_of_contact_and_of_being_closed(text: str, state: str | None) -> None:
    assert says.posting(text) == state


@pytest.mark.parametrize(
    ("text", "name"),
    [(one.text, one.name) for one in DATA.contact.recognises]
    + [(text, None) for text in DATA.contact.ignores],
)
def test_whom_a_posting_names_for_questions(text: str, name: str | None) -> None:
    assert says.contact(text) == name


def test_two_names_are_no_contact() -> None:
    assert says.contact("Questions? Write to Ines Duarte.\nYour contact: Marco Ferri") is None


@pytest.mark.parametrize(
    ("text", "on"),
    [(one.text, str(one.on)) for one in DATA.deadline.recognises]
    + [(text, "None") for text in DATA.deadline.ignores],
)
def test_until_when_a_posting_is_open(text: str, on: str) -> None:
    assert str(says.closes_on(text)) == on


if __name__ == "__main__":
    for sample in SAMPLES:
        turned = turned_into(sample, posting.extract)
        expected_of(sample).write_text(
            json.dumps(turned, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
        )
