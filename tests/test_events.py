"""Acts become events."""

from dataclasses import replace

import pytest
from builders import actor
from hand import Hand, act, coding, document, mention, span

from comity import events as stage
from comity.model import Act, Actor, CoderInfo, Document, Event, EventDate, Mention, Reference, Role, Span
from comity.ontology import scheme

HAND = Hand()


def coded(where: Document, *acts: Act, more: tuple[Mention, ...] = ()) -> tuple[Event, ...]:
    return stage.events(where, coding(*acts, more=more), HAND)


def sides(event: Event) -> tuple[list[str | None], list[str | None]]:
    return [a.country for a in event.actors], [a.country for a in event.recipients]


@pytest.fixture
def raid() -> Document:
    """Three sentences on one act and another."""
    return document(
        "Kenya condemned Chad on Tuesday.",
        "Nairobi's condemnation of Chad was sharp.",
        "Chad denied the raid and expelled two Kenyan diplomats.",
    )


def test_an_act_becomes_an_event_with_its_evidence(raid: Document) -> None:
    """Words, sentence, parties, day, class and coder are there, each where the text has it."""
    (event,) = coded(
        raid, act(raid, "condemned", "ACCUSE", [mention(raid, "Kenya")], [mention(raid, "Chad")], modes=("disapprove",))
    )
    assert sides(event) == (["KEN"], ["TCD"])
    assert (event.anchor, event.sentence.text) == (span(raid, "condemned"), raid.sentences[0].text)
    assert (event.type, event.quad, event.status) == ("ACCUSE", 3, "asserted")
    assert event.score == scheme.plover().score("ACCUSE", ("disapprove",))
    assert event.date is not None
    assert (event.date.start, event.date.end, event.date.text) == ("2024-04-30", "2024-04-30", "Tuesday")
    assert event.coder == CoderInfo("hand", "1")
    assert event.article == raid.article


def test_events_keep_the_order_of_the_acts(raid: Document) -> None:
    """Two acts are two events, as they came."""
    first = act(raid, "condemned", "ACCUSE", [mention(raid, "Kenya")], [mention(raid, "Chad")])
    second = act(raid, "expelled", "SANCTION", [mention(raid, "Chad", 2)], [mention(raid, "two Kenyan diplomats")])
    assert [e.type for e in coded(raid, first, second)] == ["ACCUSE", "SANCTION"]


def test_an_act_without_actor_is_dropped_unless_it_is_one_of_force() -> None:
    """Force that nobody is said to have used is an event by its victim; a word or a treaty by nobody is none."""
    where = document("Kenya was condemned, and a Kenyan post was attacked.")
    said = act(where, "condemned", "ACCUSE", (), [mention(where, "Kenya")])
    done = act(where, "attacked", "ASSAULT", (), [mention(where, "a Kenyan post")])
    found = coded(where, said, done)
    assert [(e.type, sides(e)) for e in found] == [("ASSAULT", ([], ["KEN"]))]


@pytest.mark.parametrize("name", sorted(scheme.plover().types))
def test_an_act_without_any_party_is_no_event(name: str) -> None:
    """Nobody did nothing to nobody, whatever the type."""
    where = document("There was a strike.")
    assert coded(where, act(where, "strike", name)) == ()


def test_which_types_may_lack_an_actor() -> None:
    """The table lets only acts of force and protest stand without a known doer."""
    assert {n for n, t in scheme.plover().types.items() if not t.needs_actor} <= {"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"}


def test_repeats_in_the_article_are_one_event_with_echoes(raid: Document) -> None:
    """The second telling of an act is kept as an echo of the first."""
    first = act(raid, "condemned", "ACCUSE", [mention(raid, "Kenya")], [mention(raid, "Chad")])
    again = act(raid, "condemnation", "ACCUSE", [mention(raid, "Nairobi")], [mention(raid, "Chad", 1)])
    (event,) = coded(raid, first, again)
    assert event.anchor.text == "condemned"
    assert event.echoes == (span(raid, "condemnation"),)


def test_ids_are_hashes_of_content(raid: Document) -> None:
    """The id depends on article, words, type, parties and coder, and on nothing else."""
    kenya, chad = mention(raid, "Kenya"), mention(raid, "Chad")
    base = act(raid, "condemned", "ACCUSE", [kenya], [chad])
    (one,) = coded(raid, base)
    assert one.id == coded(raid, replace(base, p_event=0.5, status="denied"))[0].id
    others = [
        coded(document(raid.article.text, id="a2"), act(raid, "condemned", "ACCUSE", [kenya], [chad]))[0],
        coded(raid, act(raid, "condemned", "REJECT", [kenya], [chad]))[0],
        coded(raid, act(raid, "condemned", "ACCUSE", [chad], [kenya]))[0],
        coded(raid, act(raid, "sharp", "ACCUSE", [kenya], [chad]))[0],
    ]
    newer = Hand()
    newer.version = "2"
    others += stage.events(raid, coding(base), newer)
    assert len({e.id for e in (one, *others)}) == 6
    assert len(one.id) == 16


