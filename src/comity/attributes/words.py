"""Word lists and date rules that stand as data beside this module; each entry is a regular expression."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def any_of(*names: str) -> str:
    """All entries of some lists of `words.toml` as one group, in their order."""
    return f"(?:{'|'.join(entry for name in names for entry in table('words')[name])})"


def pattern(names: str, around: str = r"\b%s\b", flags: re.RegexFlag = re.I) -> re.Pattern[str]:
    """The entries of lists (names with blanks between) as a compiled pattern, put in the place of %s in `around`."""
    return re.compile(around.replace("%s", any_of(*names.split())), flags)


@cache
def table(name: str) -> dict[str, Any]:
    """A TOML file of this folder."""
    return tomllib.loads((files("comity.attributes") / f"{name}.toml").read_text("utf-8"))
