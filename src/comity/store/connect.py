"""How the file of a store is found, opened, checked and brought up to date; what goes wrong becomes a StoreError."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from comity.errors import StoreError
from comity.store.schema import APPLICATION_ID, HEAD

FILE = "comity.sqlite"
BUSY_SECONDS = 30.0
"""How long to wait for another writer; a shard takes well under a second to load, so this is dozens of them."""

_REMEDIES = {
    sqlite3.SQLITE_BUSY: "another program is writing to it; wait for it to end, or run one writer at a time",
    sqlite3.SQLITE_LOCKED: "another program is writing to it; wait for it to end, or run one writer at a time",
    sqlite3.SQLITE_READONLY: "it cannot be written to; allow writing to the folder and its files, or use another with --store",
    sqlite3.SQLITE_CORRUPT: "the file is damaged; put a copy back, or move the folder away and add the articles again",
    sqlite3.SQLITE_NOTADB: "the file is damaged, or no SQLite file; put a copy back, or move it away and add the articles again",
    sqlite3.SQLITE_FULL: "the disk is full; make room and run the same command again, nothing is lost",
    sqlite3.SQLITE_IOERR: "the disk does not answer; check it, then run the same command again",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check the rights of the folder and of its files",
}


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Turns what the database reports into a StoreError that says what to do."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise _explained(path, error) from error


def _explained(path: Path, error: DBAPIError | sqlite3.Error) -> StoreError:
    cause = error.orig if isinstance(error, DBAPIError) else error
    # The low byte is the kind of failure; the rest says where in SQLite it arose.
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    remedy = _REMEDIES.get(code, "move the folder away and add the articles again; if it comes back, report it")
    return StoreError(f"the store at {path} cannot be used ({cause}): {remedy}")


def open_engine(path: Path, *, create: bool, read_only: bool) -> tuple[Engine, bool]:
    """The engine of the store in the folder `path`, schema up to date, and whether it can only be read."""
    file = path / FILE
    _require(path, file, create=create and not read_only)
    read_only = read_only or not (os.access(path, os.W_OK) and (not file.exists() or os.access(file, os.W_OK)))
    engine = _engine(file, read_only)
    try:
        with guarded(path):
            _prepare(engine, path, read_only)
    except StoreError:
        engine.dispose()
        raise
    return engine, read_only


def _require(path: Path, file: Path, *, create: bool) -> None:
    """That the store is there, or can be made."""
    if path.exists() and not path.is_dir():
        raise StoreError(f"{path} is a file; a store is a folder: name another with --store or COMITY_STORE")
    if file.exists() and not create:
        return
    if not create:
        raise StoreError(f"no store at {path}; make one with `comity add`, or name another with --store or COMITY_STORE")
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"cannot make a store at {path} ({error.strerror}); name another place with --store") from error
    if not os.access(path, os.W_OK) or (file.exists() and not os.access(file, os.W_OK)):
        raise StoreError(f"the store at {path} cannot be written to; allow it, or use another with --store")


def _engine(file: Path, read_only: bool) -> Engine:
    uri = file.absolute().as_uri() + _mode(file, read_only)

    def connect() -> sqlite3.Connection:
        # No isolation level: transactions begin when we say so, with the lock that we choose.
        connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        return connection

    engine = sa.create_engine("sqlite://", creator=connect, poolclass=QueuePool, hide_parameters=True)
    sa.event.listen(engine, "begin", _begin)
    return engine


def _mode(file: Path, read_only: bool) -> str:
    """The part of the address that says how to open: a folder that cannot be written to has no room for SQLite's side files."""
    if not read_only:
        return "?mode=rwc"
    waiting = file.with_name(f"{FILE}-wal")
    settled = not waiting.exists() or waiting.stat().st_size == 0
    return "?mode=ro&immutable=1" if settled and not os.access(file.parent, os.W_OK) else "?mode=ro"


def _begin(connection: Connection) -> None:
    """A writer takes its lock at once: waiting later, after a read, would end in an error at any patience."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


def _prepare(engine: Engine, path: Path, read_only: bool) -> None:
    """Checks whose file it is and of which schema, and brings it up to date."""
    with engine.connect() as connection:
        version = _version(connection, path)
    if version == HEAD:
        return
    if version is not None and version > HEAD:
        raise StoreError(f"the store at {path} was made by a newer comity (schema {version}, this one knows {HEAD}): update it")
    if read_only:
        raise StoreError(f"the store at {path} has an older schema ({version or 'none'}); open it once where writing is allowed")
    with closing(engine.raw_connection()) as raw:  # outside of any transaction, and only now that the file is known to be ours
        raw.cursor().execute("PRAGMA journal_mode = WAL")
    with engine.execution_options(writes=True).begin() as connection:
        if _version(connection, path) != HEAD:
            _migrate(connection)


def _version(connection: Connection, path: Path) -> str | None:
    """The schema of the file, None if it is empty; StoreError if it is somebody else's."""
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
    if not tables:
        return None
    if connection.exec_driver_sql("PRAGMA application_id").scalar() != APPLICATION_ID:
        raise StoreError(f"{path / FILE} is a database of another program; name another store with --store or COMITY_STORE")
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())


def _migrate(connection: Connection) -> None:
    # Alembic takes most of a second to import, and a store is migrated once.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "comity.store:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)
