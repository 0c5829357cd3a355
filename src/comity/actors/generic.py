"""Bodies and crowds without a country in their words: the place beside them, the country before them, the main one, or none."""

import re
from collections.abc import Sequence

from comity.actors.antecedents import Entry, sentence_of
from comity.actors.byname import sector_of
from comity.actors.draft import P_MAIN, P_NEAR, P_NONE, Draft, of_words
from comity.actors.phrase import Phrase, parse
from comity.actors.reading import Reading, Sign
from comity.gazetteer import names, tables
from comity.model import Mention

# Crowds that are at home where they act; the rest (tourists, engineers, migrants, investors) may come from anywhere.
_LOCAL_SECTORS = frozenset("GOV MIL COP JUD LEG SPY PTY OPP AGR LAB EDU PRM REB".split())
_LOCALS = re.compile(
    r"\b(?:local|residents?|villagers?|fisher\w+|protesters?|demonstrators?|crowds?|mob|students?|townspeople|voters?|islanders?|"
    r"inhabitants?|neighbours|families|shopkeepers?|citizens|civilians|gunmen|militants?|people)\b",
    re.I,
)
_ANYWHERE = re.compile(r"\b(?:foreign|international|western|overseas|expatriate|visiting|neighbouring|regional|global|world|analysts?|experts?|observers?)\b", re.I)


def without_country(reading: Reading, mention: Mention, phrase: Phrase, entries: Sequence[Entry]) -> Draft:
    """The draft of a party whose words name no country; None rather than a guess for foreigners."""
    sector = sector_of(phrase, mention.sector)
    at_home = sector in _LOCAL_SECTORS or bool(_LOCALS.search(phrase.text))
    if _ANYWHERE.search(phrase.text) or not at_home:
        return of_words(phrase, None, sector, P_NONE, "no country told")
    country, p, why = _nearest(reading, mention)
    return of_words(phrase, country, sector, p, why)


def _nearest(reading: Reading, mention: Mention) -> tuple[str | None, float, str]:
    """The country of "in X" right after, of a name before it in the sentence, the main one, the one last named."""
    text = reading.document.article.text
    sentences = reading.document.sentences
    here = sentence_of(sentences, mention.span.start)
    begin, end = next(((s.start, s.end) for s in sentences if s.index == here), (0, len(text)))
    after = [s for s in reading.signs if mention.span.end <= s.start < end]
    if after and re.fullmatch(r",?\s+(?:in|at|near|across|outside|inside)\s+(?:the\s+|[a-z-]+\s+){0,3}", text[mention.span.end : after[0].start]):
        return after[0].country, P_NEAR, f"place right after: {text[after[0].start : after[0].end]}"
    before = [s for s in reading.before(mention.span.start)]
    if (sign := next((s for s in before if s.start >= begin), None)) is not None:
        return sign.country, P_NEAR, f"nearest before: {text[sign.start : sign.end]}"
    if reading.main:
        return reading.main, P_MAIN, "main country of the article"
    if before:
        return before[0].country, P_MAIN, f"nearest before: {text[before[0].start : before[0].end]}"
    if reading.dateline:
        return reading.dateline, P_MAIN, "dateline"
    return None, P_NONE, "no country told"


def pair(reading: Reading, mention: Mention, entries: Sequence[Entry]) -> Draft:
    """The two countries last named before a mention of two, in text and title."""
    found: list[str] = []
    for entry in reversed(entries):
        if entry.draft.kind == "state" or entry.draft.country:
            if entry.draft.country and entry.draft.country not in found:
                found.append(entry.draft.country)
    signs: list[Sign] = [*reading.before(mention.span.start), *reading.title_signs, *reading.signs]
    found = list(dict.fromkeys([*found, *(s.country for s in signs)]))[:2]
    known = tables.country_names()
    members = tuple(Draft(known.get(c, c), f"country:{c}", c, "GOV", P_NEAR, "one of the two countries last named", "state") for c in reversed(found))
    if len(members) < 2:
        return Draft(mention.span.text, None, None, "GOV", P_NONE, "two parties, not told which", "people", True)
    return Draft(mention.span.text, None, None, "GOV", P_NEAR, "the two countries last named", "people", True, members=members)


_MODIFIER = re.compile(r"^\s*,\s+(?:an?|the|one of)\s+([^,.;]{3,80})")


def apposition(reading: Reading, mention: Mention) -> str | None:
    """The country in an apposition after a name: "Norcliff Metals, a Canadian miner"."""
    text = reading.document.article.text
    after = _MODIFIER.match(text, mention.span.end)
    after = after or re.match(r"\s*,\s+(?:an?|the|one of)\s+([^,.;]{3,80})", text[mention.span.end : mention.span.end + 120])
    if after is None:
        return None
    phrase = parse(after[1])
    hits = [h for h in names.find(phrase.text) if h.entities[0].country]
    return hits[0].entities[0].country if hits else None
