"""JSON for programs, one form everywhere."""

from __future__ import annotations

import json
import sys
from typing import Any

import click
import msgspec

_encoder = msgspec.json.Encoder()


def echo_json(value: Any, *, indent: bool = True) -> None:
    """Write a value as JSON, indented for people or on one line; escaped where the output knows few characters."""
    raw = _encoder.encode(value)
    text = (msgspec.json.format(raw, indent=2) if indent else raw).decode()
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(json.loads(raw), indent=2 if indent else None)
    click.echo(text)
