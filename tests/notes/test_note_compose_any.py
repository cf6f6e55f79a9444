"""Whatever the facts: a draft that fits and passes, or the reason why there is none.

`TACTFUL_EXAMPLES=5000 pytest tests/notes/test_note_compose_any.py` tries more.
"""

from __future__ import annotations

import os

from drafting import WITH_WORDS, situations
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tactful.app.draft_advised import recipe_of_play
from tactful.app.draft_note import draft_note
from tactful.app.load_model import load_model
from tactful.app.load_rules import load_rules, load_wording
from tactful.core.finding import blocks
from tactful.core.situation import Situation
from tactful.notes.check.engine import check, sendable
from tactful.notes.known_facts import known_facts
from tactful.notes.note import facts_of
from tactful.notes.variants import in_common

EXAMPLES = int(os.environ.get("TACTFUL_EXAMPLES", "250"))
WORDING = load_wording()
RULES = load_rules()


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    known=situations,
    play=st.sampled_from(sorted(WITH_WORDS)),
    own=st.sampled_from([None, None, "I moved the rota to Sundays.", "Did you try that?", "lol {name} <b>"]),
    seed=st.none() | st.integers(-9, 9),
)
def test_a_draft_fits_and_passes_or_says_why_not(
    known: Situation, play: str, own: str | None, seed: int | None
) -> None:
    name, channel = recipe_of_play(WITH_WORDS[play], known)
    draft = draft_note(known, name, channel, own=own, seed=seed)
    if draft.text is None:
        assert draft.missing or draft.asks
        assert all(asked.strip() for asked in draft.asks)
        assert draft.variants == ()
        assert not draft.missing or not draft.findings
        return
    assert not any(blocks(finding) for finding in draft.findings)
    for text in (draft.text, *draft.variants):
        assert draft.limit is None or len(text) <= draft.limit
        assert text == text.strip()
        assert "  " not in text
        assert ".." not in text.replace("...", "") or ".." in str(known)
        if WORDING.recipe[name].to == "person":
            assert sendable(
                check(
                    text,
                    RULES,
                    scenario=WORDING.recipe[name].scenario,
                    to=known.person.role,
                    channel=channel,
                    plan=known.me.plan,
                    facts=facts_of(known),
                    model=load_model(),
                )
            )
    for variant in draft.variants:
        assert in_common(variant, draft.text) <= 1 / 3
    assert draft == draft_note(known, name, channel, own=own, seed=seed)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(known=situations, tone=st.sampled_from(["formal", "relaxed"]))
def test_a_fact_is_one_line_of_words(known: Situation, tone: str) -> None:
    for name, value in known_facts(known, tone).items():  # type: ignore[arg-type]
        assert name in WORDING.fact
        assert value == " ".join(value.split())
        assert value.isprintable()
        assert any(letter.isalnum() for letter in value)
