"""The kinds of rule there are; a rule file names its own in `kind`."""

from __future__ import annotations

from tactful.notes.check.known import Known
from tactful.notes.check.length import Length
from tactful.notes.check.missing import Missing
from tactful.notes.check.phrases import Phrases
from tactful.notes.check.typos import Typos

AnyRule = Phrases | Length | Missing | Typos | Known
