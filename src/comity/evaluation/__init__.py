"""What `comity evaluate` measures, by name: one function a measure, each giving a `Result`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from comity import intake, runs
from comity.config import Settings
from comity.errors import UnknownName, UsageError
from comity.evaluation import actors, dates, events, mentions, pairs, places
from comity.evaluation.scores import Result
from comity.plugins import load

__all__ = ["FILES", "Result", "evaluate"]

FILES = {"events": 2, "pairs": 1, "mentions": 1, "dates": 1, "places": 1, "actors": 1}
"""The measures, and how many paths each takes."""


def evaluate(measure: str, files: Sequence[Path], settings: Settings, predictions: Path | None = None) -> Result:
    """Run one measure on its files; UsageError when a file is missing or of another form."""
    if measure not in FILES:
        raise UnknownName("measure", measure, FILES)
    if len(files) != FILES[measure]:
        raise UsageError(f"evaluate {measure} takes {FILES[measure]} path(s), not {len(files)}; see comity evaluate --help")
    if predictions and measure != "pairs":
        raise UsageError(f"evaluate {measure} writes no predictions; only pairs does")
    if missing := [str(path) for path in files if not path.exists()]:
        raise UsageError(f"no such file: {', '.join(missing)}")
    return _run(measure, files, settings, predictions)


def _run(measure: str, files: Sequence[Path], settings: Settings, predictions: Path | None) -> Result:
    """The coder is loaded only by the measures that ask it; the others measure what stands after it."""
    match measure:
        case "events":
            found = (e for outcome in runs.code(intake.read([str(files[1])], settings), settings) for e in outcome.events)
            return events.evaluate(files[0], files[1], found)
        case "pairs":
            return pairs.evaluate(files[0], _coder(settings), predictions)
        case "mentions":
            return mentions.evaluate(files[0], _coder(settings))
        case "dates":
            return dates.evaluate(files[0])
        case "places":
            return places.evaluate(files[0])
        case _:
            return actors.evaluate(files[0])


def _coder(settings: Settings) -> Any:
    return load("coder", settings.coder)()
