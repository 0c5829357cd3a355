"""Bodies and crowds without a country in their words, pairs of countries, and what stands beside a name."""

import re
from collections.abc import Sequence

from comity.actors.antecedents import Entry
from comity.actors.byname import abroad, sector_of
from comity.actors.draft import P_NONE, P_PAIR, P_PLACE, Draft, of_words
from comity.actors.phrase import Phrase, parse
from comity.actors.reading import Reading, Sign
from comity.actors.salience import FEATURES, rank
from comity.actors.weights import COUNTRY
from comity.gazetteer import tables
from comity.gazetteer.fold import word_set
from comity.model import Mention

LEAST = {"state": 0.35, "crowd": 0.45}
"""Probability from which the best country is taken; on the corpus a guess above it is right for 2 in 3 states, 3 in 5 crowds."""
LONE = 0.85
"""Factor for what the ranking cannot know: where one country alone is named, a body without one is its this often."""

OF_STATES = word_set("GOV MIL COP JUD LEG SPY PTY OPP ELI")
# Who may come from anywhere: no country rather than a guess.
_ANYWHERE = word_set(
    "foreign foreigners international western overseas expatriate expatriates visiting neighbouring neighboring regional "
    "global world multinational analyst analysts expert experts observer observers economist economists tourist tourists "
    "migrant migrants refugee refugees asylum-seekers investor investors creditors donors donor partners allies rivals "
    "researchers anyone somebody nobody everyone reporters correspondents critics ambassadors embassies nations countries "
    "governments states powers capitals markets buyers lenders arbitrators parties sides"
)


def _from_anywhere(phrase: Phrase) -> bool:
    """Whether a modifier or the last noun says that the party may be of any country; "foreign" in "foreign ministry" does not."""
    inside = range(phrase.head.first, phrase.head.last - 1) if phrase.head and phrase.head.sector == "GOV" else range(0)
    return any(w.plain in _ANYWHERE for n, w in enumerate(phrase.words[: phrase.stop]) if n not in inside)


def without_country(reading: Reading, mention: Mention, phrase: Phrase) -> Draft:
    """The draft of a party whose words name no country: the article's likeliest, None for foreigners rather than a guess."""
    sector = sector_of(phrase, mention.sector)
    kind = "state" if sector in OF_STATES else "crowd"
    if _from_anywhere(phrase) or sector == "REF" or abroad(phrase):
        return of_words(phrase, None, sector, P_NONE, "no country told: may come from anywhere")
    weights = [COUNTRY[kind].get(f, 0.0) for f in FEATURES]
    ranked = rank(reading, mention.span.start, mention.span.end, weights)
    if not ranked or ranked[0][1] < LEAST[kind]:
        return of_words(phrase, None, sector, P_NONE, "no country told" if not ranked else "no country leads")
    country, p = ranked[0]
    name = tables.country_names().get(country, country)
    return of_words(
        phrase, country, sector, p * LONE, f"no country in its words; {name} is the likeliest of {len(ranked)} around it"
    )


_ORGANS = word_set(
    "commission council bloc assembly secretariat alliance organisation organization mission peacekeepers commissioner "
    "secretary-general monitors observers rapporteur"
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
    if (
        reading.speaker is None
        or head is None
        or phrase.person
        or phrase.determiner not in ("the", "our", "")
        or head.kind == "people"
    ):
        return None
    if not phrase.words[head.first].text[0].isupper() or head.plural:
        return None
    return of_words(phrase, reading.speaker, head.sector or "GOV", P_PLACE, f"a body of the publisher, {reading.speaker}")


def several(reading: Reading, mention: Mention, entries: Sequence[Entry], n: int) -> Draft:
    """The `n` countries last named before a mention of so many ("the two countries"), in text and title."""
    states = tables.country_names()
    told = [e.draft.country for e in reversed(entries) if e.draft.kind != "people"]
    signs: list[Sign] = [*reading.before(mention.span.start), *reading.title_signs, *reading.signs]
    found = [c for c in dict.fromkeys([*told, *(s.country for s in signs)]) if c in states][:n]
    if len(found) < n:
        return Draft(mention.span.text, None, None, "GOV", P_NONE, f"{n} parties, not told which", "people", True)
    why = f"one of the {n} countries last named"
    members = tuple(Draft(states[c], f"country:{c}", c, "GOV", P_PAIR, why, "state") for c in reversed(found) if c)
    return Draft(mention.span.text, None, None, "GOV", P_PAIR, f"the {n} countries last named", "people", True, members=members)


_APPOSED = re.compile(r"['’\"”)]*\s*,\s+(?:an?|the|one of)\s+([^,.;]{3,80})")


def apposition(reading: Reading, mention: Mention) -> str | None:
    """The country in an apposition after a name: "Norcliff Metals, a Canadian miner"."""
    text = reading.document.article.text
    found = _APPOSED.match(text[mention.span.end : mention.span.end + 140])
    if found is None:
        return None
    hits = [h for h in parse(found[1]).hits if h.entities[0].country]
    return hits[0].entities[0].country if hits else None
