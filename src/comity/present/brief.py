"""The relation as a brief for a desk: two pages of sentences made from facts, each with the number of its evidence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from comity.incidents import Incident
from comity.present import page, words
from comity.present.html import render
from comity.present.tables import newest, told
from comity.relations import Direction, Entry, Exposure, Front, Relation
from comity.relations.rules import rules

PER_FRONT = 2  # acts told of each side on a front: five fronts and two sides then fill two printed pages
MOST_HARM = 4
WEIGHTY = 3  # a side's heaviest and its newest act come first; one more when they are the same


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the numbers of the evidence behind it."""

    text: str
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and its paragraphs, each of sentences that run on."""

    heading: str
    paragraphs: tuple[tuple[Sentence, ...], ...]


@dataclass(slots=True)
class Evidence:
    """The incidents cited so far, numbered from 1 in the order of citing."""

    cited: dict[str, Incident] = field(default_factory=dict)

    def number(self, incident: Incident) -> int:
        """The number of an incident, a new one where it was not cited yet."""
        self.cited.setdefault(incident.id, incident)
        return list(self.cited).index(incident.id) + 1


def brief_page(relation: Relation, *, title: str, disclaimer: str | None) -> str:
    """The relation as a short HTML brief that needs nothing from outside: sentences from facts, and the numbered evidence."""
    evidence = Evidence()
    summary = _summary(relation, evidence)
    parts = [_front(relation, n, evidence) for n in range(len(relation.directions[0].fronts))]
    parts += [_harm(relation, evidence), _open(relation, evidence)]
    return render(
        "brief.html.j2",
        title=title,
        disclaimer=disclaimer,
        relation=relation,
        summary=summary,
        parts=[part for part in parts if part.paragraphs],
        evidence=list(evidence.cited.values()),
        numbers=rules().numbers,
    )


def _summary(relation: Relation, evidence: Evidence) -> Part:
    """What a reader in haste must know: how much is known, the level of each side where there is a number, what moved."""
    seen, span = relation.coverage, f"from {relation.since} to {relation.until}" if relation.since else "none of them dated"
    tellers = words.counted(page.independent(relation), "independent publisher")
    pair = f"{words.country(relation.a)} and {words.country(relation.b)}"
    known = f"{tellers} told of {words.counted(seen.incidents, 'incident')} between {pair}, {span}."
    sentences = (Sentence(known), *_levels(relation), *_moves(relation, evidence))
    return Part("In short", tuple((sentence,) for sentence in sentences))


def _levels(relation: Relation) -> Iterable[Sentence]:
    """The coldest and the warmest front of each side, among those with a number."""
    for name, direction in zip(page.directions(relation), relation.directions, strict=True):
        known = sorted((f for f in direction.fronts if f.figure.mean is not None), key=lambda f: f.figure.mean or 0.0)
        if not known:
            yield Sentence(f"{name}: too little on every front for a number.")
        elif len(known) == 1:
            yield Sentence(f"{name}: {known[0].figure.text} on {known[0].dimension}, too little on the other fronts.")
        else:
            low, high = known[0], known[-1]
            yield Sentence(
                f"{name}: coldest on {low.dimension}, {low.figure.text}; warmest on {high.dimension}, {high.figure.text}."
            )


def _moves(relation: Relation, evidence: Evidence) -> Iterable[Sentence]:
    moved = page.changes(relation)
    for name, front, change in moved:
        numbers = tuple(evidence.number(relation.incidents[i]) for i in change.drivers)
        yield Sentence(f"{words.front_name(front)}, {name}: {change.text} from {change.before} to {change.after}.", numbers)
    if not moved:
        yield Sentence("No front has moved beyond its uncertainty, or there is too little to say.")


def _front(relation: Relation, n: int, evidence: Evidence) -> Part:
    """A front: for each side its level and the acts that weigh most; no paragraph where nothing was reported."""
    sides = [(d, front) for d in relation.directions for front in _own(d, n)]
    return Part(relation.directions[0].fronts[n].dimension.capitalize(), tuple(tuple(_side(d, f, evidence)) for d, f in sides))


def _own(direction: Direction, n: int) -> Iterable[Front]:
    """The state's front and those of the groups drawn apart, as far as anything is listed."""
    return (front for front in told(direction) if front.dimension == direction.fronts[n].dimension)


def _side(direction: Direction, front: Front, evidence: Evidence) -> Iterable[Sentence]:
    group = "" if front.group == "state" else f", {words.GROUPS.get(front.group, front.group)}"
    balance, trend = front.balance, f"; {front.change.text}" if front.change.by is not None else ""
    acts = f"{balance.cooperation.n} cooperative and {balance.conflict.n} conflictual"
    yield Sentence(f"{words.direction(direction)}{group}: {front.figure.text}, {acts}{trend}.")
    for entry in _chosen(front):
        yield Sentence(f"{words.told(entry.incident)}{_doubt(entry)}.", (evidence.number(entry.incident),))


def _chosen(front: Front) -> list[Entry]:
    """The newest act and the one that weighs most on the scale; undated and contested ones where there is no other."""
    pool = front.entries or front.listed
    heaviest = max(pool, key=lambda e: (abs(e.weight * e.incident.value), e.incident.id))
    picked = {e.incident.id: e for e in (*newest(pool)[:1], heaviest, *newest(pool)[1:WEIGHTY])}
    return list(picked.values())[:PER_FRONT]


def _doubt(entry: Entry) -> str:
    """What a reader must know of how far an act stands."""
    if entry.fate != "counted":
        return f" ({entry.fate}: {entry.reason})"
    return " (one report)" if len(entry.incident.independent) == 1 else ""


def _harm(relation: Relation, evidence: Evidence) -> Part:
    """Harm by third parties, newest first."""
    listed = [_harmed(harm, evidence) for harm in list(reversed(relation.exposure))[:MOST_HARM]]
    return Part(f"Harm by third parties ({len(relation.exposure)})", tuple((sentence,) for sentence in listed))


def _harmed(harm: Exposure, evidence: Evidence) -> Sentence:
    where = f"{words.country(harm.exposed)} in {words.country(harm.host)}"
    text = f"{words.when(harm.incident.date)}: {harm.by} against {where}{words.toll(harm)}."
    return Sentence(text, (evidence.number(harm.incident),))


def _open(relation: Relation, evidence: Evidence) -> Part:
    """What is promised and what is contested: not counted, and worth watching."""
    fronts = [front for direction in relation.directions for front in told(direction)]
    promised = newest(entry for front in fronts for entry in front.promised)
    contested = newest(entry for front in fronts for entry in front.contested)
    return Part("Open", (*_listed("Planned", promised, evidence), *_listed("Contested", contested, evidence)))


def _listed(word: str, entries: Sequence[Entry], evidence: Evidence) -> Iterable[tuple[Sentence, ...]]:
    for entry in entries[:PER_FRONT]:
        yield (Sentence(f"{word}: {words.told(entry.incident)}.", (evidence.number(entry.incident),)),)
