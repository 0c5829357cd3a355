"""The exception tree and the exit codes of its classes."""

import re
from collections.abc import Iterator

import pytest

from comity import cli, config, errors
from comity.errors import ComityError, UnknownName

EXITS = {"ComityError": 1, "UsageError": 2, "UnknownName": 2, "RecordError": 1, "RunError": 1, "StoreError": 1, "WeightsError": 1}


def tree(root: type[ComityError] = ComityError, depth: int = 0) -> Iterator[tuple[int, type[ComityError]]]:
    """Every class of our own with its depth, as it is drawn."""
    yield depth, root
    for child in root.__subclasses__():
        if child.__module__ == "comity.errors":
            yield from tree(child, depth + 1)


def made(kind: type[ComityError]) -> ComityError:
    return UnknownName("coder", "nope", ["fake"]) if kind is UnknownName else kind("it broke; mend it")


@pytest.mark.parametrize("kind", [kind for _, kind in tree()], ids=lambda kind: kind.__name__)
def test_exit_code(kind: type[ComityError], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Each class ends the command line with its code and its message, and nothing else is printed."""

    def fail(**_: object) -> None:
        raise made(kind)

    monkeypatch.setattr(config, "load", fail)
    assert cli.main(["tally"]) == EXITS[kind.__name__]
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", f"comity: {made(kind)}\n")


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt(), 130), (MemoryError(), None)])
def test_what_is_not_ours(error: BaseException, code: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """An interrupt has its own code, and a fault of the program is not hidden."""

    def fail(**_: object) -> None:
        raise error

    monkeypatch.setattr(config, "load", fail)
    if code is None:
        with pytest.raises(type(error)):
            cli.main(["tally"])
    else:
        assert cli.main(["tally"]) == code


def test_the_drawn_tree_is_the_real_one() -> None:
    """The docstring draws every class at its place, and no other."""
    drawn = re.findall(r"^((?:[│├└─ ]{4})*)([A-Z]\w+Error|UnknownName)\b", errors.__doc__ or "", re.MULTILINE)
    assert [(len(indent) // 4, name) for indent, name in drawn] == [(depth, kind.__name__) for depth, kind in tree()]


def test_unknown_name_says_what_there_is() -> None:
    """The message holds the kind, the name and all known names in order."""
    assert str(UnknownName("coder", "nope", {"b", "a"})) == "no coder named 'nope'; known: a, b"
