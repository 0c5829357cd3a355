"""From numbers to spans."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.coders import decode
from comity.coders.windows import Token


def tokens(*words: str, sentence: int = 0) -> tuple[Token, ...]:
    """Tokens of words; a word that starts with ## continues the one before."""
    made, at = [], 0
    for word in words:
        head = not word.startswith("##")
        at += head
        made.append(Token(1, at, at + len(word.strip("#")), sentence, head, word == "."))
        at = made[-1].end
    return tuple(made)


def probs(*rows: tuple[float, ...]) -> np.ndarray:
    return np.array(rows, dtype=np.float32)


def test_acts_takes_whole_words_of_one_type() -> None:
    """A word of several pieces is one act, and two neighbouring types are two."""
    words = tokens("called", "off", "with", "##drew", "the")
    rows = probs((0.1, 0.8, 0.1), (0.2, 0.7, 0.1), (0.1, 0.1, 0.8), (0.9, 0.05, 0.05), (0.95, 0.03, 0.02))
    assert [(f.first, f.last) for f in decode.acts(rows, words, 0.5)] == [(0, 2), (2, 4)]


def test_acts_below_the_threshold_are_none() -> None:
    """Nothing is found where "none" holds more than the threshold leaves."""
    assert decode.acts(probs((0.6, 0.3, 0.1)), tokens("met"), 0.5) == []


def test_acts_do_not_cross_a_sentence() -> None:
    """The last word of one sentence and the first of the next are two acts even of one type."""
    words = tokens("struck") + tokens("Bombed", sentence=1)
    assert len(decode.acts(probs((0.1, 0.9), (0.1, 0.9)), words, 0.5)) == 2


def test_mentions_begin_and_go_on() -> None:
    """A second "begin" ends the mention before it when it is sure."""
    words = tokens("Kenya", "Chad", "the", "army", "of")
    rows = probs((0.1, 0.9, 0.0), (0.1, 0.9, 0.0), (0.05, 0.95, 0.0), (0.1, 0.1, 0.8), (0.9, 0.0, 0.1))
    assert [(f.first, f.last) for f in decode.mentions(rows, words)] == [(0, 1), (1, 2), (2, 4)]


@pytest.mark.parametrize(("gap", "same", "expected"), [(0, True, 12), (1, True, 19), (3, True, 20), (40, False, 11)])
def test_distance_doubles_and_knows_the_sentence(gap: int, same: bool, expected: int) -> None:
    """Distance classes are those of training: power of two, sign, same sentence."""
    words = tokens(*["x"] * (gap + 1))
    if not same:
        words = (*words[:-1], Token(1, 999, 1000, 1, True))
    here, there = (decode.Found(n, n + 1, np.zeros(1, dtype=np.float32)) for n in (0, gap))
    assert decode.distance([here], [there], words)[0, 0] == expected


@given(st.lists(st.booleans(), min_size=1, max_size=30))
def test_word_ends_cover_every_token(heads: list[bool]) -> None:
    """Every token's word ends after it, and the next word starts there."""
    words = tuple(Token(1, n, n + 1, 0, head or n == 0) for n, head in enumerate(heads))
    ends = decode.word_ends(words)
    assert all(end > n and (end == len(words) or words[end].word) for n, end in enumerate(ends))


@given(st.lists(st.lists(st.floats(-20, 20), min_size=3, max_size=3), min_size=1, max_size=20))
def test_softmax_gives_probabilities(rows: list[list[float]]) -> None:
    """Each row sums to one and no value leaves 0 to 1."""
    made = decode.softmax(np.array(rows, dtype=np.float32))
    assert np.allclose(made.sum(axis=1), 1, atol=1e-4)
    assert made.min() >= 0


def test_a_full_stop_within_a_name_belongs_to_it() -> None:
    """The stop of "Pvt. Limited" is bridged where the next word is of the name; that of a sentence's end never is."""
    name, stop, out = (0.1, 0.2, 0.7), (0.9, 0.0, 0.1), (0.9, 0.05, 0.05)
    words = tokens("Steel", "Pvt", ".", "Limited", "left")
    assert [(f.first, f.last) for f in decode.mentions(probs(name, name, stop, name, out), words)] == [(0, 4)]
    assert [(f.first, f.last) for f in decode.mentions(probs(name, name, stop, out, out), words)] == [(0, 2)]
    ended = tokens("Steel", "Pvt", ".") + tokens("Limited", sentence=1)
    assert [(f.first, f.last) for f in decode.mentions(probs(name, name, stop, name), ended)] == [(0, 2), (3, 4)]


def test_names_are_whole_words_of_one_kind() -> None:
    """A name begins with "begin", goes on with "inside" of its kind over whole words, and ends with its sentence."""
    words = tokens("Hakan", "Fid", "##an", "met", "NATO") + tokens("Ankara", sentence=1)
    best = [1, 2, 0, 0, 3, 4]
    logits = np.array([[5.0 * (n == k) for k in range(7)] for n in best], dtype=np.float32)
    assert decode.names(logits, words) == [(0, 3, 0), (4, 5, 1), (5, 6, 1)]


def test_the_sentence_of_an_act() -> None:
    """All tokens of the sentence, and none of its neighbours'."""
    words = tokens("They", "met") + tokens("Chad", "left", sentence=1) + tokens("It", sentence=2)
    act = decode.Found(3, 4, np.zeros(1, dtype=np.float32))
    found = decode.sentence_of(act, words)
    assert (found.first, found.last) == (2, 4)
