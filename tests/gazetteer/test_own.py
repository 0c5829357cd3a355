"""A user's own actors: used, refused with their line, or a file that is none."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import comity
from comity.actors.resolve import resolve_mention
from comity.errors import UsageError
from comity.gazetteer import names, own

Write = Callable[..., Path]


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """No test leaves its actors to the next."""
    yield
    own.use(None)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes an actors file of these lines under the usual head."""

    def made(*lines: str, head: str = ",".join(own.COLUMNS)) -> Path:
        path = tmp_path / own.FILE
        path.write_text("\n".join((head, *lines)) + "\n", "utf-8")
        return path

    return made


def test_an_own_actor_is_known_by_all_its_names(write: Write) -> None:
    """Name and aliases lead to country, sector and one id; without the file nobody knows them."""
    path = write("Zamunda Rangers,the Rangers of Zamunda|ZRG,KEN,MIL,agency,2019,")
    assert own.use(path).refused == ()
    for name in ("Zamunda Rangers", "the Rangers of Zamunda", "ZRG"):
        who = resolve_mention(name)
        assert (who.name, who.id, who.country, who.sector) == ("Zamunda Rangers", "own:zamunda-rangers", "KEN", "MIL")
    own.use(None)
    assert resolve_mention("ZRG").id != "own:zamunda-rangers"


def test_an_own_actor_stands_before_the_tables(write: Write) -> None:
    """A name that the tables have otherwise is the user's."""
    own.use(write("Huawei,,KEN,SOC,organisation,,"))
    assert (resolve_mention("Huawei").country, resolve_mention("Huawei").sector) == ("KEN", "SOC")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Zamunda Rangers,,XYZ,MIL,agency,,", "the country 'XYZ' is unknown"),
        ("Zamunda Rangers,,,MIL,agency,,", "the country '' is unknown"),
        ("Zamunda Rangers,,KEN,ARMY,agency,,", "the sector 'ARMY' is unknown"),
        ("Zamunda Rangers,,KEN,MIL,club,,", "the kind 'club' is unknown"),
        ("Zamunda Rangers,,KEN,MIL,agency,2019-13,", "'2019-13' is no date"),
        ("Zamunda Rangers,,KEN,MIL,agency,2019,2018", "ends before it begins"),
        (",,KEN,MIL,agency,,", "no name"),
        ("X,,KEN,MIL,agency,,", "too short"),
        ("zamunda guards,,KEN,MIL,agency,,", "stands already in line 2"),
        ("Zamunda, Rangers,of,KEN,MIL,agency,,,", "more cells"),
    ],
)
def test_a_row_of_each_wrong_kind_is_refused_with_its_line(write: Write, row: str, reason: str) -> None:
    """The rest of the file is used."""
    found = own.use(write("Zamunda Guards,,KEN,MIL,agency,,", row, "Zamunda Bank,,KEN,BUS,company,,"))
    (line,) = found.refused
    assert line.startswith("actors.csv, line 3: ")
    assert reason in line
    assert {e.name for _, e in found.entries} == {"Zamunda Guards", "Zamunda Bank"}


def test_a_file_that_is_none(write: Write, tmp_path: Path) -> None:
    """No columns, no text, no CSV: said with what is wanted."""
    with pytest.raises(UsageError, match="lacks the columns country, name"):
        own.use(write("x,y", head="a,b"))
    for data, told in ((b"name,country\n\xff\xfe,KEN\n", "UTF-8"), (b'name,country\n"open,KEN\n', "CSV")):
        bad = tmp_path / "bad.csv"
        bad.write_bytes(data)
        with pytest.raises(UsageError, match=told):
            own.use(bad)
    with pytest.raises(UsageError, match="is not there"):
        comity.open(tmp_path / "store", actors=tmp_path / "none.csv")


def test_a_changed_file_is_read_again(write: Write) -> None:
    """The digest names the content, and with it the version of the codes."""
    first = own.use(write("Zamunda Guards,,KEN,MIL,agency,,")).digest
    path = write("Zamunda Guards,,TCD,MIL,agency,,")
    import os

    os.utime(path, ns=(1, 1))
    assert own.use(path).digest != first
    assert names.own_digest() == own.use(path).digest
    assert resolve_mention("Zamunda Guards").country == "TCD"


def test_the_file_beside_a_store_is_found(write: Write, tmp_path: Path) -> None:
    """`actors.csv` in the folder that holds the store."""
    assert own.beside(tmp_path / "store") is None
    path = write("Zamunda Guards,,KEN,MIL,agency,,")
    assert own.beside(tmp_path / "store") == path
