"""Who the mentions of an article are: country, sector, name and id for each, with the reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from comity.actors import antecedents, byname, generic, groups, registry
from comity.actors.antecedents import MEMORY, Anaphor, Entry, Told
from comity.actors.draft import P_APPOSITION, P_BODY, P_NONE, P_STATEMENT, Draft, of_words
from comity.actors.phrase import POSSESSIVES, Phrase, between_parties, is_name, parse
from comity.actors.reading import Reading, read, sentence_of
from comity.actors.weights import ANTECEDENT
from comity.gazetteer import tables
from comity.model import Actor, Article, Coding, Document, Mention, Reference, Sentence, Span

FULL_NAME = 4
"""Capital words, the article's among them, from which a phrase without a generic noun is a name in full."""

TRUSTED = 0.5
"""Probability from which a reference of the model leads."""


@dataclass(frozen=True, slots=True)
class Parties:
    """The mentions of one article with their actors."""

    actors: Mapping[tuple[int, int], tuple[Actor, tuple[Actor, ...]]]

    def of(self, mention: Mention) -> Actor:
        """The actor of a mention; one of nobody known where the mention was not resolved."""
        return self._found(mention)[0]

    def members(self, mention: Mention) -> tuple[Actor, ...]:
        """One actor for each party in the mention; one for an ordinary mention."""
        return self._found(mention)[1]

    def _found(self, mention: Mention) -> tuple[Actor, tuple[Actor, ...]]:
        unknown = Actor(mention.span, None, None, None, mention.sector, None, 0.0, "not among the resolved mentions")
        return self.actors.get((mention.span.start, mention.span.end), (unknown, (unknown,)))


@dataclass(slots=True)
class _Progress:
    """What is known half-way through an article."""

    reading: Reading
    references: Mapping[tuple[int, int], Reference]
    told: Told = field(default_factory=Told)
    names: dict[str, Draft] = field(default_factory=dict)


def resolve(document: Document, coding: Coding) -> Parties:
    """The parties of a document, from its mentions in the order of the text."""
    progress = _Progress(read(document), {(r.mention.span.start, r.mention.span.end): r for r in coding.references})
    mentions = sorted(coding.mentions, key=lambda m: (m.span.start, m.span.end))
    says_we = [_says_we(parse(m.span.text)) for m in mentions]
    spoken = [m for m, we in zip(mentions, says_we, strict=True) if we]
    for mention in (*(m for m, we in zip(mentions, says_we, strict=True) if not we), *spoken):
        # "We" needs the speaker, who is often named after the quote, so it comes last.
        phrase = parse(mention.span.text)
        _add(progress, mention, phrase, _draft(progress, mention, phrase))
    return Parties({(e.mention.span.start, e.mention.span.end): _actors(e) for e in progress.told.entries})


def resolve_mention(text: str, published: str | None = None) -> Actor:
    """Who a lone mention is, as of a day."""
    article = Article("", text, published=published)
    mention = Mention(Span(0, len(text), text))
    document = Document(article, (Sentence(0, 0, len(text), text),))
    return resolve(document, Coding((mention,), ())).of(mention)


def _actors(entry: Entry) -> tuple[Actor, tuple[Actor, ...]]:
    actor = entry.draft.actor(entry.mention)
    return actor, tuple(d.actor(entry.mention) for d in entry.draft.members) or (actor,)


def _says_we(phrase: Phrase) -> bool:
    return phrase.pronoun in ("we", "i", "you") or phrase.determiner in ("our", "my", "your")


def _add(progress: _Progress, mention: Mention, phrase: Phrase, draft: Draft) -> None:
    text = progress.reading.document.article.text
    seen = _anaphor(progress, mention, phrase)
    before = text[max(mention.span.start - 12, 0) : mention.span.start].lower().split()
    progress.told.add(Entry(mention, phrase, draft, seen.sentence, seen.first, seen.quoted, before[-1] if before else ""))
    if phrase.pronoun is None:
        for name in registry.names_of(phrase, draft, mention, text):
            progress.names.setdefault(name, draft)


def _anaphor(progress: _Progress, mention: Mention, phrase: Phrase) -> Anaphor:
    document = progress.reading.document
    where = sentence_of(document.sentences, mention.span.start)
    return Anaphor(phrase, mention, where, progress.told.opens(where), progress.reading.quotes.holds(mention.span.start))


def _draft(progress: _Progress, mention: Mention, phrase: Phrase) -> Draft:
    """Who a mention is: by its own words, else by what it stands for, else by what stands around it."""
    if between_parties(phrase):
        return Draft(phrase.name, None, None, None, P_NONE, "no party: what lies or goes on between parties")
    if n := groups.count(phrase):
        return generic.several(progress.reading, mention, progress.told.entries[-MEMORY:], n)
    if pieces := groups.parts(phrase):
        return _together(progress, mention, pieces)
    if phrase.pronoun:
        return _stands_for(progress, mention, phrase) or Draft(
            None, None, None, mention.sector, P_NONE, "pronoun without antecedent"
        )
    found = _by_words(progress, mention, phrase)
    if found is not None and found.country is None and phrase.hits and found.kind != "place":
        # A people of several states ("the Kurds"): that of the story.
        around = generic.without_country(progress.reading, mention, phrase)
        return replace(found, country=around.country, p=around.p) if around.country else found
    return (
        found
        or _by_possessor(progress, mention, phrase)
        or generic.own_body(progress.reading, phrase)
        or _stands_for(progress, mention, phrase)
        or generic.organ(progress.reading, mention, phrase)
        or generic.without_country(progress.reading, mention, phrase)
    )


