"""Sample files beside what they turn into: `NAME.ics` and `NAME.expected.json`.

After a change that is meant, write the expected files anew and read the difference before it is committed:

    python tests/sources/one_file_samples.py
    git diff tests/sources/samples
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from tactful.core.facts import Extraction, Fact, Question, Skipped

SAMPLES = Path(__file__).parent / "samples"
SOURCES = {
    "calendar": "tactful.sources.calendar",
    "contacts": "tactful.sources.contacts",
    "json_resume": "tactful.sources.json_resume",
}
COPIED = 1_798_761_600  # 2027-01-01: a file is never newer than when it was last written
ENDINGS = frozenset({".ics", ".vcf", ".json"})


def samples(kind: str) -> list[Path]:
    """The sample files of a source, at least one."""
    found = sorted(
        path
        for path in (SAMPLES / kind).iterdir()
        if path.suffix in ENDINGS and not path.name.endswith(".expected.json")
    )
    assert found, f"no samples for {kind}"
    return found


def expected_of(path: Path) -> Path:
    """Where lies what a sample turns into."""
    return path.with_name(path.stem + ".expected.json")


def turned_into(path: Path, extract: Callable[[Path], Extraction]) -> dict[str, Any]:
    """All that a source says of a file, as plain values; what is left out is empty."""
    with TemporaryDirectory() as folder:
        copy = Path(shutil.copyfile(path, Path(folder) / path.name))
        os.utime(copy, (COPIED, COPIED))
        one = extract(copy)
        try:
            items = list(one.facts())
        finally:
            one.close()
    skipped: dict[str, int] = {}
    for item in items:
        if isinstance(item, Skipped):
            skipped[item.reason] = skipped.get(item.reason, 0) + 1
    return {
        "owner": _bare(one.owner),
        "exported_on": str(one.exported_on) if one.exported_on else None,
        "facts": [_bare(item) for item in items if isinstance(item, Fact)],
        "questions": [_bare(item) for item in items if isinstance(item, Question)],
        "skipped": skipped,
        "problems": [_bare(problem) for problem in one.problems],
    }


def _bare(value: object) -> Any:
    """A value without its empty fields; states are digests that nobody can review, so only keys are shown."""
    built = msgspec.to_builtins(value)

    def trim(one: Any) -> Any:
        if isinstance(one, dict):
            shown = {name: trim(part) for name, part in one.items() if name not in {"state", "file"}}
            return {name: part for name, part in shown.items() if part not in (None, "", [], {}, False)}
        return [trim(part) for part in one] if isinstance(one, (list, tuple)) else one

    return trim(built)


def rewrite() -> None:
    """Write what every sample turns into now."""
    for kind, module in SOURCES.items():
        for path in samples(kind):
            turned = turned_into(path, import_module(module).extract)
            text = json.dumps(turned, ensure_ascii=False, indent=2) + "\n"
            expected_of(path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    rewrite()
