"""The page "From the two articles" leaves no rule of theirs out, and names nothing that is not there."""

from __future__ import annotations

import re
import shlex

import pytest
from click.testing import CliRunner
from doc_blocks import Command, commands
from docs import article_pages
from docs.markdown import slug
from litestar.handlers import HTTPRouteHandler
from source_tree import ROOT

from tactful.app.load_playbook import load_playbook
from tactful.cli import COMMANDS, cli
from tactful.web.pages import PAGES

ARTICLES = {"HM", "IV"}
TOLD = article_pages.read_articles()
README = (ROOT / "README.md").read_text(encoding="utf-8")


def addresses() -> set[str]:
    """The addresses of the web app that show a page."""
    handlers = [one for one in PAGES if isinstance(one, HTTPRouteHandler)]
    return {path for one in handlers if "GET" in one.http_methods for path in one.paths}


def headings(page: str) -> set[str]:
    """The anchors of a page."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return {slug(heading) for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}


def answers() -> list[Command]:
    """The commands that README shows with their output."""
    fences = re.findall(r"^```console\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return [one for body in fences for one in commands(body.replace("\\\n", " "))]


def test_both_articles_are_there() -> None:
    assert {article.id for article in TOLD.article} == ARTICLES


def test_every_rule_that_rests_on_the_articles_has_a_section() -> None:
    cited = {id_ for id_, rule in load_playbook("standard").rule.items() if ARTICLES & {*rule.sources}}
    assert cited - {rule for point in TOLD.points for rule in point.rules} == set()


def test_every_rule_named_is_in_the_playbook() -> None:
    named = {rule for point in TOLD.points for rule in point.rules}
    assert named - {*load_playbook("standard").rule} == set()


@pytest.mark.parametrize("article", TOLD.article, ids=lambda article: article.id)
def test_the_rules_of_an_article_stand_with_that_article(article: article_pages.Article) -> None:
    own = {id_ for id_, rule in load_playbook("standard").rule.items() if article.id in rule.sources}
    assert own - {rule for point in article.points for rule in point.rules} == set()


def test_every_command_named_exists() -> None:
    assert {name for point in TOLD.points for name in point.commands} - {*COMMANDS} == set()


def test_every_page_named_exists_and_is_told_of() -> None:
    named = {address for point in TOLD.points for address in point.pages}
    assert named - {*TOLD.page} == set()
    assert {*TOLD.page} - addresses() == set()
    assert {slug(heading) for heading in TOLD.page.values()} - headings("web.md") == set()


def test_every_point_is_carried_by_something() -> None:
    assert [point.says for point in TOLD.points if not (point.commands and point.rules)] == []


def test_the_readme_shows_an_answer() -> None:
    assert any(one.line.startswith("tactful ask ") for one in answers())


@pytest.mark.parametrize("shown", answers(), ids=lambda shown: shown.line[:20])
def test_what_the_readme_shows_is_what_is_printed(shown: Command) -> None:
    ran = CliRunner(env={"COLUMNS": "88", "NO_COLOR": "1"}).invoke(cli, shlex.split(shown.line)[1:])
    assert ran.exit_code == 0, ran.output
    printed = iter(ran.stdout.replace("\u00a0", " ").splitlines())
    missing = [line for line in shown.shown if line.strip() != "..." and line not in printed]
    assert missing == [], "whole lines may be left out, and nothing else"


def test_the_readme_stays_short_and_its_links_lead_somewhere() -> None:
    assert len(README.splitlines()) <= 160
    links = re.findall(r"(?<!!)\[[^\]]*\]\(([^)#]+)", README)
    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []
