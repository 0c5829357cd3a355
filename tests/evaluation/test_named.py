"""The names within a coder's mentions, and their kinds."""

import pytest

from comity.evaluation import named
from comity.model import Article, Document, Mention, Name, Sentence, Span


def names(text: str, *mentions: str, sector: str | None = None) -> list[tuple[str, str]]:
    """The names found in one sentence with these mentions."""
    spans = [Span(text.index(m), text.index(m) + len(m), m) for m in mentions]
    document = Document(Article("", text), (Sentence(0, 0, len(text), text),))
    return [(text[n.start : n.end], n.kind) for n in named.find(document, [Mention(s, sector) for s in spans])]


@pytest.mark.parametrize(
    ("text", "mention", "expected"),
    [
        ("Kenyan Foreign Minister Wamboi Otiri left.", "Kenyan Foreign Minister Wamboi Otiri", [("Wamboi Otiri", "PER")]),
        ("Then Mr. Otiri left.", "Mr. Otiri", [("Otiri", "PER")]),
        ("It sued Kestrel Holdings Inc. today.", "Kestrel Holdings Inc.", [("Kestrel Holdings Inc.", "ORG")]),
        ("It praised the University of Trellick.", "the University of Trellick", [("University of Trellick", "ORG")]),
        ("It told the Trellick’s members.", "the Trellick’s members", [("Trellick", "ORG")]),
        ("He lives near Lake Trellick.", "Lake Trellick", [("Lake Trellick", "LOC")]),
        ("It went to Trellick.", "Trellick", [("Trellick", "LOC")]),
        ("Then Trellick said no.", "Trellick", [("Trellick", "PER")]),
        ("Members of the TKLX left.", "the TKLX", [("TKLX", "ORG")]),
        ("They left.", "They", []),
        ("The Kenyan left.", "The Kenyan", []),
        ("Then the Kenyans left.", "the Kenyans", []),
        ("It flew the TR7 over.", "the TR7", []),
        ("Write to Otiri@example.org now.", "Otiri@example.org", []),
        ("It met on Tuesday.", "Tuesday", []),
        ("Ann Otiri and Bo Trellick left.", "Ann Otiri and Bo Trellick", [("Ann Otiri", "PER"), ("Bo Trellick", "PER")]),
        ("A soldier left.", "A soldier", []),
    ],
)
def test_unknown_names(text: str, mention: str, expected: list[tuple[str, str]]) -> None:
    """Titles, peoples' names, determiners, pronouns, addresses and codes are no part of a name; its words tell its kind."""
    assert names(text, mention) == expected


@pytest.mark.parametrize(
    ("text", "mention", "expected"),
    [
        ("Kenya’s police left.", "Kenya’s police", [("Kenya", "LOC")]),
        ("Then NATO Commander Ann Otiri left.", "NATO Commander Ann Otiri", [("NATO", "ORG"), ("Ann Otiri", "PER")]),
        ("The Kremlin denied it.", "The Kremlin", [("Kremlin", "ORG")]),
        ("Soldiers left Hong Kong.", "Kong", [("Hong Kong", "LOC")]),
    ],
)
def test_known_names(text: str, mention: str, expected: list[tuple[str, str]]) -> None:
    """The gazetteer tells the kind of what it knows; a name that a mention cuts is read whole."""
    assert names(text, mention) == expected


def test_places_need_no_mention() -> None:
    """Places known by name are found without a coder."""
    assert names("A strike hit Nairobi.") == [("Nairobi", "LOC")]


def test_a_surname_is_the_person_told_before() -> None:
    """A last word that would be a place by its preposition is the person told in full."""
    assert names("Ann Trellick left. It went to Trellick.", "Ann Trellick", "to Trellick") == [
        ("Ann Trellick", "PER"),
        ("Trellick", "PER"),
    ]


def test_the_sector_tells_a_firm() -> None:
    """An unknown name in a mention that the coder takes for a firm is an organisation."""
    assert names("Then Kestrel Orrin left.", "Kestrel Orrin", sector="BUS") == [("Kestrel Orrin", "ORG")]


def test_the_coder_s_kind_counts() -> None:
    """Of a name with the same span or the only one that touches; else the kind that the rules gave."""
    found = [Name(0, 5, "LOC"), Name(10, 20, "PER"), Name(30, 40, "ORG"), Name(50, 55, "LOC")]
    told = [Name(0, 5, "ORG"), Name(12, 18, "ORG"), Name(30, 33, "PER"), Name(34, 40, "LOC")]
    assert [n.kind for n in named.with_kinds(found, told)] == ["ORG", "ORG", "ORG", "LOC"]
