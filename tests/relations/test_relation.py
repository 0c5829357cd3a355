"""The account of two parties: golden numbers, and what it must survive."""

import json
import random
from dataclasses import replace

import pytest
from builders import actor, copy, event

from comity.errors import UsageError
from comity.model import Event, EventDate, Magnitude, Place, Span
from comity.ontology import scheme
from comity.relations import Figure, Front, Relation, relation

PRESS = ("Dawn", "AFP", "Xinhua", "Reuters", "The Hindu")


def reports(n: int = 12, types: tuple[str, ...] = ("AID", "ACCUSE"), start: int = 1) -> list[Event]:
    """Acts of Pakistan towards China on successive days, each by another publisher."""
    return [event(type=types[k % len(types)], day=f"2024-05-{start + k:02}", publisher=PRESS[k % len(PRESS)]) for k in range(n)]


def front(found: Relation, dimension: str = "diplomacy", direction: int = 0) -> Front:
    """A front of the state."""
    return next(f for f in found.directions[direction].fronts if f.dimension == dimension)


def figure(events: list[Event]) -> Figure:
    """The figure of the only front in use."""
    return front(relation(events, "PAK", "CHN")).figure


def width(found: Figure) -> float:
    """How wide an interval is."""
    assert found.low is not None
    assert found.high is not None
    return found.high - found.low


def test_golden_numbers() -> None:
    """Six times AID (+10) and six times ACCUSE (-3), five publishers, computed by hand.

    Mean (60 - 18) / 12 = 3.5. The sixteen type scores sum to -0.5, their squares to 536.75: variance 33.546.
    s2 = (5 x 33.546 + 12 x 42.25) / 17 = 39.690. Publishers carry 3, 3, 2, 2, 2 of 12: m = 144 / 30 = 4.8.
    Variance 39.690 / 12 + 1 / 4.8 = 3.516. Freedom 12 - 1 + 5 = 16: t = 2.119. Half width 2.119 x 1.875 = 3.974.
    """
    found = front(relation(reports(), "PAK", "CHN"))
    assert found.figure.n == 12
    assert found.figure.publishers == 5
    assert found.figure.mean == pytest.approx(3.5)
    assert found.figure.high == pytest.approx(3.5 + 3.974, abs=0.001)
    assert found.figure.low == pytest.approx(3.5 - 3.974, abs=0.001)
    assert (found.balance.cooperation.n, found.balance.cooperation.sum) == (6, pytest.approx(30.0))
    assert (found.balance.conflict.n, found.balance.conflict.sum) == (6, pytest.approx(-9.0))
    assert found.balance.material_cooperation.n == found.balance.verbal_conflict.n == 6


@pytest.mark.parametrize("n", range(10))
def test_no_number_below_ten_incidents(n: int) -> None:
    """Below ten the figure is None and says so; the list is still there."""
    found = front(relation(reports(n), "PAK", "CHN"))
    assert found.figure.mean is found.figure.low is found.figure.high is None
    assert found.figure.text == f"too little: {n} incident{'' if n == 1 else 's'}"
    assert len(found.entries) == n


def test_no_number_from_two_publishers() -> None:
    """Ten incidents that two publishers tell are still too little."""
    events = [event(day=f"2024-05-{k:02}", publisher="AB"[k % 2]) for k in range(1, 20)]
    assert figure(events).mean is None
    assert "2 independent publishers" in figure(events).text


@pytest.mark.parametrize("copies", [1, 50])
def test_copies_move_neither_level_nor_interval(copies: int) -> None:
    """One or fifty copies of some reports give the same figures; only coverage grows."""
    events = reports(14)
    many = events + [copy(e, n) for e in events[:5] for n in range(copies)]
    once, often = (front(relation(each, "PAK", "CHN")) for each in (events, many))
    assert once.figure == often.figure
    assert [p.figure for p in once.periods] == [p.figure for p in often.periods]
    assert often.coverage.reports == once.coverage.reports + 5 * copies


