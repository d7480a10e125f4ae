"""What runs tasks: this process, several, or a Dask cluster. An engine is any function of this form.

It takes a function and tasks, and yields each task with what came of it, a result or the error, in
any order. Tasks are small and hold paths: all that an engine must give is processes that see the
same folder. docs/archive.md shows engines for Spark and Ray.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from research.errors import InputError, ParameterError
from research.measures.encoder import towers

if TYPE_CHECKING:
    from distributed import Client

Task = TypeVar("Task")


class Engine(Protocol):
    """What runs a function on tasks.

    Tasks may still be made while the first are run: one that takes them one by one works meanwhile.
    An engine that holds something between calls, as processes, lets it go in a method `close`.
    """

    def __call__(
        self, function: Callable[[Task], Any], tasks: Iterable[Task], /
    ) -> Iterator[tuple[Task, Any]]:
        """Each task with its result, or the exception that it ended with."""


def attempt(function: Callable[[Task], Any], task: Task) -> Any:
    """The result of a function, or the exception that it raised, on one core.

    So that as many processes as there are cores do not take them from each other.
    """
    try:
        with _one_core():
            return function(task)
    except Exception as error:  # noqa: BLE001 - one bad part stops no other
        return error


@contextmanager
def _one_core() -> Iterator[None]:
    # It comes with the extra that brings pyarrow; without it, results are the same.
    try:
        from threadpoolctl import threadpool_limits
    except ImportError:
        threadpool_limits = nullcontext
    with threadpool_limits(1), towers.threads(1):
        yield


def here(function: Callable[[Task], Any], tasks: Iterable[Task]) -> Iterator[tuple[Task, Any]]:
    """Run all tasks in this process, in order."""
    for task in tasks:
        yield task, attempt(function, task)


def results(
    engine: Engine, function: Callable[[Task], Any], tasks: Iterable[Task]
) -> Iterator[tuple[Task, Any]]:
    """Each task with its result; this process does what another could not, and ends if it cannot."""
    for task, result in engine(function, tasks):
        yield task, function(task) if isinstance(result, Exception) else result


class Processes:
    """Processes of this machine; each loads code and weights once.

    A process that dies takes those beside it with it: their tasks end with an error, and the rest
    goes on in new ones. Processes end with the one that started them, even if that is killed.
    """

    def __init__(self, workers: int) -> None:
        if workers < 1:
            raise ParameterError(f"workers = {workers}: give 1 or more")
        self.workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def __call__(
        self, function: Callable[[Task], Any], tasks: Iterable[Task]
    ) -> Iterator[tuple[Task, Any]]:
        """Each task with its result or its error, as they come."""
        running: dict[Future[Any], Task] = {}
        for task in tasks:
            # No more than are run: what waits here would die with a process.
            while len(running) >= self.workers:
                yield from self._ended(running)
            running[self._submitted(function, task)] = task
        while running:
            yield from self._ended(running)

    def close(self) -> None:
        """End the processes; they are started again where there is more to do."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def _submitted(self, function: Callable[[Task], Any], task: Task) -> Future[Any]:
        for _ in range(2):
            if self._pool is None:
                # Spawned, for a fork of a process with threads may hang.
                self._pool = ProcessPoolExecutor(
                    self.workers,
                    mp_context=multiprocessing.get_context("spawn"),
                    initializer=_end_with,
                    initargs=(os.getpid(),),
                )
            try:
                return self._pool.submit(attempt, function, task)
            except BrokenProcessPool:
                self.close()
        raise InputError("no process could be started; the system may be out of memory")

    def _ended(self, running: dict[Future[Any], Task]) -> Iterator[tuple[Task, Any]]:
        """The tasks that have ended, of which one is waited for."""
        for done in wait(running, return_when=FIRST_COMPLETED).done:
            error = done.exception()
            if isinstance(error, BrokenProcessPool):
                self.close()
            yield running.pop(done), done.result() if error is None else error


class Dask:
    """The workers of a Dask cluster, which must see the same folder under the same path.

    Parameters
    ----------
    client
        A `distributed.Client`, or the address of a scheduler.
    """

    def __init__(self, client: Client | str) -> None:
        if isinstance(client, str):
            try:
                from distributed import Client
            except ImportError:
                raise InputError(
                    "Dask is not installed: pip install 'news-framing[dask]', or use --workers"
                ) from None
            try:
                client = Client(client)  # type: ignore[no-untyped-call]
            except (OSError, ValueError) as error:
                raise InputError(f"{client}: no Dask scheduler answers: {error}") from None
        self.client = client

    def __call__(
        self, function: Callable[[Task], Any], tasks: Iterable[Task]
    ) -> Iterator[tuple[Task, Any]]:
        """Each task with its result or its error, as they come."""
        from distributed import as_completed

        sent = {self.client.submit(attempt, function, task, pure=False): task for task in tasks}
        for done in as_completed(list(sent)):  # type: ignore[no-untyped-call]
            error = done.exception()
            yield sent.pop(done), done.result() if error is None else error


def distributed(client: Client | str) -> Dask:
    """The workers of a Dask cluster, for `shards.tables(paths, folder, engine=...)`.

    Parameters
    ----------
    client
        A `distributed.Client`, or the address of a scheduler. Workers must see the folder under the
        same path and have the same version of this package.

    Raises
    ------
    InputError
        If Dask is not installed, or no scheduler answers.
    """
    return Dask(client)


def _end_with(parent: int) -> None:
    """End this process soon after its parent has."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
