"""What a search for paths finds: the ways, what they rest on, and what comes next where there is none."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from tactful.core.agenda import Who
from tactful.core.situation import Stage
from tactful.network.companies import Verdict
from tactful.network.next_best import NextBest
from tactful.network.paths import STUDY, STUDY_SAYS, Path
from tactful.network.ties import BASIS, HALF_LIFE


class Place(Struct, frozen=True, kw_only=True):
    """A company of the ledger that the name can mean, and how sure that is."""

    name: str
    verdict: Verdict


class Job(Struct, frozen=True, kw_only=True):
    """A job of mine there."""

    title: str
    stage: Stage


class Basis(Struct, frozen=True, kw_only=True):
    """What the order rests on."""

    half_life_days: int = HALF_LIFE
    closeness: str = BASIS
    study: str = STUDY
    study_says: str = STUDY_SAYS


class Found(Struct, frozen=True, kw_only=True):
    """The ways in. `kept`: the search is kept from that company, and nobody is named; `kept_out`: the person is.
    `more` are not shown.

    `linked`: the person asked about is a connection already; `met`: the two have met.
    `nobody`: no connection is there, and `instead` says
    what comes next.
    """

    asked: str
    company: str | None
    person: Who | None = None
    linked: bool = False
    met: bool = False
    kept: bool = False
    kept_out: bool = False
    as_of: date | None = None
    places: tuple[Place, ...] = ()
    jobs: tuple[Job, ...] = ()
    paths: tuple[Path, ...] = ()
    more: int = 0
    nobody: bool = False
    instead: tuple[NextBest, ...] = ()
    nearby: tuple[Path, ...] = ()
    basis: Basis = Basis()