def test_the_unsaid_other_side_is_found_only_for_addressed_acts() -> None:
    """In an article about two, an accusation without addressee is towards the other; a consultation is not."""
    where = document(
        "Kenya and Chad met on Monday.", "Chad had sent envoys.", "Chad's delegation left.", "Kenya sharply criticised the raid."
    )
    more = tuple(mention(where, words, n) for words, n in (("Chad", 0), ("Chad", 1), ("Chad's delegation", 0)))
    kenya = mention(where, "Kenya", 1)
    (accused,) = coded(where, act(where, "criticised", "ACCUSE", [kenya]), more=more)
    (talked,) = coded(where, act(where, "criticised", "CONSULT", [kenya]), more=more)
    assert sides(accused) == (["KEN"], ["TCD"])
    assert accused.recipients[0].reason.startswith("not said")
    assert sides(talked) == (["KEN"], [])


def test_a_group_counts_as_its_members() -> None:
    """A mention of several parties gives one actor for each."""
    where = document("Kenya and Chad condemned Sudan.")
    (event,) = coded(where, act(where, "condemned", "ACCUSE", [mention(where, "Kenya and Chad")], [mention(where, "Sudan")]))
    assert sides(event) == (["KEN", "TCD"], ["SDN"])


def test_firms_of_third_countries_in_the_sentence_are_instruments() -> None:
    """A company of another country that is in no role is kept beside the parties."""
    where = document("Kenya sanctioned Chad over its contract with Huawei.")
    roles = [mention(where, "Kenya")], [mention(where, "Chad")]
    (event,) = coded(where, act(where, "sanctioned", "SANCTION", *roles), more=(mention(where, "Huawei"),))
    assert [(a.span.text, a.country) for a in event.instruments] == [("Huawei", "CHN")]


@pytest.mark.parametrize(
    ("words", "recipients"),
    [("to stop using Huawei phones", ["KEN", "CHN"]), ("to buy Huawei phones", ["KEN"])],
)
def test_an_order_against_a_foreign_firm_is_done_to_the_firm(words: str, recipients: list[str]) -> None:
    """Told to one's own people, but aimed at the firm that they shall shun."""
    where = document(f"Kenya ordered its army {words}.")
    ordered = act(where, "ordered", "REQUEST", [mention(where, "Kenya")], [mention(where, "its army")])
    (event,) = coded(where, ordered, more=(mention(where, "Huawei"),))
    assert sides(event) == (["KEN"], recipients)


def test_references_lead_to_the_party_they_stand_for() -> None:
    """A pronoun in a role is resolved before the event is made."""
    where = document("Kenya was angry.", "It condemned Chad.")
    it, kenya = mention(where, "It"), mention(where, "Kenya")
    one = act(where, "condemned", "ACCUSE", [it], [mention(where, "Chad")])
    told = replace(coding(one, more=(kenya,)), references=(Reference(it, kenya, 0.9),))
    (event,) = stage.events(where, told, HAND)
    assert sides(event) == (["KEN"], ["TCD"])
    assert event.actors[0].span == it.span


def test_others_are_not_the_actors() -> None:
    """A recipient that is the actor is none."""
    kenya, chad = actor("KEN", name="Kenya"), actor("TCD", name="Chad")
    assert stage._others((kenya, chad), (kenya,)) == (chad,)
    assert stage._others((kenya,), (kenya,)) == ()


def test_others_leave_the_actors_own_state_only_when_alone() -> None:
    """The state of the actor goes when somebody foreign is there, and its press or citizens stay."""
    state = replace(actor("KEN", name="Kenya"), id="country:KEN")
    army, press, chad = actor("KEN", "MIL", "Kenya Army"), actor("KEN", "MED", "a Kenyan paper"), actor("TCD", name="Chad")
    assert stage._others((state, chad), (army,)) == (chad,)
    assert stage._others((press, chad), (army,)) == (press, chad)
    assert stage._others((state,), (army,)) == (state,)


NOW = EventDate("2024-05-03", "2024-05-03", "day", 1.0)
LATER = EventDate("2024-06-01", "2024-06-02", "range", 1.0)
GUESS = EventDate("2024-05-09", "2024-05-09", "inferred", 0.5)


@pytest.fixture
def pair(raid: Document) -> tuple[Event, Event]:
    """One act told twice, in two sentences with two words."""
    first, again = (
        act(raid, "condemned", "ACCUSE", [mention(raid, "Kenya")], [mention(raid, "Chad")]),
        act(raid, "expelled", "ACCUSE", [mention(raid, "Kenya")], [mention(raid, "Chad")]),
    )
    (one,), (two,) = coded(raid, first), coded(raid, again)
    return replace(one, date=None), replace(two, date=None)


