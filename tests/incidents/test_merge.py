"""Reports become incidents."""

import random
from dataclasses import replace

import pytest
from builders import actor, copy, event

from comity.incidents import merge
from comity.model import EventDate
from comity.ontology import scheme


def test_two_reports_of_one_act_are_one_incident() -> None:
    """Same day, family and parties: one incident that keeps both reports and both publishers."""
    (found,) = merge([event(type="ACCUSE", publisher="Dawn"), event(type="REJECT", publisher="AFP")])
    assert len(found.events) == 2
    assert found.independent == ("AFP", "Dawn")


@pytest.mark.parametrize(
    "other",
    [
        event(day="2024-05-04"),
        event(type="ASSAULT"),
        event(recipients="IND"),
        event("CHN", "PAK"),
        event(dimension="economy"),
        event(instruments=(actor("CHN", "BUS", "Huawei"),)),
    ],
)
def test_what_differs_in_day_family_party_or_front_stays_apart(other: object) -> None:
    """Each part of the key keeps acts apart."""
    assert len(merge([event(), other])) == 2  # type: ignore[list-item]


def test_copies_change_neither_id_nor_value_nor_independence() -> None:
    """One or fifty copies of a report give the same incident but for its list of reports."""
    first = event(type_probs=(("AID", 0.7), ("AGREE", 0.3)), publisher="Dawn")
    (alone,), (many,) = merge([first]), merge([first, *(copy(first, n) for n in range(50))])
    assert (alone.id, alone.value, alone.variance, alone.type_probs, alone.independent) == (
        many.id,
        many.value,
        many.variance,
        many.type_probs,
        many.independent,
    )
    assert len(many.publishers) == 51


def test_a_reprint_on_a_later_day_is_the_same_incident() -> None:
    """The same long sentence dated only by publication belongs to the first report."""
    first = event(day=EventDate("2024-05-03", "2024-05-03", "inferred", 0.6))
    again = replace(copy(first, 1), date=EventDate("2024-05-05", "2024-05-05", "inferred", 0.6))
    (found,) = merge([again, first])
    assert found.id == merge([first])[0].id


def test_the_same_words_years_later_are_another_act() -> None:
    """A stock sentence dated by publication alone tells of a new act each time."""
    first = event(day=EventDate("2018-05-03", "2018-05-03", "inferred", 0.6))
    later = replace(copy(first, 1), date=EventDate("2022-05-03", "2022-05-03", "inferred", 0.6))
    assert len(merge([first, later])) == 2


def test_undated_reports_merge_by_their_words_alone() -> None:
    """Two undated acts of a kind are not taken for one unless the sentence is the same."""
    first = event(day=None, quote="China [praised] Pakistan in one place.")
    assert len(merge([first, copy(first, 1), event(day=None, quote="China [praised] Pakistan in another place.")])) == 2


def test_order_of_reports_does_not_matter() -> None:
    """Any order gives the same incidents in the same order."""
    events = [
        event(day=f"2024-05-{day:02}", type=kind, publisher=p) for day in (1, 2, 3) for kind in ("AID", "ACCUSE") for p in "AB"
    ]
    shuffled = random.Random(3).sample(events, len(events))
    assert merge(events) == merge(shuffled)


def test_every_report_is_in_exactly_one_incident() -> None:
    """Nothing is lost and nothing doubled."""
    events = [event(day=f"2024-0{m}-11", publisher=p) for m in (1, 2, 3) for p in ("A", "B")] + [event(day=None)]
    assert sorted(e.id for i in merge([*events, *events]) for e in i.events) == sorted(e.id for e in events)


def test_a_stated_date_stands_before_an_inferred_one_and_the_status_done_before_planned() -> None:
    """Of several readings the incident takes the stated date and the strongest status."""
    planned = event(status="planned", publisher="A")
    done = replace(event(publisher="B"), date=EventDate("2024-05-03", "2024-05-03", "inferred", 0.6))
    (found,) = merge([done, planned])
    assert found.status == "asserted"
    assert found.date is not None
    assert found.date.precision == "day"


def test_value_and_variance_are_moments_of_the_type_probabilities() -> None:
    """0.75 x 10 + 0.25 x 2.5 = 8.125; variance 0.75 x 1.875^2 + 0.25 x 5.625^2 = 10.547."""
    (found,) = merge([event(type="AID", type_probs=(("AID", 0.6), ("AGREE", 0.2)))])
    assert found.value == pytest.approx(8.125)
    assert found.variance == pytest.approx(10.546875)


def test_the_leading_type_counts_with_the_score_of_its_mode() -> None:
    """A visit is worth more than a call."""
    values = {mode: merge([event(type="CONSULT", modes=(mode,))])[0].value for mode in ("visit", "phone")}
    assert values == {"visit": 4.0, "phone": 1.5}


def test_every_type_has_one_family() -> None:
    """The table of families holds every type of the ontology once."""
    listed = [kind for kinds in scheme.table("incidents.toml")["families"].values() for kind in kinds]
    assert sorted(listed) == sorted(scheme.plover().types)
