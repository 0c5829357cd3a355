"""Comity reads news and keeps an account, with evidence, of how states and organisations treat each other."""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

__all__ = ["Archive", "Event", "Tally", "__version__", "code", "code_paths", "office_holder", "offices_of", "open", "to_table"]

_HOMES = (
    dict.fromkeys(("Archive", "code", "code_paths", "open", "to_table"), "comity.api")
    | dict.fromkeys(("Event", "Tally"), "comity.model")
    | dict.fromkeys(("office_holder", "offices_of"), "comity.gazetteer.offices")
)


def __getattr__(name: str) -> Any:
    """A public name, imported when first asked for: `comity --help` must not wait for a database (types: `__init__.pyi`)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'comity' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
