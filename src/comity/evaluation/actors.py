"""`comity evaluate actors FILE.jsonl`: who a lone mention is as of a day: country, sector and name.

A case is `{"mention", "date", "country", "sector" (or "rest"), "name"}`; a field that it does not have is not asked, and a sector
or name that is null is left open. `country: null` asks for none; `none: true` asks for neither country nor sector. Cases that
contradict the codebook or themselves are left out and listed.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from comity.actors.resolve import resolve_mention
from comity.articles import day
from comity.errors import UsageError
from comity.evaluation import files
from comity.evaluation.scores import Result, ratio
from comity.gazetteer import names, tables
from comity.gazetteer.fold import key
from comity.model import Actor
from comity.ontology import scheme

FORM = 'JSON Lines with "mention" and any of "date", "country", "sector", "name", "none"'
FIELDS = ("country", "sector", "name", "nobody")
SHOWN = 25  # wrong answers listed in `by`


@dataclass(frozen=True, slots=True)
class Case:
    """A mention, the day, and the answers asked; `asked` holds a field only where the case has it."""

    mention: str
    date: str | None
    asked: tuple[tuple[str, str | None], ...]


def load(path: Path) -> Iterator[tuple[Case, str | None]]:
    """The cases of a file, each with what is wrong with it (None where nothing is)."""
    for number, row in files.json_lines(path, FORM):
        cells = (row.get(name) for name in ("mention", "date", "country", "sector", "rest", "name"))
        if "mention" not in row or any(c is not None and not isinstance(c, str) for c in cells):
            raise UsageError(f"{path}, line {number}: {FORM} is expected, texts or null; it has {', '.join(sorted(row))}")
        case = Case(row["mention"] or "", day(row.get("date")), tuple(_asked(row)))
        yield case, fault(case)


def _asked(row: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
    if row.get("none"):
        yield "nobody", None
    if "country" in row:
        yield "country", row["country"] or None
    if sector := row.get("sector") or row.get("rest"):
        yield "sector", sector
    if row.get("name"):
        yield "name", row["name"]


def fault(case: Case) -> str | None:
    """Why a case cannot be answered: it names nobody, breaks the codebook's lists, or contradicts itself."""
    asked = dict(case.asked)
    country, sector, name = (asked.get(field) for field in ("country", "sector", "name"))
    if not case.mention.strip():
        return "no mention"
    if sector and sector not in scheme.plover().sectors:
        return f"{sector} is no PLOVER sector"
    if country and country not in tables.country_names() and country not in scheme.plover().nonstate:
        return f"{country} is no country code"
    if country and name and (told := _told(name)) and country not in told:
        return f"the name {name!r} tells {', '.join(sorted(told))}, not {country}"
    return None


def _told(name: str) -> set[str]:
    """The states whose name or people's name stands in a name."""
    return {e.country for h in names.find(name) for e in h.entities if e.kind == "country" and e.form != "seat" and e.country}


def right(field: str, wanted: str | None, actor: Actor) -> bool:
    """Whether the actor has what one field of a case asks."""
    if field == "nobody":
        return actor.country is None and actor.sector in (None, "UNK")
    if field == "country":
        return actor.country == wanted
    if field == "sector":
        return (actor.sector or "UNK") == wanted
    return _same_name(wanted or "", actor)


def _same_name(wanted: str, actor: Actor) -> bool:
    """One name, but for accents, case and what stands in brackets, or another name of the same party."""
    plain = wanted.partition(" (")[0]
    return key(plain) == key(actor.name or "") or any(e.id == actor.id for e in names.exact(plain))


def evaluate(path: Path) -> Result:
    """Accuracy of each field over the cases that ask it, and of whole cases (percent); `by` lists what is wrong."""
    hits: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    wrong: list[str] = []
    faults: list[str] = []
    for case, reason in load(path):
        if reason:
            faults.append(f"{case.mention!r}: {reason}")
        elif case.asked:
            _judge(case, hits, asked, wrong)
    if not asked:
        raise UsageError(f"{path} holds no case that asks anything; {FORM} is expected")
    scores = {field: ratio(hits[field], asked[field]) for field in (*FIELDS, "all_fields") if asked[field]}
    by = {"asked": {field: asked[field] for field in FIELDS}, "wrong": wrong[:SHOWN]}
    return Result("actors", asked["all_fields"], scores, by, tuple(f"left out: {f}" for f in faults))


def _judge(case: Case, hits: Counter[str], asked: Counter[str], wrong: list[str]) -> None:
    actor = resolve_mention(case.mention, case.date)
    marks = {field: right(field, wanted, actor) for field, wanted in case.asked}
    asked.update([*marks, "all_fields"])
    hits.update(field for field, ok in marks.items() if ok)
    hits["all_fields"] += all(marks.values())
    if not all(marks.values()):
        missed = ", ".join(f"{field} {wanted}" for field, wanted in case.asked if not marks[field])
        got = f"{actor.country} {actor.sector} {actor.name!r}"
        wrong.append(f"{case.mention!r} ({case.date or 'undated'}): {missed} expected, got {got}")
