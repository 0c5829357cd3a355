"""The front an act belongs to, and the rule that says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.attributes.dimension import dimension_of, rule_of, rules
from comity.model import Actor, Span
from comity.ontology import scheme


def _parties(*sectors: str) -> list[Actor]:
    return [Actor(Span(0, 0, ""), None, None, None, sector, None, 1.0, "given") for sector in sectors]


# Words, type, modes, contexts, sectors of actors and recipients, dimension.
GOLDEN = [
    ("Gunmen shot two clerks.", "ASSAULT", [], [], ["UAF", "CVL"], "security"),
    ("A drone hit the oil depot.", "ASSAULT", ["drone"], ["military"], ["MIL", "BUS"], "security"),
    ("Troops moved to the frontier.", "MOBILIZE", ["troops"], ["military"], ["MIL"], "security"),
    ("The armies held a joint exercise.", "COOPERATE", [], ["military"], ["MIL", "MIL"], "security"),
    ("They signed a defence pact.", "AGREE", [], ["military"], ["GOV", "GOV"], "security"),
    ("Police arrested three men over the bomb.", "COERCE", ["arrest"], ["terrorism"], ["COP", "CVL"], "security"),
    ("It gave the army guns.", "AID", [], ["military"], ["GOV", "MIL"], "security"),
    ("Rebels agreed to a ceasefire.", "RETREAT", ["ceasefire"], [], ["REB", "GOV"], "security"),
    ("The rebels were urged to lay down their weapons.", "REQUEST", ["yield"], [], ["GOV", "REB"], "security"),
    ("Police cracked down on human trafficking.", "COERCE", [], ["trafficking"], ["COP", "CRM"], "security"),
    ("It threatened to use nuclear weapons.", "THREATEN", ["violence"], ["cbrn"], ["GOV", "GOV"], "security"),
    ("Peacekeepers withdrew from the town.", "RETREAT", ["withdraw"], ["peacekeeping"], ["MIL"], "security"),
    ("Guards were posted at the dam.", "COERCE", ["restrict"], [], ["COP"], "security"),
    ("It raised tariffs on steel.", "SANCTION", ["discontinue"], ["economic"], ["GOV", "GOV"], "economy"),
    ("It lent 15 billion rupees.", "AID", [], ["economic"], ["GOV", "GOV"], "economy"),
    ("The firm pulled its investment.", "SANCTION", ["withdraw"], ["economic"], ["BUS", "GOV"], "economy"),
    ("They signed a free-trade deal.", "AGREE", [], ["economic"], ["GOV", "GOV"], "economy"),
    ("It cut natural gas flows.", "SANCTION", ["discontinue"], ["natural_resource"], ["BUS", "GOV"], "economy"),
    ("It threatened a boycott of its wine.", "THREATEN", ["restrict"], ["economic"], ["GOV", "GOV"], "economy"),
    ("It was asked to forgive the debt.", "REQUEST", ["yield"], ["economic"], ["GOV", "GOV"], "economy"),
    ("Workers walked out of the mine.", "PROTEST", ["strike"], ["natural_resource"], ["LAB", "BUS"], "economy"),
    ("The owner met the union.", "AGREE", [], [], ["BUS", "LAB"], "economy"),
    ("The court fined the company for graft.", "SANCTION", ["convict"], ["corruption"], ["JUD", "BUS"], "economy"),
    ("It banned Huawei from its networks.", "SANCTION", ["discontinue"], ["technology"], ["GOV", "BUS"], "technology"),
    ("Hackers knocked the tax portal offline.", "COERCE", ["cyber"], ["cyber"], ["CRM", "GOV"], "technology"),
    ("They agreed to build a satellite.", "AGREE", [], ["technology"], ["GOV", "GOV"], "technology"),
    (
        "It tightened export controls on chips.",
        "SANCTION",
        ["discontinue"],
        ["technology", "economic"],
        ["GOV", "GOV"],
        "technology",
    ),
    ("It accused the firm of installing spyware.", "ACCUSE", ["allege"], ["cyber"], ["GOV", "BUS"], "technology"),
    ("It blocked the app TikTok.", "COERCE", ["censor"], ["technology"], ["GOV", "BUS"], "technology"),
    ("They opened a laboratory.", "COOPERATE", [], ["technology"], ["GOV", "GOV"], "technology"),
    ("The foreign ministers met in Rome.", "CONSULT", ["visit"], ["diplomatic"], ["GOV", "GOV"], "diplomacy"),
    ("It praised the decision.", "SUPPORT", [], [], ["GOV", "GOV"], "diplomacy"),
    ("It condemned the attack.", "ACCUSE", ["disapprove"], ["terrorism"], ["GOV", "GOV"], "diplomacy"),
    ("It expelled three diplomats.", "SANCTION", ["expel"], ["diplomatic"], ["GOV", "GOV"], "diplomacy"),
    ("It recalled its ambassador.", "SANCTION", ["withdraw"], ["diplomatic"], ["GOV", "GOV"], "diplomacy"),
    ("It urged both to talk.", "REQUEST", ["meet"], ["diplomatic"], ["GOV", "GOV"], "diplomacy"),
    ("It called off the summit.", "REJECT", ["meet"], ["diplomatic"], ["GOV", "GOV"], "diplomacy"),
    ("It let the refugees in.", "AID", [], ["migration"], ["GOV", "REF"], "people"),
    ("Fishermen rescued the asylum seekers.", "AID", [], ["asylum", "migration"], ["CVL", "REF"], "people"),
    ("It turned the boats back.", "REJECT", ["assist"], ["migration"], ["GOV", "REF"], "people"),
    ("It deported 41 bankers.", "COERCE", ["deport"], ["migration"], ["GOV", "CVL"], "people"),
    ("The universities will exchange teachers.", "AGREE", [], [], ["EDU", "EDU"], "people"),
    ("It freed the journalist.", "RETREAT", ["release"], [], ["GOV", "JRN"], "people"),
    ("Nurses went there.", "COOPERATE", [], ["health"], ["MED"], "people"),
]


@pytest.mark.parametrize(("words", "kind", "modes", "contexts", "sectors", "dimension"), GOLDEN, ids=[g[0] for g in GOLDEN])
def test_the_front_of_an_act(
    words: str, kind: str, modes: list[str], contexts: list[str], sectors: list[str], dimension: str
) -> None:
    """The first rule that fits decides."""
    parties = _parties(*sectors)
    assert dimension_of(kind, modes, contexts, parties[:1], parties[1:], words) == dimension


def test_rules_are_sound() -> None:
    """Names are unique, fronts and types exist, and the last rule holds for everything."""
    plover = scheme.plover()
    assert len({rule.name for rule in rules()}) == len(rules())
    for rule in rules():
        assert rule.dimension in plover.dimensions
        assert rule.types <= set(plover.types)
        assert rule.contexts | rule.first <= set(plover.contexts)
        assert rule.sectors | rule.only <= set(plover.sectors)
        assert rule.modes <= {mode for spec in plover.types.values() for mode in spec.modes}
    last = rules()[-1]
    assert not any((last.types, last.modes, last.contexts, last.first, last.sectors, last.only, last.words))


def test_the_rule_explains_the_result() -> None:
    """The name of the rule says why."""
    assert rule_of("ASSAULT", (), (), (), "Gunmen shot two clerks.").name == "force is used"


@given(st.sampled_from(sorted(scheme.plover().types)), st.text(max_size=60))
def test_any_words_have_a_front(kind: str, words: str) -> None:
    """No text makes it fail."""
    assert dimension_of(kind, (), (), (), (), words) in scheme.plover().dimensions


@pytest.mark.parametrize(
    ("countries", "dimension"), [(("KEN", "KEN"), "people"), (("KEN", "TCD"), "diplomacy"), (("KEN", None), "diplomacy")]
)
def test_politics_at_home_are_no_diplomacy(countries: tuple[str | None, str | None], dimension: str) -> None:
    """The same words between a party and its own government are its people's affair."""
    actor, recipient = (
        Actor(Span(0, 0, ""), None, None, country, sector, None, 1.0, "given")
        for country, sector in zip(countries, ("OPP", "GOV"), strict=True)
    )
    assert dimension_of("REQUEST", ("change",), (), [actor], [recipient], "It asked for an answer.") == dimension
