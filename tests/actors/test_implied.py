"""The other side that a text leaves unsaid."""

import pytest
from hand import act, document, mention, parties

from comity.actors import implied
from comity.model import Actor, Document, Mention

STATES = frozenset({"KEN", "TCD", "SDN"})
TEXT = (
    "Kenya met Chad on Monday.", "Chad's army was there, and Chad's trade minister too.", "Kenya's envoy spoke of Sudan.",
    "The envoy sharply criticised the plan.", "Chad's president smiled.",
)  # fmt: skip
KENYA, CHAD, ARMY, SUDAN = ("KEN", "GOV"), ("TCD", "GOV"), ("TCD", "MIL"), ("SDN", "GOV")

Known = dict[Mention, tuple[str | None, str | None]]


@pytest.fixture
def where() -> Document:
    """An article about two, with a third on the margin."""
    return document(*TEXT)


@pytest.fixture
def known(where: Document) -> Known:
    """Who its mentions are."""
    m = lambda words, nth=0: mention(where, words, nth)  # noqa: E731
    return {
        m("Kenya"): KENYA, m("Chad"): CHAD, m("Chad's army"): ARMY, m("Chad's trade minister"): CHAD, m("Kenya's envoy"): KENYA,
        m("The envoy"): KENYA, m("Chad's president"): CHAD,
    }  # fmt: skip


def other(where: Document, known: Known, actor: Mention | None = None, **more: tuple[str | None, str | None]) -> Actor | None:
    known = known | {mention(where, words): who for words, who in more.items()}
    found = parties(known)
    one = actor or mention(where, "The envoy")
    return implied.other_side(
        act(where, "criticised", "ACCUSE", [one]), [found.of(one)], implied.Sides(list(known), found), STATES
    )


def test_the_other_state_of_an_article_about_two(where: Document, known: Known) -> None:
    """The recipient is the other state, at its nearest mention as a government before the act, and says why."""
    found = other(where, known)
    assert found is not None
    assert (found.country, found.sector, found.span.text) == ("TCD", "GOV", "Chad's trade minister")
    assert found.p == implied.P_IMPLIED
    assert found.reason == "not said: the article sets TCD (4 mentions) against the actor's country"


def test_a_third_country_of_weight_makes_it_unclear(where: Document, known: Known) -> None:
    """One mention of a third among five is borne, and no more."""
    assert other(where, known, Sudan=SUDAN) is not None
    more = {mention(where, words): SUDAN for words in ("there", "plan")}
    assert other(where, known | more) is None


def test_too_few_mentions_are_not_enough(where: Document, known: Known) -> None:
    """Below three mentions the other side is not the article's subject."""
    few = {m: who for n, (m, who) in enumerate(known.items()) if who[0] == "KEN" or n < 3}
    assert other(where, few) is None


@pytest.mark.parametrize("who", [(None, "GOV"), ("UNO", "IGO")])
def test_the_actor_must_be_of_a_state(where: Document, known: Known, who: tuple[str | None, str | None]) -> None:
    """Somebody of no country, or the United Nations, has no other side."""
    assert other(where, known, mention(where, "plan"), plan=who) is None


def test_an_organisation_is_no_other_side(where: Document, known: Known) -> None:
    """The other side is a state."""
    assert other(where, {m: ("UNO", "IGO") if who[0] == "TCD" else who for m, who in known.items()}) is None


def test_actors_of_two_countries_have_no_other_side(where: Document, known: Known) -> None:
    """Kenya and Chad together are not against Chad."""
    found = parties(known)
    both = [found.of(mention(where, "Kenya")), found.of(mention(where, "Chad"))]
    assert implied.other_side(act(where, "criticised", "ACCUSE"), both, implied.Sides(list(known), found), STATES) is None


def test_nobody_else_is_nobody(where: Document) -> None:
    """An article about one country has no other."""
    assert other(where, {mention(where, "Kenya"): KENYA}, mention(where, "Kenya")) is None


def test_mentioned_only_after_the_act(where: Document, known: Known) -> None:
    """Where the other side is named only later, its first mention as a government is taken."""
    early = mention(where, "Kenya")
    found = parties(known)
    one = act(where, "met", "ACCUSE", [early])
    made = implied.other_side(one, [found.of(early)], implied.Sides(list(known), found), STATES)
    assert made is not None
    assert made.span.text == "Chad"


def test_without_a_government_any_mention_serves(where: Document, known: Known) -> None:
    """If only the army of the other side is named, it stands for the state."""
    found = other(where, {m: ARMY if who[0] == "TCD" else who for m, who in known.items()})
    assert found is not None
    assert (found.country, found.span.text) == ("TCD", "Chad's trade minister")


def test_a_tie_of_two_countries_is_unclear(where: Document) -> None:
    """Two others of equal weight leave it open."""
    known = {mention(where, "Kenya"): KENYA, mention(where, "Chad"): CHAD, mention(where, "Sudan"): SUDAN}
    assert other(where, known, mention(where, "Kenya")) is None
