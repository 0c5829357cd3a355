"""`comity doctor`: is everything that a run needs there and well; each check says what to do if not."""

import os
import platform
import shutil
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version

from packaging.requirements import Requirement

from comity import plugins
from comity.config import Settings
from comity.errors import ComityError, StoreError

AGAIN = "install again: make demo, or pip install -r requirements.txt"
FREE_MB = 500  # a million events with their articles take about that


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: well or not, what was found, what to do."""

    name: str
    ok: bool
    found: str
    remedy: str = ""


def check_up(settings: Settings) -> list[Check]:
    """All checks, in the order in which a run would need them; none raises."""
    return [_python(), _packages(), _sqlite(), _coder(settings.coder), _tables(), _store(settings), _disk(settings)]


def _python() -> Check:
    return Check(
        "Python",
        sys.version_info >= (3, 11),
        f"{platform.python_version()} on {platform.system()} {platform.machine()}",
        "use Python 3.11 or newer",
    )


def _packages() -> Check:
    faults = []
    for line in requires("comity") or []:
        need = Requirement(line)
        if need.marker and not need.marker.evaluate({"extra": ""}):
            continue
        try:
            if not need.specifier.contains(version(need.name), prereleases=True):
                faults.append(f"{need.name} is {version(need.name)}, wanted {need.specifier}")
        except PackageNotFoundError:
            faults.append(f"{need.name} is missing")
    return Check("packages", not faults, "; ".join(faults) or "all there", AGAIN)


def _sqlite() -> Check:
    with sqlite3.connect(":memory:") as connection:
        options = {row[0] for row in connection.execute("pragma compile_options")}
    return Check(
        "SQLite",
        "ENABLE_FTS5" in options,
        f"{sqlite3.sqlite_version}, full-text search {'on' if 'ENABLE_FTS5' in options else 'off'}",
        "use a Python whose SQLite has FTS5",
    )


def _coder(name: str) -> Check:
    def look() -> str:
        coder = plugins.load("coder", name)()
        return f"{coder.name} {coder.version}; installed: {', '.join(plugins.names('coder'))}"

    return _tried("coder", look)


def _tables() -> Check:
    def look() -> str:
        from comity.gazetteer import tables

        sizes = (len(tables.countries()), len(tables.companies()), len(tables.armed_groups()))
        return "{} countries, {} companies, {} armed groups".format(*sizes)

    return _tried("tables", look)


def _store(settings: Settings) -> Check:
    if not settings.store.exists() or not any(settings.store.iterdir()):
        return Check("store", True, f"none yet at {settings.store}; comity add makes it")

    def look() -> str:
        from comity.store import Store

        with Store.open(settings.store, read_only=True) as store:
            if damage := store.damage():
                raise StoreError(f"{settings.store} is damaged ({damage}); put a copy back, or add the articles again elsewhere")
            use = "" if os.access(settings.store, os.W_OK) else ", can only be read"
            return f"{settings.store}: {store.tally().read} records read, {store.tally().events} events{use}"

    return _tried("store", look)


def _disk(settings: Settings) -> Check:
    at = settings.store if settings.store.exists() else settings.store.absolute().parent
    if not at.exists():
        return Check("disk", False, f"{at} does not exist", "choose a store folder whose parent is there")
    free = shutil.disk_usage(at).free // 1_000_000
    return Check("disk", free >= FREE_MB, f"{free:,} MB free", f"a store wants {FREE_MB} MB; choose another place with --store")


def _tried(name: str, look: Callable[[], str]) -> Check:
    """A check whose failure is an error of ours, which says what to do, or a package that does not load."""
    try:
        return Check(name, True, look())
    except ComityError as error:
        return Check(name, False, str(error))
    except (ImportError, OSError, RuntimeError) as error:
        return Check(name, False, f"{type(error).__name__}: {error}", AGAIN)
