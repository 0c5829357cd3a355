"""Who held an office on a day, and which offices a person held: the table of office-holders asked both ways.

After `as_of`, the month up to which a row is known, an open term is unknown: nobody is assumed to be in office still.
"""

from functools import cache

from comity.gazetteer import tables
from comity.gazetteer.fold import key
from comity.gazetteer.tables import LeaderRow

# What newspapers and users call an office, and the name under which the table has it.
_SAME = {
    "secretary of state": "foreign minister", "foreign secretary": "foreign minister",
    "minister of foreign affairs": "foreign minister", "minister for foreign affairs": "foreign minister",
    "external affairs minister": "foreign minister", "minister of external affairs": "foreign minister",
    "secretary of defense": "defence minister", "secretary of war": "defence minister", "defense secretary": "defence minister",
    "defence secretary": "defence minister", "defense minister": "defence minister", "minister of defence": "defence minister",
    "minister of defense": "defence minister", "home secretary": "interior minister", "home minister": "interior minister",
    "minister of the interior": "interior minister", "minister of home affairs": "interior minister",
    "secretary of homeland security": "interior minister", "premier": "prime minister",
}  # fmt: skip
HEADS_OF_STATE = ("supreme leader", "king", "queen", "emir", "sultan", "emperor", "pope", "monarch", "president", "chairman")
HEADS_OF_GOVERNMENT = ("prime minister", "chancellor", "taoiseach", "chief executive")


def covers(row: LeaderRow, day: str) -> bool | None:
    """Whether a term covers an ISO day; None where that lies beyond what is known of it."""
    if row.since is not None and day[: len(row.since)] < row.since:
        return False
    if row.until is not None:
        return day[: len(row.until)] <= row.until
    return True if row.as_of is None or day[: len(row.as_of)] <= row.as_of else None


def office_holder(country: str, office: str, day: str) -> LeaderRow | None:
    """Who held an office of a country (ISO-3, UNO, EUR …) on an ISO day; None where the table does not know.

    `office` as the press calls it ("foreign minister", "Secretary of State"), or "head of state" or "head of government".
    Of two rows that touch on a day the later term holds.
    """
    asked = key(office)
    wanted = {"head of state": HEADS_OF_STATE, "head of government": HEADS_OF_GOVERNMENT}.get(asked, (_plain(asked),))
    rows = _by_country().get(country.upper(), ())
    if asked == "head of government" and not any(_plain(key(r.office)) in HEADS_OF_GOVERNMENT for r in rows):
        wanted = (*wanted, "president")  # where nobody stands between the president and the ministers
    for name in wanted:
        holding = [r for r in rows if _plain(key(r.office)) == name and covers(r, day)]
        if holding:
            return max(holding, key=lambda r: r.since or "")
    return None


def offices_of(name: str, day: str | None = None) -> tuple[LeaderRow, ...]:
    """The terms of a person, by full name or an alias, oldest first; with a day those that cover it."""
    rows = _by_person().get(key(name), ())
    return tuple(sorted((r for r in rows if day is None or covers(r, day)), key=lambda r: r.since or ""))


def _plain(office: str) -> str:
    return _SAME.get(office, office)


@cache
def _by_country() -> dict[str, tuple[LeaderRow, ...]]:
    found: dict[str, list[LeaderRow]] = {}
    for row in tables.leaders():
        found.setdefault(row.country, []).append(row)
    return {country: tuple(rows) for country, rows in found.items()}


@cache
def _by_person() -> dict[str, tuple[LeaderRow, ...]]:
    found: dict[str, list[LeaderRow]] = {}
    for row in tables.leaders():
        for name in {key(row.name), *map(key, row.aliases)}:
            found.setdefault(name, []).append(row)
    return {name: tuple(rows) for name, rows in found.items()}
