"""Reading from disk how companies are called: once a process."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import msgspec

from tactful.errors import PlaybookFault
from tactful.network.groups import Aliases, Group
from tactful.network.words import Vocabulary, WordLists

NETWORK = Path(__file__).parent.parent / "network"

T = TypeVar("T")


@lru_cache
def load_aliases(folder: Path = NETWORK) -> Aliases:
    """The well-known companies and the words of company names. Raises PlaybookFault with the problem."""
    from cleanco.clean import get_unique_terms  # type: ignore[import-untyped]

    lists = _read(folder / "company_words.toml", WordLists)
    groups = _read(folder / "aliases.toml", dict[str, Group])
    return Aliases(groups, Vocabulary(lists, get_unique_terms()))


def _read(path: Path, kind: type[T]) -> T:
    try:
        return msgspec.toml.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError) as error:
        raise PlaybookFault(
            "The names of companies cannot be read.",
            "Mend them, or install Tactful again.",
            [f"{path.name}: {error}"],
        ) from error
