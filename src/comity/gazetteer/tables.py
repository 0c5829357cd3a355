"""The tables as typed rows, each read once a process when first asked for; a table that is not there is empty."""

import csv
import gzip
import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A sovereign state; `seats` are the names that stand for its government."""

    code: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str
    seats: tuple[str, ...]
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class TerritoryRow:
    """A territory, region or people that is folded into a country, or into IMG where it has none."""

    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    country: str
    sector: str | None
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class PartyRow:
    """An organisation, agency, armed group, party or company; `since` and `until` are ISO dates or years."""

    id: str
    name: str
    aliases: tuple[str, ...]
    country: str
    sector: str | None
    ownership: str | None = None
    industry: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class LeaderRow:
    """A person in an office from `since` to `until`; `as_of` is the month of our knowledge."""

    name: str
    aliases: tuple[str, ...]
    country: str
    sector: str
    office: str
    since: str | None
    until: str | None
    as_of: str | None
    verified: bool


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A generic word for a party ("foreign ministry", "premier", "farmers") and its sector; kind is body, office or people."""

    phrase: str
    sector: str | None
    kind: str


def raw(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table by file name, as text cells by column; none where there is no such table."""
    yield from csv.DictReader(_open(name))


def lists(name: str) -> Iterator[list[str]]:
    """The rows of a table without its header, as cells in the order of the columns; faster where there are many."""
    rows = csv.reader(_open(name))
    next(rows, None)
    yield from rows


def _open(name: str) -> io.StringIO:
    path = files("comity.gazetteer") / "tables" / name
    data = path.read_bytes() if path.is_file() else b""
    text = (gzip.decompress(data) if name.endswith(".gz") and data else data).decode("utf-8-sig")
    return io.StringIO(text, newline="")


def cells(value: str | None) -> tuple[str, ...]:
    """The parts of a cell that holds a list."""
    return tuple(part for raw_part in (value or "").split("|") if (part := raw_part.strip()))


def _degrees(value: str | None) -> float | None:
    return float(value) if value else None


@cache
def countries() -> tuple[CountryRow, ...]:
    """All sovereign states."""
    return tuple(
        CountryRow(
            r["code"],
            r["name"],
            cells(r["aliases"]),
            cells(r["demonyms"]),
            r["capital"],
            cells(r["seats"]),
            _degrees(r["lat"]),
            _degrees(r["lon"]),
        )
        for r in raw("countries.csv")
    )


@cache
def country_names() -> dict[str, str]:
    """Code to name of every sovereign state."""
    return {row.code: row.name for row in countries()}


@cache
def territories() -> tuple[TerritoryRow, ...]:
    """Territories, regions and peoples."""
    return tuple(
        TerritoryRow(
            r["name"],
            cells(r["aliases"]),
            cells(r["demonyms"]),
            r["country"],
            r["sector"] or None,
            _degrees(r["lat"]),
            _degrees(r["lon"]),
        )
        for r in raw("territories.csv")
    )


@cache
def organisations() -> tuple[PartyRow, ...]:
    """Organisations of states and others; `country` is their code (UNO, EUR, IGO, NGO, ...)."""
    return tuple(
        PartyRow(r["id"], r["name"], cells(r["aliases"]), r["code"], r["sector"] or None) for r in raw("organisations.csv")
    )


@cache
def agencies() -> tuple[PartyRow, ...]:
    """Named bodies of states."""
    return tuple(
        PartyRow(r["id"], r["name"], cells(r["aliases"]), r["country"], r["sector"] or None) for r in raw("agencies.csv")
    )


@cache
def armed_groups() -> tuple[PartyRow, ...]:
    """Armed groups with the years of their life."""
    return tuple(
        PartyRow(
            r["id"],
            r["name"],
            cells(r["aliases"]),
            r["country"],
            r["sector"] or None,
            since=r["from"] or None,
            until=r["to"] or None,
        )
        for r in raw("armed_groups.csv")
    )


@cache
def companies() -> tuple[PartyRow, ...]:
    """Companies with ownership (state, private, mixed) and industry; those of the press are media (JRN)."""
    return tuple(
        PartyRow(
            r["id"],
            r["name"],
            cells(r["aliases"]),
            r["country"],
            "JRN" if r["industry"] == "media" else "BUS",
            r["ownership"] or None,
            r["industry"] or None,
        )
        for r in raw("companies.csv")
    )


@cache
def parties() -> tuple[PartyRow, ...]:
    """Political parties with the years of their life."""
    return tuple(
        PartyRow(r["id"], r["name"], cells(r["aliases"]), r["country"], "PTY", since=r["from"] or None, until=r["to"] or None)
        for r in raw("parties.csv")
    )


@cache
def leaders() -> tuple[LeaderRow, ...]:
    """Persons in office, one row for each term."""
    return tuple(
        LeaderRow(
            r["name"], cells(r["aliases"]), r["country"], r["sector"], r["office"], r["from"] or None, r["to"] or None,
            r["as_of"] or None, r["verified"].lower() == "true",
        )
        for r in raw("leaders.csv")
    )  # fmt: skip


@cache
def bodies() -> tuple[BodyRow, ...]:
    """Generic words for parties."""
    return tuple(BodyRow(r["phrase"], r["sector"] or None, r["kind"]) for r in raw("bodies.csv"))
