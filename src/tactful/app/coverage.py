"""Where each rule of the etiquette lives: in a play, a boundary, a reason, a task, a check rule or a wording."""

from __future__ import annotations

from tactful.core.playbook import Playbook


def coverage(playbook: Playbook) -> dict[str, list[str]]:
    """Rule id to the places that carry it; a rule nothing carries has an empty list."""
    from tactful.app.load_rules import load_rules

    places: dict[str, list[str]] = {rule: [] for rule in playbook.rule}

    def carry(rule: str, place: str) -> None:
        if place not in places.setdefault(rule, []):
            places[rule].append(place)

    for name, play in playbook.play.items():
        for rule in (*play.rules, *(shift.rule for shift in play.shift)):
            carry(rule, f"play {name}")
    for name, boundary in playbook.boundary.items():
        for rule in boundary.rules:
            carry(rule, f"boundary {name}")
    for name, task in playbook.task.items():
        for rule in task.rules:
            carry(rule, f"task {name}")
    for otherwise in playbook.otherwise:
        for rule in otherwise.rules:
            carry(rule, f"otherwise {'/'.join(otherwise.actions) or 'nothing'}")
    for reason in playbook.reason:
        carry(reason.rule, f"reason for {'/'.join(reason.actions or reason.plays)}")
    for note_rule in load_rules():
        for rule in note_rule.rules:
            carry(rule, f"check {note_rule.name}")
    for rule_id, rule_ in playbook.rule.items():
        if rule_.planned and not places[rule_id]:
            carry(rule_id, f"planned: {rule_.planned}")
    return places
