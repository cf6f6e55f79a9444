"""The network of slips: held against the same sums done the slow way, and what the one that ships sees."""

from __future__ import annotations

import numpy as np
import pytest

from tactful.app.check_note import check_note
from tactful.app.load_model import SLIP_WEIGHTS, load_slip_model
from tactful.app.spelling import speller_for
from tactful.notes.check.reading.attention import HEAD
from tactful.notes.check.slips.edits import KEEP
from tactful.notes.check.slips.network import SENTENCE, SlipNetwork
from tactful.notes.check.slips.words import Word
from tactful.notes.note import Note

WIDTH, INNER, EDITS, PIECES = 64, 48, 5, 30


def weights() -> dict[str, np.ndarray]:
    rng = np.random.default_rng(5)
    shapes = {
        "piece": (PIECES, WIDTH), "piece_scale": (PIECES, 1), "place": (65, WIDTH), "written": (3, WIDTH),
        "norm": (2, WIDTH), "out": (WIDTH, EDITS), "out_bias": (EDITS,),
    }  # fmt: skip
    for layer in "01":
        shapes |= {
            f"{layer}.mix": (WIDTH, 6 * HEAD), f"{layer}.mix_bias": (6 * HEAD,),
            f"{layer}.gather": (2 * HEAD, WIDTH), f"{layer}.gather_bias": (WIDTH,), f"{layer}.norm": (2, WIDTH),
            f"{layer}.think": (WIDTH, INNER), f"{layer}.think_bias": (INNER,),
            f"{layer}.tell": (INNER, WIDTH), f"{layer}.tell_bias": (WIDTH,), f"{layer}.norm_after": (2, WIDTH),
        }  # fmt: skip
    return {name: rng.normal(scale=0.3, size=shape).astype(np.float32) for name, shape in shapes.items()}


def normal(x: np.ndarray, scale: np.ndarray) -> np.ndarray:
    return (x - x.mean()) / np.sqrt(x.var() + 1e-12) * scale[0] + scale[1]


def slowly(w: dict[str, np.ndarray], words: list[Word]) -> np.ndarray:
    """The likelihoods of one sentence, piece by piece and head by head."""
    pieces = [SENTENCE, *(p for word in words for p in word.pieces)]
    written = [0, *(word.written for word in words for _ in word.pieces)]
    x = [
        normal(w["piece"][p] * w["piece_scale"][p] + w["place"][i] + w["written"][how], w["norm"])
        for i, (p, how) in enumerate(zip(pieces, written, strict=True))
    ]
    for layer in ("0.", "1."):
        mixed = [row @ w[f"{layer}mix"] + w[f"{layer}mix_bias"] for row in x]
        after = []
        for row, own in zip(x, mixed, strict=True):
            seen = []
            for head in range(2):
                a, b, c = (
                    slice(k * 2 * HEAD + head * HEAD, k * 2 * HEAD + (head + 1) * HEAD) for k in range(3)
                )
                scores = np.exp([own[a] @ other[b] for other in mixed])
                seen.append(sum(s * other[c] for s, other in zip(scores / scores.sum(), mixed, strict=True)))
            y = normal(
                row + np.concatenate(seen) @ w[f"{layer}gather"] + w[f"{layer}gather_bias"], w[f"{layer}norm"]
            )
            thought = y @ w[f"{layer}think"] + w[f"{layer}think_bias"]
            thought = thought / (1 + np.exp(-1.702 * thought))
            after.append(
                normal(y + thought @ w[f"{layer}tell"] + w[f"{layer}tell_bias"], w[f"{layer}norm_after"])
            )
        x = after
    firsts = np.cumsum([1, *(len(word.pieces) for word in words)])[:-1]
    said = np.exp([x[place] @ w["out"] + w["out_bias"] for place in firsts])
    return said / said.sum(1, keepdims=True)


def sentence(*sizes: int) -> list[Word]:
    rng = np.random.default_rng(sum(sizes))
    return [
        Word("x", n, n + 1, tuple(rng.integers(3, PIECES, size).tolist()), n % 3)
        for n, size in enumerate(sizes)
    ]


def test_the_sums_are_those_of_the_slow_way() -> None:
    w = weights()
    sentences = [sentence(1, 2, 1), sentence(3), sentence(2, 1, 1), sentence(*[1] * 20)]
    for words, likely in zip(sentences, SlipNetwork(w).edits(sentences), strict=True):
        assert likely.shape == (len(words), EDITS)
        assert np.allclose(likely, slowly(w, words), atol=1e-4)


def test_the_weights_that_ship_fit_their_words() -> None:
    model = load_slip_model()
    assert SLIP_WEIGHTS.stat().st_size < 13_000_000
    assert model.edits[0] == KEEP
    assert model.network.weights["out"].shape[1] == len(model.edits) == len(set(model.edits))
    assert len(model.network.weights["piece"]) == len(model.vocabulary)
    assert all(np.isfinite(array).all() for array in model.network.weights.values())


@pytest.mark.parametrize(("text", "quote", "fix"), [
    ("Otherwise I'm happy sign the papers.", "happy sign", "happy to sign"),
    ("The new lab have everything a teacher could wish for.", "have", "has"),
    ("Thank you the lovely message.", "you the", "you for the"),
    ("Could you tell me when candidates will informed?", "will informed", "will be informed"),
    ("I need to be somewhere I can start strait away.", "strait", "straight"),
])  # fmt: skip
def test_a_right_word_in_the_wrong_place_is_seen(text: str, quote: str, fix: str) -> None:
    [[hit]] = load_slip_model().find([text])
    assert hit.span
    assert (text[slice(*hit.span)], hit.fields["fix"]) == (quote, fix)
    assert any(finding.rule == "typo" for finding in check_note(f"Hi Dana, good morning. {text}").findings)


@pytest.mark.parametrize("text", [
    "", "Dana", "Hi Dana,", "Been a while!", "12 + 7 = 19", "Otherwise I'm happy to sign the papers.", "王小明 您好",
    "I run the brake press in the flour mill.", "I am the sous chef who makes the beurre blanc.", "a" * 5_000,
])  # fmt: skip
def test_what_is_right_or_strange_is_let_be(text: str) -> None:
    assert load_slip_model().find([text]) == [[]]


def test_several_texts_at_once_are_read_as_one_by_one() -> None:
    texts = [
        "Otherwise I'm happy sign.",
        "",
        "Hi Dana, thank you the lovely message. All the best",
        "It is fine.",
    ]
    model = load_slip_model()
    assert model.find(texts) == [model.find([text])[0] for text in texts]


def test_names_that_are_known_are_not_mended() -> None:
    text = "Could we talk about how strait handles the rota?"
    assert load_slip_model().find([text]) != [[]]
    assert speller_for().ask(Note(text=text))() != ()
    assert speller_for(("strait",)).ask(Note(text=text))() == ()
