"""How far an incident stands."""

import pytest
from builders import actor, copy, event

from comity.incidents import merge
from comity.model import Event, EventDate
from comity.relations.rules import rules
from comity.relations.standing import fate

INFERRED = EventDate("2024-05-03", "2024-05-03", "inferred", 0.6)


def judged(*told: Event) -> tuple[str, float]:
    """Fate and g of the only incident behind reports, as an act of Pakistan towards China."""
    (incident,) = merge(told)
    found, _, g = fate(incident, "PAK", "CHN", rules())
    return found, g


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (event(), ("counted", 0.5)),
        (event(asserted_by=actor("PAK")), ("counted", 1.0)),
        (event(asserted_by=actor("IND")), ("counted", 0.5)),
        (event(asserted_by=actor("CHN")), ("counted", 0.5)),
        (event(type="ASSAULT", asserted_by=actor("CHN")), ("contested", 0.0)),
        (event(asserted_by=actor(None, "REB", "a militia")), ("contested", 0.0)),
        (event(asserted_by=actor(None, None, "anonymous sources")), ("contested", 0.0)),
        (event(status="denied"), ("contested", 0.0)),
        (event(status="planned"), ("promised", 0.0)),
        (event(status="conditional"), ("left out", 0.0)),
        (event(status="negated"), ("left out", 0.0)),
        (event(status="historical"), ("counted", 0.5)),
        (event(day=None), ("undated", 0.5)),
        (event(day=INFERRED), ("counted", 0.5)),
        (event(day=INFERRED, genre="opinion"), ("undated", 0.5)),
    ],
)
def test_one_report(told: Event, expected: tuple[str, float]) -> None:
    """Done, admitted, contested, promised, undated: each by the versioned table."""
    assert judged(told) == expected


def test_a_second_publisher_with_words_of_its_own_corroborates_and_a_copy_does_not() -> None:
    """Independence takes another publisher and another wording."""
    first = event(publisher="Dawn")
    other = event(publisher="AFP", quote="Islamabad [helped] Beijing, it was learned on that day.")
    assert judged(first, other) == ("counted", 1.0)
    assert judged(first, copy(first, 1)) == ("counted", 0.5)
    assert judged(first, event(publisher="Dawn", quote="Islamabad [helped] Beijing, it was learned on that day.")) == (
        "counted",
        0.5,
    )


def test_one_denial_makes_an_incident_contested() -> None:
    """What is asserted here and denied there is shown as contested."""
    assert judged(event(publisher="A"), event(publisher="B", status="denied")) == ("contested", 0.0)


def test_guarding_the_others_people_is_no_mobilisation_against_them() -> None:
    """Troops sent to protect Chinese workers are left out of conduct; troops sent to the border are in it."""
    guards = event(type="MOBILIZE", quote="Pakistan [deployed] 15,000 troops to protect Chinese workers.")
    border = event(type="MOBILIZE", quote="Pakistan [deployed] 15,000 troops along the frontier.")
    own = event(type="MOBILIZE", quote="Pakistan [deployed] 15,000 troops to guard its border with China.")
    assert judged(guards) == ("left out", 0.0)
    assert judged(border) == judged(own) == ("counted", 0.5)


@pytest.mark.parametrize("sector", ["REB", "JRN", "OPP"])
def test_only_the_state_admits_for_the_state(sector: str) -> None:
    """What an armed group, a newspaper or the opposition of a country says is no admission of its government."""
    assert judged(event(type="ASSAULT", asserted_by=actor("PAK", sector, "Some Front")))[1] < 1.0


def test_an_adverse_claim_does_not_corroborate() -> None:
    """One plain report beside the word of the side that suffers is one independent report."""
    plain = event(type="ASSAULT", publisher="Dawn")
    claim = event(type="ASSAULT", publisher="AFP", asserted_by=actor("CHN"), quote="Beijing said it was [hit] that day.")
    assert judged(plain, claim) == ("counted", 0.5)
