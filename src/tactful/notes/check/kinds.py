"""The kinds of rule there are; a rule file names its own in `kind`."""

from __future__ import annotations

from tactful.notes.check.days import Days
from tactful.notes.check.foreign import Foreign
from tactful.notes.check.grounded import Grounded
from tactful.notes.check.known import Known
from tactful.notes.check.length import Length
from tactful.notes.check.missing import Missing
from tactful.notes.check.phrases import Phrases
from tactful.notes.check.repeated import Repeated
from tactful.notes.check.share import Share
from tactful.notes.check.signs import Signs
from tactful.notes.check.title import Title
from tactful.notes.check.typos import Typos

AnyRule = (
    Phrases | Length | Missing | Typos | Known | Days | Title | Repeated | Share | Signs | Foreign | Grounded
)
