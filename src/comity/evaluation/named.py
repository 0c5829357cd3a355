"""Names of persons, organisations and places within a coder's mentions: the capitalised core of each, and its kind.

A mention is a whole phrase ("Kenyan Foreign Minister Musalia Mudavadi"); a name is the part of it that names. The gazetteers
say what a known name is; an unknown one is told by the words it is made of and by those around it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from comity.actors.heads import at_end, words
from comity.actors.phrase import parse
from comity.actors.reading import TOWN
from comity.gazetteer import names, places
from comity.gazetteer.names import Entity
from comity.model import Document, Mention, Name, Sentence

KINDS = {"country": "LOC", "territory": "LOC", "leader": "PER"}
"""What the gazetteer's kinds are; the others are organisations."""
CORPORATE = frozenset({"BUS", "EDU", "JRN", "PTY"})
"""Sectors of a mention in which an unknown name is rather a body's than a person's."""
LONGEST_ACRONYM = 5  # letters; longer words in capitals are mostly surnames
LONGEST_TITLE = 6  # words; the longest phrases of bodies.csv have as many

_CAPITAL = r"(?:(?:[Aa]l|[Ee]l|[Aa]d|[Aa]n|[Aa]s)-[A-Z]\w+|[A-Z][\w’']*(?:[.-]\w+)*\.?|[a-z]{1,2}[A-Z]\w+)"
_SMALL = r"of|and|for|the|de|la|al|el|bin|ibn|van|von|der|du|da|dos|&"
_FORM = r"Inc|Ltd|LLC|LLP|PLC|Corp|Co"
_RUN = re.compile(rf"{_CAPITAL}(?:(?: (?:{_SMALL}))* {_CAPITAL})*(?:,? (?:{_FORM})\b\.?)?")
_ORGANISATION = re.compile(
    r"\b(?:Inc|Corp|Ltd|LLC|PLC|Co|Company|Corporation|Group|Bank|University|College|School|Institute|Ministry|Department|Agency|Council|"
    r"Committee|Commission|Association|Union|Party|Court|Congress|Parliament|Senate|House|Army|Navy|Force|Forces|Guard|Police|Office|"
    r"Bureau|Authority|Foundation|Society|League|Federation|Front|Movement|Organi[sz]ation|Service|Services|Times|Post|News|Press|Board|"
    r"Center|Centre|Club|Fund|Trust|Airlines|Airways|Administration|Government|Assembly|Alliance|Brigade|Network|Hospital|Church|Museum)\.?$"
)
_OF = re.compile(
    r"^(?:\w+ ){0,3}?(?:Ministry|Department|University|Bank|Council|Institute|House|Board|Bureau|Office|Court|Union|"
    r"Organi[sz]ation) (?:of|for) "
)
_GEOGRAPHIC = re.compile(
    r"(?:^(?:Mount|Lake|Cape|Fort|Port|Saint|St\.|San|Santa|Gulf|Strait|River|Sea|Bay|Isle|Valley) "
    r"|\b(?:River|Sea|Ocean|Lake|Bay|Island|Islands|Valley|Mountains?|Peninsula|Province|County|District|City|Street|Avenue|Road|Park|Airport|"
    r"Beach|Desert|Coast|Hill|Hills|Square|Bridge|Canal|Strait|Gulf|Region|State|Town|Village|"
    r"Tower|Gardens?|Harbou?r|Castle|Palace|Stadium|Temple|Peak)$)"
)
_HONORIFIC = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Lord|Lady|Gen|Col|Maj|Capt|Lt|Sgt|Adm|Sen|Rep|Gov|Rev|St|Sheikh|Pope|King|Queen|Prince|Princess)\.?"
)
_LOCATIVE = re.compile(r"\b(?:in|at|near|from|to|across|around|outside|throughout|toward|towards)\s$")
_ADDRESS = re.compile(r"[@/=_&#<]$"), re.compile(r"^(?:[@/=_]|\.\w)")
_SUFFIX = re.compile(rf"\b(?:{_FORM}|Jr|Sr)\.$")
_CALENDAR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December"
)
_START = re.compile(r"(?<!\w)(?:[a-z]{2}-)?[A-Z]")
_JOINED = re.compile(r" (?:of|and|for|the|&) ")
_SAYS = re.compile(r"^,? (?:said|says|told|added|wrote|asked|replied|argued|\d\d,)\b")


def find(document: Document, mentions: Iterable[Mention]) -> list[Name]:
    """The names of a document: those within its mentions, and places known by name; none overlaps another."""
    text = document.article.text
    ordered = sorted(mentions, key=lambda m: m.span.start)
    kept: list[Name] = []
    for sentence in document.sentences:
        first, last = (bisect_left(ordered, at, key=lambda m: m.span.start) for at in (sentence.start, sentence.end))
        kept += _apart((*_in_mentions(text, sentence, ordered[first:last]), *_places(text, sentence)))
    return _surnames(text, kept)


def with_kinds(found: Sequence[Name], told: Sequence[Name]) -> list[Name]:
    """The names with the kinds of the coder's own names: of the same span, or else of the only one that touches it."""
    exact = {(n.start, n.end): n.kind for n in told}
    made = []
    for name in found:
        touching = [n.kind for n in told if n.start < name.end and name.start < n.end]
        only = touching[0] if len(touching) == 1 else name.kind
        made.append(replace(name, kind=exact.get((name.start, name.end), only)))
    return made


def _apart(found: Iterable[Name]) -> list[Name]:
    """The names in the order of the text, of two that overlap the first found."""
    kept: list[Name] = []
    for name in found:
        if not any(name.start < other.end and other.start < name.end for other in kept):
            kept.append(name)
    return sorted(kept, key=lambda n: n.start)


