"""The page "From the two articles": what they say, section by section, and what carries it here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from docs.markdown import links, page, slug

DATA = Path(__file__).with_name("articles.toml")


class Point(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that a section says, and what carries it."""

    says: str
    does: str
    commands: tuple[str, ...]
    pages: tuple[str, ...]
    rules: tuple[str, ...]


class Section(Struct, frozen=True, forbid_unknown_fields=True):
    """A section of an article; `left` is what stays with LinkedIn or with the person, and why."""

    heading: str
    point: tuple[Point, ...]
    left: str | None = None


class Article(Struct, frozen=True, forbid_unknown_fields=True):
    """One of the two; `id` is that of the playbook's source."""

    id: str
    title: str
    asks: str
    section: tuple[Section, ...]

    @property
    def points(self) -> Iterator[Point]:
        """All points, in their order."""
        return (point for section in self.section for point in section.point)


class Articles(Struct, frozen=True, forbid_unknown_fields=True):
    """Both articles, and the pages of the web app: address to heading in web.md."""

    page: dict[str, str]
    article: tuple[Article, ...]

    @property
    def points(self) -> Iterator[Point]:
        """All points of both."""
        return (point for article in self.article for point in article.points)


def read_articles() -> Articles:
    """The data; raises msgspec.ValidationError where it has another form."""
    return msgspec.toml.decode(DATA.read_bytes(), type=Articles)


def from_the_articles() -> str:
    """The whole page."""
    told = read_articles()
    lead = (
        "Two articles began Tactful: one on hiring managers, one on interviewers. Here is "
        "what each section says, in our words and in bold, what Tactful does with it, and where: the command, the "
        "page of the [web app](web.md), and the [rules](reference/rules.md). Where others see it differently, "
        "[that is told](disagreement.md)."
    )
    parts = [part for article in told.article for part in _article(article, told.page)]
    return page("From the two articles", lead, *parts)


def _article(article: Article, names: dict[str, str]) -> Iterator[str]:
    yield f"## {article.title}"
    yield f"It asks: *{article.asks}*"
    for section in article.section:
        yield f"### {section.heading}"
        yield "\n".join(line for point in section.point for line in _point(point, names))
        if section.left:
            yield f"*Left to LinkedIn and to you.* {section.left}"


def _point(point: Point, names: dict[str, str]) -> Iterator[str]:
    """A point in bold, what is done with it, and below it where."""
    commands = ", ".join(f"[{name}](reference/commands.md#tactful-{name})" for name in point.commands)
    pages = links((names[address] for address in point.pages), "web.md")
    rules = ", ".join(_rule(id_) for id_ in point.rules)
    where = [("commands", commands), ("pages", pages), ("rules", rules)]
    yield f"- **{point.says}** {point.does}"
    yield "  - " + "; ".join(f"{name}: {told}" for name, told in where if told)


def _rule(id_: str) -> str:
    """The rule by its id; one of the shared rules by its name alone."""
    return f"[{id_}](reference/rules.md#{slug(id_)})"
