"""Kernels of the running interpreter, kept from what could change a result, and stoppable."""

from __future__ import annotations

import json
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from research import progress
from research.reporting.running import kernel_process

_IMPORTED = "imported.jsonl"
COMMON = "NEWS_FRAMING_COMMON"  # see research.measures.common
_WHERE_PYTHON_IS = (
    "PYTHONPATH", "PYTHONHOME", "PYTHONUSERBASE", "PYTHONNOUSERSITE", "PYTHONPLATLIBDIR",
    "PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX",
)  # fmt: skip


class Switch:
    """Kills kernels when it is pulled, also those that start later."""

    def __init__(self) -> None:
        self.pulled = False
        self._kernels: list[Any] = []

    def add(self, kernel: Any) -> None:
        """Have this kernel killed when the switch is pulled."""
        self._kernels.append(kernel)
        if self.pulled:
            _kill(kernel)

    def pull(self) -> None:
        """Kill all kernels added so far and from now on."""
        self.pulled = True
        for kernel in list(self._kernels):
            _kill(kernel)


class Meter:
    """Counts what a kernel puts out, and pulls a switch where it is more than a page can hold."""

    LIMIT = 300_000_000  # bytes: a report of 500 articles with all its tables takes a tenth

    def __init__(self) -> None:
        self.switch = Switch()
        self._left = self.LIMIT

    def count(self, size: int) -> bool:
        """Whether a message of `size` bytes still has room."""
        self._left -= size
        if self._left < 0 and not self.switch.pulled:
            self.switch.pull()
        return self._left >= 0


def manager(
    scratch: Path, sockets: Path, switches: list[Switch], meter: Meter, common: Path | None = None
) -> type[Any]:
    """A class of kernel managers for one run.

    Parameters
    ----------
    scratch : Path
        A folder for the kernel's own files.
    sockets : Path
        A folder with a short path for its sockets.
    switches : list of Switch
        Each of them kills the kernel when it is pulled.
    meter : Meter
        Counts what the kernel puts out.
    common : Path, optional
        A folder for what the notebooks of a run find in the same articles.
    """
    from jupyter_client.asynchronous.client import AsyncKernelClient
    from jupyter_client.channels import AsyncZMQSocketChannel
    from jupyter_client.kernelspec import KernelSpec
    from jupyter_client.manager import AsyncKernelManager

    own = KernelSpec(
        argv=[sys.executable, str(Path(kernel_process.__file__)), "-f", "{connection_file}"],
        display_name="Python 3",
        language="python",
    )

    class Output(AsyncZMQSocketChannel):
        """What the kernel puts out, as far as there is room."""

        async def _recv(self, **options: Any) -> dict[str, Any]:  # type: ignore[override]
            parts = await self.socket.recv_multipart(**options)
            _, message = self.session.feed_identities(parts)
            found: dict[str, Any] = self.session.deserialize(message)
            if not meter.count(sum(len(part) for part in parts)):
                found["content"].update(text="", data={})
            return found

    class Client(AsyncKernelClient):
        """A client that counts what it is sent."""

        iopub_channel_class = Output

    class Kernel(AsyncKernelManager):
        """A kernel of the running interpreter, whatever kernels a user has installed."""

        client_factory = Client

        @property
        def kernel_spec(self) -> KernelSpec:
            return own

        async def start_kernel(self, **options: Any) -> None:  # type: ignore[override]
            self.connection_file = str(scratch / "kernel.json")
            # Sockets in a folder of our own: no port that another run may take, none to listen on.
            if os.name == "posix":
                self.transport, self.ip = "ipc", str(sockets / "k")
            await super().start_kernel(**{**options, "env": _environment(scratch, common)})
            for switch in (*switches, meter.switch):
                switch.add(self)

    return Kernel


def imported(scratch: Path) -> dict[Path, str]:
    """The sha256 of each Python file that the kernel of this folder executed, as it was then."""
    listed = scratch / _IMPORTED
    if not listed.is_file():
        return {}
    rows = [json.loads(line) for line in listed.read_text(encoding="ascii").splitlines()]
    return {Path(file): digest for file, digest in rows}


def _environment(scratch: Path, common: Path | None) -> dict[str, str]:
    """The kernel's environment: what could change a result is set, the rest is passed on."""
    fixed = {
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
        "OMP_NUM_THREADS": "1",
        "IPYTHONDIR": str(scratch / "ipython"),
        "MATPLOTLIBRC": str(Path(__file__).parent / "matplotlibrc"),
        "NEWS_FRAMING_IMPORTED": str(scratch / _IMPORTED),
        COMMON: str(common or ""),
        progress.RUN: "1",
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    }
    # PYTHONOPTIMIZE would leave out what a notebook asserts; others start code or change warnings.
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("LANGUAGE", "PYLAB")
        and (not name.startswith("PYTHON") or name in _WHERE_PYTHON_IS)
    }
    return {**kept, **fixed}


def _kill(kernel: Any) -> None:
    process = getattr(kernel.provisioner, "process", None)
    if process is None or process.poll() is not None:
        return
    with suppress(ProcessLookupError):
        if hasattr(os, "killpg"):
            os.killpg(os.getpgid(process.pid), signal.SIGKILL)
        else:
            process.kill()
