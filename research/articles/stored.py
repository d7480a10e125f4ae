"""Tables that were made of articles before, which a corpus then need not make again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from research.text.segments import Span

if TYPE_CHECKING:
    import pandas as pd


class Stored(Protocol):
    """A folder of tables, as a corpus and the measures ask for them; `shards` brings one."""

    @property
    def parameters(self) -> Mapping[str, Any]:
        """What the tables were made with, as notebooks name it, `pins` read."""

    def rows(self, name: str, ids: Sequence[str], *, without: Collection[str] = ()) -> pd.DataFrame:
        """The rows of a table of articles for these articles, in the order of the table.

        Raises
        ------
        InputError
            Where the folder has no such table.
        """

    def whole(self, name: str, ids: Sequence[str]) -> pd.DataFrame | None:
        """A table of the whole; None where these are not all of its articles.

        Raises
        ------
        InputError
            Where the folder has no such table, and why.
        """

    def partial(self, name: str, ids: Sequence[str]) -> Iterator[pd.DataFrame]:
        """What a table of the whole is made of, part by part, for these articles."""

    def parts(self, ids: Sequence[str]) -> Iterator[Sequence[str]]:
        """These articles by the part that they are in, in the order of the parts."""

    def spans(self, article_id: str) -> Iterator[tuple[int, str, Span]]:
        """Sentences of an article: number of the paragraph, its role, the span."""
