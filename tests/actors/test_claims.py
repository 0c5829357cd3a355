"""Claims of responsibility."""

import pytest
from hand import act, document, mention, parties

from comity.actors import claims
from comity.model import Act, Document, Mention

REBELS, POLICE, UNKNOWN = (None, "REB"), ("KEN", "COP"), (None, "UAF")


def attached(where: Document, acts: list[Act], known: dict[Mention, tuple[str | None, str | None]]) -> tuple[Act, ...]:
    return claims.attach(where, acts, list(known), parties(known))


def doers(act_: Act) -> list[str]:
    return [role.mention.span.text for role in act_.actors]


@pytest.mark.parametrize(
    "claim",
    [
        "Al-Shabaab claimed responsibility for the blast.",
        "Al-Shabaab later claimed full responsibility.",
        "Al-Shabaab took responsibility in a statement.",
        "Al-Shabaab has taken responsibility for it.",
        "Al-Shabaab is claiming credit for the raid.",
        "Responsibility for the blast was claimed by Al-Shabaab.",
        "Responsibility was claimed by Al-Shabaab.",
        "Al-Shabaab said it carried out the attack.",
        "Al-Shabaab said it was behind the blast.",
    ],
)
def test_the_claimant_is_the_actor_of_the_attack(claim: str) -> None:
    """Whoever claims an attack that nobody is said to have done did it, however it is put."""
    where = document("A bomb killed six in Nairobi.", claim)
    one = act(where, "killed", "ASSAULT", (), [mention(where, "six")])
    (made,) = attached(where, [one], {mention(where, "Al-Shabaab"): REBELS})
    assert doers(made) == ["Al-Shabaab"]
    assert made.actors[0].p == claims.P_CLAIMED


@pytest.mark.parametrize(
    "denial",
    [
        "Al-Shabaab did not claim responsibility for the blast.",
        "Al-Shabaab has not claimed responsibility.",
        "No group, not even Al-Shabaab, has claimed responsibility.",
        "Al-Shabaab denied that it had claimed responsibility.",
        "Al-Shabaab never claimed responsibility.",
        "Neither Al-Shabaab nor its rivals claimed responsibility.",
        "Al-Shabaab has yet to claim responsibility.",
        "Nobody claimed responsibility, but Al-Shabaab is active there.",
        "No one immediately claimed responsibility, though Al-Shabaab is active there.",
        "There was no immediate claim of responsibility from Al-Shabaab.",
        "Al-Shabaab didn’t claim responsibility.",
        "No militant group claimed responsibility, but Al-Shabaab is active there.",
        "Police did not say whether Al-Shabaab claimed responsibility.",
    ],
)
def test_what_is_not_claimed_has_no_claimant(denial: str) -> None:
    """A claim that is said not to have been made makes nobody an actor."""
    where = document("A bomb killed six in Nairobi.", denial)
    one = act(where, "killed", "ASSAULT", (), [mention(where, "six")])
    assert attached(where, [one], {mention(where, "Al-Shabaab"): REBELS}) == (one,)


@pytest.mark.parametrize(
    "claim",
    [
        "Al-Shabaab has not commented, but a rival group claimed responsibility.",
        "Al-Shabaab, which had not struck for a year, claimed responsibility.",
        "Police did not comment; Al-Shabaab claimed responsibility.",
        "Nobody was hurt and Al-Shabaab claimed responsibility.",
        "With no warning, Al-Shabaab attacked the port and later claimed responsibility.",
        "Al-Shabaab called a radio station to claim responsibility.",
    ],
)
def test_a_denial_of_something_else_is_no_denial_of_the_claim(claim: str) -> None:
    """Only what is negated itself is not claimed."""
    where = document("A bomb killed six in Nairobi.", claim)
    one = act(where, "killed", "ASSAULT", (), [mention(where, "six")])
    (made,) = attached(where, [one], {mention(where, "a rival group" if "rival" in claim else "Al-Shabaab"): REBELS})
    assert len(made.actors) == 1


def test_an_act_in_the_words_of_the_claim_is_none() -> None:
    """The claim itself is not coded as an act beside the attack; acts elsewhere stay."""
    where = document("A bomb killed six in Nairobi.", "Al-Shabaab claimed responsibility and threatened Kenya.")
    who = mention(where, "Al-Shabaab")
    blast = act(where, "killed", "ASSAULT", (), [mention(where, "six")])
    said, threat = act(where, "claimed responsibility", "SUPPORT", [who]), act(where, "threatened", "THREATEN", [who])
    made = attached(where, [blast, said, threat], {who: REBELS})
    assert [a.type for a in made] == ["ASSAULT", "THREATEN"]


