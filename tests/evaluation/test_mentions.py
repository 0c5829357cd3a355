"""Names in an IOB2 file, exact spans."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from comity.errors import UsageError
from comity.evaluation import mentions
from comity.model import Coding, Document, Mention, Span

FIRST = (
    "# newdoc id = a\n# text = Ann Otiri's plan left.\n"
    "1\tAnn\tB-PER\t-\n2\tOtiri\tI-PER\t-\n3\t's\tO\t-\n4\tplan\tO\t-\n5\tleft\tO\t-\n6\t.\tO\t-\n\n"
)
SECOND = "# newdoc id = b\n1\tIn\tO\n2\tNairobi\tB-LOC\n3\tmet\tO\n4\tTKLX\tB-ORG\n\n"


class Marks:
    """A coder whose mentions are given words."""

    name, version = "marks", "1"

    def __init__(self, *words: str) -> None:
        self.words = words

    def code(self, documents: Iterable[Document]) -> Iterator[Coding]:
        """One Coding a document, with a mention for each word that stands in it."""
        for document in documents:
            text = document.article.text
            spans = [Span(at, at + len(w), w) for w in self.words if (at := text.find(w)) >= 0]
            yield Coding(tuple(Mention(s) for s in spans), ())


def written(folder: Path, source: str) -> Path:
    """A file of that source."""
    path = folder / "a.iob2"
    path.write_text(source, "utf-8")
    return path


def test_load_follows_the_text_and_the_documents(tmp_path: Path) -> None:
    """A document begins at its newdoc line; tokens stand where the text has them, else with blanks between."""
    first, second = mentions.load(written(tmp_path, FIRST + SECOND))
    assert first.document.article.text == "Ann Otiri's plan left."
    assert [(n.start, n.end, n.kind) for n in first.gold] == [(0, 9, "PER")]
    assert second.document.article.text == "In Nairobi met TKLX"
    assert [(n.start, n.end, n.kind) for n in second.gold] == [(3, 10, "LOC"), (15, 19, "ORG")]
    for tagged in (first, second):
        assert all(tagged.document.article.text[s.start : s.end] == s.text for s in tagged.document.sentences)


def test_sentences_of_one_document_follow_each_other(tmp_path: Path) -> None:
    """Offsets go on over the sentences of a document; a text that does not fit its tokens is not taken."""
    source = "# text = wrong\n1\tAnn\tB-PER\n\n1\tBo\tB-PER\n2\tOtiri\tI-PER"
    (only,) = mentions.load(written(tmp_path, source))
    assert only.document.article.text == "Ann Bo Otiri"
    assert [(n.start, n.end) for n in only.gold] == [(0, 3), (4, 12)]


def test_tags_that_are_irregular(tmp_path: Path) -> None:
    """An I- without its B- begins a name, and kinds that are not asked are none."""
    (only,) = mentions.load(written(tmp_path, "1\ta\tI-PER\n2\tb\tI-LOC\n3\tc\tB-LOC\n4\td\tB-OTH\n"))
    assert [(n.start, n.end, n.kind) for n in only.gold] == [(0, 1, "PER"), (2, 3, "LOC"), (4, 5, "LOC")]


def test_long_files_are_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without documents is cut into documents of bounded length."""
    monkeypatch.setattr(mentions, "LONGEST", 2)
    found = list(mentions.load(written(tmp_path, "1\ta\tO\n\n" * 5)))
    assert [len(t.document.sentences) for t in found] == [2, 2, 1]


def test_evaluate(tmp_path: Path) -> None:
    """Names with their kind are right, found or missed; the coder and what is known by name are both asked."""
    result = mentions.evaluate(written(tmp_path, FIRST + SECOND), Marks("Ann Otiri", "plan left"))
    assert result.n == 3
    assert result.scores["name_precision"] == 100.0
    assert result.scores["name_recall"] == 66.7
    assert result.by["PER"] == {"name_precision": 100.0, "name_recall": 100.0, "name_f1": 100.0, "n": 1}
    assert result.by["ORG"]["name_recall"] == 0.0
    assert "2 documents, coder marks 1" in result.notes[0]


def test_a_wrong_kind_is_a_right_span(tmp_path: Path) -> None:
    """Spans are scored apart from kinds."""
    scores = mentions.evaluate(written(tmp_path, "1\tAnn\tB-ORG\n2\tOtiri\tI-ORG\n3\tleft\tO\n"), Marks("Ann Otiri")).scores
    assert (scores["name_f1"], scores["span_f1"]) == (0.0, 100.0)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("", "holds no sentence"),
        ("# only\n", "holds no sentence"),
        ("1\tAnn\tPER\n", "line 1, is no token line"),
        ("a b c\n", "line 1"),
    ],
)
def test_files_of_another_form(tmp_path: Path, source: str, message: str) -> None:
    """The first line that is none is told."""
    with pytest.raises(UsageError, match=message):
        list(mentions.load(written(tmp_path, source)))
