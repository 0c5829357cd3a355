"""Sentence ends: a golden table of passages of our own (a bar marks each end), and what holds for any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.text.sentences import MAX_SENTENCE, split

GOLDEN = [
    "Harbin Cable Pvt. Limited left the country.| It had been there since 2011.",
    "The loan is worth US$ 45 million.| Half of it was paid in Rs. 14.3 bn. notes last year.",
    "Maj.-Gen. Idris Khan met Lt. Col. J. Smith and Amb. Rossi.| They signed Art. 7 of the pact.",
    "Pier No. 5 was hit at 3 a.m. Monday.| Two sailors were hurt at 4 a.m.| Two more swam ashore.",
    "He flew to Washington, D.C.| The family waited in the U.S. Embassy.| The U.S. and the U.K. objected.",
    "The bill fuels old concerns.|Despite this, it was passed.",
    "“We will stay.| We will not pay.”| Then he left the room.",
    '"Why now?" she asked.| "Go!" he said.| "It is over."',
    "The union has three aims: (a) higher pay; (b) shorter hours; and (c) a seat on the board.| It has none so far.",
    "Steel Works Co. Ltd. said so on Jan. 8.| On Feb. 3 it took that back.",
    "See e.g. The Herald of Nov. 5, which quoted Dr. A. Malik vs. the state.",
    "He lives in St. Louis, Mo.| The court sits in Atlanta, Ga. and in Tampa, Fla.",
    "1. The border is closed.| 2. The embassy stays open.",
    "The site Example.Com and www.Foreign.Example.org were blocked.| Mail to press@Office.Example.org failed.",
    "Turnout rose to 61.4 percent.| What next?!| Nobody knows...| The count goes on.",
    "The rebels left Marib.| al-Houthi denied it.| iPhone sales fell.",
    "The fleet (it left port at dawn.| It has not been seen since.) is large.",
    "The treaty is new.[1]| The parties are old.[2]",
]


@pytest.mark.parametrize("marked", GOLDEN)
def test_golden(marked: str) -> None:
    """Each passage is cut where its bars stand and nowhere else."""
    text = marked.replace("|", "")
    found = [sentence.text for sentence in split(text, [((0, len(text)), 0)])]
    assert found == [piece.strip() for piece in marked.split("|")]


PIECES = st.sampled_from(
    [
        "The ",
        "U.S. ",
        "Mr. ",
        "said.",
        "“",
        "”",
        '"',
        "\n",
        "\n\n",
        " ",
        "3 a.m. ",
        "No. ",
        "Ltd. ",
        "…",
        "?!",
        "\u2028",
        "é",
        "\ud83d",
        "😀",
        "中",
        "。",
    ]
)
TEXTS = st.text(st.characters(codec=None)) | st.lists(PIECES, max_size=60).map("".join)


@given(TEXTS)
@settings(deadline=None)
def test_offsets_hold_for_any_text(text: str) -> None:
    """Sentences equal the text at their offsets, stand in order, do not overlap, and hold something."""
    sentences = split(text, [((0, len(text)), 0)])
    last = 0
    for index, sentence in enumerate(sentences):
        assert sentence.index == index
        assert text[sentence.start : sentence.end] == sentence.text
        assert last <= sentence.start < sentence.end
        assert any(map(str.isalnum, sentence.text))
        last = sentence.end


@given(TEXTS)
@settings(deadline=None)
def test_no_letter_is_lost(text: str) -> None:
    """Every letter of the text stands in a sentence."""
    kept = "".join(sentence.text for sentence in split(text, [((0, len(text)), 0)]))
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]


def test_overlong_sentences_are_cut_after_semicolons_or_at_spaces() -> None:
    """A sentence above the bound comes in pieces below it, none of them starting within a word."""
    text = "of many ports; " * 300
    pieces = split(text, [((0, len(text)), 0)])
    assert len(pieces) > 2
    assert all(len(piece.text) <= MAX_SENTENCE and piece.text.startswith("of") for piece in pieces)
    assert all(piece.text.endswith(";") for piece in pieces)


def test_a_word_above_the_bound_is_cut_anywhere() -> None:
    """Text without spaces is bounded too."""
    text = "x" * (3 * MAX_SENTENCE)
    assert [len(piece.text) for piece in split(text, [((0, len(text)), 0)])] == [MAX_SENTENCE] * 3
