"""JSON for programs, one form everywhere."""

from __future__ import annotations

from typing import Any

import click
import msgspec

_encoder = msgspec.json.Encoder()


def echo_json(value: Any, *, indent: bool = True) -> None:
    """Write a value as JSON, indented for people or on one line."""
    raw = _encoder.encode(value)
    click.echo((msgspec.json.format(raw, indent=2) if indent else raw).decode())
