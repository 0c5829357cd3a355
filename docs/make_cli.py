"""Writes docs/cli.md from what the commands say of themselves: `python docs/make_cli.py`. A test tells when it is stale."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from comity import errors
from comity.cli import coding, reading, relating, upkeep  # noqa: F401  (each registers its commands)
from comity.cli.app import app
from comity.errors import ComityError, UsageError

PAGE = Path(__file__).with_name("cli.md")

HEAD = """# The command line

<!-- Written by docs/make_cli.py from `comity --help`; change the commands, then run it again. -->

`comity COMMAND --help` tells what stands here. Output goes to standard output, everything about the run (progress, tally, what
was dropped, errors) to standard error.

A setting that no option gives is taken from the environment (`COMITY_STORE`, `COMITY_ACTORS`, `COMITY_CODER`,
`COMITY_ENGINE`, `COMITY_WORKERS`, `COMITY_PUBLISHED`, `COMITY_PUBLISHER`), else from `comity.toml` in the working folder
(`store`, `actors`, `coder`, `engine`, `workers`, `published`, `publisher`), else it is the default.

Your own actors stand in `actors.csv` beside the store, or where `--actors` says: `name,aliases,country,sector,kind,from,to`,
of which `name` and `country` (ISO-3, or UNO EUR IGO NGO ISM IMG MNC) are asked for; aliases are divided by `|`, `kind` is
organisation, agency, group, company, party or person. They add to the tables and stand before them; a row that cannot be used
is told with its line.

A file given with `-o` appears whole or not at all. In CSV, a cell that a spreadsheet would take for a formula begins with `'`.
"""

EXITS = """## Exit codes and errors

`0` done · `1` the run failed · `2` the call was wrong · `130` interrupted. An error is one message on standard error: what
failed, why, and what to do. A record that cannot be read or coded is counted with its stage and reason, and the run goes on.

| class | exit | is |
|---|---|---|
"""


def page() -> str:
    """The whole reference."""
    return "\n".join([HEAD, *_commands(), EXITS + "\n".join(_errors()) + "\n"])


def _commands() -> Iterator[str]:
    """Each command's section, its example in a block of its own."""
    sys.argv[:1] = ["comity"]  # the usage lines begin with how the program was called
    for section in app.generate_docs().split("\n## ")[1:]:
        if section.startswith("comity "):
            text = re.sub(r"```console\n(.+)\n```", r"`\1`", f"## {section.strip()}\n", count=1)
            yield re.sub(r"Example: `(.+)`", r"```console\n$ \1\n```", text)


def _errors(root: type[ComityError] = ComityError) -> Iterator[str]:
    if root.__module__ == errors.__name__:
        yield f"| `{root.__name__}` | {2 if issubclass(root, UsageError) else 1} | {(root.__doc__ or '').strip()} |"
    for child in root.__subclasses__():
        yield from _errors(child)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
