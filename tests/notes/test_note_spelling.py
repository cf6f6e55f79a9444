"""What of a speller's answers becomes a finding: small slips in plain words, never names or trades."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import process_time

import pytest

from tactful.app.load_rules import load_rules
from tactful.app.spelling import load_lexicon, speller_for
from tactful.notes.check.lexicon import Lexicon
from tactful.notes.check.speller import Answer, Grammar, GrammarSlip
from tactful.notes.check.spelling import Spelling
from tactful.notes.note import Note, NoteFacts

HERE = Path(__file__).parent
TYPO = next(rule for rule in load_rules() if rule.name == "typo")
SLIPS = [line for line in (HERE / "slips.txt").read_text("utf-8").splitlines() if line]
NEAR = [line for line in (HERE / "near_misses.txt").read_text("utf-8").splitlines() if line]
FEW = Lexicon(
    known=frozenset({"oxtail"}), everyday=frozenset({"receive", "opportunity", "week", "much", "touch"}),
    openers=frozenset({"unfortunately"}),
)  # fmt: skip


class Fixed:
    """A speller that knows no word, marks what it is told, and remembers what it was asked."""

    def __init__(self, guesses: Mapping[str, Sequence[str]] = {}, slips: Sequence[GrammarSlip] = ()) -> None:
        self.guesses, self.slips = guesses, tuple(slips)
        self.words: list[str] = []

    def ask(self, text: str, words: Sequence[str]) -> Callable[[], Answer]:
        self.words.extend(words)
        unknown = {word: tuple(self.guesses.get(word, ())) for word in words}
        return lambda: Answer(unknown, self.slips)


def asked(text: str, **facts: str) -> list[str]:
    fixed = Fixed()
    note = Note(text=text, facts=NoteFacts(**facts) if facts else None)  # type: ignore[arg-type]
    Spelling(speller=fixed, lexicon=FEW).ask(note)()
    return fixed.words


def found(text: str, spelling: Spelling) -> list[tuple[str, object]]:
    return [(text[slice(*hit.span or (0, 0))], hit.fields["fix"]) for hit in spelling.ask(Note(text=text))()]


@pytest.mark.parametrize(
    "text",
    [
        "I met Siobhan Nguyen of Krzysztof.", "See www.recieve.com or https://a.org/recieve.",
        "Write to recieve@a.org.",
        "I am @recieve and #recieve.", "It runs on kubeCtl2 and GTAW.", "A wrod is a wrod.", "The café has crème.",
        "I braise oxtail and oxtails.", "It is path/recieve or snake_recieve.", "Mr. Recieve came.", "It is a ot.",
        "Ich habe gestern mit ihnen über die Stelle gesprochen und recieve.", "你好 你好 你好 recieve",
    ],
)  # fmt: skip
def test_what_is_no_plain_word_is_not_asked_about(text: str) -> None:
    plain = {"came", "runs", "write", "braise", "path", "snake"}
    assert [word for word in asked(text) if word not in plain] == []


def test_names_handed_in_and_facts_of_the_note_are_known() -> None:
    assert asked("I saw nguyen of recieve corp.", name="Linh Nguyen", company="Recieve Corp") == []
    fixed = Fixed()
    Spelling(speller=fixed, names=frozenset({"recieve"})).ask(Note(text="It is recieve."))()
    assert fixed.words == []


def test_only_the_english_sentences_of_a_mixed_note_are_read() -> None:
    text = "I wrod this. Das ist nicht der recieve und die wrods. And taht too."
    assert sorted(asked(text)) == ["taht", "this", "wrod"]


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("Did you recieve it?", [("recieve", "receive")]),
        ("Recieve it well.", []),
        ("Unfortunatly it rained.", [("Unfortunatly", "Unfortunately")]),
        ("😀 it was a big oportunity 😀", [("oportunity", "opportunity")]),
        ("My opportunity's end and my oppertunity's end", [("oppertunity", "opportunity")]),
        ("I work with brioche.", []),
        ("It was sooo weeeee.", []),
    ],
)
def test_a_small_slip_from_an_everyday_word_is_found_in_its_place(
    text: str, slips: list[tuple[str, str]]
) -> None:
    assert found(text, Spelling(speller=Fixed(), lexicon=FEW)) == slips


@pytest.mark.parametrize(
    ("text", "slip", "right"),
    [
        ("he works", GrammarSlip(0, 2, "they", "Other"), False),
        ("it is the the end", GrammarSlip(6, 13, "the", "RepeatedWords"), True),
        ("she had had it", GrammarSlip(4, 11, "had", "RepeatedWords"), False),
        ("she work here", GrammarSlip(4, 8, "works", "PronounVerbAgreement"), True),
        ("with you works", GrammarSlip(9, 14, "work", "PronounVerbAgreement"), False),
        ("a hour", GrammarSlip(0, 1, "an", "AnA"), True),
        ("an honour", GrammarSlip(0, 2, "a", "AnA"), False),
        ("an MES", GrammarSlip(0, 2, "a", "AnA"), False),
        ("short", GrammarSlip(3, 99, "x", "AnA"), False),
        ("short", GrammarSlip(3, 5, "", "RepeatedWords"), False),
    ],
)
def test_rules_of_grammar_are_believed_as_the_data_says(text: str, slip: GrammarSlip, right: bool) -> None:
    grammar = Grammar(
        rules=frozenset({"RepeatedWords", "PronounVerbAgreement", "AnA"}),
        unless={"RepeatedWords": frozenset({"had had"})},
        after={"PronounVerbAgreement": frozenset({"she"})},
    )
    assert bool(found(text, Spelling(speller=Fixed(slips=[slip]), grammar=grammar))) is right


def test_a_speller_that_says_nothing_finds_nothing() -> None:
    class Silent:
        def ask(self, text: str, words: Sequence[str]) -> Callable[[], None]:
            return lambda: None

    assert Spelling(speller=Silent(), lexicon=FEW).ask(Note(text="Did you recieve it?"))() == ()


@pytest.mark.parametrize(("written", "meant"), [
    ("carvan", "caravan"), ("fortnigtly", "fortnightly"), ("elligible", "eligible"), ("transcipts", "transcripts"),
])  # fmt: skip
def test_a_letter_lost_or_doubled_in_a_long_word_is_seen(written: str, meant: str) -> None:
    [hit] = speller_for().ask(Note(text=f"I wanted to ask about the {written} that we saw."))()
    assert hit.fields["fix"] == meant


@pytest.mark.parametrize(
    "word", ["commis", "jollof", "bakkie", "brunoise", "kubectl", "sommelier", "takaful"]
)
def test_words_of_a_trade_or_a_place_are_let_be(word: str) -> None:
    assert speller_for().ask(Note(text=f"I wanted to ask about the {word} that we saw."))() == ()


def test_lines_that_are_no_sentences_are_not_asked_which_word_belongs_where() -> None:
    note = Note(text="Otherwise I'm happy sign the papers.")
    assert speller_for().ask(note)() != ()
    assert speller_for().for_fragments().ask(note)() == ()


def flagged(text: str) -> list[tuple[int, int]]:
    """The places that the rule or the speller marks, as the check shows them."""
    note = Note(text=text)
    return [hit.span or (0, 0) for hit in (*TYPO.find(note), *speller_for().ask(note)())]


def test_most_slips_of_our_own_list_are_found() -> None:
    missed = []
    for line in SLIPS:
        wrong = re.search(r"\{(.*?)>.*?\}", line)
        assert wrong
        text = line.replace(wrong[0], wrong[1])
        span = (wrong.start(), wrong.start() + len(wrong[1]))
        if not any(start < span[1] and span[0] < end for start, end in flagged(text)):
            missed.append(line)
    assert len(SLIPS) >= 150
    assert len(missed) <= len(SLIPS) * 0.05, missed


def test_hardly_any_right_sentence_is_flagged() -> None:
    mended = [re.sub(r"\{.*?>(.*?)\}", r"\1", line).replace("  ", " ") for line in SLIPS]
    wrong = [line for line in (*NEAR, *mended) if flagged(line)]
    assert len(NEAR) >= 150
    assert len(wrong) <= len(NEAR + mended) * 0.01, wrong


def test_the_lists_hold_plain_words() -> None:
    lexicon = load_lexicon()
    odd = {word for word in lexicon.everyday | lexicon.openers if not re.fullmatch(r"[a-z]+", word)}
    assert odd == set()
    assert lexicon.everyday <= lexicon.known
    fixes = set(TYPO.fixes) & lexicon.everyday  # type: ignore[union-attr]
    assert fixes == set()


@pytest.mark.parametrize(
    "piece", [".", "'", "a", "A. ", "wrod ", "Wrod. ", "i am ", "[", "\n", "é", "😀", "teh the "]
)
def test_a_long_text_is_read_in_time(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    began = process_time()
    flagged(text)
    assert process_time() - began < 3
