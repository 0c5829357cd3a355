"""Who asserts an act."""

import pytest
from acts import case, mention
from hypothesis import given
from hypothesis import strategies as st

from comity.attributes.attribution import source_of
from comity.model import Act, Role

# Sentence, anchor, type, mentions in the order of the text, actors, asserter.
GOLDEN = [
    # according to
    ("According to Reuters, troops shelled the town.", "shelled", "ASSAULT", ["Reuters", "troops"], ["troops"], "Reuters"),
    (
        "Troops shelled the town, according to two officials.",
        "shelled",
        "ASSAULT",
        ["Troops", "two officials"],
        ["Troops"],
        "two officials",
    ),
    ("Mali, according to the envoy, recalled its staff.", "recalled", "SANCTION", ["Mali", "the envoy"], ["Mali"], "the envoy"),
    ("As told by the mayor, police fired first.", "fired", "ASSAULT", ["the mayor", "police"], ["police"], "the mayor"),
    # X said (that)
    ("The mayor said troops shelled the town.", "shelled", "ASSAULT", ["The mayor", "troops"], ["troops"], "The mayor"),
    (
        "The mayor said on Friday that troops shelled the town.",
        "shelled",
        "ASSAULT",
        ["The mayor", "troops"],
        ["troops"],
        "The mayor",
    ),
    ("AFP reported that troops shelled the town.", "shelled", "ASSAULT", ["AFP", "troops"], ["troops"], "AFP"),
    ("Kyiv claims that troops shelled the town.", "shelled", "ASSAULT", ["Kyiv", "troops"], ["troops"], "Kyiv"),
    (
        "The mayor of Sumy said troops shelled the town.",
        "shelled",
        "ASSAULT",
        ["The mayor of Sumy", "troops"],
        ["troops"],
        "The mayor of Sumy",
    ),
    (
        "In Geneva, the envoy said troops shelled the town.",
        "shelled",
        "ASSAULT",
        ["Geneva", "the envoy", "troops"],
        ["troops"],
        "the envoy",
    ),
    (
        "Anna Kos, a spokeswoman for the army, said troops shelled the town.",
        "shelled",
        "ASSAULT",
        ["Anna Kos", "the army", "troops"],
        ["troops"],
        "Anna Kos",
    ),
    (
        "The inquiry found that police beat students.",
        "beat",
        "ASSAULT",
        ["The inquiry", "police", "students"],
        ["police"],
        "The inquiry",
    ),
    (
        "The mayor told Reuters that troops shelled the town.",
        "shelled",
        "ASSAULT",
        ["The mayor", "Reuters", "troops"],
        ["troops"],
        "The mayor",
    ),
    ("The union says guards beat strikers.", "beat", "ASSAULT", ["The union", "guards", "strikers"], ["guards"], "The union"),
    ("The envoy believes Chad armed the rebels.", "armed", "AID", ["The envoy", "Chad", "the rebels"], ["Chad"], "The envoy"),
    # ..., X said
    ("Troops shelled the town, the mayor said.", "shelled", "ASSAULT", ["Troops", "the mayor"], ["Troops"], "the mayor"),
    ("Troops shelled the town, said the mayor.", "shelled", "ASSAULT", ["Troops", "the mayor"], ["Troops"], "the mayor"),
    (
        "Troops shelled the town, the mayor said on Friday.",
        "shelled",
        "ASSAULT",
        ["Troops", "the mayor"],
        ["Troops"],
        "the mayor",
    ),
    (
        "“Troops shelled the town,” the mayor told reporters.",
        "shelled",
        "ASSAULT",
        ["Troops", "the mayor", "reporters"],
        ["Troops"],
        "the mayor",
    ),
    ("Troops shelled the town of Sumy, the mayor added.", "shelled", "ASSAULT", ["Troops", "the mayor"], ["Troops"], "the mayor"),
    ("Troops, the mayor said, shelled the town.", "shelled", "ASSAULT", ["Troops", "the mayor"], ["Troops"], "the mayor"),
    (
        "Kuwait deported 41 bankers from Egypt, the interior ministry said.",
        "deported",
        "COERCE",
        ["Kuwait", "41 bankers from Egypt", "the interior ministry"],
        ["Kuwait"],
        "the interior ministry",
    ),
    (
        "Troops shelled the town; the army said it had lost a tank.",
        "shelled",
        "ASSAULT",
        ["Troops", "the army", "it"],
        ["Troops"],
        None,
    ),
    # told, blamed, denied
    (
        "Windhoek accused soldiers of killing three fishermen.",
        "killing",
        "ASSAULT",
        ["Windhoek", "soldiers", "three fishermen"],
        ["soldiers"],
        "Windhoek",
    ),
    ("Windhoek blamed soldiers for the raid.", "raid", "ASSAULT", ["Windhoek", "soldiers"], ["soldiers"], "Windhoek"),
    ("Moscow denied that its troops shelled the town.", "shelled", "ASSAULT", ["Moscow", "its troops"], ["its troops"], "Moscow"),
    ("Moscow denies having shelled the town.", "shelled", "ASSAULT", ["Moscow"], ["Moscow"], "Moscow"),
    # the speaker's own act
    ("The mayor said he rejected the plan.", "rejected", "REJECT", ["The mayor", "he"], ["he"], None),
    ("The mayor accused the army of lies.", "accused", "ACCUSE", ["The mayor", "the army"], ["The mayor"], None),
    ("“We condemn the raid,” the envoy said.", "condemn", "ACCUSE", ["We", "the envoy"], ["We"], None),
    ("Palau will not switch sides, its president said.", "not switch", "REJECT", ["Palau", "its president"], ["Palau"], None),
    ("Rome said that Rome would help.", "would help", "AGREE", ["Rome"], ["Rome"], None),
    # another's speech act
    (
        "Reuters reported that Iran accused Israel of sabotage.",
        "accused",
        "ACCUSE",
        ["Reuters", "Iran", "Israel"],
        ["Iran"],
        "Reuters",
    ),
    ("Tehran has agreed to talks, Oman's envoy said.", "agreed", "AGREE", ["Tehran", "Oman's envoy"], ["Tehran"], "Oman's envoy"),
    # quotations over several sentences
    (
        "“They burned the depot. Then they shot two clerks,” the mayor said.",
        "burned",
        "ASSAULT",
        ["They", "they", "two clerks", "the mayor"],
        ["They"],
        "the mayor",
    ),
    (
        "“We saw it,” the mayor said. “Troops shelled the depot.”",
        "shelled",
        "ASSAULT",
        ["We", "the mayor", "Troops"],
        ["Troops"],
        "the mayor",
    ),
    # nobody named
    ("Troops shelled the town.", "shelled", "ASSAULT", ["Troops"], ["Troops"], None),
    ("Troops reportedly shelled the town.", "shelled", "ASSAULT", ["Troops"], ["Troops"], None),
    ("Troops allegedly shelled the town.", "shelled", "ASSAULT", ["Troops"], ["Troops"], None),
    ("It is said that troops shelled the town.", "shelled", "ASSAULT", ["troops"], ["troops"], None),
    ("The crew was found dead after rebels fired.", "fired", "ASSAULT", ["The crew", "rebels"], ["rebels"], None),
    ("The mayor said little, but troops shelled the town.", "shelled", "ASSAULT", ["The mayor", "troops"], ["troops"], None),
    ("The mayor spoke. Troops shelled the town.", "shelled", "ASSAULT", ["The mayor", "Troops"], ["Troops"], None),
]


