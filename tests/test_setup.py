"""A coder made ready: its own actors stay in use while others come and go."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from comity import setup
from comity.config import Settings
from comity.errors import ComityError
from comity.gazetteer import own
from comity.model import Article

NEWS = [Article(str(n), f"Zamunda condemned Chad on Monday, officials number {n} said.", language="en") for n in range(3)]


@pytest.fixture
def mine(tmp_path: Path) -> Iterator[Settings]:
    """Settings with one own actor beside the store; forgotten afterwards."""
    (tmp_path / own.FILE).write_text("name,country,sector\nZamunda,KEN,GOV\n", "utf-8")
    yield Settings(store=tmp_path / "store", coder="fake")
    own.use(None)


def test_a_run_keeps_its_actors_whatever_is_coded_between(mine: Settings) -> None:
    """Every record of one run is coded alike, and the coder's version names the actors."""
    found = []
    for outcome in setup.coded(NEWS, setup.of(mine)):
        found.append([(a.country, e.coder.version) for e in outcome.events for a in e.actors])
        own.use(None)
    version = setup.info(setup.of(mine)).version
    assert "+actors." in version
    assert found == [[("KEN", version)]] * len(NEWS)


def test_without_own_actors_the_version_is_the_coder_s(tmp_path: Path) -> None:
    """No file beside the store, no mark."""
    chosen = setup.of(Settings(store=tmp_path / "store", coder="fake"))
    assert "+" not in setup.info(chosen).version


def test_an_unknown_coder_is_told_before_the_first_record() -> None:
    """Not when somebody comes to read the outcomes."""
    with pytest.raises(ComityError):
        setup.coded(NEWS, setup.Setup("nobody", None))
