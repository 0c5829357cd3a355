"""The local engine: runs work in this process, or in several of this machine, and gives results in the order of the items."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cache, partial
from multiprocessing.process import BaseProcess
from typing import Any

from comity.errors import RunError

WAITING_A_WORKER = 2  # one in work and one at hand, so that no worker idles and little waits in memory


def run(work: Callable[[Any], Any], items: Iterable[Any], workers: int) -> Iterator[Any]:
    """`work` of each item, in order; RunError if a worker dies. With several workers both must be picklable."""
    return map(work, items) if workers <= 1 else _spread(work, items, workers)


def _spread(work: Callable[[Any], Any], items: Iterable[Any], workers: int) -> Iterator[Any]:
    mine: set[BaseProcess] = set()
    # Spawned, not forked: a forked copy of a process with threads (the model has some) can hang.
    pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
    try:
        yield from _in_order(pool, partial(_attended, work), items, mine, workers * WAITING_A_WORKER)
        pool.shutdown()
    except BrokenProcessPool as error:
        raise RunError(
            "a worker process died, perhaps for want of memory; run the same again with fewer workers, what is stored stays"
            " (a script that starts workers needs `if __name__ == '__main__':` around its call)"
        ) from error
    finally:
        # Left early: what is in work is not waited for, nobody will take it.
        pool.shutdown(wait=False, cancel_futures=True)
        for child in mine & set(multiprocessing.active_children()):
            child.terminate()


def _in_order(
    pool: ProcessPoolExecutor, work: Callable[[Any], Any], items: Iterable[Any], mine: set[BaseProcess], bound: int
) -> Iterator[Any]:
    """Results in the order of the items, at most `bound` items ahead; notes in `mine` the workers that the pool starts."""
    waiting: deque[Future[Any]] = deque()
    for item in items:
        before = set(multiprocessing.active_children())
        with _unheard():
            waiting.append(pool.submit(work, item))
        mine |= set(multiprocessing.active_children()) - before
        if len(waiting) >= bound:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


@contextmanager
def _unheard() -> Iterator[None]:
    """Workers started in here never hear Ctrl-C, which a terminal sends to all: the parent alone ends the run."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _attended(work: Callable[[Any], Any], item: Any) -> Any:
    _end_with_parent()
    return work(item)


@cache
def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever; this one ends."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_outlive, args=(parent,), daemon=True).start()


def _outlive(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
