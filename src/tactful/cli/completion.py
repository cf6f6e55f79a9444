"""`tactful completion`: how to switch on completion in a shell."""

from __future__ import annotations

import click

_LINES = {
    "bash": ('eval "$(_TACTFUL_COMPLETE=bash_source tactful)"', "~/.bashrc"),
    "zsh": ('eval "$(_TACTFUL_COMPLETE=zsh_source tactful)"', "~/.zshrc"),
    "fish": ("_TACTFUL_COMPLETE=fish_source tactful | source", "~/.config/fish/completions/tactful.fish"),
}


@click.command("completion")
@click.argument("shell", type=click.Choice(list(_LINES)), default="bash")
def command(shell: str) -> None:
    """The line that switches on completion in your SHELL, and the file it belongs in."""
    line, file = _LINES[shell]
    click.echo(line)
    click.echo(f"# Put this line into {file} and open a new terminal.", err=True)
