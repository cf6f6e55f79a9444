"""Forms of one word meet, and words that only look alike do not."""

from __future__ import annotations

import pytest

from tactful.profile.stems import key_of, stem, words_of


@pytest.mark.parametrize(
    "forms",
    [
        "plan plans planned planning", "manage manages managed managing management", "policy policies",
        "automate automated automating automation", "organise organised organising organisation organization",
        "modelling modeling models modelled", "colour color colours", "APIs API api", "KPI KPIs", "box boxes",
        "lead leading led", "analyse analysing analysis analyze", "negotiate negotiating negotiation negotiated",
        "document documented documentation", "weld welds welding welded", "batch batches", "company's company",
    ],
)  # fmt: skip
def test_forms_of_one_word_meet(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "apart",
    [
        "product production", "market marketing", "account accounting", "bank banking", "string sting", "new news",
        "logistic logistics", "engine engineering", "rate rating", "C C++", "C C#", "Java JavaScript", "press pres",
    ],
)  # fmt: skip
def test_words_that_only_look_alike_stay_apart(apart: str) -> None:
    one, other = apart.split()
    assert key_of(one) != key_of(other)


def test_names_keep_their_signs_and_hyphens_part_words() -> None:
    assert [word.text for word in words_of("C++, C#, .NET, Node.js, MALDI-TOF and CI/CD (R&D).")] == [
        "C++", "C#", ".NET", "Node.js", "MALDI", "TOF", "and", "CI", "CD", "R&D",
    ]  # fmt: skip


def test_a_sentence_ends_where_it_ends() -> None:
    assert [word.sentence for word in words_of("Count E. coli. Write.")] == [0, 0, 0, 1]
