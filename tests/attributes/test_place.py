"""Where an act took place."""

import pytest
from acts import Case, case, party
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.attributes.place import event_place
from comity.gazetteer.fold import fold

# Sentence, anchor, type, parties (words, country), the place's name and country.
GOLDEN = [
    ("Gunmen shot two clerks in Quetta.", "shot", "ASSAULT", [], ("Quetta", "PAK")),
    ("Gunmen shot two clerks near Karachi’s airport.", "shot", "ASSAULT", [], ("Karachi", "PAK")),
    ("Gunmen shot two clerks outside Nairobi.", "shot", "ASSAULT", [], ("Nairobi", "KEN")),
    ("In Nairobi, gunmen shot two clerks.", "shot", "ASSAULT", [], ("Nairobi", "KEN")),
    ("Gunmen shot two clerks on the outskirts of Lagos.", "shot", "ASSAULT", [], ("Lagos", "NGA")),
    ("Gunmen shot two clerks in the port city of Karachi.", "shot", "ASSAULT", [], ("Karachi", "PAK")),
    ("Gunmen shot two clerks in Quetta, Pakistan.", "shot", "ASSAULT", [], ("Quetta", "PAK")),
    ("Gunmen shot two clerks in Pakistan.", "shot", "ASSAULT", [], ("Pakistan", "PAK")),
    ("A shooting in Quetta killed two.", "shooting", "ASSAULT", [], ("Quetta", "PAK")),
    ("The blast at a mosque in Herat killed nine.", "blast", "ASSAULT", [], ("Herat", "AFG")),
    ("Ships clashed off Aden.", "clashed", "ASSAULT", [], ("Aden", "YEM")),
    ("The envoys met in Geneva on Monday.", "met", "CONSULT", [], ("Geneva", "CHE")),
    ("The envoys signed the pact in Doha.", "signed", "AGREE", [], ("Doha", "QAT")),
    ("Police detained two editors in Minsk.", "detained", "COERCE", [], ("Minsk", "BLR")),
    ("Thousands marched through Warsaw.", "marched", "PROTEST", [], ("Warsaw", "POL")),
    ("Farmers blocked a road in Guinea.", "blocked", "PROTEST", [], ("Guinea", "GIN")),
    # a visit is where it goes
    ("The premier’s visit to Oslo went well.", "visit", "CONSULT", [], ("Oslo", "NOR")),
    ("The premier travelled to Kenya.", "travelled", "CONSULT", [("Kenya", "KEN")], ("Kenya", "KEN")),
    ("The premier flew from Rome to Oslo for talks.", "talks", "CONSULT", [], ("Oslo", "NOR")),
    ("The envoy finished in Rome and is returning to Syria.", "returning", "AGREE", [("Syria", "SYR")], ("Syria", "SYR")),
    ("The firm told Rome of its decision to withdraw from Chad.", "withdraw", "SANCTION", [("Chad", "TCD")], ("Chad", "TCD")),
    # the nearer clause
    ("Rebels shelled Homs, while envoys met in Geneva.", "met", "CONSULT", [], ("Geneva", "CHE")),
    ("Police in Lima arrested a man who had robbed a bank in Quito.", "arrested", "COERCE", [], ("Lima", "PER")),
    ("Police in Lima arrested a man who had robbed a bank in Quito.", "robbed", "COERCE", [], ("Quito", "ECU")),
    # who, not where
    ("Russia accused Israel of spying.", "accused", "ACCUSE", [("Russia", "RUS"), ("Israel", "ISR")], None),
    ("The government of Chad rejected the plan.", "rejected", "REJECT", [("The government of Chad", "TCD")], None),
    ("Sanctions on Iran were widened.", "widened", "SANCTION", [("Iran", "IRN")], None),
    ("Washington criticised Beijing.", "criticised", "ACCUSE", [("Washington", "USA"), ("Beijing", "CHN")], None),
    # the target of force is its place
    ("Missiles fired at Sumy killed two.", "fired", "ASSAULT", [], ("Sumy", "UKR")),
    ("The army launched strikes on Aleppo.", "strikes", "ASSAULT", [], ("Aleppo", "SYR")),
    ("Troops crossed into Chad.", "crossed", "MOBILIZE", [("Chad", "TCD")], ("Chad", "TCD")),
    ("It sent doctors to Haiti.", "sent", "AID", [("Haiti", "HTI")], ("Haiti", "HTI")),
    # names that several places share
    ("Gunmen shot two clerks in Tripoli.", "shot", "ASSAULT", [], ("Tripoli", "LBY")),
    ("Gunmen shot two Lebanese clerks in Tripoli.", "shot", "ASSAULT", [("Lebanese clerks", "LBN")], ("Tripoli", "LBN")),
    ("Gunmen shot two clerks in Tripoli, Lebanon.", "shot", "ASSAULT", [], ("Tripoli", "LBN")),
    ("The envoys met in Georgia.", "met", "CONSULT", [], ("Georgia", "GEO")),
    ("Police in Punjab arrested two Indian farmers.", "arrested", "COERCE", [("Indian farmers", "IND")], ("Punjab", "IND")),
    # the text around
    ("Rebels attacked a post near Goma. They shot two guards.", "shot", "ASSAULT", [], ("Goma", "COD")),
    ("Rebels attacked a post near Goma.\nThe union praised the guards.", "praised", "SUPPORT", [], None),
    # the story's place so far, where it is in a party's country
    ("Rebels hit a post near Goma.\nThey shot two guards.", "shot", "ASSAULT", [("two guards", "COD")], ("Goma", "COD")),
    ("Rebels hit a post near Goma.\nThey shot two guards.", "shot", "ASSAULT", [("two guards", "KEN")], None),
    # at home
    ("They shot two guards.", "shot", "ASSAULT", [("They", "KEN"), ("two guards", "KEN")], ("Kenya", "KEN")),
    ("They shot two guards.", "shot", "ASSAULT", [("They", "KEN")], None),
    ("They shot two guards.", "shot", "ASSAULT", [("They", "KEN"), ("two guards", "TCD")], None),
    ("They detained two men.", "detained", "COERCE", [("They", "KEN")], ("Kenya", "KEN")),
    ("Thailand has cracked down on smugglers.", "cracked down", "COERCE", [("Thailand", "THA")], ("Thailand", "THA")),
    (
        "Thailand has cracked down on Burmese smugglers.",
        "cracked down",
        "COERCE",
        [("Thailand", "THA"), ("Burmese smugglers", "MMR")],
        None,
    ),
    # nothing said
    ("Gunmen shot two clerks.", "shot", "ASSAULT", [], None),
    ("It pledged US$ 82 million in loans.", "pledged", "AGREE", [], None),
    ("Mr London spoke in anger.", "spoke", "ACCUSE", [], None),
]


