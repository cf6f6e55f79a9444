"""Each phrase, way of naming and date of the mail source against its own texts."""

from __future__ import annotations

from datetime import date

import pytest

from tactful.sources.mail import naming, phrases
from tactful.sources.mail.own_words import own_words
from tactful.sources.mail.when import interview_day

SENT = date(2026, 11, 3)  # a Tuesday


@pytest.mark.parametrize(
    ("kind", "sure", "text"),
    [
        (file.kind, one.sure, text)
        for file in phrases.load()
        for one in file.phrase
        for text in one.recognises
    ],
)
def test_each_phrase_recognises_its_texts(kind: phrases.Saying, sure: bool, text: str) -> None:
    found = phrases.said(text)
    assert kind in found
    assert found[kind] or not sure


@pytest.mark.parametrize(
    ("kind", "text"),
    [(file.kind, text) for file in phrases.load() for one in file.ignores for text in one.texts],
)
def test_each_kind_ignores_its_traps(kind: phrases.Saying, text: str) -> None:
    assert kind not in phrases.said(text)


@pytest.mark.parametrize(
    ("says", "sample"), [(one.says, sample) for one in naming.load() for sample in one.recognises], ids=str
)
def test_each_way_of_naming_finds_its_names(says: str, sample: naming.Sample) -> None:
    assert naming.pattern(says).search(sample.text)
    job = naming.job_in([sample.text])
    assert (job.title, job.company) == (sample.title or "", sample.company or "")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Interview on Tuesday 17 November 2026 at 14:00.", date(2026, 11, 17)),
        ("See you on January 5.", date(2027, 1, 5)),
        ("Thursday, 19th of November", date(2026, 11, 19)),
        ("2026-12-01", date(2026, 12, 1)),
        ("Monday 17 November 2026", None),  # a Tuesday
        ("9 November or 11 November", None),
        ("Please answer by 10 November.", None),
        ("11/12/2026 at ten", None),
        ("17 November 2031", None),
        ("31 November 2026", None),
    ],
)
def test_a_day_is_taken_only_when_it_is_one_and_can_be(text: str, day: date | None) -> None:
    assert interview_day(text, SENT) == day


@pytest.mark.parametrize(
    "tail",
    [
        "On Mon, 2 Nov 2026 at 18:03, Dana <d@x.example> wrote:\n> we offer you the job",
        "On Mon, 2 Nov 2026 at 18:03, Dana Reyes\n<d@x.example> wrote:\nwe offer you the job",
        "-----Original Message-----\nFrom: Dana\nwe offer you the job",
        "From: Dana\nSent: Monday\nwe offer you the job",
        "Am 02.11.2026 um 18:03 schrieb Dana:\nwe offer you the job",
        "Le 2 nov. 2026 à 18:03, Dana a écrit :\nwe offer you the job",
        "---------- Forwarded message ---------\nwe offer you the job",
        "-- \nwe offer you the job",
        "Kind regards,\nDana\nwe offer you the job",
    ],
)
def test_quotes_forwards_and_signatures_are_not_the_writers_own_words(tail: str) -> None:
    own, _, _ = own_words(f"Hello Robin, how are you doing?\n\n{tail}")
    assert own == "Hello Robin, how are you doing?"


def test_an_answer_below_a_quote_is_kept() -> None:
    own, _, cut = own_words("Dana wrote:\n> are you there?\n\nYes, I am. The role sounds good.")
    assert own == "Yes, I am. The role sounds good."
    assert cut == "quote"
