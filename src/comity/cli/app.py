"""The application that every command group adds to, and what they share.

Whatever takes long to import (the store, Arrow, the model) is imported within the commands, so that help comes at once.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, BinaryIO, Literal

from cyclopts import App, Parameter
from rich.console import Console

from comity import __version__, config
from comity.config import Settings
from comity.errors import UsageError

app = App(
    name="comity",
    version=__version__,
    help="Reads news and keeps an account, with evidence, of how states and organisations treat each other.",
    help_format="markdown",
    default_parameter=Parameter(negative=()),
    suppress_keyboard_interrupt=False,
)

Store = Annotated[Path | None, Parameter(name="--store", help="Folder of the store; else COMITY_STORE, else ./comity-store.")]
Paths = Annotated[list[str], Parameter(help="Files, folders, globs, or - for standard input.", allow_leading_hyphen=True)]
Published = Annotated[str | None, Parameter(help="Publication day (YYYY-MM-DD) of articles whose file names none.")]
Publisher = Annotated[str | None, Parameter(help="Publisher of articles whose file names none.")]
Actors = Annotated[
    Path | None, Parameter(name="--actors", help="CSV of your own actors; else COMITY_ACTORS, else actors.csv beside the store.")
]
Workers = Annotated[int | None, Parameter(help="Processes that code; one a core is best.")]
CoderName = Annotated[str | None, Parameter(name="--coder", help="Coder plug-in; `comity doctor` lists them.")]
TableFormat = Annotated[
    Literal["table", "jsonl", "csv", "parquet"], Parameter(help="How the answer is written; parquet needs a file.")
]

__all__ = [
    "Actors",
    "CoderName",
    "Paths",
    "Published",
    "Publisher",
    "Store",
    "TableFormat",
    "Workers",
    "app",
    "console",
    "settings",
    "written",
]


def settings(**arguments: Any) -> Settings:
    """Settings from a command's options."""
    return config.load(**arguments)


def console(stderr: bool = False) -> Console:
    """Where tables go; as wide as the terminal, 120 columns where there is none."""
    made = Console(stderr=stderr, highlight=False)
    return made if made.is_terminal else Console(stderr=stderr, highlight=False, width=120)


@contextmanager
def written(output: Path | None) -> Iterator[BinaryIO]:
    """Where bytes go: to a file, which appears whole or not at all, or to standard output."""
    if output is None:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    if os.path.isdir(output):
        raise UsageError(f"cannot write {output} (it is a folder); name a file with -o")
    draft = output.with_name(f"{output.name}.{os.getpid()}.part")
    try:
        with draft.open("wb") as out:
            yield out
        draft.replace(output)
    except OSError as error:
        raise UsageError(f"cannot write {output} ({error.strerror or error}); choose another place with -o") from error
    finally:
        if os.path.exists(draft):
            draft.unlink()
