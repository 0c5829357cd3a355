"""The fake coder: what it sees, that it sees nothing else, and that its offsets hold."""

import pytest

from comity import plugins
from comity.coders.fake import Fake
from comity.model import Article, Coding, Document
from comity.ontology import scheme
from comity.text import prepare


def coded(text: str) -> Coding:
    document = prepare(Article("a", text, language="en"))
    assert isinstance(document, Document)
    (coding,) = Fake().code([document])
    for act in coding.acts:
        for span in (act.anchor, *(role.mention.span for role in (*act.actors, *act.recipients))):
            assert text[span.start : span.end] == span.text
    return coding


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("China condemned Japan on Monday.", [("ACCUSE", ("disapprove",), "China", "Japan")]),
        ("The talks failed. Saudi Arabia sanctioned the United States.", [("SANCTION", (), "Saudi Arabia", "United States")]),
        ("Kenya met with Chad. Chad attacked Mali.", [("CONSULT", (), "Kenya", "Chad"), ("ASSAULT", (), "Chad", "Mali")]),
        ("Kenya is said to like Chad, and the two will talk again next week.", []),
    ],
)
def test_name_verb_name(text: str, found: list[tuple[str, tuple[str, ...], str, str]]) -> None:
    """It reads NAME verb NAME, and nothing else."""
    acts = coded(text).acts
    assert [(a.type, a.modes, a.actors[0].mention.span.text, a.recipients[0].mention.span.text) for a in acts] == found


def test_it_is_a_plug_in_that_speaks_plover() -> None:
    """It is found by its name, says the same twice, and its types and modes are PLOVER's."""
    coder = plugins.load("coder", "fake")()
    assert (coder.name, coder.version) == ("fake", "1")
    text = "Kenya visited Chad. Chad bombed Mali. Mali accused Kenya. Chad joined Kenya."
    assert coded(text) == coded(text)
    for act in coded(text).acts:
        assert set(act.modes) <= set(scheme.plover().types[act.type].modes)


def test_hostile_text_costs_no_time() -> None:
    """A text of nothing but capitalised words is read in the time of any other."""
    assert coded("The end. " + "Aa " * 40_000 + "end.").acts == ()
