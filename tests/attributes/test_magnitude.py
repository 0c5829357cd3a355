"""Numbers of an act, and the sums and quantities they are made of."""

import pytest
from acts import case
from hypothesis import given
from hypothesis import strategies as st

from comity.attributes import money, numbers
from comity.attributes.magnitude import counts, magnitudes

# Sentence, what it counts: kind, words, least, most.
COUNTED = [
    ("Two nurses were killed.", [("killed", "Two", 2, 2)]),
    ("The blast killed 12.", [("killed", "12", 12, 12)]),
    ("The blast killed at least 12 people and wounded 30.", [("killed", "at least 12", 12, None), ("injured", "30", 30, 30)]),
    ("It led to the death of two clerks and injured ten others.", [("killed", "two", 2, 2), ("injured", "ten", 10, 10)]),
    ("Two clerks were killed and ten injured.", [("killed", "Two", 2, 2), ("injured", "ten", 10, 10)]),
    ("A soldier was killed.", [("killed", "A", 1, 1)]),
    ("Rebels abducted a doctor.", [("abducted", "a", 1, 1)]),
    ("The fire left 40 dead and more than 100 wounded.", [("killed", "40", 40, 40), ("injured", "more than 100", 100, None)]),
    ("It claimed the lives of seven miners.", [("killed", "seven", 7, 7)]),
    ("Killed were three soldiers and two clerks.", [("killed", "three", 3, 3), ("killed", "two", 2, 2)]),
    (
        "They killed three soldiers, two clerks and a driver.",
        [("killed", "three", 3, 3), ("killed", "two", 2, 2), ("killed", "a", 1, 1)],
    ),
    ("Up to 50 people died.", [("killed", "Up to 50", None, 50)]),
    ("Between 30 and 40 villagers were killed.", [("killed", "30 and 40", 30, 40)]),
    ("Some 20 to 30 miners were hurt.", [("injured", "Some 20 to 30", 20, 30)]),
    ("About 500 were hospitalised.", [("injured", "About 500", 500, 500)]),
    ("Dozens were injured.", [("injured", "Dozens", 24, None)]),
    ("Hundreds of students were arrested.", [("arrested", "Hundreds", 200, None)]),
    ("Police arrested twenty-three people.", [("arrested", "twenty-three", 23, 23)]),
    ("Police detained a dozen activists.", [("arrested", "a dozen", 12, 12)]),
    ("Gunmen kidnapped 1,250 villagers.", [("abducted", "1,250", 1250, 1250)]),
    ("Tens of thousands were displaced.", [("displaced", "Tens of thousands", 20000, None)]),
    ("Fishermen rescued over 700 refugees.", [("rescued", "over 700", 700, None)]),
    ("The army freed 19 captives.", [("released", "19", 19, 19)]),
    ("Kuwait deported 41 bankers.", [("deported", "41", 41, 41)]),
    ("It sent 15,000 troops.", [("personnel", "15,000", 15000, 15000)]),
    ("It posted over 15,000 security personnel.", [("personnel", "over 15,000", 15000, None)]),
    ("The coalition made more than 300 strikes.", [("strikes", "more than 300", 300, None)]),
    ("It launched 36 missiles and 80 drones.", [("missiles", "36", 36, 36), ("drones", "80", 80, 80)]),
    ("A dozen warships sailed.", [("vessels", "A dozen", 12, 12)]),
    ("Nine fighter jets took off.", [("aircraft", "Nine", 9, 9)]),
    ("They agreed on 21 hydropower projects.", [("projects", "21", 21, 21)]),
    ("They signed six agreements.", [("agreements", "six", 6, 6)]),
    ("Some 5,000 pensioners and 300 students marched.", [("protesters", "300", 300, 300)]),
    ("It put a 25 percent tariff on steel.", [("percent", "25", 25, 25)]),
    ("It put a 12.5% tariff on steel.", [("percent", "12.5", 12.5, 12.5)]),
    ("Two million people were displaced.", [("displaced", "Two million", 2e6, 2e6)]),
    ("Half a million people were displaced.", [("displaced", "Half a million", 5e5, 5e5)]),
    ("The 45-year-old mayor was killed in 2024.", []),
    ("On 5 May 2024 the mayor was killed.", []),
    ("The two sides met for a second time.", []),
    ("It fell by one of the worst margins.", []),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED, ids=[c[0] for c in COUNTED])
