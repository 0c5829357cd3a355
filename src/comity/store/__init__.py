"""The store: a folder with one SQLite file (`comity.sqlite`) and the results that wait to be loaded (`shards/`).

The only place with SQL. `schema.py` says what the tables are, `migrations/` how a file gets them, `connect.py` how a file
is opened, `load.py` writes, `query.py` reads, and `analysis.py` answers people's own SELECTs.
"""

from comity.store.query import EventQuery
from comity.store.store import Store

__all__ = ["EventQuery", "Store"]
