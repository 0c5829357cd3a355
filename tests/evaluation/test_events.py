"""Coded events against gold events, end to end."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import builders
import pytest
from builders import actor

from comity.errors import UsageError
from comity.evaluation import events
from comity.evaluation.scores import Result
from comity.model import Article, Event, Span

TEXT = "Kenya sent doctors to Uganda. Uganda later thanked Kenya. Nobody else was named in the note."


def event(words: str, **changes: Any) -> Event:
    """Aid from Kenya to Uganda whose anchor is `words` of the text."""
    at = TEXT.index(words)
    made = replace(builders.event("KEN", "UGA", "AID"), article=Article("a", TEXT, path="docs/one.json"))
    return replace(made, anchor=Span(at, at + len(words), words), **changes)


def gold(**changes: Any) -> dict[str, Any]:
    """One gold event of the document."""
    made: dict[str, Any] = {"doc": "one", "type": "AID", "anchors": ["sent doctors"], "actors": [{"country": "KEN"}]}
    return {**made, "recipients": [{"country": "UGA"}], "core": True, **changes}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the one document."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "one.json").write_text(json.dumps({"text": TEXT}), "utf-8")
    return tmp_path


def measured(folder: Path, golds: object, *coded: Event) -> Result:
    """The result of coded events on the folder's document."""
    (folder / "gold.json").write_text(json.dumps(golds), "utf-8")
    return events.evaluate(folder / "gold.json", folder / "docs", coded)


def test_a_right_event_is_right_in_all_three(folder: Path) -> None:
    """An event with the gold's words, type and countries counts everywhere."""
    result = measured(folder, [gold()], event("sent"))
    for name in ("detection", "event_with_type", "who_did_what_to_whom"):
        assert [result.scores[f"{name}_{s}"] for s in ("precision", "recall", "f1", "core_recall")] == [100.0] * 4
    assert result.n == 1
    assert result.by["type"] == {"AID": {"gold": 1, "with_type": 1}}
    assert result.by["field"]["actor_country"] == {"accuracy": 100.0, "n": 1}


def test_type_and_countries_are_asked_apart(folder: Path) -> None:
    """A wrong type is still found; a wrong country is still found with its type."""
    scores = measured(folder, [gold()], event("sent", type="CONSULT")).scores
    assert (scores["detection_f1"], scores["event_with_type_f1"]) == (100.0, 0.0)
    scores = measured(folder, [gold()], event("sent", actors=(actor("TZA"),))).scores
    assert (scores["event_with_type_f1"], scores["who_did_what_to_whom_f1"]) == (100.0, 0.0)


def test_also_ok_types_and_same_sentence(folder: Path) -> None:
    """A type that a coder could choose is right, and the anchor may be another word of the sentence if the type is right."""
    assert measured(folder, [gold(type="COOPERATE", also_ok=["AID"])], event("doctors")).scores["event_with_type_f1"] == 100.0
    assert measured(folder, [gold()], event("to Uganda")).scores["detection_f1"] == 100.0
    assert measured(folder, [gold()], event("to Uganda", type="CONSULT")).scores["detection_f1"] == 0.0


def test_each_is_used_once_and_the_best_first(folder: Path) -> None:
    """Two coded events on one gold event are one match and one too many."""
    wrong, right = event("sent", actors=(actor("TZA"),)), event("sent")
    scores = measured(folder, [gold()], wrong, right).scores
    assert (scores["who_did_what_to_whom_precision"], scores["who_did_what_to_whom_recall"]) == (50.0, 100.0)


def test_an_anchor_as_long_as_a_paragraph_is_none(folder: Path) -> None:
    """An anchor names the act, not the sentence."""
    long = replace(event("sent"), anchor=Span(0, events.LONGEST_ANCHOR + 1, "x"))
    assert measured(folder, [gold()], long).scores["detection_f1"] == 0.0


def test_events_elsewhere_do_not_count(folder: Path) -> None:
    """Gold and coded events of other documents are left out."""
    other = event("sent", article=Article("b", TEXT, path="two.json"))
    result = measured(folder, [gold(), gold(doc="two")], event("sent"), other)
    assert (result.n, result.scores["detection_f1"]) == (1, 100.0)


def test_text_files_are_documents_too(folder: Path) -> None:
    """A .txt file is a document under its stem, with line ends as a reader gives them."""
    (folder / "docs" / "two.txt").write_bytes(b"Kenya sent doctors.\r\nMore.")
    assert events.load_documents(folder / "docs")["two"] == "Kenya sent doctors.\nMore."


@pytest.mark.parametrize(
    ("golds", "message"),
    [
        ({"type": "AID"}, "is no list"),
        ([gold(doc="none")], "no event of these documents: one"),
        ([{"doc": "one", "type": "AID"}], "event 1, lacks or misuses 'anchors'"),
        ([gold(), gold(place="Nairobi", date=2024)], "event 2, lacks or misuses place, date"),
        ([3], "event 1, lacks or misuses"),
    ],
)
def test_gold_of_another_form(folder: Path, golds: object, message: str) -> None:
    """A gold file of another form is told with the event that is none."""
    with pytest.raises(UsageError, match=message):
        measured(folder, golds)


def test_folders_of_another_form(folder: Path) -> None:
    """No folder, an empty one and a document without text are told."""
    with pytest.raises(UsageError, match="is no folder"):
        events.load_documents(folder / "nowhere")
    (folder / "empty").mkdir()
    with pytest.raises(UsageError, match="holds no document"):
        events.load_documents(folder / "empty")
    (folder / "empty" / "a.json").write_text('{"body": 1}', "utf-8")
    with pytest.raises(UsageError, match='has no "text"'):
        events.load_documents(folder / "empty")
