"""All tables of more articles than memory holds: in parts, by several processes, resumed after a stop.

`tables` reads the articles once, one at a time, and stages them in parts of about two thousand
(`planning`). Of each part it counts names and then, told how actors are named over the whole, makes
its tables (`parts`), each a Parquet file, and a receipt of what they were made of (`receipts`). What
has a receipt that matches is not made again. The parts are made in this process, in several, or on a
Dask cluster (`engines`); `totals` makes the tables that need the whole. docs/archive.md tells users.
"""

from research.shards.archive import opened, root
from research.shards.engines import Dask, Engine, Processes, here
from research.shards.running import Outcome, Step, tables
from research.shards.state import Status, status, verify

__all__ = [
    "Dask", "Engine", "Outcome", "Processes", "Status", "Step", "here", "opened", "root", "status",
    "tables", "verify",
]  # fmt: skip
