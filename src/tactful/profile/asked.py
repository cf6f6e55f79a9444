"""Rules about what an export cannot show: it is asked, and an answer of no is a finding."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from tactful.profile.profile import Ask
from tactful.profile.rule import ProfileRule, Spot
from tactful.profile.sections import SectionName, View


class Question(Struct, frozen=True, kw_only=True):
    """What is asked instead of assumed; `key` names the answer: `tactful profile --answer KEY=yes`."""

    key: Ask
    section: SectionName
    text: str


class Asked(ProfileRule, frozen=True, tag="asked"):
    """Flags an answer of no; unanswered, its `question` is asked. `{schools}` names the schools of the profile."""

    key: Ask
    question: str

    def find(self, view: View) -> Iterator[Spot]:
        if self._open(view) and view.profile.answers.get(self.key) == "no":
            yield Spot(fields={"schools": _schools(view)})

    def asks(self, view: View) -> Question | None:
        """The question, unless it is answered or there is nothing to ask about."""
        if self.key in view.profile.answers or not self._open(view):
            return None
        text = self.question.format_map({"schools": _schools(view)})
        return Question(key=self.key, section=self.sections[0], text=text)

    def _open(self, view: View) -> bool:
        """Fellow students are asked about where there is a school, and none of them is known."""
        if self.key == "fellow-students":
            return bool(_schools(view)) and not any(view.profile.network.schools.values())
        return True


def _schools(view: View) -> str:
    names = list(dict.fromkeys(entry.place for entry in view.profile.education if entry.place))
    return " or ".join(names[:2])
