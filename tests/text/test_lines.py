"""Lines and paragraphs."""

from hypothesis import given
from hypothesis import strategies as st

from comity.text.lines import lines, paragraphs, without


def _texts(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


def test_each_line_is_a_paragraph() -> None:
    """A line end closes a paragraph, with or without a blank line, and headings stand alone."""
    assert _texts("Heading here\nThe first. It is long.\n\nThe second.") == [
        "Heading here",
        "The first. It is long.",
        "The second.",
    ]


def test_a_line_that_goes_on_is_rejoined() -> None:
    """A line without a stop and the next one in lower case are one paragraph."""
    assert _texts("The minister spoke\nof peace.\nAll left.") == ["The minister spoke\nof peace.", "All left."]


def test_lines_wrapped_by_width_are_rejoined() -> None:
    """Text broken at 65 columns is read by its blank lines."""
    first = "\n".join(
        [
            "The two ministers met in the capital on Monday to talk about the",
            "Border Commission, which has not sat since the year in which",
            "Istria and Carniola closed their last common road to lorries and",
            "buses of either side.",
        ]
    )
    assert _texts(f"{first}\n\nThey meet again in May.") == [first, "They meet again in May."]


def test_without_takes_masked_stretches_out() -> None:
    """What is masked at the head, in the middle, at the end and as a whole is left out."""
    masked = [(0, 2), (4, 6), (9, 12), (20, 30)]
    assert list(without([(0, 10), (12, 15), (20, 30)], masked)) == [[(2, 4), (6, 9)], [(12, 15)], []]


@given(st.text())
def test_stretches_hold_for_any_text(text: str) -> None:
    """Lines and paragraphs are in order, disjoint, and hold something at both ends."""
    for found in (lines(text), paragraphs(text)):
        ends = [0, *(end for _, end in found)]
        assert all(before <= start < end for before, (start, end) in zip(ends, found, strict=False))
        assert not any(text[start].isspace() or text[end - 1].isspace() for start, end in found)
