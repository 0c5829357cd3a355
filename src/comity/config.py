"""Settings: one frozen object; argument > environment > file > default.

The file is `comity.toml` in the working folder; the environment uses COMITY_STORE, COMITY_ACTORS, COMITY_CODER,
COMITY_WORKERS, COMITY_PUBLISHED and COMITY_PUBLISHER. Nothing is read at import.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from comity.errors import UsageError


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run is done. `published` and `publisher` stand in where a file names none; `actors` is a user's own table of them."""

    store: Path = Path("comity-store")
    actors: Path | None = None
    coder: str = "encoder"
    engine: str = "local"
    workers: int = 1
    published: str | None = None
    publisher: str | None = None


def load(path: Path = Path("comity.toml"), environ: Mapping[str, str] | None = None, **arguments: Any) -> Settings:
    """Settings from arguments that are not None, else the environment, else the file, else the defaults."""
    names = {f.name for f in fields(Settings)}
    given = {**_from_file(path, names), **_from_environment(os.environ if environ is None else environ, names)}
    given |= {k: v for k, v in arguments.items() if v is not None}
    return _checked(given)


def _from_file(path: Path, names: set[str]) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        given = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}); allow it or remove it") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} is no TOML file ({error}); mend it or remove it") from error
    if unknown := set(given) - names:
        raise UsageError(f"{path} sets {', '.join(sorted(unknown))}; known settings: {', '.join(sorted(names))}")
    return given


def _from_environment(environ: Mapping[str, str], names: set[str]) -> dict[str, Any]:
    return {name: environ[key] for name in names if environ.get(key := f"COMITY_{name.upper()}")}


def _checked(given: dict[str, Any]) -> Settings:
    for name, value in given.items():
        if name != "workers" and not isinstance(value, str | Path):
            raise UsageError(f"{name} must be text, not {value!r}")
    settings = replace(Settings(), **given)
    if isinstance(settings.workers, float):
        raise UsageError(f"workers must be a whole number, not {settings.workers!r}")
    try:
        workers = int(settings.workers)
    except (TypeError, ValueError) as error:
        raise UsageError(f"workers must be a whole number, not {settings.workers!r}") from error
    if workers < 1:
        raise UsageError(f"workers must be 1 or more, not {workers}")
    return replace(settings, store=Path(settings.store), actors=_file(settings.actors), workers=workers)


def _file(given: Path | str | None) -> Path | None:
    """A file that a setting names; UsageError where it is not there."""
    if given is None or Path(given).is_file():
        return None if given is None else Path(given)
    raise UsageError(f"the actors file {given} is not there; make it, or leave it out for the actors.csv beside the store")
