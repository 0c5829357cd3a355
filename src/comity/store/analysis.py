"""People's own SELECTs, answered by an in-memory DuckDB over Arrow tables; the text is untrusted.

DuckDB sees copies in memory and nothing else: no files, no network, no extensions, no variables of this program, and
settings that cannot be changed again.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any

import duckdb
import pyarrow as pa
import sqlalchemy as sa
from sqlalchemy import Connection, Table

from comity.errors import UsageError
from comity.store.schema import PUBLIC

_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "allow_community_extensions": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",  # else a SELECT could read this program's variables by name
    "temp_directory": "",
    "memory_limit": "2GB",  # an answer of millions of rows fits; an endless one fails before the machine does
    "lock_configuration": "true",
}

_HIDDEN = {"number"}


def answer(query: str, connection: Connection) -> pa.Table:
    """What one SELECT gives; UsageError, with the tables and columns that exist, if it is not one or fails."""
    with duckdb.connect(":memory:", config=_SETTINGS) as database:
        try:
            _require_one_select(database, query)
            words = set(re.findall(r"\w+", query.lower()))
            for table in PUBLIC:
                # A table that the query does not name is there to be listed, but not read.
                database.register(table.name, arrow(connection, table, rows=table.name in words))
            return database.sql(query).to_arrow_table()
        except (duckdb.Error, OverflowError) as error:
            raise UsageError(f"{str(error).strip()}\nThere are: {_catalogue()}") from error


def _require_one_select(database: duckdb.DuckDBPyConnection, query: str) -> None:
    statements = database.extract_statements(query)
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise UsageError(f"only one SELECT can be asked. There are: {_catalogue()}")


def _catalogue() -> str:
    return "; ".join(f"{table.name} ({', '.join(column.name for column in _shown(table))})" for table in PUBLIC)


def _shown(table: Table) -> list[sa.Column[Any]]:
    return [column for column in table.c if column.name not in _HIDDEN]


def arrow(connection: Connection, table: Table, *, rows: bool = True) -> pa.Table:
    """A table of the store as Arrow, whole or only its columns."""
    chosen = _shown(table)
    found = connection.execute(sa.select(*chosen).order_by(*_order(table))).all() if rows else ()
    return to_arrow(found, [_field(column) for column in chosen])


def _order(table: Table) -> list[sa.Column[Any]]:
    return [table.c.id] if "id" in table.c else list(table.primary_key.columns)


_TYPES: dict[type, Callable[[], pa.DataType]] = {str: pa.string, int: pa.int64, float: pa.float64}


def _field(column: sa.Column[Any]) -> pa.Field:
    kind = pa.list_(pa.string()) if isinstance(column.type, sa.JSON) else _TYPES[column.type.python_type]()
    return pa.field(column.name, kind)


def to_arrow(rows: Sequence[Sequence[Any]], fields: Sequence[pa.Field]) -> pa.Table:
    """Rows as an Arrow table of the given fields."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(fields)
    arrays = [pa.array(values, field.type) for values, field in zip(columns, fields, strict=True)]
    return pa.table(arrays, schema=pa.schema(fields))
