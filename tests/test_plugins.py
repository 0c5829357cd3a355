"""Plug-ins and how one is found."""

import inspect
from pathlib import Path

import pytest

from comity import plugins
from comity.config import Settings
from comity.errors import UnknownName
from comity.model import Article
from comity.plugins import GROUPS


@pytest.mark.parametrize("kind", sorted(GROUPS))
def test_every_installed_plugin_loads(kind: str) -> None:
    """Each name that is listed can be loaded, and is something to call."""
    for name in plugins.names(kind):
        assert callable(plugins.load(kind, name))


@pytest.mark.parametrize("kind", sorted(GROUPS))
def test_an_unknown_name_lists_the_known(kind: str) -> None:
    """The error says which kind, which name, and what is installed."""
    with pytest.raises(UnknownName, match=rf"no {kind} named 'nope'; known: .*{plugins.names(kind)[-1]}"):
        plugins.load(kind, "nope")


@pytest.mark.parametrize(("kind", "protocol"), [("reader", plugins.Reader), ("engine", plugins.Engine)])
def test_built_ins_take_what_the_protocol_says(kind: str, protocol: type) -> None:
    """Readers and engines have the parameters of their protocol, by the same names."""
    wanted = list(inspect.signature(protocol.__call__).parameters)[1:]
    for name in plugins.names(kind):
        assert list(inspect.signature(plugins.load(kind, name)).parameters) == wanted


def test_a_coder_has_name_version_and_code() -> None:
    """A coder class gives what its protocol asks for."""
    for name in plugins.names("coder"):
        coder = plugins.load("coder", name)
        assert coder.name == name
        assert list(inspect.signature(coder.code).parameters) == ["self", "documents"]


def test_a_strangers_plugin_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """A package elsewhere adds a reader with one function and one line of metadata."""
    told = tmp_path / "stranger-1.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: stranger\nVersion: 1\n")
    (told / "entry_points.txt").write_text("[comity.readers]\nodd = stranger_reader:read\n")
    (tmp_path / "stranger_reader.py").write_text(
        "from comity.model import Article\ndef read(path, defaults):\n    yield Article('1', path.read_text())\n"
    )
    (tmp_path / "x.odd").write_text("odd text")
    monkeypatch.syspath_prepend(str(tmp_path))
    plugins._points.cache_clear()
    request.addfinalizer(plugins._points.cache_clear)
    assert "odd" in plugins.names("reader")
    assert list(plugins.load("reader", "odd")(tmp_path / "x.odd", Settings())) == [Article("1", "odd text")]
