"""The local engine: results in order, little in memory, and a clean end however it comes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from comity.engines.local import WAITING_A_WORKER, run
from comity.errors import RunError, UsageError


def double(number: int) -> int:
    """Twice the number, the first ones slowly."""
    time.sleep(0.05 if number < 2 else 0)
    return 2 * number


def fail(number: int) -> int:
    """Dies as a process does that the system kills, at the third item."""
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def refuse(number: int) -> int:
    """Raises an error of ours."""
    raise UsageError(f"no {number}")


def process(number: int) -> int:
    """The process that did the work."""
    time.sleep(0.1)
    return os.getpid()


@pytest.mark.parametrize("workers", [1, 2])
def test_results_in_order(workers: int) -> None:
    """The results come in the order of the items, whoever is first."""
    assert list(run(double, range(12), workers)) == [2 * n for n in range(12)]
    assert list(run(double, [], workers)) == []


def test_one_worker_is_this_process() -> None:
    """With one worker nothing is started, and nothing read ahead."""
    taken: list[int] = []
    results = run(process, (taken.append(n) or n for n in range(5)), 1)
    assert next(results) == os.getpid()
    assert taken == [0]


def test_workers_are_several_and_items_wait_outside() -> None:
    """Two workers are two other processes; items are taken only as fast as results are."""
    taken: list[int] = []
    results = run(process, (taken.append(n) or n for n in range(50)), 2)
    first = [next(results) for _ in range(6)]
    assert len(taken) <= 6 + 2 * WAITING_A_WORKER
    assert os.getpid() not in first
    assert len(set(first)) == 2
    results.close()  # type: ignore[attr-defined]


def test_a_dead_worker_is_told() -> None:
    """A worker that the system kills ends the run with cause and remedy."""
    with pytest.raises(RunError, match=r"a worker process died.*fewer workers"):
        list(run(fail, range(20), 2))


@pytest.mark.parametrize("workers", [1, 2])
def test_errors_come_as_they_are(workers: int) -> None:
    """An error of ours, of the work or of the items, reaches the caller as itself."""
    with pytest.raises(UsageError, match="no 1"):
        list(run(refuse, [1], workers))

    def items() -> Iterator[int]:
        yield 4
        raise UsageError("no more items")

    with pytest.raises(UsageError, match="no more items"):
        list(run(double, items(), workers))


SCRIPT = r"""
import os, sys, time
from comity.engines.local import run

def work(number):
    os.write(1, f"pid {os.getpid()}\n".encode())  # one write, which no other worker can cut in two
    time.sleep(0.2 if number < 2 else 60)
    return number

if __name__ == "__main__":
    try:
        for result in run(work, range(100), 2):
            pass
    except KeyboardInterrupt:
        print("interrupted", flush=True)
"""


@pytest.fixture
def running(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], set[int]]]:
    """A program of its own group with two busy workers, and their process ids."""
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    child = subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert child.stdout is not None
    lines = [child.stdout.readline() for _ in range(4)]
    assert all(lines), child.communicate()
    yield child, {int(line.split()[1]) for line in lines}
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)
    child.communicate()


def _gone(pid: int) -> bool:
    """Whether the process ends within some seconds."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        state = Path(f"/proc/{pid}/stat")
        if not state.exists() or state.read_text().rsplit(")", 1)[1].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


def test_interrupt_ends_all_at_once(running: tuple[subprocess.Popen[str], set[int]]) -> None:
    """Ctrl-C, which a terminal sends to every process, ends the program and its workers without a trace of their own."""
    child, pids = running
    os.killpg(child.pid, signal.SIGINT)
    out, err = child.communicate(timeout=20)
    assert (child.returncode, out.splitlines()[-1], err) == (0, "interrupted", "")
    assert all(_gone(pid) for pid in pids)


def test_workers_end_with_their_parent(running: tuple[subprocess.Popen[str], set[int]]) -> None:
    """Workers of a program that was killed do not stay behind."""
    child, pids = running
    child.kill()
    assert all(_gone(pid) for pid in pids)
