"""Who the mentions of an article are: country, sector, name and id for each, with the reason."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from comity.actors import antecedents, byname, generic, groups, registry
from comity.actors.antecedents import Entry
from comity.actors.draft import P_NONE, Draft, of_words
from comity.actors.phrase import Phrase, between_parties, is_name, parse
from comity.actors.reading import Reading, read
from comity.model import Actor, Article, Coding, Document, Mention, Reference, Sentence, Span

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
    entries: list[Entry] = field(default_factory=list)
    names: dict[str, Draft] = field(default_factory=dict)


def resolve(document: Document, coding: Coding) -> Parties:
    """The parties of a document, from its mentions in the order of the text."""
    progress = _Progress(read(document), {(r.mention.span.start, r.mention.span.end): r for r in coding.references})
    mentions = sorted(coding.mentions, key=lambda m: (m.span.start, m.span.end))
    spoken = []
    for mention in mentions:
        phrase = parse(mention.span.text)
        if phrase.pronoun in ("we", "i"):
            spoken.append(mention)
            continue
        _add(progress, mention, phrase, _draft(progress, mention, phrase))
    # "We" needs the speaker, who is often named after the quote.
    for mention in spoken:
        _add(progress, mention, parse(mention.span.text), _spoken(progress, mention))
    return Parties({(e.mention.span.start, e.mention.span.end): _actors(e) for e in progress.entries})


def resolve_mention(text: str, published: str | None = None) -> Actor:
    """Who a lone mention is, as of a day."""
    article = Article("", text, published=published)
    mention = Mention(Span(0, len(text), text))
    document = Document(article, (Sentence(0, 0, len(text), text),))
    return resolve(document, Coding((mention,), ())).of(mention)


def _actors(entry: Entry) -> tuple[Actor, tuple[Actor, ...]]:
    actor = entry.draft.actor(entry.mention)
    return actor, tuple(d.actor(entry.mention) for d in entry.draft.members) or (actor,)


def _add(progress: _Progress, mention: Mention, phrase: Phrase, draft: Draft) -> None:
    document = progress.reading.document
    where = antecedents.sentence_of(document.sentences, mention.span.start)
    first = not any(e.sentence == where for e in progress.entries)
    progress.entries.append(Entry(mention, phrase, draft, where, first, _quoted(document, mention)))
    if phrase.pronoun is None:
        for name in registry.names_of(phrase, draft, mention, document.article.text):
            progress.names.setdefault(name, draft)


def _quoted(document: Document, mention: Mention) -> bool:
    """Whether a mention stands inside quotation marks, counted from the beginning of its paragraph."""
    text = document.article.text
    begin = text.rfind("\n", 0, mention.span.start) + 1
    before = text[begin : mention.span.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _draft(progress: _Progress, mention: Mention, phrase: Phrase) -> Draft:
    """The first evidence that tells who a mention is."""
    reading, guess = progress.reading, mention.sector
    day = reading.document.article.published
    near = tuple(dict.fromkeys(s.country for s in (*reading.signs, *reading.title_signs)))
    where = antecedents.sentence_of(reading.document.sentences, mention.span.start)
    if between_parties(phrase):
        return Draft(phrase.name, None, None, None, P_NONE, "no party: what lies or goes on between parties")
    if groups.pair(phrase):
        return generic.pair(reading, mention, progress.entries)
    if pieces := groups.parts(phrase):
        return _together(progress, mention, pieces)
    if phrase.pronoun:
        found = _referred(progress, mention, phrase) or antecedents.pronoun(phrase, where, progress.entries)
        return found or Draft(None, None, None, guess, P_NONE, "pronoun without antecedent")
    found = byname.whole(phrase, guess, day, near) or registry.known(phrase, progress.names) or byname.ends_in_name(phrase, day, near)
    found = found or byname.with_head(phrase, guess, day, near) or _referred(progress, mention, phrase)
    if found is None and is_name(phrase) and (country := generic.apposition(reading, mention)):
        found = of_words(phrase, country, byname.sector_of(phrase, guess), 0.8, "unknown name, country by the words beside it")
    if found is None and phrase.definite or phrase.nominal:
        found = found or antecedents.same_head(phrase, progress.entries)
        if phrase.definite:
            found = found or antecedents.described(phrase, progress.entries)
    return found or generic.without_country(reading, mention, phrase, progress.entries)


def _referred(progress: _Progress, mention: Mention, phrase: Phrase) -> Draft | None:
    """What the model's reference says, where it is sure and the antecedent agrees."""
    reference = progress.references.get((mention.span.start, mention.span.end))
    if reference is None or reference.p < TRUSTED:
        return None
    span = reference.antecedent.span
    entry = next((e for e in progress.entries if e.mention.span == span), None)
    if entry is None or not antecedents.fits(phrase, entry):
        return None
    return entry.draft.at(reference.p, f"{phrase.text!r} for {span.text!r}, by the model")


def _spoken(progress: _Progress, mention: Mention) -> Draft:
    reading, phrase = progress.reading, parse(mention.span.text)
    where = antecedents.sentence_of(reading.document.sentences, mention.span.start)
    if (found := _referred(progress, mention, phrase)) is not None:
        return found
    if reading.speaker and not _quoted(reading.document, mention):
        return Draft(None, f"country:{reading.speaker}", reading.speaker, "GOV", 0.8, "the publisher's own statement", "state")
    before = [e for e in progress.entries if e.mention.span.start < mention.span.start]
    after = [e for e in progress.entries if e.mention.span.start > mention.span.start]
    found = antecedents.speaker(phrase, where, before, after)
    return found or Draft(None, None, reading.main, mention.sector, P_NONE, "speaker unknown; the main country")


def _together(progress: _Progress, mention: Mention, pieces: tuple[str, ...]) -> Draft:
    """The draft of a coordination, with one member a piece."""
    members = tuple(
        _draft(progress, Mention(Span(mention.span.start, mention.span.end, piece), mention.sector, mention.p), parse(piece)) for piece in pieces
    )
    countries, sectors = {m.country for m in members}, {m.sector for m in members}
    return Draft(
        mention.span.text, None, countries.pop() if len(countries) == 1 else None, sectors.pop() if len(sectors) == 1 else mention.sector,
        min(m.p for m in members), "several parties in one mention", "people", True, members=members,
    )  # fmt: skip