@pytest.mark.parametrize(
    ("first", "again", "joined"),
    [
        ({}, {}, True),
        ({}, {"type": "REJECT"}, False),
        ({}, {"status": "denied"}, False),
        ({"date": NOW}, {"date": LATER}, False),
        ({"date": NOW}, {"date": GUESS}, True),
        ({"date": GUESS}, {"date": LATER}, True),
        ({"date": NOW}, {"date": EventDate("2024-05-01", "2024-05-05", "range", 1.0)}, True),
        ({"date": NOW}, {"date": EventDate(None, None, "day", 0.5)}, True),
        ({}, {"recipients": ()}, False),
        ({}, {"recipients": (), "anchor": Span(0, 10, "condemning")}, True),
        ({}, {"recipients": (actor("SDN", name="Sudan"),), "anchor": Span(0, 9, "condemned")}, False),
        ({}, {"recipients": (actor("TCD", "MIL", "Chad's army"),), "anchor": Span(0, 9, "condemned")}, True),
        ({}, {"recipients": (actor("TCD", "MIL", "Chad's army"),)}, False),
        ({"actors": ()}, {"recipients": (), "anchor": Span(0, 9, "condemned")}, False),
    ],
)
def test_what_joins(pair: tuple[Event, Event], first: dict[str, object], again: dict[str, object], joined: bool) -> None:
    """One type, one pair of parties and no clash of dates make one act; a side left open needs the same word."""
    found = stage.join_repeats([replace(pair[0], **first), replace(pair[1], **again)])  # type: ignore[arg-type]
    assert len(found) == (1 if joined else 2)


def test_a_join_keeps_what_only_the_second_says(pair: tuple[Event, Event]) -> None:
    """A stated date beats an inferred one, and what was missing is filled in; the first telling's words lead."""
    first = replace(pair[0], date=GUESS, asserted_by=None, recipients=(), echoes=())
    speaker: Actor = actor("KEN", name="Kenya")
    again = replace(pair[1], date=NOW, asserted_by=speaker, anchor=Span(7, 16, "condemned"))
    (event,) = stage.join_repeats([first, again])
    assert (event.date, event.asserted_by, event.recipients) == (NOW, speaker, again.recipients)
    assert (event.id, event.anchor, event.echoes) == (first.id, first.anchor, (again.anchor,))
    (event,) = stage.join_repeats([again, replace(again, date=GUESS)])
    assert event.date == NOW


def test_join_is_stable(pair: tuple[Event, Event]) -> None:
    """Joining what is joined changes nothing, and three tellings are one."""
    three = [*pair, replace(pair[1], anchor=Span(20, 29, "condemned"))]
    once = stage.join_repeats(three)
    assert len(once) == 1
    assert len(once[0].echoes) == 2
    assert stage.join_repeats(once) == once


def test_whose_word_it_is_is_said_by_name() -> None:
    """A pronoun that asserts gives way to the name that it stands for, as evidence that says something."""
    where = document("Musa Okoro spoke in Nairobi.", "He said Chad had bombed a market.")
    okoro, he = mention(where, "Musa Okoro", sector="GOV"), mention(where, "He")
    bombed = act(where, "bombed", "ASSAULT", [mention(where, "Chad")], [mention(where, "a market")], sources=(Role(he, 0.9),))
    told = replace(coding(bombed, more=(okoro,)), references=(Reference(he, okoro, 0.9),))
    (event,) = stage.events(where, told, HAND)
    assert event.asserted_by is not None
    assert event.asserted_by.span == okoro.span


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("The premier of Chad ended a visit this week to Kenya.", ["KEN"]),
        ("The visit by the premier of Chad pleased Kenya.", []),
    ],
)
def test_the_host_of_a_visit_stands_after_it(text: str, host: list[str]) -> None:
    """Where the coder found no recipient, "visit to" leads to it; a party that only stands behind is none."""
    where = document(text)
    visit = act(where, "visit", "CONSULT", [mention(where, "The premier of Chad" if text[4] == "p" else "the premier of Chad")])
    (event,) = coded(where, visit, more=(mention(where, "Kenya"),))
    assert sides(event) == (["TCD"], host)


@pytest.mark.parametrize(
    ("one", "other", "statuses"),
    [
        ("planned", "asserted", ["asserted"]),
        ("asserted", "historical", ["asserted"]),
        ("asserted", "conditional", ["asserted", "conditional"]),
        ("planned", "historical", ["planned", "historical"]),
    ],
)
def test_a_plan_told_as_done_is_one_event(one: str, other: str, statuses: list[str]) -> None:
    """Of the same act between the same parties; what hangs on a condition stays apart."""
    where = document("Kenya withdrew from Chad.", "Kenya withdraws from Chad.")
    acts = [
        act(where, word, "SANCTION", [mention(where, "Kenya", n)], [mention(where, "Chad", n)], status=status)
        for n, (word, status) in enumerate((("withdrew", one), ("withdraws", other)))
    ]
    assert [e.status for e in coded(where, *acts)] == statuses
