"""Patterns that stand as data in a TOML file beside this module: lists by name, with named parts to be filled in."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def pattern(table: str, kind: str, around: str = "%s", flags: re.RegexFlag = re.I | re.M) -> re.Pattern[str]:
    """All patterns of a kind as one, put in the place of %s in `around`."""
    data = _table(table)
    joined = "|".join(f"(?:{one})" for one in data[kind])
    # A part may hold those that stand above it.
    for name, part in reversed(data.get("parts", {}).items()):
        joined = joined.replace(f"{{{name}}}", part)
    return re.compile(around.replace("%s", f"(?:{joined})"), flags)


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("comity.text").joinpath(f"{name}.toml").read_text("utf-8"))
