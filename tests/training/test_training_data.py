"""The labelled notes and sentences are well formed, and no author has looked over another's shoulder."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from typing import Any, get_args

import pytest
from training.examples import ASIDE, CALIBRATION, HERE, NEEDED, authors, digest, read, rows_of, wording_rows

from tactful.core.situation import Role
from tactful.notes.check.reading.sentences import sentences
from tactful.notes.check.tone.network import FAULTS, PARTS, READERS
from tactful.notes.note import SCENARIOS

NOTES = authors(notes_only=True)
SENTENCES = [name for name in authors() if name not in NOTES]
FIELDS = {"id", "scenario", "to", "text", "spans", "missing", "typos", "sendable"}
SHARED = 0.03
"""The most sentences of five words or more that an author may have in common with the others, as a share:
thanks and kind regards."""


def said(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def test_the_authors_are_there() -> None:
    assert len(NOTES) >= 11
    assert len(SENTENCES) >= 6
    assert {*CALIBRATION, *ASIDE} <= set(NOTES)
    assert set(CALIBRATION).isdisjoint(ASIDE)


def test_every_reader_and_part_has_its_place() -> None:
    assert set(READERS) == set(get_args(Role))
    assert set(PARTS) == set(NEEDED)


@pytest.mark.parametrize("author", NOTES)
def test_a_note_has_its_fields_and_known_words(author: str) -> None:
    for note in read(author):
        assert note.keys() - {"pair", "dignity"} == FIELDS, note["id"]
        assert note["scenario"] in SCENARIOS, note["id"]
        assert note["to"] in READERS, note["id"]
        assert note["text"] == note["text"].strip(), note["id"]
        assert {span["label"] for span in note["spans"]} <= set(FAULTS), note["id"]
        assert all(note["scenario"] in NEEDED[part] for part in note["missing"]), note["id"]


@pytest.mark.parametrize("author", NOTES)
def test_what_is_quoted_is_in_the_note(author: str) -> None:
    for note in read(author):
        for quoted in (*note["spans"], *note["typos"]):
            assert quoted["quote"].strip(), note["id"]
            assert quoted["quote"] in note["text"], note["id"]
        assert all(typo["fix"] != typo["quote"] for typo in note["typos"]), note["id"]


@pytest.mark.parametrize("author", NOTES)
def test_a_note_is_sendable_when_nothing_is_marked(author: str) -> None:
    wrong = [n["id"] for n in read(author) if n["sendable"] == bool(n["spans"] or n["missing"] or n["typos"])]
    assert wrong == []


@pytest.mark.parametrize("author", NOTES)
def test_ids_are_the_authors_own(author: str) -> None:
    ids = [note["id"] for note in read(author)]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z]\d?-\d{4}", one) for one in ids)


@pytest.mark.parametrize("author", NOTES)
def test_a_pair_is_two_notes_of_which_one_is_fit_to_send(author: str) -> None:
    pairs: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for note in read(author):
        if "pair" in note:
            pairs[note["pair"]].append(note)
    for name, pair in pairs.items():
        assert sorted(note["sendable"] for note in pair) == [False, True], name
        assert len({note["scenario"] for note in pair}) == 1, name
    if not author.startswith("dev"):
        assert sum(map(len, pairs.values())) >= 0.49 * len(read(author))


@pytest.mark.parametrize("author", SENTENCES)
def test_a_sentence_has_its_fields_and_known_words(author: str) -> None:
    for line in read(author):
        assert {"text", "labels"} <= line.keys() <= {"text", "labels", "parts", "scenario", "to"}, line[
            "text"
        ]
        assert set(line["labels"]) <= set(FAULTS), line["text"]
        assert set(line.get("parts", ())) <= set(PARTS), line["text"]
        assert line.get("scenario") in (None, *SCENARIOS), line["text"]
        assert line.get("to") in (None, *READERS), line["text"]


@pytest.mark.parametrize("author", SENTENCES)
def test_beside_the_faults_stand_their_near_neighbours(author: str) -> None:
    fine = sum(not line["labels"] for line in read(author))
    assert fine >= 0.25 * len(read(author))


def test_every_label_has_a_few_hundred_examples() -> None:
    held = Counter(
        label
        for author in authors()
        for line in read(author)
        for label in (line["labels"] if "labels" in line else {span["label"] for span in line["spans"]})
    )
    assert min(held[label] for label in FAULTS) >= 200


def test_no_text_is_there_twice() -> None:
    held: dict[str, list[str]] = defaultdict(list)
    for author in authors():
        for line in read(author):
            held[said(line["text"])].append(author)
    assert {text: names for text, names in held.items() if len(names) > 1} == {}


def test_authors_share_hardly_a_sentence() -> None:
    held: dict[str, set[str]] = {}
    for author in authors():
        texts = (said(line["text"][a:b]) for line in read(author) for a, b in sentences(line["text"]))
        held[author] = {text for text in texts if text.count(" ") >= 4}
    for author, own in held.items():
        others = set().union(*(texts for name, texts in held.items() if name != author))
        assert len(own & others) <= SHARED * len(own), author


def test_lines_are_json_each_on_its_own() -> None:
    for path in sorted(HERE.glob("*/*.jsonl")):
        raw = path.read_bytes()
        assert raw.endswith(b"}\n"), path.name
        assert b"\r" not in raw, path.name
        assert all(isinstance(json.loads(line), dict) for line in raw.splitlines()), path.name


def test_a_digest_changes_with_the_authors_and_not_with_their_order() -> None:
    assert digest(["n1", "n2"]) == digest(["n2", "n1"])
    assert digest(["n1"]) != digest(["n1", "n2"])


def test_rows_carry_the_label_where_the_quote_stands() -> None:
    for author in ("n1", "d1"):
        notes = read(author)
        for row in rows_of(author):
            assert row.bag
            quotes = [s["quote"] for s in notes[row.bag[1]]["spans"]]
            marked = bool((row.y[: len(FAULTS)] == 1).any())
            if any(quote in row.text for quote in quotes):
                assert marked, row.text
            if not quotes:
                assert not marked, row.text


def test_what_the_composer_says_has_no_slot_left_and_no_fault() -> None:
    rows = wording_rows()
    assert len(rows) > 50
    assert not any(set("{}_") & set(row.text) for row in rows)
    assert not any((row.y[: len(FAULTS)] != 0).any() for row in rows)
