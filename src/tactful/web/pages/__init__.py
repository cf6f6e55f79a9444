"""The pages, one module an address; each lists its handlers."""

from __future__ import annotations

from typing import Any

from tactful.web.pages import ask, people, person, today, why, write

PAGES: list[Any] = [
    *today.HANDLERS,
    *ask.HANDLERS,
    *people.HANDLERS,
    *person.HANDLERS,
    *write.HANDLERS,
    *why.HANDLERS,
]
"""Every page and every form that a page sends."""
