"""`tactful profile --photo` and `--job`: a look at one picture, and postings beside the profile."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tactful.cli.json_out import echo_json
from tactful.errors import BadInput

if TYPE_CHECKING:
    from tactful.app.compare_job import Comparison
    from tactful.app.look_at_photo import PhotoReport


def look(
    *,
    photo: Path | None,
    clean_copy: Path | None,
    jobs: tuple[str, ...],
    path: Path | None,
    ledger: Path,
    on: date,
    as_json: bool,
) -> bool:
    """Write what was found in the picture and in the postings; False when the picture has something to mend."""
    from tactful.core.finding import blocks

    if clean_copy is not None and photo is None:
        raise BadInput("Nothing says what to copy.", "tactful profile --photo FILE --clean-copy NEW.jpg")
    report = _photo(photo, clean_copy) if photo is not None else None
    comparison = _jobs(jobs, path, ledger, on) if jobs else None
    if as_json:
        told: dict[str, Any] = {"photo": report} if report else {}
        if comparison:
            told |= {"jobs": comparison.jobs, "shared": comparison.shared}
        echo_json(told)
        return report is None or not any(map(blocks, report.findings))
    if report:
        from tactful.cli.photo_text import show_photo

        show_photo(report)
    if comparison:
        from tactful.cli.job_text import show_jobs

        show_jobs(comparison)
    return report is None or not any(map(blocks, report.findings))


def _photo(photo: Path, clean_copy: Path | None) -> PhotoReport:
    from tactful.app.look_at_photo import look_at_photo

    return look_at_photo(photo, clean_copy=clean_copy)


def _jobs(jobs: tuple[str, ...], path: Path | None, ledger: Path, on: date) -> Comparison:
    from tactful.app.compare_job import compare_jobs, imported_profile, pasted_job, profile_in_file, read_job
    from tactful.app.ledger_at import open_at

    if jobs.count("-") > 1:
        raise BadInput("Standard input can be read once.", "Give one `-`, and files for the others.")
    if path is not None:
        profile = profile_in_file(path, today=on)
    else:
        with open_at(ledger, now=datetime.now(UTC)) as opened:
            profile = imported_profile(opened, today=on)
    read = [pasted_job(sys.stdin.buffer.read()) if job == "-" else read_job(Path(job)) for job in jobs]
    return compare_jobs(read, profile, today=on)
