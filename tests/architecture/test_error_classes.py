"""Every error a person can meet has an id of its own, an exit code, a status and a sentence about itself."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from pkgutil import walk_packages

import pytest

import tactful
from tactful.errors import TactfulError

MIGRATIONS = "tactful.ledger.migrations"


def every(kind: type[TactfulError]) -> list[type[TactfulError]]:
    """An error and all errors that are of its kind."""
    return [kind, *(deeper for child in kind.__subclasses__() for deeper in every(child))]


@pytest.fixture(scope="module")
def errors() -> list[type[TactfulError]]:
    """All errors, those included that a module keeps to itself."""
    for module in walk_packages(tactful.__path__, "tactful."):
        if not module.name.startswith(MIGRATIONS) and module.name != "tactful.__main__":
            import_module(module.name)
    return every(TactfulError)


def test_each_error_has_an_id_of_its_own(errors: list[type[TactfulError]]) -> None:
    nameless = [error.__qualname__ for error in errors if "id" not in vars(error)]
    twice = [id_ for id_, count in Counter(error.id for error in errors).items() if count > 1]
    assert (nameless, twice) == ([], [])


def test_each_error_ends_with_a_promised_exit_code_and_a_status(errors: list[type[TactfulError]]) -> None:
    wrong = {
        e.id: (e.exit_code, e.status)
        for e in errors
        if e.exit_code not in (2, 3, 4) or not 400 <= e.status < 600
    }
    assert wrong == {}


def test_each_error_says_what_it_is(errors: list[type[TactfulError]]) -> None:
    assert [error.id for error in errors if not (error.__doc__ or "").strip()] == []
