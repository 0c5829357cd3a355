"""A coder made ready for a run: by its name, with the user's own actors in use, in whatever process the run goes on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from comity import pipeline, plugins
from comity.config import Settings
from comity.gazetteer import own
from comity.model import Article, CoderInfo, Dropped
from comity.pipeline import Outcome
from comity.plugins import Coder


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker needs to code as the run wants it: the coder's name and the user's own actors."""

    coder: str
    actors: Path | None


def of(settings: Settings) -> Setup:
    """What the settings ask for; own actors are those beside the store where no file is named."""
    return Setup(settings.coder, settings.actors or own.beside(settings.store))


def coded(records: Iterable[Article | Dropped], setup: Setup) -> Iterator[Outcome]:
    """One Outcome a record, each made with these own actors, whatever else is coded in this process between two of them."""
    own.use(setup.actors)  # what is wrong with the file or the coder's name is told at once, not at the first record
    return _with_actors(pipeline.run(records, _made(setup.coder)), setup.actors)


def _with_actors(outcomes: Iterator[Outcome], actors: Path | None) -> Iterator[Outcome]:
    while True:
        own.use(actors)
        if (outcome := next(outcomes, None)) is None:
            return
        yield outcome


def info(setup: Setup) -> CoderInfo:
    """Name and version of the coder with its own actors."""
    own.use(setup.actors)
    return pipeline.coder_info(_made(setup.coder))


def refused_actors(settings: Settings) -> tuple[str, ...]:
    """Why rows of the user's own actors are not used, a line each; UsageError where the file cannot be read at all."""
    return own.use(of(settings).actors).refused


@cache
def _made(name: str) -> Coder:
    """The coder of that name, made once in each process."""
    made: Coder = plugins.load("coder", name)()
    return made
