"""Nearly the same words: what counts as the same, and that thousands are searched at once."""

from __future__ import annotations

import pytest

from tactful.app.check_for import Addressee, said_to_others
from tactful.app.check_note import check_note
from tactful.notes.check.nearly import SAME, Texts, alike
from tactful.notes.note import NoteFacts

ONE = (
    "Dear Emi, thank you for the tour of the dairy and for your patience with my questions about brine. The way you "
    "tap a wheel to hear its age has stayed with me, and I would be glad to learn more. Best, Ida"
)


@pytest.mark.parametrize("other", [
    ONE,
    ONE.replace("Dear Emi", "Hello Mr Lund"),
    ONE.replace("Best, Ida", "\nKind regards\nIda Lund"),
    ONE.replace("has stayed", "stayed"),
    ONE.upper().lower(),
    ONE.replace("dairy", "Dairy at Fernhill"),
    ONE.replace("'", "’").replace(". ", ".\n\n"),
])  # fmt: skip
def test_other_names_and_a_changed_word_leave_it_the_same(other: str) -> None:
    assert alike(ONE, other) >= SAME
    assert Texts([other]).near(ONE) == other


@pytest.mark.parametrize("other", [
    "Dear Emi, thank you for the tour of the dairy. The cellar was a surprise: cheese can sound, it seems. Ida",
    ONE.replace("tap a wheel to hear its age", "turn down a buyer without a hard word").replace("brine", "price lists"),
    "Thank you!", "",
])  # fmt: skip
def test_another_thought_makes_another_text(other: str) -> None:
    assert alike(ONE, other) < SAME
    assert Texts([other]).near(ONE) is None


def test_texts_too_short_to_tell_are_never_the_same() -> None:
    assert alike("Thank you so much, Emi!", "Thank you so much, Emi!") == 0


def test_the_search_finds_what_a_look_at_every_text_finds() -> None:
    words = ONE.split()
    texts = [" ".join(words[:n] + ["quite"] * (n % 7) + words[n:]) for n in range(3, len(words))]
    every = next((text for text in texts if alike(ONE, text) >= SAME), None)
    assert Texts(texts).near(ONE) == every
    assert every is not None


def test_the_same_words_are_found_among_five_thousand() -> None:
    sent = tuple(
        f"{ONE[:-3]} {n} wheels, {n % 97} cellars and {n % 89} boats later {n}." for n in range(5000)
    )
    finding, *_ = check_note(ONE, facts=NoteFacts(sent_before=(*sent, ONE)), spelling=False).findings
    assert finding.rule == "sent-before"


def test_in_a_batch_only_others_at_the_same_company_count() -> None:
    emi, jon = Addressee(name="Emi Sato", company="Fernhill"), Addressee(name="Jon Lund", company="FERNHILL")
    notes = [
        (emi, ONE),
        (jon, ONE),
        (Addressee(name="Ana", company="Oakwell"), ONE),
        (Addressee(), ONE),
        (emi, ONE),
    ]
    assert said_to_others(notes) == [ONE, ONE, None, None, ONE]
    assert said_to_others([(emi, ONE), (emi, ONE)]) == [None, None]
    unnamed = Addressee(company="Fernhill")
    assert said_to_others([(unnamed, ONE), (unnamed, ONE)]) == [ONE, ONE]