def _place(made: Case, parties: list[tuple[str, str]]) -> tuple[str, str | None] | None:
    text = made.document.article.text
    found = event_place(made.document, made.act, [party(text, words, country) for words, country in parties])
    if found is None:
        return None
    assert found.span is None or text[found.span.start : found.span.end] == found.span.text
    return fold(found.name), found.country


@pytest.mark.parametrize(("text", "anchor", "kind", "parties", "expected"), GOLDEN, ids=[f"{g[0]} [{g[1]}]" for g in GOLDEN])
def test_where_an_act_took_place(
    text: str, anchor: str, kind: str, parties: list[tuple[str, str]], expected: tuple[str, str] | None
) -> None:
    """The place that the words say; a party's name is who, not where."""
    assert _place(case(text, anchor, kind), parties) == expected


def test_a_report_of_what_happens_in_space_falls_back_on_its_dateline() -> None:
    """A dateline places an attack, not a statement, and only in news."""
    text = "NAIROBI, Nov 28 (Reuters) - Gunmen shot two clerks, a union said in a statement that praised the guards."
    assert _place(case(text, "shot", "ASSAULT"), []) == ("Nairobi", "KEN")
    assert _place(case(text, "praised", "SUPPORT"), []) is None
    assert _place(case(text, "shot", "ASSAULT", genre="opinion"), []) is None


def test_the_one_town_of_the_title_places_an_attack() -> None:
    """The title is no part of the text, so the place has no span."""
    made = case("Gunmen shot two clerks.", "shot", "ASSAULT", title="Two die in Quetta shooting")
    found = event_place(made.document, made.act, ())
    assert found is not None
    assert (found.name, found.span) == ("Quetta", None)


@settings(max_examples=60)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_gives_a_place_of_its_own_or_none(before: str, after: str) -> None:
    """No text makes it fail, and the span is the text's own."""
    text = f"{before} Gunmen shot two clerks in {after}".replace("\n", " ")
    _place(case(text, "shot two"), [])
