"""Writing a page: whole or not at all, for the owner's eyes, and never over a file that is something else."""

from __future__ import annotations

from pathlib import Path

from tactful.app.feed_file import put
from tactful.errors import BadInput
from tactful.exports import html, markdown

MARKS = (html.MADE_BY.encode(), markdown.MADE_BY.encode())


def put_page(path: Path, page: str, *, again: bool = True) -> None:
    """Write a page to `path`, in the place of an earlier page of Tactful where `again` allows it.

    Raises BadInput for a folder, for a file that is something else, and where nothing can be written.
    """
    check_place(path, again=again)
    put(path, page.encode("utf-8", "replace"))


def check_place(path: Path, *, again: bool = True) -> None:
    """Raise BadInput where a page cannot go."""
    try:
        if not path.parent.is_dir():
            raise BadInput(f"There is no folder {path.parent}.", "Name a file in a folder that is there.")
        if not path.exists():
            return
        if not path.is_file():
            raise BadInput(f"{path} is no plain file.", "Name a file, such as page.html.")
        with path.open("rb") as file:
            before = file.read(1024)
    except (OSError, ValueError) as error:
        raise BadInput(f"{str(path)[:80]} cannot be used.", "Name another place.") from error
    if not again or (before and not any(mark in before for mark in MARKS)):
        raise BadInput(f"{path} is there already.", "Name a new file.")
