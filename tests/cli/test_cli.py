"""The commands as a user calls them: what they print, write and leave behind, and their exit codes."""

import json
from pathlib import Path

import pytest

from comity.cli import main
from comity.gazetteer import own

NEWS = [
    {"text": "Kenya condemned Chad on Monday, as officials said in the capital.", "published": "2024-05-07", "source": "A"},
    {"text": "The weather was fine and the streets were full of people in the evening.", "published": "2024-05-08"},
    {"text": "", "published": "2024-05-08"},
]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with three records, where nothing is stored yet; the fake coder codes."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COMITY_CODER", "fake")
    monkeypatch.delenv("COMITY_STORE", raising=False)
    (tmp_path / "news.jsonl").write_text("".join(json.dumps(row) + "\n" for row in NEWS), "utf-8")
    return tmp_path


@pytest.fixture
def stored(home: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The same with the records stored."""
    assert main(["add", "news.jsonl"]) == 0
    capsys.readouterr()
    return home


def test_code_prints_events_and_tells_the_tally(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Events go to standard output, the tally with the reasons of drops to standard error, and nothing is stored."""
    assert main(["code", "news.jsonl", "--format", "jsonl"]) == 0
    out, err = capsys.readouterr()
    (event,) = map(json.loads, out.splitlines())
    assert (event["type"], event["actors"][0]["country"], event["recipients"][0]["country"]) == ("ACCUSE", "KEN", "TCD")
    assert "read 3 = coded 1 + without events 1 + dropped 1 (empty 1); 1 event" in err
    assert sorted(path.name for path in home.iterdir()) == ["news.jsonl"]


def test_own_actors_count_and_bad_rows_are_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file beside the store is used at once, and what is wrong in it is told with its line."""
    (home / "news.jsonl").write_text(json.dumps({"text": "Zamunda condemned Chad on Monday, officials said."}) + "\n", "utf-8")
    (home / "actors.csv").write_text("name,country,sector\nZamunda,KEN,GOV\nWakanda,XYZ,\n", "utf-8")
    assert main(["code", "news.jsonl", "--format", "jsonl"]) == 0
    out, err = capsys.readouterr()
    (event,) = map(json.loads, out.splitlines())
    assert [(a["id"], a["country"]) for a in event["actors"]] == [("own:zamunda", "KEN")]
    assert event["coder"]["version"].partition("+actors.")[2]
    assert "actors.csv, line 3: the country 'XYZ' is unknown" in err
    own.use(None)


def test_adding_twice_changes_nothing(stored: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second time gives the same tally and leaves the same events."""
    for _ in range(2):
        assert main(["add", "news.jsonl"]) == 0
        assert "read 3 = coded 1 + without events 1 + dropped 1" in capsys.readouterr().err
        assert main(["sql", "select count(*) n from events", "--format", "jsonl"]) == 0
        assert json.loads(capsys.readouterr().out) == {"n": 1}


def test_questions_to_the_store(stored: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Events by party, the tally, the relation as text and as JSON."""
    assert main(["events", "--actor", "KEN", "--recipient", "TCD", "--format", "jsonl"]) == 0
    assert "condemned" in capsys.readouterr().out
    assert main(["events", "--actor", "TCD"]) == 0
    assert "no events" in capsys.readouterr().out
    assert main(["tally"]) == 0
    assert "read 3" in capsys.readouterr().out
    assert main(["relation", "KEN", "TCD"]) == 0
    assert "too little" in capsys.readouterr().out
    assert main(["relation", "KEN", "TCD", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["a"] == "KEN"


@pytest.mark.parametrize("command", ["report", "brief"])
def test_pages_are_written_whole(command: str, stored: Path) -> None:
    """A page has the names of both sides whatever the case of the codes, and no draft is left beside it."""
    assert main([command, "ken", "tcd", "-o", "page.html"]) == 0
    page = (stored / "page.html").read_text("utf-8")
    assert "Kenya and Chad" in page
    assert page.rstrip().endswith("</html>")
    assert not list(stored.glob("*.part"))


def test_a_window_with_nothing_in_it(stored: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A relation since a day after everything says that nothing is dated, on the terminal and on the page."""
    assert main(["relation", "KEN", "TCD", "--since", "2030-01-01"]) == 0
    assert "None" not in capsys.readouterr().out
    assert main(["report", "KEN", "TCD", "--since", "2030-01-01", "-o", "page.html"]) == 0
    assert "None<" not in (stored / "page.html").read_text("utf-8")


@pytest.mark.parametrize(
    "call",
    [
        ["code", "nosuch.txt"],
        ["code", "nosuch.txt", "--format", "csv"],
        ["add", "nosuch.txt"],
        ["add", "news.jsonl", "--published", "soon"],
        ["add", "news.jsonl", "--coder", "nosuch"],
        ["add", "news.jsonl", "--workers", "0"],
        ["code"],
        ["nosuch"],
    ],
)
def test_a_wrong_call_leaves_nothing_behind(call: list[str], home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, one message, nothing printed or made."""
    assert main(call) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("comity: ")
    assert "Traceback" not in err
    assert sorted(path.name for path in home.iterdir()) == ["news.jsonl"]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (["events", "--type", "FOO"], "no event type 'FOO'; there are: AGREE"),
        (["events", "--format", "parquet"], "name a file with -o"),
        (["relation", "KEN", "KEN"], "between two"),
        (["relation", "KEN", "XXX"], "no country code 'XXX'"),
        (["sql", "delete from events"], ""),
        (["sql", "select date '20000-01-01'"], "cast it to text"),
        (["report", "KEN", "TCD", "-o", "."], "it is a folder"),
    ],
)
def test_questions_that_cannot_be_answered(
    call: list[str], message: str, stored: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2 with the cause and what there is."""
    assert main(call) == 2
    assert message in capsys.readouterr().err


def test_a_store_that_is_missing_or_damaged(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1 with the remedy, also from the doctor, who otherwise is content."""
    assert main(["tally"]) == 1
    assert "make one with `comity add`" in capsys.readouterr().err
    assert main(["add", "news.jsonl"]) == 0
    assert main(["doctor"]) == 0
    (home / "comity-store" / "comity.sqlite").write_bytes(b"no database" * 500)
    assert main(["tally"]) == 1
    assert "put a copy back" in capsys.readouterr().err
    assert main(["doctor"]) == 1
    assert "FAULT" in capsys.readouterr().out
