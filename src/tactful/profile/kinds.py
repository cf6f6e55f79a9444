"""The kinds of rule there are; a rule file names its own in `kind`."""

from __future__ import annotations

from tactful.profile.achievements import Achievements
from tactful.profile.asked import Asked
from tactful.profile.counts import Counts
from tactful.profile.present import Present
from tactful.profile.timeline import Timeline
from tactful.profile.together import Age, Aims, Colleagues, Line, Unused
from tactful.profile.typos import Typos
from tactful.profile.words import Lacks, OtherLanguage, Words

AnyProfileRule = (
    Achievements
    | Age
    | Aims
    | Asked
    | Colleagues
    | Counts
    | Lacks
    | Line
    | OtherLanguage
    | Present
    | Timeline
    | Typos
    | Unused
    | Words
)
