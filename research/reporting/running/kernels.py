"""Kernels of the running interpreter, kept from what could change a result, and stoppable."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any


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


def manager(scratch: Path, sockets: Path, switches: list[Switch]) -> type[Any]:
    """A class of kernel managers for one run.

    Parameters
    ----------
    scratch : Path
        A folder for the kernel's own files.
    sockets : Path
        A folder with a short path for its sockets.
    switches : list of Switch
        Each of them kills the kernel when it is pulled.
    """
    from jupyter_client.kernelspec import KernelSpec
    from jupyter_client.manager import AsyncKernelManager

    own = KernelSpec(
        argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        display_name="Python 3",
        language="python",
    )

    class Kernel(AsyncKernelManager):
        """A kernel of the running interpreter, whatever kernels a user has installed."""

        @property
        def kernel_spec(self) -> KernelSpec:
            return own

        async def start_kernel(self, **options: Any) -> None:  # type: ignore[override]
            self.connection_file = str(scratch / "kernel.json")
            # Sockets in a folder of our own: no port that another run may take, none to listen on.
            if os.name == "posix":
                self.transport, self.ip = "ipc", str(sockets / "k")
            await super().start_kernel(**{**options, "env": _environment(scratch)})
            for switch in switches:
                switch.add(self)

    return Kernel


def _environment(scratch: Path) -> dict[str, str]:
    """The kernel's environment: what could change a result is set, the rest is passed on."""
    fixed = {
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
        "OMP_NUM_THREADS": "1",
        "IPYTHONDIR": str(scratch / "ipython"),
        "MATPLOTLIBRC": str(Path(__file__).parent / "matplotlibrc"),
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    }
    kept = {k: v for k, v in os.environ.items() if k not in ("PYTHONSTARTUP", "LANGUAGE")}
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
