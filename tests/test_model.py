"""The nouns: what they answer about themselves."""

from hypothesis import given
from hypothesis import strategies as st

from comity.model import Article, Document, Mention, Sentence, Span, within


def sentences(*indices: int) -> tuple[Sentence, ...]:
    """Sentences with these numbers; masked ones leave gaps."""
    return tuple(Sentence(n, 10 * n, 10 * n + 9, "x" * 9) for n in indices)


def test_a_document_knows_where_a_sentence_stands() -> None:
    """By the sentence's number, whatever is masked before it; None for one that is not there."""
    document = Document(Article("a", ""), sentences(0, 2, 5))
    assert [document.position(s) for s in sentences(0, 1, 2, 5, 7)] == [0, None, 1, 2, None]


def test_two_documents_of_one_text_are_two() -> None:
    """What is kept for one document is not taken for another of equal words."""
    first, second = (Document(Article("a", "text"), sentences(0)) for _ in range(2))
    assert len({first, second}) == 2


@given(st.lists(st.integers(1, 6), max_size=12), st.integers(0, 60), st.integers(0, 40))
def test_within_is_what_a_search_of_all_finds(sizes: list[int], start: int, length: int) -> None:
    """The mentions wholly inside a stretch, in their order."""
    mentions, at = [], 0
    for size in sizes:
        mentions.append(Mention(Span(at, at + size, "x" * size)))
        at += size + 1
    plain = [m for m in mentions if start <= m.span.start and m.span.end <= start + length]
    assert list(within(mentions, start, start + length)) == plain
