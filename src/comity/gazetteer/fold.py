"""Text made comparable without moving a character: accents, quotes, dashes and blanks become plain ones."""

import unicodedata

# Letters that do not decompose, and marks that news writes in several ways.
_PLAIN = {
    "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "İ": "I", "ħ": "h",
    "Ħ": "H", "ð": "d", "ə": "a", "Ə": "A",
    "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "ʿ": "'", "ʾ": "'", "`": "'", "´": "'", "“": '"', "”": '"',
    "‐": "-", "‑": "-", "–": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\n": " ", "\t": " ",
}  # fmt: skip


def _decomposed() -> dict[int, str]:
    """Every Latin letter with marks that is one letter without them (Latin-1 to Latin Extended Additional)."""
    found = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        parts = unicodedata.normalize("NFKD", chr(code))
        base = "".join(c for c in parts if not unicodedata.combining(c))
        if len(base) == 1 and base != chr(code):
            found[code] = base
    return found


_TABLE = _decomposed() | {ord(k): v for k, v in _PLAIN.items()}


def fold(text: str) -> str:
    """The text with plain letters, quotes, hyphens and blanks, of the same length."""
    return text if text.isascii() and "\n" not in text and "\t" not in text else text.translate(_TABLE)


def key(name: str) -> str:
    """The form under which a name is looked up: folded, lower case, without an article before it."""
    return " ".join(fold(name).lower().split()).removeprefix("the ")


def slug(name: str) -> str:
    """The name as an id: lower-case letters and digits with hyphens between."""
    plain = "".join(c if c.isalnum() else "-" for c in fold(name).lower().replace("'", ""))
    return "-".join(part for part in plain.split("-") if part)


def word_set(words: str) -> frozenset[str]:
    """The words of a string as a set; keeps long lists readable."""
    return frozenset(words.split())
