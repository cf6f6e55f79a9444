"""The rules of the check on a terminal: listed in groups, or one explained with all that it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from tactful.app.load_rules import load_rules
from tactful.app.set_aside import known_rule
from tactful.cli.json_out import echo_json
from tactful.cli.page import heading, pairs, say
from tactful.notes.check.rule import Example, Rule
from tactful.profile.rule import ProfileRule

GROUPS = {
    "Tone": (
        "pressure", "desperation", "demand", "bypass", "guilt-trip", "flattery", "overfamiliar", "self-serving",
        "generic", "presumption", "negativity", "unprofessional", "shouting", "emoji",
    ),
    "What is missing": (
        "missing-purpose", "missing-personal", "missing-thanks", "missing-specifics", "missing-referrer",
        "missing-role", "common-ground-unused", "no-greeting", "no-introduction", "no-enthusiasm", "reader-unnamed",
    ),
    "What does not belong": (
        "ask-too-soon", "asks-for-the-decision", "several-asks", "salary-too-soon", "private-matters",
        "about-oneself", "link-in-request", "several-addressees", "unnamed-permission",
    ),
    "Whose words they are": (
        "default-text", "one-click-text", "placeholder", "sent-before", "same-words", "ungrounded",
    ),
    "Against the facts": ("wrong-name", "wrong-company", "wrong-role", "wrong-day"),
    "Form": ("typo", "too-long", "hard-to-read", "other-language"),
}  # fmt: skip
OTHER = "Further"


def say_rules(name: str | None, as_json: bool) -> None:
    """List the rules, or explain the one of this name. Raises BadInput for what is no rule."""
    rules = {rule.name: rule for rule in load_rules()}
    if name is not None:
        known_rule(name)
    chosen = [rules[name]] if name else list(rules.values())
    if as_json:
        echo_json([_as_json(rule) for rule in chosen])
    elif name:
        _explain(rules[name])
    else:
        _list(rules)


def say_profile_rules(name: str | None, as_json: bool) -> None:
    """The same for the rules of the audit, by section."""
    from tactful.app.audit_profile import known_profile_rule
    from tactful.app.load_profile_rules import load_profile_rules
    from tactful.app.profile_words import TITLES

    rules = {rule.name: rule for rule in load_profile_rules()}
    if name is not None:
        known_profile_rule(name)
    chosen = [rules[name]] if name else list(rules.values())
    if as_json:
        echo_json([_profile_rule_as_json(rule) for rule in chosen])
    elif name:
        _explain_profile_rule(rules[name])
    else:
        room = max(len(name) for name in rules)
        for section, title in TITLES.items():
            if there := [rule for rule in rules.values() if rule.sections[0] == section]:
                heading(title)
                pairs(((f"{rule.name:{room}} {rule.level:7}", rule.why) for rule in there), indent=0)
        say()
        say("One in full: tactful profile --explain RULE")


def group_of(name: str) -> str:
    """The group a rule is listed in."""
    return next((group for group, names in GROUPS.items() if name in names), OTHER)


def _list(rules: Mapping[str, Rule]) -> None:
    left = [name for name in rules if group_of(name) == OTHER]
    for group, names in (*GROUPS.items(), (OTHER, tuple(left))):
        if there := [rules[name] for name in names if name in rules]:
            heading(group)
            room = max(len(name) for name in rules)
            pairs(((f"{rule.name:{room}} {rule.level:7}", rule.why) for rule in there), indent=0)
    say()
    say(
        "An error or a warning means not ready yet; a hint never does. One in full: tactful check --explain RULE"
    )


def _explain(rule: Rule) -> None:
    say(f"{rule.name} ({rule.level}): {rule.why}", bold=True)
    rows = [
        ("says", rule.message),
        ("cure", rule.advice),
        ("group", group_of(rule.name)),
        ("kinds of note", ", ".join(rule.scenarios) or "all"),
        ("not in", ", ".join(rule.not_in)),
        ("readers", ", ".join(rule.to)),
        ("sent as", ", ".join(rule.channels)),
        ("languages", "all" if rule.any_language else "English"),
        ("gives way to", ", ".join(rule.yields_to)),
    ]
    pairs((name, words) for name, words in rows if words)
    for head, examples in (("Flags", rule.flags), ("Passes", rule.passes)):
        heading(head)
        for example in examples:
            say(f"- {example.text}{_setting(example)}", indent=2, hang=4)
    heading("Who says so")
    pairs(_sources(dict.fromkeys((*rule.source, *rule.rules))))
    say()
    say(f"To let it be: tactful check NOTE --set-aside {rule.name}, or with --always for every text")


def _explain_profile_rule(rule: ProfileRule) -> None:
    say(f"{rule.name} ({rule.level}): {rule.why}", bold=True)
    rows = [
        ("says", rule.message),
        ("cure", rule.advice),
        ("looks at", ", ".join(rule.sections)),
        ("helps", f"{rule.helps}, in about {rule.minutes} minutes"),
        ("holds back", "requests, until it is mended or waived" if rule.gap else ""),
        ("numbers", rule.basis or ""),
    ]
    pairs((name, words) for name, words in rows if words)
    heading("Who says so")
    pairs(_sources(dict.fromkeys((*rule.source, *rule.rules))))
    say()
    say(f"To let it be: tactful profile --waive {rule.name}")


def _profile_rule_as_json(rule: ProfileRule) -> dict[str, object]:
    keys = (
        "level", "sections", "why", "message", "advice", "helps", "minutes", "gap", "basis", "source", "rules",
    )  # fmt: skip
    return {"rule": rule.name, **{key: getattr(rule, key) for key in keys}}


def _setting(example: Example) -> str:
    parts = (example.scenario, example.to, example.channel and f"as {example.channel}")
    known = msgspec.to_builtins(example.facts) if example.facts else {}
    told = [f"{name}: {_words(value)}" for name, value in known.items()]
    where = "; ".join([part for part in parts if part] + told)
    return f" ({where})" if where else ""


def _words(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def _sources(ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    from tactful.app.load_playbook import load_playbook

    playbook = load_playbook("standard")
    for one in ids:
        if one in playbook.rule:
            yield one, playbook.rule[one].says
        elif one in playbook.source:
            yield one, playbook.source[one].title
        else:
            yield one, "published guidance; see the list of sources"


def _as_json(rule: Rule) -> dict[str, object]:
    keys = ("level", "why", "advice", "source", "rules", "message", "scenarios", "not_in", "to", "channels")
    return {"rule": rule.name, "group": group_of(rule.name), **{key: getattr(rule, key) for key in keys}}
