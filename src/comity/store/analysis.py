"""People's own SELECTs, answered by an in-memory DuckDB over Arrow tables; the text is untrusted.

DuckDB sees copies in memory and nothing else: no files, no network, no extensions, no variables of this program, and
settings that cannot be changed again.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import duckdb
import pyarrow as pa
import sqlalchemy as sa
from sqlalchemy import Column, Connection, Select, Table

from comity.errors import UsageError
from comity.store.schema import PUBLIC

_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "allow_community_extensions": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",  # else a SELECT could read this program's variables by name
    "temp_directory": "",
    "memory_limit": "2GB",  # sorts and groups millions of rows; an endless join fails before the machine does
    "lock_configuration": "true",
}
MOST_BYTES = 1_000_000_000  # of an answer: a million events with all their columns; more is no question but an export
ROWS_A_BATCH = 10_000  # articles of 5 kB: 50 MB as Python's strings before they are Arrow's
_HIDDEN = frozenset({"number"})
_TYPES = {str: pa.string(), int: pa.int64(), float: pa.float64()}


def answer(query: str, connection: Connection) -> pa.Table:
    """What one SELECT gives; UsageError, with the tables and columns that exist, if it is not one or fails."""
    with duckdb.connect(":memory:", config=_SETTINGS) as database:
        try:
            _require_one_select(database, query)
            words = set(re.findall(r"\w+", query.lower()))
            for table in PUBLIC:
                # A table that the query does not name is there to be listed, but not read.
                database.register(table.name, _copy(connection, table, rows=table.name in words))
            return _bounded(database.sql(query).to_arrow_reader(ROWS_A_BATCH))
        except duckdb.Error as error:
            raise _refused(str(error).strip()) from error


def read(connection: Connection, chosen: Select[*tuple[Any, ...]], fields: Iterable[pa.Field]) -> pa.Table:
    """What a statement of our own gives, as an Arrow table of these fields."""
    schema = pa.schema(fields)
    found = connection.execution_options(yield_per=ROWS_A_BATCH).execute(chosen)
    return pa.Table.from_batches((_batch(rows, schema) for rows in found.partitions()), schema=schema)


def _batch(rows: Sequence[Sequence[Any]], schema: pa.Schema) -> pa.RecordBatch:
    columns = zip(*rows, strict=True)
    return pa.record_batch([pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)], schema=schema)


def _require_one_select(database: duckdb.DuckDBPyConnection, query: str) -> None:
    statements = database.extract_statements(query)
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise _refused("only one SELECT can be asked")


def _refused(why: str) -> UsageError:
    known = "; ".join(f"{table.name} ({', '.join(column.name for column in _shown(table))})" for table in PUBLIC)
    return UsageError(f"{why}\nThere are: {known}")


def _copy(connection: Connection, table: Table, *, rows: bool) -> pa.Table:
    """A table of the store as Arrow, whole or only its columns."""
    chosen = _shown(table)
    fields = [pa.field(column.name, _type(column)) for column in chosen]
    # In the order of the key, so that the order of loading leaves no trace in an answer.
    order = [table.c.id] if "id" in table.c else list(table.primary_key.columns)
    return read(connection, sa.select(*chosen).order_by(*order), fields) if rows else pa.schema(fields).empty_table()


def _shown(table: Table) -> list[Column[Any]]:
    return [column for column in table.c if column.name not in _HIDDEN]


def _type(column: Column[Any]) -> pa.DataType:
    return pa.list_(pa.string()) if isinstance(column.type, sa.JSON) else _TYPES[column.type.python_type]


def _bounded(reader: pa.RecordBatchReader) -> pa.Table:
    """The whole answer, unless it is endless."""
    batches, size = [], 0
    for batch in reader:
        batches.append(batch)
        size += batch.nbytes
        if size > MOST_BYTES:
            raise _refused(f"the answer has more than {MOST_BYTES:,} bytes; choose fewer columns, or set a LIMIT")
    return pa.Table.from_batches(batches, schema=reader.schema)
