"""The look into a company, answered all at once as a form does: what changed is kept with its source and date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from tactful.app.look_at_culture import culture_of, keep_answers, look_questions
from tactful.app.move_opportunity import near
from tactful.core.culture import Told
from tactful.errors import NotFound

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger


def answer_culture(
    ledger: Ledger,
    company_id: int,
    answers: Mapping[str, str],
    *,
    source: str | None,
    on: date,
    again: bool = False,
    today: date,
    now: datetime,
) -> bool:
    """Keep the answers that differ from those kept; an empty one is taken away, one not given stays.

    False where none differs. `again`: all of them were looked at anew, and hold as of `on`. Raises NotFound, BadInput.
    """
    from tactful.ledger import jobs

    company = jobs.company(ledger, company_id)
    if company is None:
        raise NotFound("There is no company with this number.", "Look for it among your opportunities.")
    near(on)
    before = {one.question: one for one in culture_of(company, today).seen}
    told = [
        Told(question=name, answer=answer, source=_source(source, before, name, answer), on=on)
        for name, answer in answers.items()
        if name not in look_questions() or answer != (before[name].answer or "") or (again and answer)
    ]
    if told:
        keep_answers(ledger, company.name, told, today=today, now=now)
    return bool(told)


def _source(source: str | None, before: Mapping[str, object], name: str, answer: str) -> str | None:
    """The source given; without one, that of the same answer looked at again."""
    kept = before.get(name)
    if source or kept is None or getattr(kept, "answer", None) != answer:
        return source
    return getattr(kept, "source", None)
