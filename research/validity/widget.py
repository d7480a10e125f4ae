"""The form as a widget of JupyterLab: `form.js` shows a session's state and sends back answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import traitlets

from research.errors import ResearchError
from research.validity.session import Session

_HERE = Path(__file__).parent


class Form(anywidget.AnyWidget):
    """One page an item. `item` is what is shown; the page goes on when `saved` says it was saved."""

    _esm = _HERE / "form.js"
    _css = _HERE / "form.css"
    item = traitlets.Dict().tag(sync=True)

    def __init__(self, session: Session) -> None:
        self._session = session
        super().__init__(item=session.state())
        self.on_msg(self._receive)

    def _receive(self, _widget: Any, message: Any, _buffers: Any) -> None:
        """An answer or a step from the page; what went wrong is sent back, never raised."""
        try:
            if message["kind"] == "answer":
                self._session.answer(
                    message["unit_id"], int(message["round"]), code=message["code"],
                    rationale=message["rationale"],
                )  # fmt: skip
            else:
                self._session.go(int(message["step"]))
        except (ResearchError, OSError, KeyError, TypeError, ValueError) as error:
            self.send({"kind": "failed", "text": f"Not saved: {error}"})
            return
        self.item = self._session.state()
        self.send({"kind": "saved", "ticket": message.get("ticket")})
