"""The same verbs in Python."""

from pathlib import Path

import pyarrow as pa
import pytest

import comity
from comity.errors import UsageError

NEWS = "Kenya condemned Chad on Monday, as officials said in the capital."


def test_one_text() -> None:
    """A text gives events with their words; the day resolves its weekday."""
    (event,) = comity.code(NEWS, published="2024-05-07", coder="fake")
    assert event.article.text[event.anchor.start : event.anchor.end] == "condemned"
    assert event.date is not None
    assert event.date.start == "2024-05-06"


def test_an_archive(tmp_path: Path) -> None:
    """Files go in; events come out as an Arrow table, as values and as a relation."""
    (tmp_path / "a.txt").write_text(NEWS, "utf-8")
    with comity.open(tmp_path / "store", coder="fake", published="2024-05-07") as archive:
        assert archive.add(tmp_path / "a.txt").events == 1
        table = archive.events(actor="KEN")
        assert isinstance(table, pa.Table)
        assert table.num_rows == 1
        assert [event.type for event in archive.records(type="ACCUSE")] == ["ACCUSE"]
        assert archive.relation("ken", "tcd").as_dict()["b"] == "TCD"
        with pytest.raises(UsageError, match="no filter colour"):
            archive.events(colour="red")


@pytest.mark.parametrize("text", ["", " \n", "x" * 200_001])
def test_no_text(text: str) -> None:
    """A text that is empty or too long is told."""
    with pytest.raises(UsageError, match="cannot be"):
        comity.code(text, coder="fake")
