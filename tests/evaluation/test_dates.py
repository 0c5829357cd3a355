"""Calendar dates in running text against TIMEX2 in line."""

from pathlib import Path

import pytest

from comity.errors import UsageError
from comity.evaluation import dates

ARTICLE = """<DOC>
<DOCID>ours</DOCID>
<DATETIME> <TIMEX2 val="2024-06-10T09:00:00">2024-06-10T09:00:00</TIMEX2> </DATETIME>
<TEXT>
They met on <TIMEX2 val="2024-05-03">3 May 2024</TIMEX2>, and in <TIMEX2 val="2023-11">November 2023</TIMEX2> they had signed.

The pact of <TIMEX2 val="2019">2019</TIMEX2> lasted <TIMEX2 val="P3Y">three years</TIMEX2>; it was kept from \
<TIMEX2 val="2020-02-04">4</TIMEX2> to <TIMEX2 val="2020-02-09">9 February 2020</TIMEX2>. \
Nobody spoke of <TIMEX2 val="BC0490">490 BC</TIMEX2>.
</TEXT>
</DOC>
"""


def written(folder: Path, source: str, name: str = "a.xml") -> Path:
    """A file of that source."""
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(source, "utf-8")
    return path


def test_read(tmp_path: Path) -> None:
    """The text keeps its length, expressions their places, and only calendar values are kept; the stamp is no part of it."""
    article = dates.read(written(tmp_path, ARTICLE), "TIMEX2")
    assert (article.name, article.created) == ("ours", "2024-06-10")
    told = [(article.text[v.start : v.end], v.value) for v in article.gold]
    assert told == [
        ("3 May 2024", "2024-05-03"), ("November 2023", "2023-11"), ("2019", "2019"), ("three years", None),
        ("4", "2020-02-04"), ("9 February 2020", "2020-02-09"), ("490 BC", None),
    ]  # fmt: skip


def test_nested_expressions(tmp_path: Path) -> None:
    """An expression within another keeps its own place."""
    source = '<D><TEXT>in <TIMEX2 val="P2W">two weeks of <TIMEX2 val="2024-05">May 2024</TIMEX2></TIMEX2> it fell</TEXT></D>'
    article = dates.read(written(tmp_path, source), "TIMEX2")
    assert [article.text[v.start : v.end] for v in article.gold] == ["two weeks of May 2024", "May 2024"]


def test_evaluate(tmp_path: Path) -> None:
    """Explicit dates are found with their values; a range has its two ends."""
    result = dates.evaluate(written(tmp_path, ARTICLE))
    assert result.n == 5
    assert result.scores["value_recall"] == 100.0
    assert result.scores["value_f1"] == 100.0
    assert result.by["unit"]["day"]["n"] == 3
    assert list(result.by["document"]) == ["ours"]


def test_a_wrong_value_is_a_right_span(tmp_path: Path) -> None:
    """Spans are scored apart from values."""
    scores = dates.evaluate(written(tmp_path, ARTICLE.replace('val="2024-05-03"', 'val="2024-05-04"'))).scores
    assert scores["value_recall"] == 80.0
    assert scores["span_recall"] == 100.0


def test_what_is_not_asked_counts_as_wrong_but_once(tmp_path: Path) -> None:
    """A day of ours where the gold has a time of day is wrong, and left out of the second figure."""
    began, ended = '<TIMEX2 val="2024-05-03TMO">3 May 2024</TIMEX2>', '<TIMEX2 val="2025">2025</TIMEX2>'
    source = f"<D><TEXT>It began on {began} and ended in {ended}.</TEXT></D>"
    scores = dates.evaluate(written(tmp_path, source)).scores
    assert (scores["value_precision"], scores["value_asked_only_precision"]) == (50.0, 100.0)


def test_a_folder_is_read_by_its_timex2_files(tmp_path: Path) -> None:
    """Copies in another markup and files without expressions are passed over; without TIMEX2, TIMEX3 is read."""
    timex3 = ARTICLE.replace("TIMEX2", "TIMEX3").replace("val=", "value=")
    written(tmp_path, "<DOC><TEXT>no dates</TEXT></DOC>", "b.xml")
    written(tmp_path, timex3, "c.tml")
    assert [a.name for a in dates.load(tmp_path)] == ["ours"]
    written(tmp_path, ARTICLE)
    (article,) = dates.load(tmp_path)
    assert len(article.gold) == 7


def test_an_article_twice_is_told(tmp_path: Path) -> None:
    """Two files of one article would count it twice."""
    written(tmp_path, ARTICLE, "a.xml"), written(tmp_path, ARTICLE, "b.xml")
    with pytest.raises(UsageError, match="hold the same article ours"):
        list(dates.load(tmp_path))


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("<DOC><TEXT>no dates</TEXT></DOC>", "holds no TIMEX2 or TIMEX3"),
        ('<DOC><TIMEX2 val="2024">2024</TIMEX2></DOC>', "has no <TEXT>"),
        ('<TEXT><TIMEX2 val="2024">', "is no XML"),
    ],
)
def test_files_of_another_form(tmp_path: Path, source: str, message: str) -> None:
    """What is missing is told."""
    with pytest.raises(UsageError, match=message):
        dates.evaluate(written(tmp_path, source))
