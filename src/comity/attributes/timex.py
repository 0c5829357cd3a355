"""Date expressions in English text: where they stand and by which rule they are read. What they mean is said in `resolution`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

_FULL_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTHS = rf"(?:{_FULL_MONTHS}|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_WEEKDAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:]|[.,]\d)"
_YEAR = r"(?:1[5-9]|20)\d\d(?![\d%]|,\d|\.\d)"
_UNIT = r"(?:day|week|month|year|decade)"
_COUNT = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|a couple of"
    r"|a few|several|half an?)"
)
_PART = r"(?:early|mid|late|the (?:start|beginning|middle|end) of|(?:start|beginning|middle|end) of)"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_DASH = r"\s?(?:-|–|—|to|through|until|and)\s?"
_ORDER = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
_WHICH = r"(?:last|past|previous|this|next|coming|following|current)"
_TIME_OF_DAY = r"(?:\s(?:early\s)?(?:morning|afternoon|evening|night))?"

# In the order of preference where two start at one place; a longer reading beats a shorter.
_RULES: tuple[tuple[str, str], ...] = (
    ("iso", r"(?P<y>(?:1[5-9]|20)\d\d)-(?P<mo>0[1-9]|1[0-2])-(?P<d>[0-3]\d)\b"),
    ("numeric", r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:1[5-9]|20)\d\d)\b"),
    ("day_range", rf"(?P<m>{_MONTHS}) (?P<d>{_DAY}){_DASH}(?:(?P<m2>{_MONTHS}) )?(?P<d2>{_DAY})(?:,? (?P<y>{_YEAR}))?"),
    ("day_range", rf"(?P<d>{_DAY})(?: (?P<m>{_MONTHS}))?{_DASH}(?P<d2>{_DAY})(?: of)? (?P<m2>{_MONTHS})(?:,? (?P<y>{_YEAR}))?"),
    ("day", rf"(?:{_WEEKDAYS},? (?:the )?)?(?P<m>{_MONTHS}) (?P<d>{_DAY})(?:,? (?:of )?(?P<y>{_YEAR}))?"),
    ("day", rf"(?:{_WEEKDAYS},? )?(?:the )?(?P<d>{_DAY})(?: of)? (?P<m>{_MONTHS})(?:,? (?P<y>{_YEAR}))?"),
    ("month_range", rf"(?P<m>{_MONTHS}){_DASH}(?P<m2>{_MONTHS})(?:,? (?:of )?(?P<y>{_YEAR}))"),
    ("month", rf"(?:(?P<part>{_PART})[ -])?(?P<m>{_MONTHS}),? (?:of )?(?P<y>{_YEAR})"),
    ("month", rf"(?:(?P<part>{_PART})[ -])?(?P<which>last|this|next|this past) (?P<m>{_MONTHS})(?P<y>)"),
    ("month", rf"(?P<part>{_PART})[ -](?P<m>{_MONTHS})(?P<y>)"),
    ("month", r"(?:\b(?:[Ii]n|[Dd]uring|[Ss]ince|[Uu]ntil|[Bb]y|of|[Ff]rom|[Tt]ill|[Tt]hrough|[Bb]efore|[Aa]fter|and|to)\s)?"
              rf"(?P<m>{_MONTHS})(?P<y>)(?! ?\d)"),  # fmt: skip
    ("quarter", rf"(?:the )?(?P<n>{_ORDER})[ -]quarter(?:(?: of|,)?(?: the)? (?P<y>{_YEAR}|(?:this|last|next|previous) year))?"),
    ("quarter", rf"Q(?P<n>[1-4])(?: of|,)? ?(?P<y>{_YEAR})?\b"),
    ("half", rf"(?:the )?(?P<n>first|second|1st|2nd) half of (?:the )?(?P<y>{_YEAR}|(?:this|last|next|previous) year)"),
    ("season", rf"(?:(?P<part>{_PART})[ -])?(?:the )?(?P<s>{_SEASON})(?: of|,)? (?P<y>{_YEAR})(?:[-–/]\d\d(?:\d\d)?)?"),
    ("season", rf"(?P<which>last|this|next|this past) (?P<s>{_SEASON})(?P<y>)"),
    ("weekday", rf"(?:(?P<which>last|this|next|this past|the previous|the following) )?(?:early |late )?(?P<w>{_WEEKDAYS}){_TIME_OF_DAY}"),
    ("deictic", r"the day (?:before yesterday|after tomorrow)|(?:(?:earlier|later) )?(?:today|tonight)|yesterday|tomorrow"
                r"|(?:late )?last night|this (?:morning|afternoon|evening)|earlier in the day"),  # fmt: skip
    ("weekend", r"(?:over |at |during )?(?:(?P<which>last|this|next|this past|the) )weekend"),
    ("unit", rf"(?:(?P<part>earlier|later|early|late|mid|{_PART}|by the end of|toward the end of)[ -])?"
             rf"(?:in )?(?:the )?(?P<which>{_WHICH}) (?P<u>week|month|quarter|year|decade)"),  # fmt: skip
    ("ago", rf"(?:(?:more than|over|nearly|almost|about|around|some|at least|just|less than) )?(?P<n>{_COUNT}|many) (?P<u>{_UNIT})s? (?:ago|back)\b"),
    ("ago", rf"(?P<n>)(?P<u>day|week|month|year|decade)s ago"),
    ("span", rf"(?:(?:over|in|during|for|within) )?the (?P<way>last|past|previous|next|coming) (?P<n>{_COUNT}) (?P<u>{_UNIT})s?"),
    ("span", rf"(?:over|in|during) (?:the )?(?P<way>recent|coming|past) (?P<n>)(?P<u>{_UNIT})s"),
    ("from_then", rf"(?P<n>{_COUNT}) (?P<u>{_UNIT})s? (?P<way>earlier|later|before|after|afterwards?|prior)(?! (?:the|a|an)? ?{_WEEKDAYS})"),
    ("from_then", r"(?:on )?(?P<n>)the (?P<way>previous|next|following|same|very next) (?P<u>day|week|month|year)"
                  r"|that (?P<way2>same )?(?P<u2>day|week|month|year)\b"),  # fmt: skip
    ("from_then", r"(?P<n>)the (?P<u>day|week|month|year) (?P<way>before|after)(?! (?:the|a|an|his|her|its|their|yesterday|tomorrow)\b)"),
    ("year_range", rf"(?P<y>{_YEAR}){_DASH}(?P<y2>{_YEAR}|\d\d(?!\d))(?=\b)"),
    ("decade", r"(?:the )?(?:(?P<part>early|mid|late)[ -])?(?P<y>(?:1[5-9]|20)\d0)['’]?s"),
    ("century", r"(?:the )?(?:(?P<part>early|mid|late)[ -])?(?P<n>1[5-9]th|20th|21st|nineteenth|twentieth|eighteenth|seventeenth) century"),
    ("year", rf"(?:(?P<part>{_PART})[ -])?(?P<y>{_YEAR})"),
)  # fmt: skip
_COMPILED = tuple((name, re.compile(rf"(?<![\w$€£¥#/.,-])(?:{pattern})(?!\w)", re.I if name not in ("month", "month_range", "day", "day_range") else 0))
                  for name, pattern in _RULES)  # fmt: skip

# Without any of these a sentence holds no date expression: one pass in place of thirty.
_HINT = re.compile(
    rf"\d|{_MONTHS}|day\b|days\b|week|month|year|quarter|decade|centur|night|tomorrow|this (?:morning|afternoon|evening)|{_SEASON}", re.I
)
# A four-digit number is a year after one of these, or before one of those, or in brackets, or at the end.
_YEAR_AFTER = re.compile(
    r"(?:\b(?:in|since|by|of|during|from|until|till|before|after|for|through|to|and|or|the|year|late|early|mid|fiscal|its|their|his|a|an|"
    r"this|that|back in|circa|as)[ -]|[(’'s] ?|^|, )$", re.I
)  # fmt: skip
_COUNTED = re.compile(
    r"\s(?:more |other |armed |active |new )?(?:people|soldiers|troops|men|women|children|civilians|residents|workers|miles|km|kilomet\w+|met(?:er|re)s"
    r"|tons|tonnes|feet|dollars|euros|rupees|points|homes|houses|families|cases|refugees|migrants|members|personnel|fighters|prisoners|hours|years"
    r"|votes|students|employees|jobs|vehicles|tanks|percent|per cent|megawatts|MW|hectares|acres|barrels|others|pounds|guests|delegates|police)\b"
)
_QUANTIFIED = re.compile(r"\b(?:over|about|some|nearly|than|least|almost|around|approximately|to|estimated|another|No\.?|number|Rs\.?|USD?)\s$", re.I)
_AMBIGUOUS_MONTH = re.compile(r"^(?:May|March|April|June|August|MAY|MARCH)\b")
_SURNAME = re.compile(r"\s[A-Z][a-z]+")


@dataclass(frozen=True, slots=True)
class Timex:
    """A date expression; `rule` says how to read `parts`."""

    start: int
    end: int
    text: str
    rule: str
    parts: Mapping[str, str] = field(hash=False)


@lru_cache(maxsize=2048)
def find(text: str) -> tuple[Timex, ...]:
    """The date expressions of a sentence, from the left, longest first where they overlap."""
    if not _HINT.search(text):
        return ()
    found = [_timex(name, match) for name, rule in _COMPILED for match in rule.finditer(text)]
    kept: list[Timex] = []
    for timex in sorted((t for t in found if _stands(text, t)), key=lambda t: (-(t.end - t.start), t.start)):
        if all(timex.end <= other.start or timex.start >= other.end for other in kept):
            kept.append(timex)
    return tuple(sorted(kept, key=lambda t: t.start))


def _timex(name: str, match: re.Match[str]) -> Timex:
    parts = {key: value for key, value in match.groupdict().items() if value is not None}
    return Timex(match.start(), match.end(), match[0], name, parts)


def _stands(text: str, timex: Timex) -> bool:
    """Whether what looks like a date is one."""
    if timex.rule == "year":
        return _is_year(text, timex)
    if timex.rule == "month" and not timex.parts.get("y") and timex.text == timex.parts["m"]:
        # A month's name alone may be a word or a person's name.
        return not _AMBIGUOUS_MONTH.match(timex.text) and not timex.text.endswith(".") and not _SURNAME.match(text, timex.end)
    return True


def _is_year(text: str, timex: Timex) -> bool:
    before, after = text[max(timex.start - 14, 0) : timex.start], text[timex.end : timex.end + 24]
    if timex.parts.get("part"):
        return True
    if _COUNTED.match(after) or _QUANTIFIED.search(before):
        return False
    return bool(_YEAR_AFTER.search(before)) or after[:1] in ("", ".", ",", ")", ";") or bool(re.match(r"\s\w", after))
