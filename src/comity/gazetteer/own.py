"""A user's own actors: a CSV file that adds to the tables of names and stands before them.

    name,aliases,country,sector,kind,from,to
    Coastal Rangers,the Rangers|CR,KEN,MIL,agency,2019,

`name` and `country` (ISO-3, or PLOVER's UNO EUR IGO NGO ISM IMG MNC) are asked for, the rest may be empty or missing.
`aliases` are divided by |. `kind` is organisation (if empty), agency, group, company, party or person; `from` and `to` are
dates (YYYY, YYYY-MM or YYYY-MM-DD). A row that cannot be used is refused with its line and the reason; the others count.
"""

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from comity.errors import UsageError
from comity.gazetteer import names, tables
from comity.gazetteer.fold import key, slug
from comity.gazetteer.names import Entity
from comity.ontology import scheme

FILE = "actors.csv"
MOST_BYTES = 20_000_000
"""A hundred times the tables of the package; a larger file is some other file."""
COLUMNS = ("name", "aliases", "country", "sector", "kind", "from", "to")
KINDS = ("organisation", "agency", "group", "company", "party", "person")
_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Own:
    """The names of a file with what they stand for, what was refused and why, and a hash of the file."""

    entries: tuple[tuple[str, Entity], ...] = ()
    refused: tuple[str, ...] = ()
    digest: str = ""


def beside(store: Path) -> Path | None:
    """The file beside a store, None where there is none."""
    path = store.absolute().parent / FILE
    return path if path.is_file() else None


def use(path: Path | None) -> Own:
    """Read names from a file from now on in this process, or from the tables alone; what was read is kept until it changes."""
    try:
        found = _read(path.resolve(), path.stat().st_mtime_ns, path.stat().st_size) if path else Own()
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}); allow it or remove it") from error
    names.add_own(found.entries, found.digest)
    return found


@cache
def _read(path: Path, changed: int, size: int) -> Own:
    """The file's rows; by time of change and size a file written anew is read anew."""
    if size > MOST_BYTES:
        raise UsageError(f"{path} has more than {MOST_BYTES:,} bytes; it should list a user's own actors")
    data = path.read_bytes()
    try:
        reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        if missing := {"name", "country"} - set(reader.fieldnames or ()):
            raise UsageError(f"{path} lacks the columns {', '.join(sorted(missing))}; its columns are {', '.join(COLUMNS)}")
        entries, refused = _checked(path, reader)
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8 ({error.reason}); save it as UTF-8") from error
    except csv.Error as error:
        raise UsageError(f"{path} is no CSV file ({error}); mend it or remove it") from error
    return Own(tuple(entries), tuple(refused), hashlib.sha256(data).hexdigest()[:8])


def _checked(path: Path, reader: "csv.DictReader[str]") -> tuple[list[tuple[str, Entity]], list[str]]:
    """The usable rows' names, and a line for every other row."""
    entries: list[tuple[str, Entity]] = []
    refused: list[str] = []
    seen: dict[str, int] = {}
    for row in reader:
        cells = {column: (row.get(column) or "").strip() for column in COLUMNS}
        fault = _fault(cells, None in row, seen)
        if fault:
            refused.append(f"{path.name}, line {reader.line_num}: {fault}; the row is not used")
            continue
        seen[key(cells["name"])] = reader.line_num
        entries += _names(cells)
    return entries, refused


def _fault(cells: dict[str, str], too_long: bool, seen: dict[str, int]) -> str | None:
    """What is wrong with a row."""
    if too_long:
        return f"more cells than the {len(COLUMNS)} columns; put a cell that holds a comma in quotes"
    if not key(cells["name"]):
        return "no name"
    if len(key(cells["name"])) < names.SHORTEST:
        return f"the name {cells['name']!r} is too short to be found in a text"
    if (line := seen.get(key(cells["name"]))) is not None:
        return f"{cells['name']!r} stands already in line {line}"
    for column, known in (("country", _countries()), ("sector", _sectors()), ("kind", frozenset(KINDS))):
        if cells[column] not in known and (cells[column] or column == "country"):
            return f"the {column} {cells[column]!r} is unknown; {_HELP[column]}"
    for column in ("from", "to"):
        if cells[column] and not _DATE.fullmatch(cells[column]):
            return f"{cells[column]!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD"
    return "it ends before it begins" if cells["to"] and cells["from"][: len(cells["to"])] > cells["to"] else None


_HELP = {
    "country": "write ISO-3 such as KEN, or UNO EUR IGO NGO ISM IMG MNC",
    "sector": "write one of PLOVER's, such as GOV MIL COP REB BUS PTY, or nothing",
    "kind": f"write one of {', '.join(KINDS)}, or nothing",
}


@cache
def _countries() -> frozenset[str]:
    return frozenset(tables.country_names()) | frozenset(scheme.plover().nonstate)


@cache
def _sectors() -> frozenset[str]:
    return frozenset(scheme.plover().sectors)


def _names(cells: dict[str, str]) -> Iterator[tuple[str, Entity]]:
    """Every name of a row with what it stands for."""
    kind = {"person": "leader", "": "organisation"}.get(cells["kind"], cells["kind"])
    sector = cells["sector"] or {"company": "BUS", "party": "PTY", "leader": "GOV"}.get(kind)
    since, until = cells["from"] or None, cells["to"] or None
    entity = Entity(kind, f"own:{slug(cells['name'])}", cells["name"], cells["country"], sector, since=since, until=until)
    yield from ((name, entity) for name in dict.fromkeys((cells["name"], *tables.cells(cells["aliases"]))))
