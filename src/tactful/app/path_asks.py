"""What to ask of each person on a path, as the playbook sees it today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tactful.app.check_note import as_scenario
from tactful.core.advice import Advice
from tactful.core.agenda import Who
from tactful.core.situation import Action, Opportunity, Role, Situation
from tactful.network.paths import EASY_OUT, GIVES_WAY, Ask, Way, asking, to_try
from tactful.network.ties import Word
from tactful.notes.note import Scenario

if TYPE_CHECKING:
    from tactful.app.plan_day import Setting
    from tactful.ledger.open import Ledger
    from tactful.ledger.rows import OpportunityRow, PersonRow


_WORDS: frozenset[Action] = frozenset(
    {"message", "thank", "email", "follow-up", "connect", "ask-conversation"}
)
"""What takes a path further; a like or a comment is good on another day."""

ROUND = "say whether you were colleagues"
LINK = "say how you know them, if it is true (else school, group or event)"


class Told(Struct, frozen=True, kw_only=True):
    """A person with what to ask of them."""

    who: Who
    ask: Ask


class Asker:
    """Asks the engine about many people at once; `job` is mine at the company that the paths lead into.

    `between`: the paths lead to a person, and everybody else is to introduce me.
    """

    def __init__(
        self,
        ledger: Ledger,
        setting: Setting,
        on: date,
        person_ids: Sequence[int],
        job: OpportunityRow | None,
        *,
        between: bool = False,
    ) -> None:
        from tactful.app.plan_day import situations_of

        self._engine, self._on, self._job = setting.engine, on, job
        self._ledger, self._between = ledger, between
        self._playbook = str(setting.settings.get("playbook") or "standard")
        self._told = situations_of(ledger, person_ids, setting, on)

    def of(self, row: PersonRow, way: Way, word: Word, *, linked: bool, twice: bool) -> Told:
        """What to ask of this person; `twice`: others have the same name."""
        from tactful.app.situations import who

        parts, plain, _ = self._told[row.id]
        told = self._seen(plain, row, way)
        between = self._between and way != "themselves"
        asks = to_try(way, word, told.person.role, connected=linked, between=between)
        action, advice = self._best(told, asks)
        if advice.play is None and None not in asks and advice.verdict != "dont":
            # Nothing of what fits the tie is called for: what is best now may be, such as an answer owed.
            now = self._engine.advise(told)
            if (
                now.verdict == "send"
                and now.play
                and now.action in _WORDS - ({"ask-conversation"} if between else set())
            ):
                action, advice = now.action, now
        aside = {one.play for one in parts.aside if one.until is None or one.until > self._on}
        them = who(parts)
        name = f"{row.name} @ {them.company}" if twice and them.company else row.name
        return Told(who=them, ask=self._ask(plain, action, advice, word, name, aside))

    def _seen(self, plain: Situation, row: PersonRow, way: Way) -> Situation:
        """The situation as it is for a path: somebody there is an employee, and my job there is the one."""
        role: Role | None = plain.person.role
        if role in (None, "other") and row.role is None:
            shares = {*plain.person.shares, *(one.what for one in plain.person.shared)}
            beside: Role = "employee" if way in ("there", "perhaps-there", "themselves") else "other"
            role = "colleague" if "employer" in shares else "alum" if "school" in shares else beside
        told = replace(plain, person=replace(plain.person, role=role))
        job = self._job
        if job and way == "there" and plain.opportunity.stage in (None, "none"):
            opportunity = Opportunity(title=job.title, stage=job.stage, posting=job.posting)
            told = replace(told, opportunity=opportunity)
        return told

    def _best(self, told: Situation, asks: Sequence[Action | None]) -> tuple[Action | None, Advice]:
        """The first that can be done now; else the first that a play or a boundary has a word on."""
        tried: list[tuple[Action | None, Advice]] = []
        for action in asks:
            advice = self._engine.advise(replace(told, considering=action))
            if advice.verdict == "send":
                return action or advice.action, advice
            tried.append((action or advice.action, advice))
        return next(((one, advice) for one, advice in tried if advice.play), tried[-1])

    def _ask(
        self, plain: Situation, action: Action | None, advice: Advice, word: Word, name: str, aside: set[str]
    ) -> Ask:
        if "*" in aside or advice.play in aside:
            return Ask(action=action, verdict="dont", says="You have set this aside.", play=advice.play)
        play = self._engine.playbook.play.get(advice.play or "")
        because = next((one.text for one in advice.because if one.weighs == "against"), None)
        return Ask(
            action=action,
            verdict=advice.verdict,
            says=asking(action, word, play.title if play else None),
            because=because if advice.verdict != "send" else None,
            first=advice.first if advice.verdict == "hold" else (),
            words=advice.say,
            easy_out=EASY_OUT if action in GIVES_WAY else None,
            opens=advice.opens if advice.verdict == "wait" else None,
            play=advice.play,
            **self._next(plain, action, advice, name),
        )

    def _next(self, plain: Situation, action: Action | None, advice: Advice, name: str) -> dict[str, str]:
        """The commands that come next: a draft where one can be made, else the advice in full."""
        if advice.verdict == "dont":
            return {}
        if advice.verdict == "send":
            best = self._engine.advise(plain)
            play = self._engine.playbook.play.get(advice.play or "")
            if best.verdict == "send" and best.play == advice.play:
                return self._drafting(plain, name, None)
            if best.verdict == "send" and play and play.scenario and not play.recipe:
                return self._drafting(plain, name, as_scenario(play.scenario))
        considering = f" --considering {action}" if action else ""
        return {"next": f'tactful person "{name}"{considering}'}

    def _drafting(self, plain: Situation, name: str, scenario: Scenario | None) -> dict[str, str]:
        """The draft, tried before it is named; what it needs comes first."""
        from tactful.app.draft_advised import draft_advised

        command = f'tactful draft "{name}"{f" --scenario {scenario}" if scenario else ""}'
        drafted = draft_advised(plain, scenario, playbook=self._playbook)
        if drafted.text is not None or drafted.nothing:
            return {"next": command}
        if any("--say" in ask for ask in drafted.asks):
            return {"next": f'{command} --say "Your own words."'}
        if "tie" not in drafted.missing:
            return {"next": f'tactful person "{name}"'}
        if name in self._in_the_round:
            return {"next": "tactful network --round", "tells": ROUND, "then": command}
        return {"next": f'tactful set "{name}" shares field', "tells": LINK, "then": command}

    @cached_property
    def _in_the_round(self) -> frozenset[str]:
        """The names that the next round asks about."""
        from tactful.app.confirm_ties import round_of

        return frozenset(one.name for one in round_of(self._ledger, self._on))
