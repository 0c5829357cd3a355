"""What `comity evaluate` measures, by name: one function a measure, each giving a `Result`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from comity import intake, runs
from comity.config import Settings
from comity.errors import UsageError
from comity.evaluation import events, pairs
from comity.evaluation.scores import Result
from comity.plugins import load

__all__ = ["Result", "evaluate"]

FILES = {"events": 2, "pairs": 1, "mentions": 1, "dates": 1, "places": 1, "actors": 1}


def evaluate(measure: str, files: Sequence[Path], settings: Settings, predictions: Path | None = None) -> Result:
    """Run one measure on its files; UsageError when a file is missing or of another form."""
    if len(files) != FILES[measure]:
        raise UsageError(f"evaluate {measure} takes {FILES[measure]} path(s), not {len(files)}; see comity evaluate --help")
    for path in files:
        if not path.exists():
            raise UsageError(f"no such file: {path}")
    coder: Any = load("coder", settings.coder)
    if measure == "pairs":
        return pairs.evaluate(files[0], coder(), predictions)
    if measure == "events":
        found = [e for outcome in runs.code(intake.read([str(files[1])], settings), settings) for e in outcome.events]
        return events.evaluate(files[0], files[1], found)
    raise UsageError(f"no measure {measure!r}")
