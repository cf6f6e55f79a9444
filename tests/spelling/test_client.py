"""The child process may die, rave or hang: the check goes on, and nothing is left behind."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tactful.notes.check.speller import Answer
from tactful.spelling.client import ChildSpeller

Make = Callable[..., ChildSpeller]

GOOD = 'say({"ready": True})\nfor line in sys.stdin: answer(json.loads(line))\n'


def test_it_answers_in_turn(child_that: Make) -> None:
    speller = child_that(GOOD)
    waiting = [speller.ask("text", (f"word{n}",)) for n in range(50)]
    assert [answer() for answer in waiting] == [Answer({f"word{n}": (f"WORD{n}",)}) for n in range(50)]
    assert speller.trouble is None


def test_noise_between_the_answers_is_passed_over(child_that: Make) -> None:
    noisy = GOOD.replace("answer(", 'print("gerund_form: -meeting-\\n{}\\n[1\\n\\x00"); answer(')
    assert child_that('print("loading ...")\n' + noisy).ask("text", ("one",))() == Answer({"one": ("ONE",)})


def test_an_answer_to_another_question_is_passed_over(child_that: Make) -> None:
    stale = GOOD.replace("answer(", 'say({"id": 999, "unknown": {"old": []}, "slips": []}); answer(')
    assert child_that(stale).ask("text", ("one",))() == Answer({"one": ("ONE",)})


def test_a_child_that_dies_in_the_middle_is_started_once_more(child_that: Make, tmp_path: Path) -> None:
    mark = tmp_path / "died"
    dies = f'say({{"ready": True}})\nfor line in sys.stdin:\n  if not os.path.exists({str(mark)!r}):\n'
    dies += f"    open({str(mark)!r}, 'w').close(); os._exit(9)\n  answer(json.loads(line))\n"
    speller = child_that(dies)
    assert speller.ask("text", ("one",))() == Answer({"one": ("ONE",)})
    assert speller.trouble is None


def test_a_child_killed_from_outside_is_started_once_more(child_that: Make) -> None:
    speller = child_that(GOOD)
    assert speller.ask("text", ("one",))() is not None
    assert speller._child is not None
    speller._child.kill()
    assert speller.ask("text", ("two",))() == Answer({"two": ("TWO",)})


def test_a_child_that_always_dies_leaves_notes_unspelt(child_that: Make, tmp_path: Path) -> None:
    starts = tmp_path / "starts"
    dies = (
        f"open({str(starts)!r}, 'a').write('x')\nsay({{'ready': True}})\nsys.stdin.readline(); os._exit(9)\n"
    )
    speller = child_that(dies)
    assert [speller.ask("text", ("one",))() for _ in range(5)] == [None] * 5
    assert speller.trouble == "it stopped"
    assert len(starts.read_text()) == 4


def test_a_child_that_hangs_is_given_up(child_that: Make) -> None:
    speller = child_that('say({"ready": True})\ntime.sleep(60)\n', patience=0.3)
    began = time.monotonic()
    assert speller.ask("text", ("one",))() is None
    assert time.monotonic() - began < 10
    assert speller.trouble == "it stopped"


def test_a_program_that_is_not_there_is_no_crash() -> None:
    speller = ChildSpeller(command=["/nowhere/at/all"])
    assert speller.ask("text", ("one",))() is None
    assert "cannot be started" in (speller.trouble or "")
    speller.close()


def test_without_the_library_it_says_so(tmp_path: Path) -> None:
    blocked = "import sys; sys.modules['harper'] = None; import runpy; "
    blocked += "runpy.run_module('tactful.spelling.child', run_name='__main__')"
    speller = ChildSpeller(command=[sys.executable, "-c", blocked])
    assert speller.ask("text", ("one",))() is None
    assert speller.trouble == "harper-py is not installed"
    speller.close()


def test_threads_share_it(child_that: Make) -> None:
    speller = child_that(GOOD)
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda n: speller.ask("text", (f"word{n}",))(), range(200)))
    assert found == [Answer({f"word{n}": (f"WORD{n}",)}) for n in range(200)]


def test_closing_ends_the_child_and_later_questions_go_unanswered(child_that: Make) -> None:
    speller = child_that(GOOD)
    assert speller.ask("text", ("one",))() is not None
    assert speller._child is not None
    process = speller._child._process
    speller.close()
    speller.close()
    assert process.poll() is not None
    assert speller.ask("text", ("two",))() is None


def test_closing_does_not_wait_for_an_answer(child_that: Make) -> None:
    speller = child_that('say({"ready": True})\ntime.sleep(60)\n')
    waiting = speller.ask("text", ("one",))
    time.sleep(0.5)
    began = time.monotonic()
    speller.close()
    assert waiting() is None
    assert time.monotonic() - began < 5


def test_one_that_was_never_used_closes() -> None:
    ChildSpeller().close()


PARENT = """
import os, sys, time
from tactful.app.spelling import child
child().ask("I recieved it.", ("recieved",))()
print(child()._child._process.pid, flush=True)
{end}
"""


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="asks /proc")
@pytest.mark.parametrize("end", ["", "sys.exit(3)", "os._exit(3)", "os.kill(os.getpid(), 9)", "1 / 0"])
def test_no_orphan_is_left(end: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PARENT.format(end=end)], capture_output=True, text=True, check=False
    )
    pid = int(ran.stdout)
    for _ in range(100):
        if not alive(pid):
            return
        time.sleep(0.1)
    raise AssertionError(f"{pid} is still there")


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
