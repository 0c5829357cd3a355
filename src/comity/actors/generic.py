"""Bodies and crowds without a country in their words, pairs of countries, and what stands beside a name."""

import re
from collections.abc import Sequence

from comity.actors.antecedents import Entry
from comity.actors.byname import sector_of
from comity.actors.draft import P_NONE, P_PAIR, P_PLACE, Draft, of_words
from comity.actors.phrase import Phrase, parse
from comity.actors.reading import Reading, Sign
from comity.actors.salience import FEATURES, rank
from comity.actors.weights import COUNTRY
from comity.gazetteer import names, tables
from comity.model import Mention

LEAST = {"state": 0.35, "crowd": 0.45}
"""Probability from which the best country is taken. On the corpus a guess above it is right 2 times in 3 (state) and 3 in 5 (crowd)."""
LONE = 0.85
"""Factor for what the ranking cannot know: in articles of one country a body without one belongs to it this often on the corpus."""

_OF_STATES = frozenset("GOV MIL COP JUD LEG SPY PTY OPP ELI".split())
# Who may come from anywhere: no country rather than a guess.
_ANYWHERE = frozenset(
    "foreign foreigners international western overseas expatriate expatriates visiting neighbouring neighboring regional global world multinational "
    "analyst analysts expert experts observer observers economist economists tourist tourists migrant migrants refugee refugees asylum-seekers "
    "investor investors creditors donors donor partners allies rivals researchers anyone somebody nobody everyone reporters correspondents critics "
    "ambassadors embassies nations countries governments states powers capitals markets buyers lenders arbitrators".split()
)


def _from_anywhere(phrase: Phrase) -> bool:
    """Whether a modifier or the last noun says that the party may be of any country; "foreign" in "foreign ministry" does not."""
    inside = range(phrase.head.first, phrase.head.last - 1) if phrase.head and phrase.head.sector == "GOV" else range(0)
    return any(w.plain in _ANYWHERE for n, w in enumerate(phrase.words[: phrase.stop]) if n not in inside)


def without_country(reading: Reading, mention: Mention, phrase: Phrase) -> Draft:
    """The draft of a party whose words name no country: the likeliest of the article's, None rather than a guess for foreigners."""
    sector = sector_of(phrase, mention.sector)
    kind = "state" if sector in _OF_STATES else "crowd"
    if _from_anywhere(phrase) or sector == "REF":
        return of_words(phrase, None, sector, P_NONE, "no country told: may come from anywhere")
    weights = [COUNTRY[kind].get(f, 0.0) for f in FEATURES]
    ranked = rank(reading, mention.span.start, mention.span.end, weights)
    if not ranked or ranked[0][1] < LEAST[kind]:
        return of_words(phrase, None, sector, P_NONE, "no country told" if not ranked else "no country leads")
    country, p = ranked[0]
    name = tables.country_names().get(country, country)
    return of_words(phrase, country, sector, p * LONE, f"no country in its words; {name} is the likeliest of {len(ranked)} around it")


_ORGANS = frozenset(
    "commission council bloc assembly secretariat alliance organisation organization mission peacekeepers commissioner secretary-general "
    "monitors observers rapporteur".split()
)


def organ(reading: Reading, mention: Mention, phrase: Phrase) -> Draft | None:
    """An organ of the organisation last named, before or after: "the bloc", "the Commission", "the Council"."""
    if phrase.determiner != "the" or not phrase.stop or phrase.words[phrase.stop - 1].plain not in _ORGANS:
        return None
    states = tables.country_names()
    bodies = [s for s in (*reading.before(mention.span.start), *reading.title_signs, *reading.signs) if s.country not in states]
    if not bodies or any(w.text.islower() and w.plain not in _ORGANS for w in phrase.words[: phrase.stop]):
        return None
    return of_words(phrase, bodies[0].country, mention.sector, P_PAIR, f"an organ of {bodies[0].country}, named in the article")


def own_body(reading: Reading, phrase: Phrase) -> Draft | None:
    """The publisher's own body in a state's statement: "the Ministry", "the Secretary", "Our Government"."""
    head = phrase.head
    if reading.speaker is None or head is None or phrase.person or phrase.determiner not in ("the", "our", "") or head.kind == "people":
        return None
    if not phrase.words[head.first].text[0].isupper() or head.plural:
        return None
    return of_words(phrase, reading.speaker, head.sector or "GOV", P_PLACE, f"a body of the publisher, {reading.speaker}")


def pair(reading: Reading, mention: Mention, entries: Sequence[Entry]) -> Draft:
    """The two countries last named before a mention of two, in text and title."""
    told = [e.draft.country for e in reversed(entries) if e.draft.country and e.draft.kind != "people"]
    signs: list[Sign] = [*reading.before(mention.span.start), *reading.title_signs, *reading.signs]
    found = list(dict.fromkeys([*told, *(s.country for s in signs)]))[:2]
    known = tables.country_names()
    members = tuple(Draft(known.get(c, c), f"country:{c}", c, "GOV", P_PAIR, "one of the two countries last named", "state") for c in reversed(found))
    if len(members) < 2:
        return Draft(mention.span.text, None, None, "GOV", P_NONE, "two parties, not told which", "people", True)
    return Draft(mention.span.text, None, None, "GOV", P_PAIR, "the two countries last named", "people", True, members=members)


_APPOSED = re.compile(r"['’\"”)]*\s*,\s+(?:an?|the|one of)\s+([^,.;]{3,80})")


def apposition(reading: Reading, mention: Mention) -> str | None:
    """The country in an apposition after a name: "Norcliff Metals, a Canadian miner"."""
    text = reading.document.article.text
    found = _APPOSED.match(text[mention.span.end : mention.span.end + 140])
    if found is None:
        return None
    hits = [h for h in parse(found[1]).hits if h.entities[0].country]
    return hits[0].entities[0].country if hits else None


def names_in(text: str) -> list[str]:
    """The countries of the names in a text, in order."""
    return [h.entities[0].country for h in names.find(text) if h.entities[0].country]
