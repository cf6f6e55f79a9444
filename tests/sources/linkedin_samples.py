"""Made-up exports in the shapes that real ones have had."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

from tactful.core.facts import Extraction, Fact, Skipped
from tactful.sources.linkedin import extract

OWN = "https://www.linkedin.com/in/zoë-lindqvist"
DANA = "https://www.linkedin.com/in/dana-reyes"
OMAR = "https://www.linkedin.com/in/omar-haddad"
JURGEN_ENCODED = "https://www.linkedin.com/in/j%C3%BCrgen-weiss"
JURGEN_RAW = "https://www.linkedin.com/in/ju\u0308rgen-weiss/"

PREAMBLE = (
    "Notes:\n"
    '"When exporting your connection data, you may notice that some of the email addresses are missing. '
    'You will only see addresses, for those who allow it."\n'
    "\n"
)
CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
MESSAGES_2018 = "From,To,Date,Subject,Content,Direction,Folder"
MESSAGES_9 = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER"
MESSAGES_10 = MESSAGES_9.replace(",TO,", ",TO,RECIPIENT PROFILE URLS,")
MESSAGES_11 = MESSAGES_10 + ",ATTACHMENTS"
MESSAGES_12 = MESSAGES_11 + ",IS MESSAGE DRAFT"
MESSAGES_12_OF_2024 = MESSAGES_10 + ",IS MESSAGE DRAFT,IS CONVERSATION DRAFT"
MESSAGES_13 = MESSAGES_12 + ",IS CONVERSATION DRAFT"
INVITATIONS = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl"
PROFILE = (
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
    "Twitter Handles,Websites,Instant Messengers\n"
    'Zoë,Lindqvist,,"1 Elm Street",Mar 5,Data engineer,Six years in logistics.,Logistics,12345,Malmö,,,\n'
)


def table(
    header: str, *rows: dict[str, str] | tuple[str, ...], newline: str = "\n", separator: str = ","
) -> str:
    """A table as LinkedIn writes one; a row given as a dict fills the columns that the header has."""
    titles = next(csv.reader([header]))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=newline, delimiter=separator)
    writer.writerow(titles)
    for row in rows:
        writer.writerow([row.get(title, "") for title in titles] if isinstance(row, dict) else row)
    return out.getvalue()


def message(
    talk: str = "2-abc==", sender: str = "Dana Reyes", url: str = DANA, to: str = "Zoë Lindqvist",
    to_url: str = OWN, date: str = "2026-03-01 10:00:00 UTC", content: str = "Hello", folder: str = "INBOX",
    **more: str,
) -> dict[str, str]:  # fmt: skip
    """One row of messages, by column title; `more` in lower case with underscores."""
    return {
        "CONVERSATION ID": talk, "FROM": sender, "SENDER PROFILE URL": url, "TO": to,
        "RECIPIENT PROFILE URLS": to_url, "DATE": date, "CONTENT": content, "FOLDER": folder,
        **{key.upper().replace("_", " "): value for key, value in more.items()},
    }  # fmt: skip


def mine(**more: str) -> dict[str, str]:
    """A message of the owner's to Dana."""
    return message(**{"sender": "Zoë Lindqvist", "url": OWN, "to": "Dana Reyes", "to_url": DANA, **more})


def zipped(path: Path, files: dict[str, str | bytes]) -> Path:
    """Write a zip with these entries."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 5, 9, 0, 0)), content)
    return path


def folder(path: Path, files: dict[str, str | bytes]) -> Path:
    """Write a folder with these files."""
    for name, content in files.items():
        target = path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


class Read:
    """An export read to the end."""

    def __init__(self, path: Path) -> None:
        self.export: Extraction = extract(path)
        self.owner_at_first = self.export.owner
        values = list(self.export.facts())
        self.export.close()
        self.values: list[Fact | Skipped] = values
        self.facts = [value for value in values if isinstance(value, Fact)]
        self.skipped = [value.reason for value in values if isinstance(value, Skipped)]
        self.found = self.export.found
        self.problems = self.export.problems
        self.ignored = self.export.ignored

    def of(self, file: str) -> list[Fact]:
        """The facts of one file."""
        return [fact for fact in self.facts if fact.file == file]


def read(tmp_path: Path, files: dict[str, str | bytes]) -> Read:
    """Put the files into a folder and read it."""
    return Read(folder(tmp_path / "export", files))
