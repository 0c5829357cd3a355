"""Documents cut into windows."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from comity.coders import windows
from comity.model import Article, Document, Sentence


def tokenizer() -> Tokenizer:
    """Every word is one unknown token: enough to count and to place."""
    made = Tokenizer(WordLevel({"[UNK]": 0}, unk_token="[UNK]"))
    made.pre_tokenizer = Whitespace()
    return made


def document(lengths: list[int]) -> Document:
    """A document of sentences with so many words each."""
    texts, at, made = [" ".join(["word"] * n) for n in lengths], 0, []
    for n, text in enumerate(texts):
        made.append(Sentence(n, at, at + len(text), text))
        at += len(text) + 1
    return Document(Article("a", " ".join(texts)), tuple(made))


@settings(max_examples=40)
@given(st.lists(st.integers(1, 400), min_size=1, max_size=20))
def test_every_sentence_is_answered_for_once(lengths: list[int]) -> None:
    """Each sentence is some window's own exactly once, and no window is too long."""
    made = list(windows.windows([document(lengths)], tokenizer()))
    own = [t.sentence for w in made for t in w.tokens[w.own :]]
    assert sorted(set(own)) == list(range(len(lengths)))
    assert own == sorted(own)
    assert max(len(w.tokens) for w in made) <= windows.LONGEST


def test_context_comes_before_and_is_not_own() -> None:
    """The second window starts with sentences of the first."""
    short = windows.CONTEXT_TOKENS - 8
    first, second = windows.windows([document([windows.OWN_TOKENS - short, short, short])], tokenizer())
    assert first.own == 0
    assert second.own == short
    assert second.tokens[0].sentence == 1


def test_offsets_are_the_articles() -> None:
    """Token offsets count from the start of the article."""
    one = document([2, 3])
    for window in windows.windows([one], tokenizer()):
        assert {one.article.text[t.start : t.end] for t in window.tokens} == {"word"}


def test_several_documents_keep_apart() -> None:
    """Windows name the document they come from."""
    assert [w.document for w in windows.windows([document([3]), document([4])], tokenizer())] == [0, 1]


def test_no_word_of_an_endless_sentence_is_left_unread() -> None:
    """A sentence of more tokens than a window is read in pieces, each token as some window's own once."""
    one = document([3 * windows.LONGEST + 7])
    own = [t.start for w in windows.windows([one], tokenizer()) for t in w.tokens[w.own :]]
    assert own == [t * 5 for t in range(3 * windows.LONGEST + 7)]
