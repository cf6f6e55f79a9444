"""Every error a person can meet: its id, a sentence, the next step, an exit code and an HTTP status."""

from __future__ import annotations


class TactfulError(Exception):
    """An error with a next step. Subclasses give `id`, `exit_code` and `status`."""

    id = "fault"
    exit_code = 4
    status = 500

    def __init__(self, what: str, next_step: str) -> None:
        super().__init__(what)
        self.what = what
        self.next_step = next_step


class BadInput(TactfulError):  # noqa: N818
    """What was typed or handed in cannot be used; nothing was changed."""

    id = "bad-input"
    exit_code = 2
    status = 422


class NotFound(BadInput):
    """No person, company or opportunity by that name."""

    id = "not-found"
    status = 404


class Ambiguous(BadInput):
    """Several match; `candidates` lists them."""

    id = "ambiguous"
    status = 409

    def __init__(self, what: str, next_step: str, candidates: list[str]) -> None:
        super().__init__(what, next_step)
        self.candidates = candidates


class NotAnExport(BadInput):
    """No source recognises the file."""

    id = "not-an-export"


class OtherOwner(BadInput):
    """The export belongs to another person than the ledger."""

    id = "other-owner"
    status = 409


class PlaybookFault(BadInput):
    """A playbook with problems; `problems` lists them all."""

    id = "playbook"

    def __init__(self, what: str, next_step: str, problems: list[str]) -> None:
        super().__init__(what, next_step)
        self.problems = problems


class LedgerUnusable(TactfulError):  # noqa: N818
    """The ledger cannot be read or written; nothing was lost."""

    id = "ledger"
    exit_code = 3
    status = 503


class LedgerMissing(LedgerUnusable):
    """There is no ledger at this place."""

    id = "ledger-missing"


class LedgerBusy(LedgerUnusable):
    """Another process holds the ledger longer than the patience."""

    id = "ledger-busy"


class LedgerFull(LedgerUnusable):
    """The disk has no room."""

    id = "ledger-full"


class LedgerReadOnly(LedgerUnusable):
    """The file may not be written."""

    id = "ledger-read-only"


class LedgerNewer(LedgerUnusable):
    """The ledger was written by a newer version."""

    id = "ledger-newer"


class LedgerDamaged(LedgerUnusable):
    """The file is no ledger, or is damaged."""

    id = "ledger-damaged"
