"""Where each rule of the etiquette lives: in a play, a boundary, a reason, a task, a check rule or a wording."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tactful.core.playbook import Playbook


def coverage(playbook: Playbook) -> dict[str, list[str]]:
    """Rule id to the places that carry it; a rule nothing carries has an empty list."""
    places: dict[str, list[str]] = {rule: [] for rule in playbook.rule}
    for rule, place in _carried(playbook):
        if place not in places.setdefault(rule, []):
            places[rule].append(place)
    for id_, rule_ in playbook.rule.items():
        if rule_.planned and not places[id_]:
            places[id_].append(f"planned: {rule_.planned}")
    return places


def _carried(playbook: Playbook) -> Iterator[tuple[str, str]]:
    """Yield (rule, place) for everything that rests on a rule."""
    from tactful.app.load_profile_rules import load_profile_rules
    from tactful.app.load_rules import load_rules, load_wording

    cited: list[tuple[str, Iterable[str]]] = []
    for name, play in playbook.play.items():
        cited.append((f"play {name}", (*play.rules, *(shift.rule for shift in play.shift))))
    cited += [(f"boundary {name}", boundary.rules) for name, boundary in playbook.boundary.items()]
    cited += [(f"task {name}", task.rules) for name, task in playbook.task.items()]
    cited += [(f"otherwise {'/'.join(o.actions) or 'nothing'}", o.rules) for o in playbook.otherwise]
    cited += [(f"reason for {'/'.join(r.actions or r.plays)}", (r.rule,)) for r in playbook.reason]
    cited += [(f"check {rule.name}", rule.rules) for rule in load_rules()]
    cited += [(f"profile {rule.name}", rule.rules) for rule in load_profile_rules()]
    cited += [(f"wording {name}", part.rules) for name, part in load_wording().part.items()]
    for place, rules in cited:
        for rule in rules:
            yield rule, place
