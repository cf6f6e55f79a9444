"""The speller as the program sees it: a child process that is started when first needed and asked in turn."""

from __future__ import annotations

import atexit
import contextlib
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Lock, Thread, Timer
from typing import IO, TypeVar

import msgspec

from tactful.notes.check.speller import Answer

COMMAND = (sys.executable, "-P", "-m", "tactful.spelling.child")
"""`-P` keeps modules that happen to lie in the current folder out of the child."""

PATIENCE = 20.0
"""Seconds for one answer; the longest note that is read takes about two."""

TRIES = 2
GIVES_UP = 2
"""Notes in a row without an answer, after which none is asked any more."""


class Ready(msgspec.Struct, frozen=True):
    """The child's first line."""

    ready: bool
    why: str = ""


class Answered(Answer, frozen=True, kw_only=True):
    """A line of the child: the answer to the question with this number."""

    id: int


Question = tuple[str, Sequence[str]]
Said = TypeVar("Said", Ready, Answered)


class Lost(Exception):  # noqa: N818
    """The child ended, fell silent or could not begin; says which."""


class _Child:
    """One process; where it ends or is late, `Lost` is raised and it is of no more use."""

    def __init__(self, command: Sequence[str], patience: float) -> None:
        self._patience = patience
        try:
            self._process = subprocess.Popen(  # noqa: S603
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
                errors="replace",
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise Lost(f"its process cannot be started ({error.strerror})") from error

    def begin(self, rules: Sequence[str]) -> None:
        """Hand over the rules of grammar and wait until it is ready."""
        said = self._talk({"rules": rules}, Ready, lambda _: True)
        if not said.ready:
            raise Lost(said.why)

    def answer(self, number: int, question: Question) -> Answer:
        """Ask, and wait for the answer to this question."""
        text, words = question
        sound = text.encode("utf-8", "replace").decode()  # half a character, as JSON may bring, has no UTF-8
        said = self._talk(
            {"id": number, "text": sound, "words": words}, Answered, lambda said: said.id == number
        )
        return Answer(said.unknown, said.slips)

    def _talk(self, asked: object, kind: type[Said], wanted: Callable[[Said], bool]) -> Said:
        """Send a line and read lines until one is the answer; what is no answer at all is noise."""
        late = Timer(self._patience, self._process.kill)
        late.daemon = True
        late.start()
        try:
            given, out = self._pipes()
            given.write(msgspec.json.encode(asked).decode() + "\n")
            given.flush()
            for line in out:
                with contextlib.suppress(msgspec.DecodeError):
                    said = msgspec.json.decode(line, type=kind)
                    if wanted(said):
                        return said
        except (OSError, ValueError) as error:
            raise Lost("it stopped") from error
        finally:
            late.cancel()
        raise Lost("it stopped")

    def _pipes(self) -> tuple[IO[str], IO[str]]:
        if self._process.stdin is None or self._process.stdout is None:
            raise Lost("it has no pipes")
        return self._process.stdin, self._process.stdout

    def kill(self) -> None:
        """End it at once, whatever it does; may be called from any thread."""
        self._process.kill()

    def bury(self) -> None:
        """End it and let go of its pipes."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError, ValueError):
                if pipe is not None:
                    pipe.close()
        self._process.wait()


class ChildSpeller:
    """A speller in a child process: questions wait in a row, a thread of ours asks them one by one.

    The process starts with `start` or the first question. A question on which it dies is asked once more of a
    new one. It ends with `close`, with the program, and when the program is killed.
    """

    def __init__(
        self, rules: Sequence[str] = (), *, command: Sequence[str] = COMMAND, patience: float = PATIENCE
    ) -> None:
        self._rules = tuple(rules)
        self._command = tuple(command)
        self._patience = patience
        self._lock = Lock()
        self._row: SimpleQueue[tuple[Question, Future[Answer | None]] | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._child: _Child | None = None
        self._closed = False
        self._number = 0
        self._unanswered = 0
        self.trouble: str | None = None
        """Why notes were not spelt, in a few words; None while all is well."""

    def start(self) -> None:
        """Start the child in the background, if it does not run yet."""
        with self._lock:
            if self._thread is None and not self._closed:
                self._thread = Thread(target=self._work, name="speller", daemon=True)
                self._thread.start()
                atexit.register(self.close)

    def ask(self, text: str, words: Sequence[str]) -> Callable[[], Answer | None]:
        """Ask about a text and its words; the function returned waits for the answer, None when there is none."""
        self.start()
        future: Future[Answer | None] = Future()
        with self._lock:
            if self._closed:
                future.set_result(None)
            else:
                self._row.put(((text, words), future))
        return future.result

    def close(self) -> None:
        """End the child. What was asked and not answered stays without answer."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            self._row.put(None)
            thread, child = self._thread, self._child
        atexit.unregister(self.close)
        if child:
            child.kill()
        if thread:
            thread.join()

    def _work(self) -> None:
        try:
            with contextlib.suppress(Lost):
                self._ready()
            while asked := self._row.get():
                question, future = asked
                future.set_result(self._answer(question))
        finally:
            self._leave()

    def _answer(self, question: Question) -> Answer | None:
        if self._unanswered >= GIVES_UP:
            return None
        why = ""
        for _ in range(TRIES):
            if self._closed:
                return None
            try:
                self._number += 1
                answer = self._ready().answer(self._number, question)
            except Lost as lost:
                why = str(lost)
                self._leave()
            else:
                self._unanswered = 0
                return answer
        self._unanswered += 1
        self.trouble = why
        return None

    def _ready(self) -> _Child:
        """The child, started anew where there is none. Raises Lost."""
        if self._child is None:
            child = _Child(self._command, self._patience)
            with self._lock:
                self._child = child
                if self._closed:
                    child.kill()
            child.begin(self._rules)
        return self._child or child

    def _leave(self) -> None:
        with self._lock:
            child, self._child = self._child, None
        if child:
            child.bury()
