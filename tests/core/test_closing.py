"""Which messages end a conversation, and which wait for an answer."""

from __future__ import annotations

import pytest

from tactful.core.closing import closes

ENDS = [
    "",
    "👍",
    "Thanks!",
    "Thank you so much!",
    "Thanks, you too!",
    "Thx",
    "Great, thanks a lot",
    "Perfect, see you then.",
    "Sounds good, talk soon",
    "Ok",
    "Noted, thank you.",
    "You're welcome!",
    "You’re welcome :)",
    "No worries at all",
    "Good luck with it all!",
    "Best of luck, Robin",
    "Congrats!",
    "Happy to help!",
    "Have a great weekend!",
    "Cheers, Dana",
    "Welcome to the team!",
    "It was nice meeting you. All the best!",
]
WAITS = [
    "How are you?",
    "Are you free on Thursday?",
    "Thanks! When can you start?",
    "Could you send me your CV",
    "Let me know what suits you",
    "Please send the portfolio.",
    "We have an opening for a data engineer in Basel, would that interest you",
    "¿Puedes el martes？",
    "I read your post about routing and found the part on depots interesting.",
    "We would like to invite you to a second interview next week.",
    "My colleague Imre leads the depot team and will write to you.",
    "The position has been filled, I am afraid.",
    "Here is the link to the posting: northwind.example/jobs",
    "Can you call me tomorrow",
    "I forwarded your application to the hiring manager this morning.",
    "Thanks, I have attached the description of the role for you.",
    "Our budget was cut and the search is paused until autumn.",
    "What did you think of the talk?",
]


def test_the_table_is_large_enough() -> None:
    assert len(ENDS) + len(WAITS) == 40


@pytest.mark.parametrize("text", ENDS)
def test_ends(text: str) -> None:
    assert closes(text)


@pytest.mark.parametrize("text", WAITS)
def test_waits_for_an_answer(text: str) -> None:
    assert not closes(text)


def test_courtesy_at_length_is_no_closing() -> None:
    assert not closes("thank you so much for it all and " * 4)
