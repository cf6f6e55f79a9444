"""Files that a browser hands over: streamed to the disk as they come, into a private folder that is made for them.

The form is read by hand: the framework's own reading would put everything into a shared folder before anybody has
looked whether it may come in.
"""

from __future__ import annotations

import asyncio
import hmac
import re
import shutil
import unicodedata
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp
from time import time
from typing import IO, Any

from litestar import Request
from litestar.exceptions import ClientException, PermissionDeniedException
from litestar.middleware.csrf import generate_csrf_hash
from msgspec import Struct
from multipart import (  # type: ignore[import-untyped]
    MultipartError,
    MultipartSegment,
    ParserLimitReached,
    PushMultipartParser,
)

from tactful.errors import BadInput
from tactful.ledger import faults

MB = 1 << 20
MOST = 1024 * MB
"""Bytes of one upload; the largest export seen has 4 MB, an archive with photos and videos a few hundred."""
FILES = 500
FIELD = 4096
"""Bytes of a field that is no file."""
SILENCE = 60.0
"""Seconds without a byte after which the sender is given up."""
ENOUGH = 8 * MOST
"""Bytes that are read and thrown away, so that a browser gets to see why; after that the line is cut."""
LEFTOVER = 3600
"""Seconds after which a folder that a crash left behind is removed."""
PREFIX = ".upload-"
FORM: dict[str, Any] = {"opt": {"exclude_from_csrf": True}, "request_max_body_size": None}
"""What a route needs that hands its request to `receive`, which looks at token and size itself."""
HALF = 64
"""The token is a mark and its signature, each as many characters long."""
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


class TooMuch(BadInput):
    """More than one upload may hold."""

    id = "too-large"
    status = 413


class Lost(BadInput):
    """The line was cut before all had come."""

    id = "lost"
    status = 400


class Handed(Struct, frozen=True, kw_only=True):
    """One file: what the browser called it, and where it lies."""

    name: str
    path: Path


class Upload(Struct, kw_only=True):
    """What has come so far."""

    files: list[Handed]
    size: int = 0


def private_folder(ledger: Path) -> Path:
    """A new folder for its owner alone, next to the ledger; what a crash left there an hour ago is removed.

    Raises LedgerUnusable where none can be made.
    """
    with faults.explained(ledger):
        ledger.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        for old in ledger.parent.glob(f"{PREFIX}*"):
            if not old.is_symlink() and time() - old.stat().st_mtime > LEFTOVER:
                shutil.rmtree(old, ignore_errors=True)
        return Path(mkdtemp(prefix=PREFIX, dir=ledger.parent))


def harmless_name(name: str) -> str:
    """A file name of our own making: what sources read from a name is kept, and nothing that leads anywhere."""
    base = PurePosixPath(name.replace("\\", "/")).name
    letters = unicodedata.normalize("NFC", base)
    clean = re.sub(r"[^\w .@()+-]", "_", letters).strip(" .")
    if len(clean) > 80:
        clean = clean[:48] + clean[-32:]
    return f"_{clean}" if not clean or _RESERVED.fullmatch(clean) else clean


async def receive(request: Request[Any, Any, Any], folder: Path, upload: Upload, *, most: int = MOST) -> None:
    """Write the files of a form into `folder`, each into one of its own, and note them in `upload`.

    Raises PermissionDeniedException where the form does not carry the token of a page, TooMuch, Lost, LedgerUnusable,
    and ClientException for what is no form. Nothing is removed here.
    """
    body = _Body(request)
    kind, options = request.content_type
    if kind != "multipart/form-data" or not options.get("boundary"):
        await body.throw_away()
        if not carries_token(request, request.headers.get("x-csrftoken", "")):
            raise PermissionDeniedException("The upload was not asked for by a page of ours.")
        raise ClientException("No form with files.")
    if (request.content_length or 0) > most:
        await body.throw_away()
        raise _too_much(most)
    writing = _Writing(request, folder, upload)
    try:
        with PushMultipartParser(options["boundary"], max_segment_count=FILES + 8) as parser:
            async for piece in body.pieces():
                upload.size += len(piece)
                if upload.size > most:
                    raise _too_much(most)
                for part in parser.parse(piece):
                    writing.take(part)
                await asyncio.sleep(0)
    except ParserLimitReached as fault:
        await body.throw_away()
        raise TooMuch(
            f"More than {FILES} files came at once, or one with too much around it.",
            "Hand over the zip itself, or fewer files. Nothing was imported.",
        ) from fault
    except MultipartError as fault:
        await body.throw_away()
        raise ClientException("The form cannot be read.") from fault
    except (TooMuch, PermissionDeniedException):
        await body.throw_away()
        raise
    except OSError as fault:
        error = faults.translate(fault, folder.parent)
        if error is None:
            raise
        await body.throw_away()
        raise error from fault
    finally:
        writing.close()


