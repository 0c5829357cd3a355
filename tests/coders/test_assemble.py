"""Windows of numbers put together to one coding."""

from typing import Any

import numpy as np
import pytest
from hand import document

from comity.coders.assemble import Labels, assemble
from comity.coders.decode import Found
from comity.coders.windows import Token, Window
from comity.model import Coding, Document

LABELS = Labels(
    types=("ACCUSE", "AID"), modes=("ACCUSE/disapprove", "ACCUSE/allege", "AID/money"), statuses=("asserted", "denied"),
    sectors=("", "GOV"), roles=("", "actor", "recipient", "source"), names=("PER", "ORG"),
)  # fmt: skip
SETTINGS = {"role_threshold": 0.5, "role_alone": 0.3, "reference_threshold": 0.5}
BIG = 9.0


def window(where: Document, own: int = 0) -> Window:
    """All words of the document as tokens."""
    tokens = []
    for sentence in where.sentences:
        at = sentence.start
        for word in sentence.text.split(" "):
            tokens.append(Token(1, at, at + len(word.strip(".")), sentence.index, True))
            at += len(word) + 1
    return Window(0, tuple(tokens), own)


def found(first: int, last: int, *probs: float) -> Found:
    return Found(first, last, np.array(probs, dtype=np.float32))


def logits(acts: int, mentions: int, **given: list[Any]) -> dict[str, Any]:
    """Numbers that say nothing, but for what is given."""
    shapes = {
        "role": (acts, mentions, 4), "kind": (acts, 2), "status": (acts, 2), "mode": (acts, 3), "sector": (mentions, 2),
        "reference": (mentions, mentions),
    }  # fmt: skip
    made = {f"{name}_logits": np.zeros(shape, dtype=np.float32) for name, shape in shapes.items()}
    made["mode_logits"] -= BIG
    made["reference_logits"] -= BIG
    made["role_logits"][:, :, 0] = BIG
    for name, spots in given.items():
        for *spot, value in spots:
            made[f"{name}_logits"][tuple(spot)] = value
    return made


@pytest.fixture
def where() -> Document:
    """Two sentences; words 0 Kenya, 2 condemned, 3 Chad, 4 It, 5 aided, 6 Sudan."""
    return document("Kenya sharply condemned Chad.", "It aided Sudan.")


def one_window(where: Document, acts: list[Found], mentions: list[Found], **given: list[Any]) -> Coding:
    numbers = {"acts": acts, "mentions": mentions} | logits(len(acts), len(mentions), **given)
    return assemble(where, [(window(where), numbers)], LABELS, SETTINGS)


ACCUSED = found(2, 3, 0.1, 0.8, 0.1)
AIDED = found(5, 6, 0.2, 0.2, 0.6)
KENYA, CHAD, IT, SUDAN = (found(n, n + 1, 0.9) for n in (0, 3, 4, 6))


def test_an_act_with_its_roles(where: Document) -> None:
    """Words, sentence, type, probability and roles come from their places in the numbers."""
    roles = [(0, 0, 1, 2 * BIG), (0, 1, 2, 2 * BIG)]
    coding = one_window(where, [ACCUSED], [KENYA, CHAD], role=roles, status=[(0, 1, BIG)], sector=[(0, 1, BIG)])
    (act,) = coding.acts
    assert (act.anchor.text, act.sentence, act.type, act.status) == ("condemned", where.sentences[0], "ACCUSE", "denied")
    assert act.p_event == pytest.approx(0.9)
    assert sum(p for _, p in act.type_probs) == pytest.approx(1, abs=1e-6)
    assert [r.mention.span.text for r in act.actors] == ["Kenya"]
    assert [r.mention.span.text for r in act.recipients] == ["Chad"]
    assert act.sources == ()
    assert [m.sector for m in coding.mentions] == ["GOV", None]
    assert all(where.article.text[m.span.start : m.span.end] == m.span.text for m in coding.mentions)


