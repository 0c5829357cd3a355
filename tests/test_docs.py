"""The documents say what the program does."""

import importlib.util
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from comity import errors
from comity.cli import coding, reading, relating, upkeep  # noqa: F401  (each registers its commands)
from comity.cli.app import app
from comity.errors import ComityError

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMANDS = sorted(name for name in app if not name.startswith("-"))


def console(arguments: str) -> list[str]:
    """The words of a call, up to where the shell takes over."""
    lexer = shlex.shlex(arguments, posix=True, punctuation_chars="|;<>&")
    lexer.whitespace_split = True
    words: list[str] = []
    for word in lexer:
        if set(word) <= set("|;<>&"):
            break
        words.append(word)
    return words


def examples() -> Iterator[tuple[str, str]]:
    """Every call of comity within a fence of README, CONTRIBUTING and docs/, with its page."""
    for page in PAGES:
        for fence in re.findall(r"^```[^\n]*\n(.*?)^```", page.read_text("utf-8"), re.DOTALL | re.MULTILINE):
            for line in fence.replace("\\\n", " ").splitlines():
                if found := re.match(r"(?:\$ )?comity( .*|)$", line):
                    yield page.name, found[1]


def section(command: str) -> str:
    """What docs/cli.md says of a command."""
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    return text.split(f"\n## comity {command}\n", 1)[1].split("\n## ", 1)[0]


def test_the_reference_is_up_to_date() -> None:
    """docs/cli.md is what docs/make_cli.py makes of the commands as they are."""
    spec = importlib.util.spec_from_file_location("make_cli", ROOT / "docs" / "make_cli.py")
    assert spec is not None
    assert spec.loader is not None
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    assert maker.PAGE.read_text("utf-8") == maker.page(), "run: python docs/make_cli.py"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_documented(command: str) -> None:
    """A command has its section; each of its options stands in it and says what it does."""
    told = section(command)
    for argument in app[command].assemble_argument_collection():
        names = [name for name in argument.names if not name.startswith(("--no-", "--empty-"))]
        assert argument.parameter.help, f"{command} {names} says nothing of itself"
        assert all(name in told for name in names)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_gives_an_example_that_parses(command: str) -> None:
    """Help ends with a call that works, and the reference shows it."""
    (call,) = re.findall(r"Example: `comity( .+)`", app[command].help)
    assert console(call)[0] == command
    app.parse_args(console(call), exit_on_error=False, print_error=False)
    assert f"$ comity{call}\n" in section(command)


@pytest.mark.parametrize("kind", [c for c in vars(errors).values() if isinstance(c, type) and issubclass(c, ComityError)])
def test_every_error_is_documented(kind: type[ComityError]) -> None:
    """Each class of error stands in docs/cli.md with what it means."""
    assert f"| `{kind.__name__}` | " in (ROOT / "docs" / "cli.md").read_text("utf-8")
    assert kind.__doc__


@pytest.mark.parametrize(("page", "call"), sorted(set(examples())))
def test_every_example_parses(page: str, call: str) -> None:
    """A call that a document shows is one that the program takes."""
    app.parse_args(console(call), exit_on_error=False, print_error=False)


def test_every_setting_is_documented() -> None:
    """Each setting stands in docs/cli.md by its name in the environment and in the file."""
    from comity.config import Settings

    told = (ROOT / "docs" / "cli.md").read_text("utf-8")
    for name in Settings.__dataclass_fields__:
        assert f"`COMITY_{name.upper()}`" in told
        assert f"`{name}`" in told
