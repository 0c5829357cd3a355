"""Datelines: where, when and by which agency a report was filed, as it stands at the head of its first paragraph.

The parts (place, second place, region, date, agency) are read one after another, in whatever order the house has them, up to
the dash or colon that ends the dateline: `JEDDAH, (SPA) —`, `KYIV, Ukraine (AP) —`, `MOSCOW, November 28. /TASS/.`,
`New Delhi [India], November 28 (ANI):`, `BEIJING, Nov. 28 -- `, `ISLAMABAD:`, `(Reuters) -`.
"""

import re
from dataclasses import dataclass

from comity.model import Article, Document, Span
from comity.text.agencies import agency
from comity.text.lines import Stretch, lines

HEAD = 6
"""Lines in which what stands above a report's first paragraph (title, kicker, date, byline) and its dateline are sought."""

_LONGEST = 150  # characters; the longest datelines have two places, a region, a full date and two agencies
_LEAST_BODY = 20  # characters of report that must follow, else it is a heading

_UPPER = r"[^\W\d_a-z](?:[^\W\d_a-z]|[.'’-](?!\s))+"
_MIXED = r"[^\W\d_a-z](?:\w|[.'’-](?!\s))*\w"
# A hyphen is part of a word; it divides words only before or after a small one, else there were many ways to read "A-A-A".
_UPPER_PLACE = rf"{_UPPER}(?: (?:{_UPPER}|de|del|al|el)|-(?:de|del|al|el)-{_UPPER}){{0,3}}\b(?![a-z])"
_MIXED_PLACE = rf"{_MIXED}(?: (?:{_MIXED}|de|del|al|el)){{0,3}}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DATE = rf"(?:{_WEEKDAY},? )?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:st|nd|rd|th)?\b(?:,? \d{{4}}\b)?"

_PLACE = re.compile(f"(?P<upper>{_UPPER_PLACE})|(?P<mixed>{_MIXED_PLACE})")
# In the order in which they are tried: a date would pass for a region, and for an agency if in brackets.
_PART = re.compile(
    rf"[,.]?\s*\(?(?P<date>{_DATE})\)?|[,.]?\s*\((?P<agency>[^\W\d_][^()\n]{{1,40}})\)"
    r"|[,.]?\s*/(?P<slashed>[A-Z][\w ]{1,30})/\.?\s*"
    rf"|/(?P<second>{_UPPER_PLACE}|{_MIXED_PLACE})|, ?(?P<region>(?:[A-Z]\.){{2,3}}|{_UPPER_PLACE}|{_MIXED_PLACE})"
    r"|\s?\[(?P<country>[A-Z][\w .]{2,30})\]"
)
_END = re.compile(r"\s*(?:[—–―]|--+|:(?!\d))\s*|\s*-\s+")
_NO_PLACE = re.compile(rf"(?:{_WEEKDAY}|{_MONTH}|On|In|By|At|Since|Until|From|The|Published|Updated|Posted)\b", re.I)
_SPEAKERS = re.compile(rf"^(?=[^\n:]{{1,60}}:\s){_UPPER_PLACE}:\s", re.M)
# What stands in capitals before a dash or a colon and is no town.
_LABELS = frozenset(
    re.findall(
        r"\w+",
        """ADVERTISEMENT ALERT ANALYSIS ANSWER BREAKING BRIEF BRICS COLUMN COMMENT COMMENTARY CORRECTED CORRECTION DISCLAIMER
    ASEAN EDITORIAL EDITOR EXCLUSIVE EXPLAINED EXPLAINER FACTBOX FEATURE FOCUS INSIGHT INTERVIEW LATEST LIVE NATO NEWS NOTE
    OPINION PHOTOS PHOTO PICTURES PODCAST PROFILE QUESTION REFILE REPORT REVIEW SPECIAL SUMMARY TIMELINE UNICEF UNESCO
    UPDATE UPDATED UPDATES URGENT VIDEO VIEWPOINT WATCH WRAPUP""",
    )
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline's parts; `start` and `end` take in the dash that closes it. `date` is as written, often without a year."""

    start: int
    end: int
    place: Span | None
    region: Span | None
    date: str | None
    agency: str | None


def dateline(source: Document | Article) -> Span | None:
    """The place of the article's dateline (its first, where two are named), None without one."""
    found = find(source.article.text if isinstance(source, Document) else source.text)
    return found.place if found else None


def find(text: str) -> Dateline | None:
    """The text's dateline with all its parts, sought in its first lines."""
    found = next((found for line in lines(text, HEAD) if (found := parse(text, line))), None)
    # A name in capitals before a colon is a speaker where others speak too.
    is_speaker = found and not found.date and not found.agency and len(_SPEAKERS.findall(text, found.start)) > 1
    return None if is_speaker else found


def parse(text: str, line: Stretch) -> Dateline | None:
    """The dateline at the head of a line, None if the line begins otherwise."""
    start, limit = line[0], min(line[1], line[0] + _LONGEST)
    head = _PLACE.match(text, start, limit)
    parts, at = _parts(text, head.end() if head else start, limit)
    end = _END.match(text, at, limit)
    if not end and "slashed" not in parts:
        return None
    at = end.end() if end else at
    if line[1] - at < _LEAST_BODY or not _is_plausible(head, parts):
        return None
    return _dateline(start, at, _span(head) if head else None, parts)


def _parts(text: str, at: int, limit: int) -> tuple[dict[str, Span], int]:
    """The parts that follow the place, each at most once, and where they end."""
    parts: dict[str, Span] = {}
    while (found := _PART.match(text, at, limit)) and (name := found.lastgroup) and name not in parts:
        parts[name] = _span(found, name)
        at = found.end()
    return parts, at


def _is_plausible(head: re.Match[str] | None, parts: dict[str, Span]) -> bool:
    """Whether it is more than a label or a subject before a dash: an agency or a day says so, or a town in capitals."""
    signed = any(agency(part.text) for part in parts.values())
    if not head:
        return signed
    if _NO_PLACE.match(head[0]):
        return False
    words = head[0].split()
    is_town = bool(head["upper"]) and len(words) <= 2 and len(words[0]) > 3 and _LABELS.isdisjoint(words)
    return signed or "date" in parts or is_town or agency(head[0]) is not None


def _dateline(start: int, end: int, place: Span | None, parts: dict[str, Span]) -> Dateline:
    region = parts.get("region") or parts.get("country")
    return Dateline(
        start=start,
        end=end,
        place=None if place and agency(place.text) else place,
        region=None if region and agency(region.text) else region,
        date=parts["date"].text if "date" in parts else None,
        agency=next((name for part in (*parts.values(), place) if part and (name := agency(part.text))), None),
    )


def _span(found: re.Match[str], group: str | int = 0) -> Span:
    return Span(found.start(group), found.end(group), found[group])
