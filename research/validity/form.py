"""The form in which one coder codes a sample in JupyterLab."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from research.errors import InputError
from research.validity.session import Session

if TYPE_CHECKING:
    from research.validity.widget import Form


def open_form(folder: Path | str = ".", *, coder: str) -> Form:
    """The form for one coder, in a notebook: the last line of a cell shows it.

    Parameters
    ----------
    folder
        Of the sample.
    coder
        Name of the coder; running the cell again goes on where this coder stopped.

    Raises
    ------
    InputError
        Where anywidget is not installed, or the folder holds no sample.
    """
    try:
        from research.validity.widget import Form
    except ImportError:
        raise InputError(
            "the form needs anywidget: pip install 'news-framing[coding]' and start JupyterLab "
            "again, or code in a spreadsheet: research code SAMPLE --coder NAME --format xlsx"
        ) from None
    return Form(Session(folder, coder=coder))
