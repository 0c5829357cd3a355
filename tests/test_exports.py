"""What others build on: a change here is a change for them, and belongs into the changelog."""

import subprocess
import sys

import pytest

import comity
from comity import api, plugins, serial
from comity.cli import coding, reading, relating, upkeep  # noqa: F401  (each registers its commands)
from comity.cli.app import app
from comity.store.schema import PUBLIC

NAMES = ["Archive", "Event", "Tally", "__version__", "code", "code_paths", "office_holder", "offices_of", "open", "to_table"]
METHODS = ["add", "at", "brief", "close", "events", "records", "relation", "report", "sql", "tally"]
COMMANDS = {
    "add": ["PATHS", "--store", "--published", "--publisher", "--workers", "--actors", "--coder"],
    "brief": ["A", "B", "--since", "--note", "--output", "-o", "--store"],
    "code": ["PATHS", "--format", "--with-text", "--published", "--publisher", "--workers", "--actors", "--coder"],
    "doctor": ["--store"],
    "evaluate": ["MEASURE", "FILES", "--predictions", "--json", "--workers", "--coder"],
    "events": [
        "--actor", "--recipient", "--type", "--dimension", "--since", "--until", "--text", "--limit", "--format", "--output",
        "-o", "--store",
    ],
    "relation": ["A", "B", "--since", "--json", "--store"],
    "report": ["A", "B", "--since", "--note", "--output", "-o", "--store"],
    "sql": ["QUERY", "--format", "--output", "-o", "--store"],
    "tally": ["--store"],
}  # fmt: skip
PLUGINS = {
    "reader": ["csv", "html", "json", "jsonl", "parquet", "text"],
    "coder": ["encoder", "fake"],
    "engine": ["local"],
}
ROW = [
    "id", "date", "type", "mode", "dimension", "status", "score", "actor", "actor_country", "actor_sector", "recipient",
    "recipient_country", "quote", "anchor", "place", "p", "asserted_by", "publisher", "title", "url", "path",
]  # fmt: skip
COLUMNS = {
    "articles": [
        "id", "path", "url", "title", "published", "publisher", "author", "genre", "language", "text", "coder", "coder_version",
    ],
    "events": [
        "id", "article_id", "position", "type", "quad", "score", "dimension", "status", "mode", "modes", "contexts", "p_event",
        "date", "date_from", "date_to", "date_precision", "actor", "actor_country", "actor_sector", "recipient",
        "recipient_country", "place_name", "place_country", "place_adm1", "lat", "lon", "quote", "sentence_start", "sentence_end",
        "anchor", "anchor_start", "anchor_end", "asserted_by", "asserted_by_country", "coder", "coder_version", "record",
    ],
    "parties": [
        "event_id", "role", "position", "text", "start", "end", "name", "actor_id", "country", "sector", "ownership", "p",
        "reason",
    ],
    "magnitudes": ["event_id", "position", "kind", "min", "max", "text", "start", "end"],
    "drops": ["id", "shard", "stage", "reason", "where", "detail"],
}  # fmt: skip


def test_public_names() -> None:
    """`comity` gives these names, each of them there, and says so to whoever lists it."""
    assert sorted(comity.__all__) == NAMES == dir(comity)
    assert all(getattr(comity, name) is not None for name in NAMES)
    assert comity.open is api.open
    with pytest.raises(AttributeError, match="no attribute 'nope'"):
        _ = comity.nope  # type: ignore[attr-defined]


def test_the_types_of_the_public_names_are_told() -> None:
    """The stub beside the package names all that the package gives, and no more."""
    from importlib.resources import files

    stub = (files("comity") / "__init__.pyi").read_text("utf-8")
    told = {line.rsplit(" as ", 1)[1] for line in stub.splitlines() if " as " in line}
    assert sorted(told | {"__version__"}) == NAMES


def test_archive() -> None:
    """What can be done with a store."""
    assert sorted(name for name in vars(api.Archive) if not name.startswith("_")) == METHODS


def test_commands_and_options() -> None:
    """The commands, and the options of each."""
    found = {name: [] for name in app if not name.startswith("-")}
    for name, listed in found.items():
        for argument in app[name].assemble_argument_collection():
            names = [n for n in argument.names if not n.startswith(("--no-", "--empty-"))]
            listed += names if argument.parse and names[0].startswith("-") else [argument.name.upper()]
    assert found == COMMANDS


@pytest.mark.parametrize("kind", sorted(PLUGINS))
def test_built_in_plugins(kind: str) -> None:
    """The plug-ins that come with the package."""
    assert set(PLUGINS[kind]) <= set(plugins.names(kind))


def test_columns() -> None:
    """The columns of printed rows and of the tables that people's own SELECTs see."""
    assert list(serial.ROW) == ROW
    assert {t.name: [c.name for c in t.c if c.name != "number"] for t in PUBLIC} == COLUMNS


@pytest.mark.parametrize("call", ["import comity", "from comity.cli import main; main(['--help'])"])
def test_help_waits_for_nothing_heavy(call: str) -> None:
    """Neither `import comity` nor help loads a database, Arrow, the model or the gazetteer, which take seconds."""
    heavy = (
        "sqlalchemy",
        "duckdb",
        "pyarrow",
        "numpy",
        "onnxruntime",
        "tokenizers",
        "trafilatura",
        "comity.gazetteer",
        "comity.api",
    )
    code = f"{call}; import sys; sys.exit(' '.join(m for m in {heavy} if m in sys.modules) or 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