class _Writing:
    """What becomes of the parts of a form: the token first, then files."""

    def __init__(self, request: Request[Any, Any, Any], folder: Path, upload: Upload) -> None:
        self._request = request
        self._folder = folder
        self._upload = upload
        self._allowed = carries_token(request, request.headers.get("x-csrftoken", ""))
        self._field = ""
        self._text = bytearray()
        self._out: IO[bytes] | None = None

    def take(self, part: Any) -> None:
        if isinstance(part, MultipartSegment):
            self._begin(part)
        elif part:
            self._go_on(bytes(part))
        else:
            self._end()

    def close(self) -> None:
        if self._out is not None:
            self._out.close()
            self._out = None

    def _begin(self, part: MultipartSegment) -> None:
        self._field, self._text = part.name or "", bytearray()
        if part.filename is None:
            return
        if not self._allowed:
            raise PermissionDeniedException("The upload was not asked for by a page of ours.")
        if not part.filename:
            return
        place = self._folder / str(len(self._upload.files) + 1)
        place.mkdir(mode=0o700)
        path = place / harmless_name(part.filename)
        self._out = path.open("xb")
        self._upload.files.append(Handed(name=part.filename, path=path))

    def _go_on(self, data: bytes) -> None:
        if self._out is not None:
            self._out.write(data)
        elif len(self._text) + len(data) <= FIELD:
            self._text += data

    def _end(self) -> None:
        if self._out is None and self._field == "_csrf_token":
            self._allowed = self._allowed or carries_token(
                self._request, self._text.decode("ascii", "replace")
            )
        self.close()


def carries_token(request: Request[Any, Any, Any], given: str) -> bool:
    """True when a token is the one of this browser's pages, signed by us."""
    config = request.app.csrf_config
    if config is None:
        return False
    kept = request.cookies.get(config.cookie_name, "")
    mark, signed = kept[:HALF], kept[HALF:]
    same = hmac.compare_digest(kept.encode(), given.encode())
    return bool(signed) and same and hmac.compare_digest(signed, generate_csrf_hash(mark, config.secret))


class _Body:
    """What a request brings, piece by piece; it is asked for no more once all of it has come."""

    def __init__(self, request: Request[Any, Any, Any]) -> None:
        self._receive = request.receive
        self._ended = False

    async def pieces(self) -> AsyncIterator[bytes]:
        """The rest of it. Raises Lost."""
        while not self._ended:
            try:
                event: Any = await asyncio.wait_for(self._receive(), SILENCE)
            except TimeoutError:
                event = {"type": "http.disconnect"}
            if event["type"] == "http.disconnect":
                self._ended = True
                raise Lost(
                    "The line was cut before all had come.", "Hand it over again; nothing was imported."
                )
            self._ended = not event.get("more_body")
            if event.get("body"):
                yield event["body"]

    async def throw_away(self) -> None:
        """Read the rest and keep nothing: a browser looks at the answer only when it has sent everything."""
        read = 0
        with suppress(Lost):
            async for piece in self.pieces():
                read += len(piece)
                if read > ENOUGH:
                    return


async def throw_away(request: Request[Any, Any, Any]) -> None:
    """Read all that comes, and keep nothing of it."""
    await _Body(request).throw_away()


def _too_much(most: int) -> TooMuch:
    return TooMuch(
        f"That is more than {most // MB:,} MB, the most that fits at once.",
        "LinkedIn's export is smaller: tick only what you need there, or hand over the CSV files alone. "
        "Nothing was imported.",
    )