def _by_words(progress: _Progress, mention: Mention, phrase: Phrase) -> Draft | None:
    """The evidence in the mention's own words: a known name, a name told before, a state with a body, an apposition."""
    reading, guess = progress.reading, mention.sector
    day = reading.document.article.published
    found = (
        byname.whole(phrase, guess, day, reading.named)
        or byname.region(phrase, guess)
        or registry.known(phrase, progress.names)
        or byname.ends_in_name(phrase, day, reading.named)
        or byname.titled(phrase, day, reading.named)
        or byname.with_head(phrase, guess, day, reading.named)
        or byname.town(phrase, guess, reading.named)
    )
    if found is not None and phrase.definite and not found.members:
        # "The Chinese entity" is a firm named before, where one of that country was.
        found = antecedents.same_party(phrase, found, progress.told) or found
    if found is None and not phrase.determiner:
        found = byname.inside(reading.around(mention.span.start, mention.span.end), day, reading.named)
    if found is None and not phrase.determiner:
        before = reading.before(mention.span.start)
        if (country := byname.preceded(reading.document.article.text, mention.span.start, before)) is not None:
            return of_words(phrase, country, byname.sector_of(phrase, guess), P_BODY, f"of {country}, named right before")
    if found is None and is_name(phrase) and (country := generic.apposition(reading, mention)):
        return of_words(
            phrase, country, byname.sector_of(phrase, guess), P_APPOSITION, "unknown name, country by the words beside it"
        )
    return found


def _by_possessor(progress: _Progress, mention: Mention, phrase: Phrase) -> Draft | None:
    """The party of a possessive pronoun: "its ambassador" is of the state that "its" stands for."""
    if phrase.determiner not in POSSESSIVES or (phrase.head is None and phrase.nominal is False):
        return None
    span = mention.span
    owner_phrase = parse(phrase.determiner)
    owner = _stands_for(progress, Mention(Span(span.start, span.start + len(phrase.determiner), phrase.determiner)), owner_phrase)
    if owner is None or owner.country is None or antecedents.last_word(phrase) in groups.OTHERS:
        return None
    sector = byname.sector_of(phrase, mention.sector) or owner.sector
    return of_words(phrase, owner.country, sector, owner.p * P_BODY, f"{phrase.determiner!r} is {owner.name or owner.country}'s")


def _stands_for(progress: _Progress, mention: Mention, phrase: Phrase) -> Draft | None:
    """What a pronoun or description stands for: by the model's reference where it is sure, else by the ranking."""
    if phrase.head is None and sum(w.text[:1].isupper() for w in phrase.words) >= FULL_NAME:
        return None  # a name in full stands for nobody else
    if (found := _referred(progress, mention, phrase)) is not None:
        return found
    anaphor = _anaphor(progress, mention, phrase)
    if anaphor.kind == "we" and progress.reading.speaker and not anaphor.quoted:
        return _publisher(progress.reading.speaker)
    if anaphor.kind == "bare" and not phrase.nominal:
        return None
    weights = [ANTECEDENT[anaphor.kind].get(f, 0.0) for f in antecedents.FEATURES]
    entry, p = antecedents.rank(anaphor, progress.told, weights)
    return entry.draft.at(p, f"{phrase.text!r} for {entry.mention.span.text!r}") if entry else None


def _publisher(country: str) -> Draft:
    """The state whose own statement the article is."""
    name = tables.country_names().get(country, country)
    return Draft(name, f"country:{country}", country, "GOV", P_STATEMENT, "the publisher's own statement", "state")


def _referred(progress: _Progress, mention: Mention, phrase: Phrase) -> Draft | None:
    """What the model's reference says, where it is sure and the antecedent agrees."""
    reference = progress.references.get((mention.span.start, mention.span.end))
    if reference is None or reference.p < TRUSTED:
        return None
    span = reference.antecedent.span
    entry = progress.told.at(span)
    if entry is None or not antecedents.fits(phrase, entry.draft):
        return None
    return entry.draft.at(reference.p, f"{phrase.text!r} for {span.text!r}, by the model")


def _together(progress: _Progress, mention: Mention, pieces: tuple[str, ...]) -> Draft:
    """The draft of a coordination, with one member a piece."""
    members = tuple(
        _draft(progress, Mention(Span(mention.span.start, mention.span.end, piece), mention.sector, mention.p), parse(piece))
        for piece in pieces
    )
    countries, sectors = {m.country for m in members}, {m.sector for m in members}
    country = countries.pop() if len(countries) == 1 else None
    sector = sectors.pop() if len(sectors) == 1 else mention.sector
    return Draft(
        mention.span.text, None, country, sector,
        min(m.p for m in members), "several parties in one mention", "people", True, members=members,
    )  # fmt: skip
