"""The cast: Robin Vale looks for a job at Northwind on a Tuesday; the others are people to write to."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from typing import Any

from tactful.core.engine import Engine
from tactful.core.moment import Moment, What
from tactful.core.playbook import Playbook
from tactful.core.playbook_check import File, assemble
from tactful.core.situation import Company, Me, Opportunity, Person, Situation
from tactful.core.story import Story, fold

TODAY = date(2026, 3, 10)

ROBIN = Me(name="Robin Vale", line="data engineer, six years in retail logistics", plan="free")
DANA = Person(name="Dana Reyes", role="interviewer")
IMRE = Person(name="Imre Kovacs", role="hiring-manager")
PRIYA = Person(name="Priya Nair", role="recruiter")
LUIS = Person(name="Luis Ortega", role="colleague", shares=("employer",))
NORTHWIND = Company(name="Northwind")
JOB = Opportunity(title="Data Engineer")


def ago(days: int) -> date:
    """The date so many days before today; ahead of it when negative."""
    return TODAY - timedelta(days=days)


def did(what: What, days: int, **facts: Any) -> Moment:
    """Something that happened so many days ago."""
    if "with" in facts:
        facts["with_"] = facts.pop("with")
    return Moment(on=ago(days), what=what, **facts)


def asked(*moments: Moment, person: Person = DANA, **facts: Any) -> Situation:
    """Robin's situation with a person, today."""
    known: dict[str, Any] = {"me": ROBIN, "company": NORTHWIND, "opportunity": JOB, **facts}
    return Situation(today=known.pop("today", TODAY), person=person, moments=moments, **known)


def told(*moments: Moment, person: Person = DANA, **facts: Any) -> Story:
    """The story of that situation."""
    return fold(asked(*moments, person=person, **facts))


# A playbook small enough to read at a glance. Its etiquette is made up and says nothing about real people.
SMALL = """\
[playbook]
name = "small"
title = "A small playbook"
about = "For tests."

[source.book]
title = "A book"
grade = "own"

[rule.connect]
says = "Connect after meeting."
sources = ["book"]

[rule.write]
says = "Write when there is a reason."
sources = ["book"]

[rule.leave]
says = "Leave people in peace."
sources = ["book"]

[play.connect]
title = "Connect"
rules = "connect"
because = "You met."
action = "connect"
trigger = "met"
when = { link = "none" }
window = { opens = 2, best = [2, 5], closes = 20, basis = "practice: made up" }
rank = 50
say = ["Where you met."]
avoid = ["Haste."]
instead = { action = "follow", text = "Follow them." }
late = "It is too long ago."

[[play.connect.shift]]
when = { culture = "formal" }
by = 3
rule = "leave"
weighs = "against"
text = "A formal house."
basis = "practice: made up"

[play.answer]
title = "Answer"
rules = "write"
because = "They wrote."
action = "message"
also = ["email"]
trigger = "heard"
when = { owes = "me" }
window = { opens = 0, best = [0, 2], closes = 60, basis = "practice: made up" }
rank = 90

[play.congratulate]
title = "Congratulate"
rules = ["write", "connect"]
because = "They moved."
action = "message"
trigger = "moved"
done_by = "wrote"
window = { opens = 0, best = [0, 30], closes = 40, basis = "practice: made up" }
rank = 40
a_day = 2
contested = [{ text = "Some never congratulate.", against = "book" }]
instead = { action = "like", text = "Like it." }

[play.like]
title = "Like"
rules = "write"
because = "They published something."
action = "like"
trigger = "posted"
window = { opens = 0, best = [0, 3], closes = 30, basis = "practice: made up" }
rank = 5
mild = true

[boundary.closed]
title = "They asked not to"
rules = "leave"
text = "They asked not to be contacted."
verdict = "dont"
when = { welcome = "closed" }
first = ["Never shown."]
instead = { action = "follow", text = "Follow them." }

[boundary.cool-off]
title = "Not so fast"
rules = "leave"
text = "You wrote lately."
verdict = "wait"
actions = ["connect"]
when = { wrote = true }
until = { mark = "wrote", days = 7 }
basis = "practice: made up"

[boundary.gap]
title = "The profile first"
rules = "leave"
text = "Your photo is missing."
verdict = "hold"
actions = ["connect"]
when = { gaps = "photo" }
first = ["Add a photo."]

[task.debrief]
title = "Write it down"
rules = "write"
because = "It fades."
steps = ["Who was there?"]
rank = 80
trigger = "interviewed"
when = { interviewed = { max = 1 } }

[task.read]
title = "Read what they publish"
rules = "write"
because = "It teaches."
steps = ["Open each profile."]
rank = 20
every = 7
people = 2

[task.build]
title = "Build the network"
rules = "connect"
because = "It carries."
steps = ["Think of five people."]
rank = 10
every = 7
fewer = 50

[[reason]]
rule = "write"
actions = ["connect"]
when = { mutuals = { min = 1 } }
weighs = "for"
text = "You share people."
first = "Look who they are."
say = "Name them."
avoid = "Do not boast of them."

[[otherwise]]
actions = ["withdraw"]
rules = "leave"
verdict = "wait"
when = { invited = true }
until = { mark = "invited", days = 21 }
text = "Give it time."
basis = "practice: made up"

[[otherwise]]
actions = []
rules = "leave"
verdict = "dont"
text = "Nothing to do."
"""


def playbook(text: str = SMALL) -> Playbook:
    """The playbook in this text, which has no problems."""
    made, problems = assemble([File("small.toml", text, tomllib.loads(text))])
    assert made is not None, [str(problem) for problem in problems]
    return made


def small_engine(text: str = SMALL) -> Engine:
    """The engine over that playbook."""
    return Engine(playbook(text))