def _in_mentions(text: str, sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Name]:
    """The names in the capitalised runs that mentions touch; a run is read whole, since a mention may cut it."""
    runs = [m.span() for m in _RUN.finditer(text, sentence.start, sentence.end) if not _in_address(text, *m.span())]
    for mention in mentions:
        phrase = parse(mention.span.text)
        start, end = (mention.span.start + at for at in phrase.core)
        for first, last in [] if phrase.pronoun else runs:
            if first < end and start < last:
                # A sentence's first word has its capital by its place: there the mention says where the name begins.
                begin = start if first == sentence.start and text[start].isupper() else first
                yield from _split(text, begin, last, mention.sector)


def _in_address(text: str, start: int, end: int) -> bool:
    """Whether a run is part of an e-mail or web address."""
    before, after = _ADDRESS
    return bool(before.search(text[max(start - 1, 0) : start]) or after.match(text[end : end + 2]))


def _places(text: str, sentence: Sentence) -> Iterator[Name]:
    for hit in places.find(sentence.text):
        start, end = sentence.start + hit.start, sentence.start + hit.end
        if _known(hit.name) == "LOC" and not _in_address(text, start, end):
            yield Name(start, end, "LOC")


def _split(text: str, start: int, end: int, sector: str | None) -> Iterator[Name]:
    """The names of a capitalised run: a known name whole; else the known names and titles it begins with are taken off."""
    end = _without_ending(text, start, end)
    titled = False
    while start < end:
        run = text[start:end]
        kind, (size, office) = _whole(run), _title(run)
        if kind and not (kind == "PER" and size < len(run) and office):
            yield from () if kind == "demonym" else (Name(start, end, kind),)
            return
        if not size and (first := next((h for h in names.find(run) if h.start == 0), None)):
            size, known = first.end, _of_entity(first.text, first.entities[0])
            yield from () if known == "demonym" else (Name(start, start + size, known),)
        if not size and " and " in run:
            yield from _split(text, start, start + run.index(" and "), sector)
            size = run.index(" and ")
        if not size:
            yield from _unknown(text, (start, end), titled, sector)
            return
        titled = office
        start += _next(run, size)


def _next(run: str, size: int) -> int:
    """Where the run goes on after its first `size` characters: at a capital or digit."""
    found = _START.search(run, size)
    return found.start() if found else len(run)


def _whole(run: str) -> str | None:
    """The kind of a run that the tables hold, or that says by one of its words what it is."""
    if kind := _known(run):
        return kind
    if _ORGANISATION.search(run) or _OF.match(run):
        return "ORG"
    return "LOC" if _GEOGRAPHIC.search(run) else None


def _without_ending(text: str, start: int, end: int) -> int:
    """Where a run ends without a possessive ending, a hyphen or the sentence's full stop."""
    while end - start > 2 and text[end - 2 : end] in ("'s", "’s"):
        end -= 2
    while end - start > 1 and text[end - 1] in "'’-":
        end -= 1
    # A full stop is part of "U.S." and "Inc.", not of a sentence's last word.
    if text[end - 1] == "." and "." not in text[start : end - 1] and not _SUFFIX.search(text[start:end]):
        end -= 1
    return end


def _known(name: str) -> str | None:
    """What the gazetteers say: PER, ORG, LOC or demonym."""
    hit = next((h for h in names.find(name) if (h.start, h.end) == (0, len(name))), None)
    if hit:
        return _of_entity(name, hit.entities[0])
    return "LOC" if any(row.population == 0 or row.population >= TOWN for row in places.look_up(name)) else None


def _of_entity(name: str, entity: Entity) -> str:
    # A capital is a place; a building that stands for a government ("the Kremlin") is the body in it.
    if entity.form == "seat" and not places.look_up(name):
        return "ORG"
    return "demonym" if entity.form == "demonym" else KINDS.get(entity.kind, "ORG")


def _title(run: str) -> tuple[int, bool]:
    """The length of the honorific, office or body that a run begins with, 0 for none, and whether a person follows."""
    found = words(run)
    for stop in range(min(len(found), LONGEST_TITLE), 0, -1):
        size = found[stop - 1].end
        head = at_end(found[:stop], stop)
        if head is not None and head.first == 0:
            return size, head.kind == "office"
        if _HONORIFIC.fullmatch(run[:size]):
            return size, True
    return 0, False


def _unknown(text: str, where: tuple[int, int], titled: bool, sector: str | None) -> Iterator[Name]:
    """The name that no table has, with its kind; what has figures in it is a code or a product."""
    name, before, after = text[where[0] : where[1]], text[max(where[0] - 12, 0) : where[0]], text[where[1] : where[1] + 12]
    if any(map(str.isdigit, name)) or _CALENDAR.fullmatch(name):
        return
    acronym = name.isupper() and 1 < len(name) <= LONGEST_ACRONYM
    if titled or _SAYS.match(after):
        yield Name(*where, "PER")
    elif acronym or sector in CORPORATE or _JOINED.search(name) or before.lower().endswith("the "):
        yield Name(*where, "ORG")
    else:
        yield Name(*where, "LOC" if " " not in name and _LOCATIVE.search(before) else "PER")


def _surnames(text: str, found: Sequence[Name]) -> list[Name]:
    """The names, where the last word of a person told in full stands for that person elsewhere too."""
    full = [text[n.start : n.end] for n in found if n.kind == "PER"]
    persons = {last for name in full if " " in name and not names.exact(last := name.rsplit(" ", 1)[-1])}
    return [replace(n, kind="PER") if text[n.start : n.end] in persons else n for n in found]
