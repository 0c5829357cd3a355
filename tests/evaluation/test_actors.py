"""Who a lone mention is."""

import json
from pathlib import Path
from typing import Any

import pytest
from builders import actor

from comity.errors import UsageError
from comity.evaluation import actors
from comity.evaluation.actors import Case


def written(folder: Path, *rows: dict[str, Any]) -> Path:
    """A file of cases."""
    path = folder / "cases.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


@pytest.mark.parametrize(
    ("row", "asked"),
    [
        ({"country": "KEN", "sector": "GOV", "name": "Kenya"}, {"country": "KEN", "sector": "GOV", "name": "Kenya"}),
        ({"country": None, "rest": "MIL"}, {"country": None, "sector": "MIL"}),
        ({"country": "", "sector": None, "name": None}, {"country": None}),
        ({"none": True}, {"nobody": None}),
        ({}, {}),
    ],
)
def test_only_what_a_case_has_is_asked(tmp_path: Path, row: dict[str, Any], asked: dict[str, str | None]) -> None:
    """A country that is null asks for none; a sector or name that is null is left open."""
    ((case, fault),) = actors.load(written(tmp_path, {"mention": "Kenya", "date": "2024-03-01", **row}))
    assert (dict(case.asked), case.date, fault) == (asked, "2024-03-01", None)


@pytest.mark.parametrize(
    ("mention", "asked", "fault"),
    [
        (" ", {"country": "KEN"}, "no mention"),
        ("monks", {"sector": "BUD"}, "BUD is no PLOVER sector"),
        ("Kenya", {"country": "KE"}, "KE is no country code"),
        ("a league", {"country": "UGA", "name": "Kenyan League"}, "the name 'Kenyan League' tells KEN, not UGA"),
        ("a league", {"country": "KEN", "name": "Kenyan League"}, None),
        ("NATO", {"country": "IGO", "sector": "MIL"}, None),
    ],
)
def test_faults(mention: str, asked: dict[str, str | None], fault: str | None) -> None:
    """A case that names nobody, breaks the codebook's lists or contradicts itself is faulty."""
    assert actors.fault(Case(mention, None, tuple(asked.items()))) == fault


@pytest.mark.parametrize(
    ("field", "wanted", "country", "sector", "name", "ok"),
    [
        ("country", "KEN", "KEN", None, None, True),
        ("country", None, "KEN", None, None, False),
        ("country", None, None, "GOV", None, True),
        ("sector", "UNK", None, None, None, True),
        ("sector", "MIL", None, "GOV", None, False),
        ("name", "José Ñandú", None, None, "Jose Nandu", True),
        ("name", "Ann Otiri (politician)", None, None, "Ann Otiri", True),
        ("name", "Ann Otiri", None, None, "Bo Otiri", False),
        ("nobody", None, None, None, "coronavirus", True),
        ("nobody", None, None, "CVL", "coronavirus", False),
    ],
)
def test_right(field: str, wanted: str | None, country: str | None, sector: str | None, name: str | None, ok: bool) -> None:
    """Each field is right by its own rule; names are compared without accents, case and brackets."""
    assert actors.right(field, wanted, actor(country, sector, name or "x", id="name:x")) is ok


def test_another_name_of_the_same_party_is_right() -> None:
    """What the tables know by several names is one."""
    assert actors.right("name", "NATO", actors.resolve_mention("North Atlantic Treaty Organization"))


def test_evaluate(tmp_path: Path) -> None:
    """Accuracy is over the cases that ask a field; faulty ones are left out and listed."""
    path = written(
        tmp_path,
        {"mention": "Kenyan soldiers", "country": "KEN", "sector": "MIL"},
        {"mention": "Kenya", "country": "UGA"},
        {"mention": "Ugandan soldiers", "country": "UGA", "sector": "HLH"},
        {"mention": "Uganda"},
    )
    result = actors.evaluate(path)
    assert result.n == 2
    assert result.scores == {"country": 50.0, "sector": 100.0, "all_fields": 50.0}
    assert result.by["wrong"] == ["'Kenya' (undated): country UGA expected, got KEN GOV 'Kenya'"]
    assert result.notes == ("left out: 'Ugandan soldiers': HLH is no PLOVER sector",)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([{"who": "Kenya"}], "line 1: JSON Lines with"),
        ([{"mention": "Kenya", "country": 3}], "texts or null; it has country, mention"),
        ([{"mention": "Kenya"}], "no case that asks anything"),
        ([], "no case that asks anything"),
    ],
)
def test_files_of_another_form(tmp_path: Path, rows: list[dict[str, Any]], message: str) -> None:
    """The first line that is no case is told."""
    with pytest.raises(UsageError, match=message):
        actors.evaluate(written(tmp_path, *rows))
