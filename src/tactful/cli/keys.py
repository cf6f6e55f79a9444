"""One key for one question, in a round of several."""

from __future__ import annotations

import sys

import click


def pressed() -> str:
    """One of y, n, q or nothing for later; Enter is needed where there is no terminal, and its end is the end."""
    while True:
        click.echo("  y yes, n no, Enter later, q enough: ", nl=False)
        line = click.getchar() if sys.stdin.isatty() else sys.stdin.readline()
        key = line.strip()[:1].lower() if line else "q"
        click.echo(key)
        if key in ("y", "n", "q", ""):
            return key
