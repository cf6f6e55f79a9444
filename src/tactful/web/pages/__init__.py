"""The pages, one module an address; each lists its handlers."""

from __future__ import annotations

from typing import Any

from tactful.web.pages import (
    ask,
    feeding,
    importing,
    network,
    never,
    opportunities,
    opportunity,
    opportunity_forms,
    outcomes,
    paths,
    people,
    person,
    person_facts,
    person_forget,
    person_merge,
    person_new,
    playbooks,
    profile,
    questions,
    settings,
    taking_out,
    targets,
    today,
    week,
    why,
    write,
)

PAGES: list[Any] = [
    *today.HANDLERS,
    *ask.HANDLERS,
    *people.HANDLERS,
    *person.HANDLERS,
    *person_facts.HANDLERS,
    *person_forget.HANDLERS,
    *person_merge.HANDLERS,
    *person_new.HANDLERS,
    *write.HANDLERS,
    *why.HANDLERS,
    *importing.HANDLERS,
    *questions.HANDLERS,
    *settings.HANDLERS,
    *playbooks.HANDLERS,
    *never.HANDLERS,
    *feeding.HANDLERS,
    *taking_out.HANDLERS,
    *opportunities.HANDLERS,
    *opportunity.HANDLERS,
    *opportunity_forms.HANDLERS,
    *targets.HANDLERS,
    *profile.HANDLERS,
    *network.HANDLERS,
    *paths.HANDLERS,
    *outcomes.HANDLERS,
    *week.HANDLERS,
]
"""Every page and every form that a page sends."""
