"""Runs a notebook with papermill, in a kernel of this interpreter, to its end or not at all.

papermill and the kernel forgive much: `sys.exit(0)` ends a run as a success with later cells not
run, an error may be allowed by a tag, a user's start-up files and another interpreter's kernel
may be picked up. Here each of these fails the run or is kept out.
"""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any

from research.errors import RunError
from research.reporting.publishing.pages import INJECTED, Failure
from research.reporting.running import kernels, parameters, temporary
from research.reporting.running.notebooks import TAG, Notebook

_MARKER = "papermill-error-cell-tag"
_ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class FailedRunError(RunError):
    """A notebook that did not run to its end; carries what there is of it."""

    def __init__(self, failure: Failure, content: dict[str, Any]) -> None:
        super().__init__(failure.reason)
        self.failure = failure
        self.content = content


def prepare(notebook: Notebook, given: Mapping[str, Any]) -> dict[str, Any]:
    """The notebook's content with a cell that assigns what was given, and without old outputs."""
    content = deepcopy(notebook.content)
    cells = []
    fresh: dict[str, Any]
    for cell in content["cells"]:
        fresh = {"outputs": [], "execution_count": None} if cell["cell_type"] == "code" else {}
        cells.append({**cell, **fresh})
        if given and TAG in cell.get("metadata", {}).get("tags", []):
            cells.append(
                {
                    "cell_type": "code",
                    "metadata": {"tags": [INJECTED]},
                    "source": "# Given for this run\n" + parameters.code(given),
                    "outputs": [],
                    "execution_count": None,
                }
            )
    # Counted ids: those of the file are random, and the injected cell has none.
    for number, cell in enumerate(cells, start=1):
        cell["id"] = f"cell-{number}"
    content["cells"] = cells
    content["nbformat_minor"] = max(5, content.get("nbformat_minor", 5))
    content["metadata"] = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    return content


def execute(
    content: Mapping[str, Any],
    *,
    folder: Path,
    scratch: Path,
    common: Path | None = None,
    time_limit: float | None = None,
    halt: kernels.Switch | None = None,
    on_cell: Callable[[], object] = lambda: None,
) -> dict[str, Any]:
    """The content with the outputs of all its cells, each of which ran and ended well.

    Parameters
    ----------
    content : mapping
        What `prepare` gives.
    folder : Path
        The kernel's working folder.
    scratch : Path
        A folder for the kernel's own files, thrown away by the caller.
    common : Path, optional
        A folder for what the notebooks of a run find in the same articles.
    time_limit : float, optional
        Seconds for the whole notebook, after which the kernel is killed.
    halt : Switch, optional
        Pulled from elsewhere, it ends the run.

    Raises
    ------
    FailedRunError
        Where a cell failed, was not reached, or the kernel died.
    """
    with _spared("rfc3987_syntax", "pyarrow"):
        import nbformat
        import papermill
    from jupyter_core.utils import ensure_event_loop
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    node = nbformat.from_dict(content)  # type: ignore[no-untyped-call]
    live: list[Any] = [node]
    reached: list[int] = []
    late, meter = kernels.Switch(), kernels.Meter()
    switches = [late, halt] if halt else [late]
    timer = threading.Timer(time_limit, late.pull) if time_limit else None
    reason = ""
    try:
        # Not in `scratch`: the path of a socket may have some 100 bytes.
        with temporary.folder("kernel") as sockets:
            if timer:
                timer.daemon = True
                timer.start()
            live[0] = papermill.execute_notebook(
                node,
                None,
                kernel_name="python3",
                progress_bar=False,
                start_timeout=120,
                request_save_on_cell_execute=False,
                resources={"metadata": {"path": str(folder)}},
                record_timing=False,
                shutdown_kernel="immediate",
                ipython_hist_file=":memory:",
                iopub_timeout=60,
                kernel_manager_class=kernels.manager(scratch, sockets, switches, meter, common),
                on_notebook_start=lambda notebook: live.__setitem__(0, notebook),
                on_cell_execute=lambda cell, cell_index: reached.append(cell_index),  # noqa: ARG005
                on_cell_executed=lambda cell, cell_index, execute_reply: on_cell(),  # noqa: ARG005
            )
    except (PapermillExecutionError, CellExecutionError, CellTimeoutError):
        reason = "a cell failed"
    except DeadKernelError:
        reason = "the kernel died"
    except RuntimeError as error:
        reason = f"the kernel did not start: {error}"
    finally:
        # nbclient makes an event loop for the thread and leaves it open.
        ensure_event_loop().close()
        if timer:
            timer.cancel()
    ran = _plain(live[0])
    if late.pulled:
        reason = f"the time limit of {time_limit:g} seconds was reached"
    if meter.switch.pulled:
        reason = f"it put out more than {meter.LIMIT // 10**6} MB; show less, or the rows as CSV"
    failure = _failure(ran, reached, reason)
    if failure:
        raise FailedRunError(failure, ran)
    return ran