def test_the_best_alone_fills_a_role_from_a_lower_bound(where: Document) -> None:
    """Where nobody reaches the threshold, the best does from the lower one, and the second does not."""
    share = [(0, 0, 1, BIG - 0.1), (0, 1, 1, BIG - 0.2)]
    (act,) = one_window(where, [ACCUSED], [KENYA, CHAD], role=share).acts
    assert [r.mention.span.text for r in act.actors] == ["Kenya"]
    assert SETTINGS["role_alone"] <= act.actors[0].p < SETTINGS["role_threshold"]


def test_nobody_is_better_than_somebody_improbable(where: Document) -> None:
    """Below both bounds a role stays empty."""
    (act,) = one_window(where, [ACCUSED], [KENYA], role=[(0, 0, 1, BIG - 2)]).acts
    assert act.actors == ()


def test_a_mention_that_overlaps_the_act_fills_no_role(where: Document) -> None:
    """The act's own words are no party to it."""
    inside = found(2, 4, 0.9)
    (act,) = one_window(where, [ACCUSED], [inside, KENYA], role=[(0, 0, 1, 2 * BIG), (0, 1, 1, 2 * BIG)]).acts
    assert [r.mention.span.text for r in act.actors] == ["Kenya"]


@pytest.mark.parametrize(
    ("numbers", "modes"),
    [
        ([(0, 0, 2.0)], ("disapprove",)),
        ([(0, 0, 2.0), (0, 1, 1.0)], ("disapprove", "allege")),
        ([(0, 0, 2.0), (0, 1, -0.5)], ("disapprove",)),
        ([(0, 0, -0.5)], ("disapprove",)),
        ([(0, 0, -2.0)], ()),
        ([(0, 2, 5.0)], ()),
    ],
)
def test_modes(where: Document, numbers: list[Any], modes: tuple[str, ...]) -> None:
    """The best mode of the act's type counts from 0.3, a second from 0.5, and modes of other types never."""
    (act,) = one_window(where, [ACCUSED], [KENYA], mode=numbers).acts
    assert act.modes == modes


def test_both_heads_decide_the_type(where: Document) -> None:
    """The span head can overrule a weak token head; that there is an act stays the token head's word."""
    weak = found(2, 3, 0.1, 0.5, 0.4)
    (act,) = one_window(where, [weak], [KENYA], kind=[(0, 1, BIG)]).acts
    assert (act.type, act.p_event) == ("AID", pytest.approx(0.9))


def test_references_are_of_one_mention_to_another(where: Document) -> None:
    """Each mention refers to the best other from the threshold on, never to itself."""
    pairs = [(1, 0, BIG), (0, 0, 2 * BIG), (2, 0, -1.0)]
    coding = one_window(where, [AIDED], [KENYA, IT, SUDAN], reference=pairs)
    assert [(r.mention.span.text, r.antecedent.span.text) for r in coding.references] == [("It", "Kenya")]


def test_an_act_in_a_window_without_mentions_is_kept(where: Document) -> None:
    """With nobody to fill a role the act is there by its words alone."""
    numbers = {"acts": [ACCUSED], "mentions": []}
    (act,) = assemble(where, [(window(where), numbers)], LABELS, SETTINGS).acts
    assert (act.type, act.actors, act.status) == ("ACCUSE", (), "asserted")


def test_a_mention_seen_in_two_windows_is_one(where: Document) -> None:
    """What one window has as its own and the next as context is told once, in the order of the text."""
    first = {"acts": [ACCUSED], "mentions": [KENYA, CHAD]} | logits(1, 2)
    second = {"acts": [AIDED], "mentions": [KENYA, CHAD, SUDAN]} | logits(1, 3)
    coding = assemble(where, [(window(where), first), (window(where, 4), second)], LABELS, SETTINGS)
    assert [m.span.text for m in coding.mentions] == ["Kenya", "Chad", "Sudan"]
    assert [a.type for a in coding.acts] == ["ACCUSE", "AID"]


def test_nothing_found_is_an_empty_coding(where: Document) -> None:
    """A document without acts and mentions has a coding without them."""
    assert assemble(where, [(window(where), {"acts": [], "mentions": []})], LABELS, SETTINGS) == Coding((), ())


