"""Settings."""

from pathlib import Path

import pytest

from comity import config
from comity.config import Settings
from comity.errors import UsageError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A settings file that names a coder and four workers."""
    path = tmp_path / "comity.toml"
    path.write_text('coder = "file"\nworkers = 4\npublisher = "Dawn"\n')
    return path


def test_defaults(tmp_path: Path) -> None:
    """With nothing given anywhere, the defaults hold."""
    assert config.load(tmp_path / "none.toml", {}) == Settings()


def test_argument_over_environment_over_file_over_default(file: Path) -> None:
    """Each source gives way to the one before it, setting by setting."""
    environ = {"COMITY_CODER": "environment", "COMITY_PUBLISHER": "Xinhua", "COMITY_STORE": "", "HOME": "x"}
    made = config.load(file, environ, publisher="Argument", published=None)
    assert made == Settings(coder="environment", workers=4, publisher="Argument")


def test_environment_is_text(tmp_path: Path) -> None:
    """What comes as text from the environment has the type of its setting."""
    made = config.load(tmp_path / "none.toml", {"COMITY_WORKERS": "3", "COMITY_STORE": "there"})
    assert (made.workers, made.store) == (3, Path("there"))


def test_the_process_environment_and_the_working_folder_are_read_when_asked(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is comity.toml of the working folder, the environment that of the process, both at the call."""
    monkeypatch.chdir(file.parent)
    monkeypatch.setenv("COMITY_WORKERS", "2")
    made = config.load()
    assert (made.coder, made.workers) == ("file", 2)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"workers: 2", r"comity\.toml is no TOML file .*; mend it or remove it"),
        (b"\xff\xfe", r"is no TOML file"),
        (b"wrokers = 2\n", r"sets wrokers; known settings: actors, coder, engine, published, publisher, store, workers"),
        (b'workers = "many"', r"workers must be a whole number, not 'many'"),
        (b"workers = 0", r"workers must be 1 or more, not 0"),
    ],
)
def test_a_wrong_file_is_a_usage_error(file: Path, text: bytes, message: str) -> None:
    """A file that cannot be read, or that sets what does not exist, says so with what is known."""
    file.write_bytes(text)
    with pytest.raises(UsageError, match=message):
        config.load(file, {})


def test_a_wrong_argument_is_a_usage_error(tmp_path: Path) -> None:
    """Arguments are checked like everything else."""
    with pytest.raises(UsageError, match="workers must be 1 or more, not -1"):
        config.load(tmp_path / "none.toml", {}, workers=-1)