@contextmanager
def _spared(*names: str) -> Iterator[None]:
    """Import without these optional parts: a grammar that takes 1.8 s to build, and HDFS."""
    absent = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in absent:
            sys.modules.pop(name, None)


def _failure(content: dict[str, Any], reached: list[int], reason: str) -> Failure | None:
    # Positions are those of the prepared notebook: papermill's own notes are gone from it.
    cells = content["cells"]
    for number, cell in enumerate(cells, start=1):
        for output in cell.get("outputs", []):
            if output["output_type"] == "error":
                traceback = _ANSI.sub("", "\n".join(output.get("traceback", [])))
                error = f"{output['ename']}: {output['evalue']}".rstrip(": ")
                if output["ename"] == "SystemExit":
                    error += ", which ends a notebook before its last cell"
                said = error if reason in ("", "a cell failed") else f"{reason} ({error})"
                return Failure(f"cell {number}: {said}", number, cell["source"], traceback)
    last = reached[-1] if reached else None
    if reason:
        if last is None:
            return Failure(reason)
        return Failure(f"cell {last + 1}: {reason}", last + 1, cells[last]["source"])
    wanted = [n for n, cell in enumerate(cells) if _is_code(cell)]
    for number in wanted:
        if number not in reached or cells[number]["execution_count"] is None:
            said = f"cell {number + 1}: it was never reached"
            return Failure(said, number + 1, cells[number]["source"])
    return None


def _is_code(cell: Mapping[str, Any]) -> bool:
    return cell["cell_type"] == "code" and bool(cell["source"].strip())


def _plain(node: Any) -> dict[str, Any]:
    """The notebook as plain data, without what papermill and the kernel noted about this time."""
    content: dict[str, Any] = deepcopy(node)
    content["metadata"] = {
        key: value for key, value in content["metadata"].items() if key == "kernelspec"
    } | {"language_info": {"name": "python"}}
    cells = [c for c in content["cells"] if _MARKER not in c["metadata"].get("tags", [])]
    for cell in cells:
        for key in ("papermill", "execution", "scrolled", "collapsed"):
            cell["metadata"].pop(key, None)
        if "outputs" in cell:
            cell["outputs"] = _joined(cell["outputs"])
    content["cells"] = cells
    return content


def _joined(outputs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Outputs with what was printed in one piece: how it comes in pieces is a matter of time.

    nbclient's own way (`coalesce_streams`) takes quadratic time for a long line.
    """
    found: list[dict[str, Any]] = []
    for output in outputs:
        last = found[-1] if found else {}
        if output["output_type"] == "stream" and last.get("name") == output["name"]:
            found[-1] = {**last, "text": last["text"] + output["text"]}
        else:
            found.append(output)
    return [
        {**output, "text": _settled(output["text"])}
        if output["output_type"] == "stream"
        else output
        for output in found
    ]


def _settled(text: str) -> str:
    """Printed text as it stands at last: a progress bar writes its line anew and anew."""
    return "\n".join(line.rstrip("\r").rpartition("\r")[2] for line in text.split("\n"))
