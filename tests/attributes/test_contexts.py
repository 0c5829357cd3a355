"""Contexts: the codebook's 37, by cue words."""

import pytest
from acts import case
from hypothesis import given
from hypothesis import strategies as st

from comity.attributes.contexts import MOST, contexts_of, cues
from comity.ontology import scheme

# One sentence or two for every context of the codebook.
GOLDEN = [
    ("Army brigades held the pass.", "military"),
    ("The navy sent two frigates.", "military"),
    ("A spy agency leaked the file.", "intelligence"),
    ("He was tried for espionage.", "intelligence"),
    ("The president named a new cabinet.", "executive"),
    ("Lawmakers passed the bill in parliament.", "legislative"),
    ("Voters cast their ballots on Sunday.", "election"),
    ("The interim government rewrote the constitution.", "political_institutions"),
    ("They demanded a return to civilian rule.", "pro_democracy"),
    ("Officers staged a coup.", "pro_autocracy"),
    ("The tariff on steel was raised.", "economic"),
    ("The bank gave a loan.", "economic"),
    ("A court heard the lawsuit.", "legal"),
    ("They asked for reparations.", "reparations"),
    ("It reported human rights abuses.", "human_rights"),
    ("Reporters defended press freedom.", "rights_freedoms"),
    ("Riot police used tear gas.", "repression"),
    ("The famine spread, and food aid was late.", "human_security"),
    ("Women asked for equal pay.", "gender"),
    ("Transgender students spoke.", "lgbt"),
    ("A mosque was rebuilt.", "religion_ethnicity"),
    ("They fought racism and discrimination.", "inequality"),
    ("The ambassador left the embassy.", "diplomatic"),
    ("Envoys resumed peace talks.", "diplomatic"),
    ("The disputed border was marked.", "territory"),
    ("Peacekeepers were replaced.", "peacekeeping"),
    ("Vaccines reached the hospital.", "health"),
    ("They sought asylum.", "asylum"),
    ("Migrants crossed by night.", "migration"),
    ("An earthquake levelled the town.", "disasters"),
    ("The lithium mining permit was sold.", "natural_resource"),
    ("Carbon emissions fell.", "environment"),
    ("The semiconductor plant opened.", "technology"),
    ("A suicide bomber struck.", "terrorism"),
    ("Nerve agent was used.", "cbrn"),
    ("Hackers used ransomware.", "cyber"),
    ("They fought disinformation.", "misinformation"),
    ("The gang was charged with murder.", "crime"),
    ("He took bribes.", "corruption"),
    ("The cocaine cartel was broken.", "illegal_drugs"),
    ("Smugglers were jailed for human trafficking.", "trafficking"),
]


@pytest.mark.parametrize(("text", "context"), GOLDEN, ids=[g[0] for g in GOLDEN])
def test_a_cue_gives_its_context(text: str, context: str) -> None:
    """The context is among those given, and all given are in the codebook."""
    made = case(text, text.split()[0].rstrip(","), "REQUEST")
    found = contexts_of(made.document, made.act)
    assert context in found
    assert len(found) <= MOST
    assert set(found) <= set(scheme.plover().contexts)


def test_every_context_of_the_codebook_has_cues() -> None:
    """The table and the codebook name the same contexts."""
    assert set(scheme.table("contexts.toml")["cues"]) == set(scheme.plover().contexts)


def test_every_context_of_the_codebook_is_tried_above() -> None:
    """No context is without a golden case."""
    assert {context for _, context in GOLDEN} == set(scheme.plover().contexts)


@pytest.mark.parametrize(
    "text", ["The story began there.", "He came home by train.", "They sat down together.", "The chipmunk ran away."]
)
def test_plain_words_give_none(text: str) -> None:
    """A cue counts as a whole word only, and most words are none."""
    made = case(text, text.split()[0], "REQUEST")
    assert contexts_of(made.document, made.act) == ()


def test_the_type_of_an_act_speaks_too() -> None:
    """A meeting is diplomatic though no word says so."""
    made = case("They sat down together.", "sat down", "CONSULT")
    assert contexts_of(made.document, made.act) == ("diplomatic",)


def test_the_best_supported_comes_first() -> None:
    """Cues of the sentence itself weigh more than those beside it."""
    made = case("The cabinet met. Hackers used ransomware and malware. The cabinet fell.", "used", "COERCE")
    assert contexts_of(made.document, made.act)[0] == "cyber"


@given(st.text(max_size=60))
def test_any_text_has_cues_or_none(text: str) -> None:
    """No text makes it fail."""
    assert {name for name, _ in cues(text)} <= set(scheme.plover().contexts)
