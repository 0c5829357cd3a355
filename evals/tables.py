"""Check the gazetteer's tables: keys twice, names of two states, terms that overlap or leave gaps, spellings alike.

Usage: python evals/tables.py [--all]      --all lists every finding; without it each kind's number and its first few

Errors (a broken date, an unknown country, a key twice) fail; the rest is for a person to look at.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from comity.gazetteer import tables
from comity.gazetteer.fold import key
from comity.ontology import scheme

DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
SHOWN = 8
MOST_OVERLAP, LEAST_GAP = timedelta(days=31), timedelta(days=120)
ONE_HOLDER = ("President", "Prime Minister", "Chancellor", "Foreign Minister", "Defence Minister", "Interior Minister")
PARTIES = {
    "organisations": tables.organisations, "agencies": tables.agencies, "armed_groups": tables.armed_groups,
    "companies": tables.companies, "parties": tables.parties,
}  # fmt: skip


def broken() -> Iterator[str]:
    """Rows that no reader could use."""
    codes = {c.code for c in tables.countries()} | set(scheme.plover().nonstate)
    for name, load in PARTIES.items():
        for row in load():
            if row.country and row.country not in codes:
                yield f"{name}: {row.id} has the unknown country {row.country}"
            if any(day and not DAY.fullmatch(day) for day in (row.since, row.until)):
                yield f"{name}: {row.id} has a broken date"
        yield from (f"{name}: the id {i} stands twice" for i, n in Counter(r.id for r in load()).items() if n > 1)
    for row in tables.leaders():
        if row.country and row.country not in codes:
            yield f"leaders: {row.name} has the unknown country {row.country}"
        if any(day and not DAY.fullmatch(day) for day in (row.since, row.until, row.as_of)):
            yield f"leaders: {row.name}, {row.office} has a broken date"
        elif row.since and row.until and row.since > row.until:
            yield f"leaders: {row.name}, {row.office} ends before it begins"
    terms = Counter((r.country, r.office, key(r.name), r.since) for r in tables.leaders())
    yield from (f"leaders: {' '.join(map(str, term))} stands twice" for term, n in terms.items() if n > 1)


def shared() -> Iterator[str]:
    """Names that stand for parties of two states."""
    owners = defaultdict(set)
    for load in PARTIES.values():
        for row in load():
            for name in (row.name, *row.aliases):
                owners[key(name)].add((row.country, row.id))
    for name, found in sorted(owners.items()):
        if len({country for country, _ in found}) > 1:
            yield f"{name}: {', '.join(sorted(i for _, i in found))}"


def first_day(value: str) -> date:
    """The first day of a date of any precision."""
    return date.fromisoformat(f"{value}-01-01"[:10] if len(value) == 4 else f"{value}-01"[:10])


def last_day(value: str) -> date:
    """The last day of a date of any precision (a month has 28 days here)."""
    return date.fromisoformat({4: f"{value}-12-31", 7: f"{value}-28"}.get(len(value), value))


def terms() -> dict[tuple[str, str], list[tables.LeaderRow]]:
    """The terms of each office that one person holds, oldest first."""
    found = defaultdict(list)
    for row in tables.leaders():
        if row.office in ONE_HOLDER and row.since and DAY.fullmatch(row.since):
            found[row.country, row.office].append(row)
    return {office: sorted(rows, key=lambda r: r.since or "") for office, rows in found.items()}


def overlaps() -> Iterator[str]:
    """Two holders of one office at once, for longer than dates of a month's precision explain."""
    for (country, office), rows in terms().items():
        for one, other in pairwise(rows):
            end = first_day(one.until) if one.until else date.max
            if end - last_day(other.since or "") > MOST_OVERLAP:
                yield f"{country} {office}: {one.name} to {one.until or 'now'}, {other.name} from {other.since}"


def gaps() -> Iterator[str]:
    """Nobody in an office for months."""
    for (country, office), rows in terms().items():
        for one, other in pairwise(rows):
            if one.until and first_day(other.since or "") - last_day(one.until) > LEAST_GAP:
                yield f"{country} {office}: {one.name} to {one.until}, {other.name} from {other.since}"


def spellings() -> Iterator[str]:
    """Persons of one country whose names differ by a letter, a hyphen or an accent."""
    names = defaultdict(set)
    for row in tables.leaders():
        names[row.country].add(row.name)
    for country, some in names.items():
        bare = defaultdict(set)
        for name in some:
            plain = re.sub(r"[^a-z]", "", key(name))
            for n in range(len(plain)):
                bare[plain[:n] + plain[n + 1 :]].add(name)
        yield from sorted({f"{country}: {' / '.join(sorted(group))}" for group in bare.values() if len(group) > 1})


def main() -> int:
    every, errors = "--all" in sys.argv, list(broken())
    sizes = {name: len(load()) for name, load in PARTIES.items()} | {"leaders": len(tables.leaders())}
    print(", ".join(f"{name} {n:,}" for name, n in sizes.items()))
    for title, found in (
        ("errors", errors),
        ("overlapping terms", list(overlaps())),
        ("gaps", list(gaps())),
        ("spellings", list(spellings())),
        ("names of two states", list(shared())),
    ):
        print(f"{title}: {len(found)}")
        for line in found if every else found[:SHOWN]:
            print(f"  {line}")
    return bool(errors)


if __name__ == "__main__":
    raise SystemExit(main())
