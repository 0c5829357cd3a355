"""Sums of money: a currency's sign, code or name with a number and its scale."""

import re
from functools import lru_cache

from comity.attributes import numbers
from comity.model import Magnitude, Span

_SIGNS = {
    "US$": "usd", "USD": "usd", "$": "usd", "€": "eur", "EUR": "eur", "£": "gbp", "GBP": "gbp", "CNY": "cny", "RMB": "cny", "INR": "inr",
    "₹": "inr", "PKR": "pkr", "JPY": "jpy", "A$": "aud", "AU$": "aud", "C$": "cad", "CA$": "cad", "HK$": "hkd", "S$": "sgd", "NZ$": "nzd",
    "NT$": "twd", "R$": "brl", "CHF": "chf", "RUB": "rub", "₽": "rub", "₩": "krw", "KRW": "krw", "₺": "try", "₴": "uah", "₦": "ngn",
}  # fmt: skip
_NAMES = {
    r"(?:US |U\.S\. |American )?dollars?": "usd", r"euros?": "eur", r"(?:Chinese )?(?:yuan|renminbi)": "cny", r"(?:Japanese )?yen": "jpy",
    r"(?:pounds?(?: sterling)|British pounds?)": "gbp", r"Indian rupees?": "inr", r"Pakistani rupees?": "pkr", r"(?:Russian )?roubles?|rubles?": "rub",
    r"(?:Swiss )?francs?": "chf", r"(?:South Korean )?won": "krw", r"Turkish lira": "try", r"hryvnias?": "uah", r"reais": "brl",
    r"Australian dollars?": "aud", r"Canadian dollars?": "cad", r"rupees?": "rupee", r"riyals?": "sar", r"dirhams?": "aed", r"shekels?": "ils",
    r"rand": "zar", r"naira": "ngn", r"taka": "bdt", r"ringgit": "myr", r"rupiah": "idr", r"baht": "thb", r"zlotys?": "pln",
}  # fmt: skip
_SIGN = "|".join(re.escape(s) for s in sorted(_SIGNS, key=len, reverse=True))
_AMOUNT = rf"(?P<n>{numbers.DIGITS})(?:[\s-]?(?P<scale>{numbers.SCALE}))?"
_HEDGE = r"(?:(?P<hedge>at least|more than|over|upwards of|up to|as much as|nearly|almost|about|around|some|roughly|approximately|less than|under|an estimated)\s+)?"
_WORDS = r"(?P<words>(?:(?:tens|hundreds) of )?(?:(?:a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|half a|several) )?(?P<wscale>hundreds?|thousands?|millions?|billions?|trillions?|dozen)(?: of)?)"
_NAMED = "|".join(f"(?P<c{n}>{pattern})" for n, pattern in enumerate(_NAMES))
_BEFORE = re.compile(rf"(?<![\w$]){_HEDGE}(?P<sign>{_SIGN}|Rs\.?)\s?{_AMOUNT}(?:\s?(?:to|-|–)\s?(?:{_SIGN})?(?P<n2>{numbers.DIGITS})[\s-]?(?P<scale2>{numbers.SCALE}))?")
_AFTER = re.compile(rf"(?<![\w$€£.,]){_HEDGE}(?:{_AMOUNT}|{_WORDS})[\s-](?:{_NAMED})(?!\w)", re.I)
_CODES = tuple(_NAMES.values())


@lru_cache(maxsize=1024)
def find(text: str) -> tuple[Magnitude, ...]:
    """Sums in a text with offsets in it: dollars as `money_usd`, others as `money_` and their ISO code; "Rs" as `money_rupee`."""
    found = [_with_sign(m) for m in _BEFORE.finditer(text)]
    found += [sized for m in _AFTER.finditer(text) if (sized := _with_name(m))]
    kept: list[Magnitude] = []
    for one in sorted(found, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return tuple(kept)


def _with_sign(match: re.Match[str]) -> Magnitude:
    code = _SIGNS.get(match["sign"], "rupee")
    first = numbers.scaled(match["n"], match["scale"] or match["scale2"])
    low, high = numbers.bounds(first, match["hedge"])
    if match["n2"]:
        low, high = sorted((first, numbers.scaled(match["n2"], match["scale2"])))
    return Magnitude(Span(match.start(), match.end(), match[0]), f"money_{code}", low, high)


def _with_name(match: re.Match[str]) -> Magnitude | None:
    code = next(code for n, code in enumerate(_CODES) if match[f"c{n}"])
    if match["n"]:
        low, high = numbers.bounds(numbers.scaled(match["n"], match["scale"]), match["hedge"])
    else:
        quantities = numbers.find(match["words"].removesuffix(" of"))
        if not quantities:
            return None
        low, high = quantities[0].min, quantities[0].max
    return Magnitude(Span(match.start(), match.end(), match[0]), f"money_{code}", low, high)
