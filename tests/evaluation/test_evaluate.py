"""The measures by name."""

import json
from pathlib import Path

import pytest

from comity import evaluation
from comity.config import Settings
from comity.errors import UnknownName, UsageError

SETTINGS = Settings(coder="fake")


def test_unknown_measure(tmp_path: Path) -> None:
    """A measure that does not exist is answered with those that do."""
    with pytest.raises(UnknownName, match="no measure named 'taste'; known: actors, dates, events, mentions, pairs, places"):
        evaluation.evaluate("taste", [tmp_path], SETTINGS)


@pytest.mark.parametrize(
    ("measure", "paths", "message"),
    [
        ("events", 1, r"takes 2 path\(s\), not 1"),
        ("pairs", 2, r"takes 1 path\(s\), not 2"),
        ("dates", 1, "no such file: .*nowhere0"),
    ],
)
def test_paths(tmp_path: Path, measure: str, paths: int, message: str) -> None:
    """Too few or too many paths, and those that are not there, are told before anything is loaded."""
    with pytest.raises(UsageError, match=message):
        evaluation.evaluate(measure, [tmp_path / f"nowhere{n}" for n in range(paths)], SETTINGS)


def test_only_pairs_writes_predictions(tmp_path: Path) -> None:
    """Predictions asked of another measure are refused, not forgotten."""
    with pytest.raises(UsageError, match="only pairs does"):
        evaluation.evaluate("dates", [tmp_path], SETTINGS, tmp_path / "out.tsv")


def test_a_measure_with_a_coder(tmp_path: Path) -> None:
    """The coder is the one of the settings."""
    (tmp_path / "a.iob2").write_text("1\tKenya\tB-LOC\n2\tleft\tO\n", "utf-8")
    result = evaluation.evaluate("mentions", [tmp_path / "a.iob2"], SETTINGS)
    assert (result.measure, result.scores["name_f1"]) == ("mentions", 100.0)
    assert "coder fake" in result.notes[0]


def test_events_from_documents_to_figures(tmp_path: Path) -> None:
    """Documents are read, coded and compared."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "one.txt").write_text(
        "Kenya praised Uganda on Monday. The two had met in Nairobi before that day.", "utf-8"
    )
    gold = {
        "doc": "one",
        "type": "SUPPORT",
        "anchors": ["praised"],
        "actors": [{"country": "KEN"}],
        "recipients": [{"country": "UGA"}],
    }
    (tmp_path / "gold.json").write_text(json.dumps([gold]), "utf-8")
    result = evaluation.evaluate("events", [tmp_path / "gold.json", tmp_path / "docs"], SETTINGS)
    assert (result.measure, result.n) == ("events", 1)


def test_pairs_need_a_coder_that_can(tmp_path: Path) -> None:
    """A coder that cannot tell marked pairs is refused with what to do."""
    (tmp_path / "p.tsv").write_text(
        "id\tsentence\tsource\ttarget\tquad\troot\n1\tKenya aids Uganda\tKenya\tUganda\t2\tAID\n", "utf-8"
    )
    with pytest.raises(UsageError, match="take one that can"):
        evaluation.evaluate("pairs", [tmp_path / "p.tsv"], SETTINGS)