@pytest.mark.parametrize(
    ("text", "anchor", "kind", "names", "actors", "asserter"), GOLDEN, ids=[f"{g[0]} [{g[1]}]" for g in GOLDEN]
)
def test_who_asserts_an_act(text: str, anchor: str, kind: str, names: list[str], actors: list[str], asserter: str | None) -> None:
    """The person that the words name; None for the narrator and for a speaker's own speech act."""
    made = case(text, anchor, kind, actors=tuple(actors))
    found = source_of(made.document, made.act, [mention(text, n) for n in names])
    assert (found.span.text if found else None) == asserter


def test_the_coders_source_is_taken_where_it_is_sure() -> None:
    """A source the model gives with enough probability needs no words."""
    text = "The letter from the mayor, that troops shelled the town, was read."
    made = case(text, "shelled", actors=("troops",))
    mayor = mention(text, "the mayor")
    act = Act(made.act.anchor, made.act.sentence, made.act.type_probs, 0.9, actors=made.act.actors, sources=(Role(mayor, 0.8),))
    assert source_of(made.document, act, [mayor, mention(text, "troops")]) == mayor


@pytest.mark.parametrize(
    ("text", "anchor", "actor", "names", "asserter"),
    [
        ("We believe that Oslo backs the plan.", "backs", "Oslo", ["We", "Oslo"], None),
        ("Chad sent back migrants whom, according to AFP, it had jailed.", "sent back", "Chad", ["Chad", "AFP"], None),
        ("Chad sent back migrants whom, according to AFP, it had jailed.", "jailed", "it", ["Chad", "AFP", "it"], "AFP"),
    ],
)
def test_whose_word_it_is_not(text: str, anchor: str, actor: str, names: list[str], asserter: str | None) -> None:
    """The narrator's "we" is nobody else, and an authority in a relative clause stands for that clause alone."""
    made = case(text, anchor, "COERCE", actors=(actor,))
    found = source_of(made.document, made.act, [mention(text, n) for n in names])
    assert (found.span.text if found else None) == asserter


def test_an_interview_names_the_speaker_before_his_words() -> None:
    """A printed label is the asserter; a question is nobody's word."""
    text = "Reporter: Who fired?\nMinister: The rebels shelled us."
    made = case(text, "shelled", actors=("The rebels",), genre="interview")
    found = source_of(made.document, made.act, [mention(text, "Minister"), mention(text, "The rebels")])
    assert found is not None
    assert found.span.text == "Minister"


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_gives_a_mention_or_none(before: str, after: str) -> None:
    """The asserter is always one of the mentions given."""
    text = f"The mayor said {before} shelled {after}".replace("\n", " ")
    try:
        made = case(text, "shelled")
    except StopIteration:  # the text has no sentence there
        return
    names = [mention(text, "The mayor")]
    assert source_of(made.document, made.act, names) in (None, *names)
