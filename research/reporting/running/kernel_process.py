"""The process in which the cells of a notebook run; `kernels` starts this file as a script.

It ends with the runner, however that ends; says which modules the notebook imported; and lets no
cell print without end. It imports nothing of this package before a notebook does.
"""

import gc
import hashlib
import json
import os
import signal
import sys
from pathlib import Path

PRINTED = 5_000_000  # characters that a notebook may print
_INSTALLED = {"site-packages", "dist-packages"}


def main() -> None:
    """Run a kernel; what it imported goes to the file that NEWS_FRAMING_IMPORTED names."""
    end_with_parent()
    # As in `research tables`: little that is made is garbage in cycles, and looking for it costs a twentieth.
    gc.set_threshold(100_000, 20, 100)
    del sys.path[0]  # the folder of this script; the kernel puts the working folder there
    imported = Path(os.environ.pop("NEWS_FRAMING_IMPORTED"))

    from ipykernel.kernelapp import IPKernelApp

    bound_printing()
    app = IPKernelApp.instance()
    app.initialize()  # type: ignore[no-untyped-call]
    note_modules(imported)
    app.start()  # type: ignore[no-untyped-call]


def end_with_parent() -> None:
    """Have Linux kill this process with the thread that started it, also while it is busy.

    Elsewhere ipykernel's own watch of its parent ends it within a second, unless it is in one
    long call.
    """
    if sys.platform != "linux":
        return
    import ctypes

    parent = int(os.environ.get("JPY_PARENT_PID", "0"))
    ctypes.CDLL(None, use_errno=True).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    if parent and os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)  # it died before it could be asked


def bound_printing() -> None:
    """Have whatever prints more than `PRINTED` characters fail."""
    from ipykernel.iostream import OutStream

    write, left = OutStream.write, [PRINTED]

    def bounded(stream: OutStream, text: str) -> int | None:
        left[0] -= len(text)
        if left[0] < 0:
            raise OSError(f"more than {PRINTED:,} characters were printed; print less")
        count: int | None = write(stream, text)
        return count

    OutStream.write = bounded  # type: ignore[method-assign,assignment]


def note_modules(path: Path) -> None:
    """Append file and sha256 of each Python file whose code is executed, as it is executed."""
    seen: set[str] = set()

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event != "exec":
            return
        file = getattr(arguments[0], "co_filename", "")
        if not file.endswith(".py") or file in seen or _INSTALLED & set(Path(file).parts):
            return
        seen.add(file)
        try:
            digest = hashlib.sha256(Path(file).read_bytes()).hexdigest()
        except OSError:
            return  # a name for code that lies in no file
        with path.open("a", encoding="ascii") as out:
            out.write(json.dumps([str(Path(file).resolve()), digest]) + "\n")

    sys.addaudithook(hook)


if __name__ == "__main__":
    main()