@pytest.mark.parametrize("seed", range(8))
def test_half_of_the_incidents_widen_the_interval_and_keep_the_level(seed: int) -> None:
    """Dropping half at random widens the interval and moves the level within the sampling error."""
    kinds, rng = tuple(scheme.plover().types), random.Random(seed)
    events = [
        event(type=rng.choice(kinds), day=f"2024-{m:02}-{d:02}", publisher=f"P{rng.randrange(30)}")
        for m in range(1, 11)
        for d in range(1, 9)
    ]
    whole, half = figure(events), figure(rng.sample(events, len(events) // 2))
    assert width(half) > width(whole)
    assert whole.mean is not None
    assert half.mean is not None
    assert abs(half.mean - whole.mean) < (width(half) + width(whole)) / 2


def test_fewer_publishers_widen_the_interval() -> None:
    """The same acts told by three publishers are less sure than told by fifteen."""
    few, many = ([event(day=f"2024-05-{k:02}", publisher=f"P{k % n}") for k in range(1, 16)] for n in (3, 15))
    assert width(figure(few)) > width(figure(many))


def test_every_figure_adds_up_from_its_parts() -> None:
    """Shares sum to 1 with the prior's, and shares times values to the mean, for windows, periods and changes."""
    events = reports(14) + [event(type="SANCTION", day=f"2024-11-{k:02}", publisher=PRESS[k % 5]) for k in range(1, 15)]
    found = front(relation(events, "PAK", "CHN", period="month"))
    known = [f for f in (found.figure, found.with_contested, *(p.figure for p in found.periods)) if f.mean is not None]
    assert len(known) == 4
    for each in known:
        assert sum(p.share for p in each.parts) + each.prior_share == pytest.approx(1)
        assert sum(p.share * p.value for p in each.parts) + each.prior_share * each.prior == pytest.approx(each.mean)
    assert sum(p.share * p.value for p in found.change.parts) == pytest.approx(found.change.by)


def test_a_period_is_drawn_towards_the_dyads_own_mean_and_not_to_zero() -> None:
    """A month's level lies between its own mean and that of the window."""
    events = reports(14, ("AID",)) + [
        event(type="COOPERATE", day=f"2024-11-{k:02}", publisher=PRESS[k % 5]) for k in range(1, 15)
    ]
    found = front(relation(events, "PAK", "CHN", period="month"))
    first, last = (p.figure.mean for p in found.periods if p.figure.mean is not None)
    assert 9.5 < last < 9.75 < first < 10


def test_a_clear_move_is_told_with_its_incidents() -> None:
    """Aid, then sanctions: colder, with incidents of the later half as the reason."""
    events = reports(14, ("AID",)) + [event(type="SANCTION", day=f"2024-11-{k:02}", publisher=PRESS[k % 5]) for k in range(1, 15)]
    found = relation(events, "PAK", "CHN")
    assert front(found).change.text.startswith("colder")
    assert {found.incidents[i].type for i in front(found).change.drivers} == {"SANCTION"}
    assert not front(relation(reports(28), "PAK", "CHN")).change.is_clear


def test_a_figure_that_rests_on_one_incident_says_so() -> None:
    """One sure act among doubtful ones carries the mean."""
    doubtful = [replace(e, p_event=0.01) for e in reports(12, ("ACCUSE",))]
    assert figure([*doubtful, event(type="AID", day="2024-05-20")]).rests_on is not None
    assert figure(reports(20)).rests_on is None


def test_what_does_not_count_is_listed_with_its_reason() -> None:
    """Planned, denied, undated and negated acts are in no figure, and are counted by reason."""
    kinds = (("planned", "SUPPORT"), ("denied", "ASSAULT"), ("negated", "SANCTION"))
    odd = [event(status=status, day="2024-05-06", type=kind) for status, kind in kinds]
    found = relation([*reports(), *odd, event(day=None, type="SUPPORT")], "PAK", "CHN")
    here = front(found)
    assert (len(here.entries), len(here.promised), len(here.contested), len(here.undated)) == (12, 1, 1, 1)
    assert found.left_out == {"denied": 1, "no date": 1, "not done (negated)": 1, "planned, not done": 1}
    assert here.with_contested.n == 13


def test_third_parties_are_exposure_and_no_states_conduct() -> None:
    """A rebel bomb against Chinese in Pakistan is harm on Pakistan's soil, with its toll, and no act of Pakistan's."""
    bomb = event(
        (actor("PAK", "REB", "Balochistan Liberation Army"),),
        (actor("CHN", "CVL", "engineers"),),
        "ASSAULT",
        dimension="security",
        place=Place(None, "Karachi", "PAK", None, 24.9, 67.0, 1.0),
        magnitudes=(Magnitude(Span(0, 3, "two"), "killed", 2, 2),),
    )
    found = relation([bomb], "PAK", "CHN")
    (harm,) = found.exposure
    assert (harm.host, harm.exposed, harm.by, harm.killed) == ("PAK", "CHN", "Balochistan Liberation Army", 2)
    assert not front(found, "security").listed
    assert harm.incident.id in found.incidents


def test_an_unclaimed_attack_is_exposure_where_it_took_place() -> None:
    """Nobody named as actor: it counts on the soil where it happened, and nowhere else."""
    attack = event((), (actor("CHN", "CVL", "engineers"),), "ASSAULT", place=Place(None, "Besham", "PAK", None, None, None, 1.0))
    assert [h.by for h in relation([attack], "PAK", "CHN").exposure] == ["unknown"]
    assert relation([attack], "IND", "CHN").exposure == ()


def test_firms_and_citizens_are_drawn_apart() -> None:
    """A private company's exit is no act of its state, and is shown beside it."""
    leaving = event((actor("CHN", "BUS", "Century Steel", ownership="private"),), "PAK", "SANCTION", dimension="economy")
    second = relation([leaving], "PAK", "CHN").directions[1]
    assert [(f.dimension, f.group, len(f.entries)) for f in second.apart] == [("economy", "firms", 1)]
    assert not second.fronts[1].listed


def test_history_enters_only_in_hindsight() -> None:
    """A war of 1962 does not stretch the window, and counts where the window is opened to it."""
    past = replace(event(type="ASSAULT", day="1962-10-20"), status="historical")
    assert relation([*reports(), past], "PAK", "CHN").since == "2024-05-01"
    assert front(relation([*reports(), past], "PAK", "CHN", since="1960-01-01")).figure.n == 13


def test_since_and_until_bound_the_window() -> None:
    """Days are included; a range counts by the share that lies inside."""
    found = relation(reports(), "PAK", "CHN", since="2024-05-03", until="2024-05-06")
    assert (found.since, found.until, front(found).figure.n) == ("2024-05-03", "2024-05-06", 4)
    spread = event(day=EventDate("2024-05-05", "2024-05-08", "range", 1.0), publisher="Other")
    (entry,) = front(relation([spread], "PAK", "CHN", until="2024-05-06")).figure.parts
    assert entry.share == 1


def test_both_directions_are_apart() -> None:
    """What China does to Pakistan is not in what Pakistan does to China."""
    found = relation([*reports(3), event("CHN", "PAK", "SANCTION", "2024-05-09")], "PAK", "CHN")
    assert [len(front(found, direction=n).entries) for n in (0, 1)] == [3, 1]


def test_nothing_known_is_an_account_too() -> None:
    """No report: every front is there, without a number."""
    found = relation([], "PAK", "CHN")
    assert [len(d.fronts) for d in found.directions] == [5, 5]
    assert found.since is None
    assert found.coverage.incidents == 0


def test_one_party_twice_is_refused() -> None:
    """How a state treats itself is no relation."""
    with pytest.raises(UsageError, match="two different parties"):
        relation([], "PAK", "PAK")


def test_the_account_is_json_and_the_same_in_any_order() -> None:
    """As a dict it serialises, and the order of reports does not matter."""
    events = [*reports(14), event(day=None), event(type="ASSAULT", status="denied", day="2024-07-01")]
    first = json.dumps(relation(events, "PAK", "CHN").as_dict(), sort_keys=True)
    assert first == json.dumps(relation(events[::-1], "PAK", "CHN").as_dict(), sort_keys=True)
