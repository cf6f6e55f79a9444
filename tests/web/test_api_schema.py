"""The API against its own description: whatever the schema allows is answered as the schema says, and never by a fault.

Schemathesis makes up requests, fitting and unfitting, one operation at a time.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from litestar.testing import TestClient
from requests import Request
from schemathesis import Case
from schemathesis.checks import CheckFunction, not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance
from web_browser import ORIGIN, browser_at, token_in

CHECKS: list[CheckFunction] = [not_a_server_error, content_type_conformance, response_schema_conformance]
EACH = 8
"""Requests made up for each operation."""


@pytest.fixture(scope="module")
def api(imported: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A browser that was let in and holds the token of a page."""
    ledger = shutil.copy(imported, tmp_path_factory.mktemp("api") / "ledger.db")
    with browser_at(Path(ledger)) as browser:
        page = browser.get("/open?token=launch")
        browser.headers.update({"x-csrftoken": token_in(page.text), "origin": ORIGIN})
        yield browser


def answered(api: TestClient, case: Case) -> None:
    """Send a case and compare what comes back with the schema."""
    sent = Request(**case.as_transport_kwargs(base_url=ORIGIN)).prepare()
    headers = {name: value for name, value in sent.headers.items() if name.lower() not in api.headers}
    response = api.request(str(sent.method), str(sent.url), headers=headers, content=sent.body)
    response.request.read()
    case.validate_response(response, checks=CHECKS)


def test_every_operation(api: TestClient, subtests: pytest.Subtests) -> None:
    schema = schemathesis.openapi.from_dict(api.get("/api/openapi.json").json())
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) > 4
    for operation in operations:

        @settings(
            max_examples=EACH,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def ask(case: Case) -> None:
            answered(api, case)

        with subtests.test(operation.label):
            ask()