def test_what_a_sentence_counts(text: str, expected: list[tuple[str, str, float | None, float | None]]) -> None:
    """Every number with what it counts, its words and its bounds; dates and ages count nothing."""
    assert [(m.kind, m.span.text, m.min, m.max) for m in counts(text)] == expected


MONEY = [
    ("It pledged US$ 82 million.", "money_usd", 82e6, 82e6),
    ("The $62 billion plan stalled.", "money_usd", 62e9, 62e9),
    ("It pledged $1.5bn.", "money_usd", 1.5e9, 1.5e9),
    ("It pledged more than $300,000.", "money_usd", 3e5, None),
    ("It pledged up to $40m.", "money_usd", None, 40e6),
    ("It pledged $2-3 billion.", "money_usd", 2e9, 3e9),
    ("It pledged two million dollars.", "money_usd", 2e6, 2e6),
    ("It pledged 500 million US dollars.", "money_usd", 5e8, 5e8),
    ("It pledged €1.2bn.", "money_eur", 1.2e9, 1.2e9),
    ("It pledged 30 million euros.", "money_eur", 30e6, 30e6),
    ("It pledged hundreds of millions of euros.", "money_eur", 2e8, None),
    ("It pledged £7m.", "money_gbp", 7e6, 7e6),
    ("It pledged 64 billion yen.", "money_jpy", 64e9, 64e9),
    ("It pledged 5 lakh crore rupees.", "money_rupee", 5e12, 5e12),
    ("It pledged Rs 500 crore.", "money_rupee", 5e9, 5e9),
    ("It pledged 15 billion Indian rupees.", "money_inr", 15e9, 15e9),
    ("It pledged 200 million yuan.", "money_cny", 2e8, 2e8),
    ("It pledged A$100 million.", "money_aud", 1e8, 1e8),
    ("It pledged 10 billion roubles.", "money_rub", 10e9, 10e9),
    ("It pledged about 3,000 Swiss francs.", "money_chf", 3000, 3000),
]


@pytest.mark.parametrize(("text", "kind", "low", "high"), MONEY, ids=[m[0] for m in MONEY])
def test_sums_of_money(text: str, kind: str, low: float | None, high: float | None) -> None:
    """The one sum of a sentence."""
    [found] = money.find(text)
    assert (found.kind, found.min, found.max) == (kind, low, high)


def test_a_type_carries_only_its_kinds() -> None:
    """An agreement has a price, not the dead of the sentence."""
    text = "After the quake killed 12 people they signed a $5 million loan."
    made = case(text, "signed", "AGREE")
    assert [m.kind for m in magnitudes(made.document, made.act)] == ["money_usd"]


def test_the_nearest_number_comes_first() -> None:
    """Of two sums of one kind that of the act's own clause leads."""
    text = "Police killed three men after rebels killed nine."
    made = case(text, "rebels killed", "ASSAULT")
    assert [m.max for m in magnitudes(made.document, made.act)] == [9, 3]


def test_offsets_are_those_of_the_article() -> None:
    """The span of a magnitude lies in the article, not in the sentence."""
    text = "It rained. Rebels killed nine men."
    made = case(text, "killed", "ASSAULT")
    [found] = magnitudes(made.document, made.act)
    assert text[found.span.start : found.span.end] == found.span.text == "nine"


@given(st.text(alphabet=st.sampled_from("0123456789,.$€ -–aeklmnotuwdhrb%"), max_size=60))
def test_any_text_gives_sound_quantities(text: str) -> None:
    """Least is not above most, and spans are the text's own."""
    for quantity in numbers.find(text):
        assert quantity.min is None or quantity.max is None or quantity.min <= quantity.max
        assert 0 <= quantity.start <= quantity.at < quantity.end <= len(text)
    for found in (*money.find(text), *counts(text)):
        assert found.min is None or found.max is None or found.min <= found.max
        assert text[found.span.start : found.span.end] == found.span.text