@pytest.mark.parametrize(("text", "whole"), [("Kenya told the E.U. of it.", "E.U."), ("Kenya told the EU.", "EU")])
def test_an_abbreviation_keeps_its_full_stop(text: str, whole: str) -> None:
    """The full stop belongs to letters that each have one, not to the end of a sentence."""
    where = document(text)
    (mention,) = one_window(where, [], [found(3, 4, 0.9)]).mentions
    assert mention.span.text == whole
    assert where.article.text[mention.span.start : mention.span.end] == whole


def test_the_currency_of_a_sum_is_no_party() -> None:
    """The US of US$ is neither a mention nor fills a role."""
    where = document("Kenya gave Chad US$ 5 million.")
    tokens = [Token(1, a, b, 0, True) for a, b in ((0, 5), (6, 10), (11, 15), (16, 18), (18, 19))]
    numbers = {"acts": [found(1, 2, 0.1, 0.0, 0.9)], "mentions": [found(0, 1, 0.9), found(2, 3, 0.9), found(3, 4, 0.9)]}
    numbers |= logits(1, 3, role=[(0, 0, 1, 2 * BIG), (0, 1, 2, 2 * BIG), (0, 2, 2, 2 * BIG)])
    coding = assemble(where, [(Window(0, tuple(tokens), 0), numbers)], LABELS, SETTINGS)
    assert [m.span.text for m in coding.mentions] == ["Kenya", "Chad"]
    assert [r.mention.span.text for r in coding.acts[0].recipients] == ["Chad"]


@pytest.mark.parametrize(
    ("text", "whole"),
    [("The Bureau’ left.", "Bureau"), ("The “Bureau” left.", "Bureau"), ("The Bureau(IB left.", "Bureau"), ("The ’ left.", "’")],
)
def test_a_mention_is_without_what_stands_around_it(text: str, whole: str) -> None:
    """Genitive, quotation marks and an open bracket are no part of a name, and nothing is left empty."""
    where = document(text)
    (mention,) = one_window(where, [], [found(1, 2, 0.9)]).mentions
    assert mention.span.text == whole
    assert where.article.text[mention.span.start : mention.span.end] == whole


def test_a_piece_of_a_name_in_the_next_window_is_that_name() -> None:
    """What a window before read whole is not taken apart when it comes again as context."""
    where = document("Kenya Steel Limited left.", "It aided Chad.")
    first, again = window(where), window(where)
    whole = {"acts": [], "mentions": [found(0, 3, 0.9)]}
    piece = {"acts": [], "mentions": [found(2, 3, 0.9)]}
    coding = assemble(where, [(first, whole), (again, piece)], LABELS, SETTINGS)
    assert [m.span.text for m in coding.mentions] == ["Kenya Steel Limited"]


def test_a_mention_that_cuts_a_name_grows_to_all_of_it() -> None:
    """The end of "Century Steel" becomes the whole, unless another mention stands in the rest."""
    where = document("Century Steel left Chad.")
    numbers = {"acts": [], "mentions": [found(1, 2, 0.9), found(3, 4, 0.9)], "names": [(0, 2, 1)]}
    coding = assemble(where, [(window(where), numbers)], LABELS, SETTINGS)
    assert [m.span.text for m in coding.mentions] == ["Century Steel", "Chad"]
    assert [(where.article.text[n.start : n.end], n.kind) for n in coding.names] == [("Century Steel", "ORG")]
    both = {"acts": [], "mentions": [found(0, 1, 0.9), found(1, 2, 0.9)], "names": [(0, 2, 1)]}
    coding = assemble(where, [(window(where), both)], LABELS, SETTINGS)
    assert [m.span.text for m in coding.mentions] == ["Century", "Steel"]


def test_names_of_the_context_are_the_window_before_s() -> None:
    """A window gives the names of its own sentences alone."""
    where = document("Kenya left.", "Chad stayed.")
    numbers = {"acts": [], "mentions": [], "names": [(0, 1, 1), (2, 3, 1)]}
    coding = assemble(where, [(window(where, own=2), numbers)], LABELS, SETTINGS)
    assert [where.article.text[n.start : n.end] for n in coding.names] == ["Chad"]
