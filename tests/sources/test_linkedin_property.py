"""Whatever a file holds: every record is accounted for, and nothing but our own errors is raised."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from linkedin_samples import CONNECTIONS, MESSAGES_12, PROFILE, Read, message, table, zipped

from tactful.core.facts import Fact, Skipped
from tactful.errors import TactfulError
from tactful.sources import identify
from tactful.sources.linkedin import dates, text, urls
from tactful.sources.linkedin.registry import READ

cells = st.text(st.characters(codec="utf-8", exclude_characters="\0\r\n"), max_size=30)
rows = st.lists(st.tuples(*[cells] * 6, st.sampled_from(["05 Mar 2024", "31 Feb 2024", ""])), max_size=12)
ANY_NAME = st.sampled_from(
    ["export.zip", "Connections.csv", "messages.csv", "Comments.csv", "x.bin", "Shares.csv"]
)


@given(rows)
@settings(max_examples=60, deadline=None)
def test_every_record_is_a_fact_or_skipped(found):
    written = table(CONNECTIONS, *found)
    records = [row for row in list(csv.reader(io.StringIO(written, newline="")))[1:] if row]
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, "Connections.csv")
        path.write_text(written, encoding="utf-8", newline="")
        got = Read(path)
    assert len(got.values) == len(records)
    assert all(isinstance(value, Fact | Skipped) and value.file == "Connections.csv" for value in got.values)


@given(ANY_NAME, st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes(name, content):
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, name)
        path.write_bytes(content)
        identify(path)
        try:
            got = Read(path)
        except TactfulError:
            return
        assert all(one.text and one.file for one in got.problems)


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> bytes:
    files = {"messages.csv": table(MESSAGES_12, message(), message(talk="2-d==")), "Profile.csv": PROFILE}
    return zipped(tmp_path_factory.mktemp("whole") / "e.zip", files).read_bytes()


@given(st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_zip_with_any_bytes_changed(whole, data):
    raw = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, "LinkedInDataExport_01-02-2024.zip")
        path.write_bytes(raw[: data.draw(st.integers(1, len(raw)))] if data.draw(st.booleans()) else raw)
        identify(path)
        try:
            Read(path)
        except TactfulError:
            return


@given(st.sampled_from(sorted(READ)), st.lists(st.lists(st.text(max_size=20), max_size=9), max_size=6))
@settings(max_examples=150, deadline=None)
def test_any_cells_under_a_known_header(kind, found):
    out = io.StringIO()
    csv.writer(out).writerows([[column for column in READ[kind].columns if column], *found])
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, f"{kind}.csv")
        path.write_bytes(out.getvalue().encode("utf-8", "replace"))
        got = Read(path)
    assert got.export.files == [f"{kind}.csv"]


@given(st.text(max_size=80))
def test_small_readers_never_raise(raw):
    assert dates.prefix(raw) == "" or dates.prefix(raw)[:4].isdigit()
    assert dates.timed(raw) is None or dates.timed(raw).day is not None
    assert (urls.profile(raw) or "in/").startswith("in/")
    assert text.plain(raw) == text.plain(raw).strip()
    assert "\n" not in text.name(raw)