def test_a_claim_that_was_not_made_is_no_act_either() -> None:
    """The words of a claim that nobody made are not coded as an attack."""
    where = document("A bomb killed six in Nairobi.", "No group has claimed responsibility.")
    blast, group = act(where, "killed", "ASSAULT"), mention(where, "group")
    made = attached(where, [blast, act(where, "claimed responsibility", "ASSAULT", [group])], {group: REBELS})
    assert made == (blast,)


def test_a_claim_of_an_attack_told_elsewhere_stays() -> None:
    """Where the article tells no such attack, the coder's act in the words of the claim is left alone."""
    where = document("Al-Shabaab claimed responsibility for the blast in Mombasa.")
    who = mention(where, "Al-Shabaab")
    one = act(where, "claimed responsibility", "ASSAULT", [who])
    assert attached(where, [one], {who: REBELS}) == (one,)


def test_an_attack_whose_doer_is_known_keeps_him() -> None:
    """A claim does not put a claimant in the place of a known actor."""
    where = document("Police killed six in Nairobi.", "Al-Shabaab claimed responsibility for the blast.")
    police, rebels = mention(where, "Police"), mention(where, "Al-Shabaab")
    one = act(where, "killed", "ASSAULT", [police])
    assert attached(where, [one], {police: POLICE, rebels: REBELS}) == (one,)


def test_unidentified_gunmen_give_way_to_the_claimant() -> None:
    """An actor of whom nothing is known is replaced."""
    where = document("Gunmen killed six in Nairobi.", "Al-Shabaab claimed responsibility.")
    gunmen, rebels = mention(where, "Gunmen"), mention(where, "Al-Shabaab")
    (made,) = attached(where, [act(where, "killed", "ASSAULT", [gunmen])], {gunmen: UNKNOWN, rebels: REBELS})
    assert doers(made) == ["Al-Shabaab"]


def test_states_and_unknown_parties_do_not_claim() -> None:
    """A government that "took responsibility for the failure" attacked nobody."""
    where = document("A bomb killed six in Nairobi.", "The government took responsibility for the failure.")
    one = act(where, "killed", "ASSAULT")
    assert attached(where, [one], {mention(where, "The government"): ("KEN", "GOV")}) == (one,)


def test_the_last_attack_before_the_claim_is_meant() -> None:
    """Of two attacks the one told last before the claim is claimed; one told after, or long before, is not."""
    where = document(
        "A bomb killed six.", "A raid wounded two.", "Al-Shabaab claimed responsibility.", "A third blast shook the port.",
        *["Talks went on."] * (claims.REACH + 1), "Al-Shabaab claimed responsibility.",
    )  # fmt: skip
    acts = [act(where, words, "ASSAULT") for words in ("killed", "wounded", "blast")]
    made = attached(where, acts, {mention(where, "Al-Shabaab"): REBELS, mention(where, "Al-Shabaab", 1): REBELS})
    assert [doers(a) for a in made] == [[], ["Al-Shabaab"], []]


def test_the_nearest_armed_party_claims() -> None:
    """Of several parties in the sentence a known one at the claim is taken, not an unknown or a far one."""
    where = document(
        "A bomb killed six.",
        "The Lions had fought the Tigers; on Monday the Tigers, a foe of police, claimed responsibility.",
    )
    known = {
        mention(where, "The Lions"): REBELS, mention(where, "the Tigers", 0): REBELS, mention(where, "the Tigers", 1): REBELS,
        mention(where, "police"): POLICE,
    }  # fmt: skip
    (made,) = attached(where, [act(where, "killed", "ASSAULT")], known)
    assert made.actors[0].mention == mention(where, "the Tigers", 1)


def test_nothing_to_claim_changes_nothing() -> None:
    """Without an attack, or without a claim, acts stay as they are."""
    where = document("Kenya condemned Chad.", "Al-Shabaab claimed responsibility.")
    one = act(where, "condemned", "ACCUSE", [mention(where, "Kenya")])
    assert attached(where, [one], {mention(where, "Al-Shabaab"): REBELS, mention(where, "Kenya"): ("KEN", "GOV")}) == (one,)
    assert attached(where, [], {}) == ()
