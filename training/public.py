"""Annotated passages of public texts: our offsets in `corpus/public/` put together with the texts of the shared data."""

import hashlib
import json
import sys
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "evals" / "gold"))

from convert import READERS


def load(path: Path, data: Path) -> list[dict]:
    """The passages in the form of the corpus; SystemExit where a text is not the one that was annotated."""
    return [_with_text(json.loads(line), data) for line in path.read_text("utf-8").splitlines()]


def _with_text(row: dict, data: Path) -> dict:
    text = _document(data, row["source"], row["key"])[row["start"] : row["end"]]
    if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
        raise SystemExit(f"{data / row['source']}, {row['key']}: the text is not the one that was annotated")
    return {**row, "text": text, "split": "train"}


@cache
def _document(data: Path, source: str, key: str) -> str:
    return READERS[source.split("/")[0]](data / source, key)[0]
