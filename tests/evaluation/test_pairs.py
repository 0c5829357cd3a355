"""The relation of a marked pair."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from comity.errors import UsageError
from comity.evaluation import pairs
from comity.evaluation.pairs import PairRow
from comity.ontology import scheme

HEADER = "id\tsentence\tsource\ttarget\tquad\troot\n"
ROWS = (
    "1\tKenya accused Uganda of smuggling.\tKenya\tUganda\t3\tACCUSE\n"
    "2\tKenya imposed sanctions on Uganda.\tKenya\tUganda\t\tCOERCE\n"
    "3\tKenya freed two Ugandans.\tKenya\tUgandans\t2\tYIELD\n"
)


class Told:
    """A coder that answers from a list."""

    def __init__(self, *answers: dict[str, float]) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, tuple[int, int], tuple[int, int]]] = []

    def classify_pairs(self, rows: Sequence[tuple[str, tuple[int, int], tuple[int, int]]]) -> list[dict[str, float]]:
        """The answers, and what was asked is kept."""
        self.asked = list(rows)
        return self.answers


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of three pairs."""
    (tmp_path / "pairs.tsv").write_text(HEADER + ROWS, "utf-8")
    return tmp_path / "pairs.tsv"


def row(sentence: str, source: str, target: str) -> PairRow:
    """A pair to be found in its sentence."""
    return PairRow("1", sentence, source, target, "AID", None)


@pytest.mark.parametrize(
    ("sentence", "source", "target", "expected"),
    [
        ("Kenya aids Uganda", "Kenya", "Uganda", ((0, 5), (11, 17))),
        ("Kenya and Kenya Airways aid Uganda", "Kenya Airways", "Kenya", ((10, 23), (0, 5))),
        ("Mali hit Mali", "Mali", "Mali", ((0, 4), (9, 13))),
        ("Kenya aids Uganda", "Chad", "Uganda", ((0, 0), (11, 17))),
        ("Kenya aids Uganda", "Kenya", "", ((0, 5), (17, 17))),
    ],
)
def test_spans(sentence: str, source: str, target: str, expected: object) -> None:
    """The two closest places that do not overlap; the sentence's ends for what is not in it."""
    assert pairs.spans(row(sentence, source, target)) == expected


@pytest.mark.parametrize(
    ("probs", "sentence", "label"),
    [
        ({"CONCEDE": 0.3, "RETREAT": 0.3, "AID": 0.4}, "It freed two.", "YIELD"),
        ({"": 0.9, "AID": 0.1}, "It gave.", "AID"),
        ({"SANCTION": 1.0}, "It imposed sanctions on them.", "COERCE"),
        ({"SANCTION": 1.0}, "It cut ties with them.", "SANCTION"),
    ],
)
def test_answer(probs: dict[str, float], sentence: str, label: str) -> None:
    """Types that share a label add up, words decide where the table says so, and "none" is no answer."""
    assert pairs.answer(probs, sentence, scheme.table("pairs_2021.toml")) == label


def test_evaluate(path: Path, tmp_path: Path) -> None:
    """Root, quad and binary class follow from the mapped type; predictions are written if asked."""
    coder = Told({"ACCUSE": 0.9, "": 0.1}, {"SANCTION": 1.0}, {"AID": 1.0})
    result = pairs.evaluate(path, coder, tmp_path / "out.tsv")
    assert coder.asked[0] == ("Kenya accused Uganda of smuggling.", (0, 5), (14, 20))
    assert result.scores == {
        "root_macro_f1": 66.7, "root_accuracy": 66.7, "quad_macro_f1": 100.0, "quad_accuracy": 100.0,
        "binary_macro_f1": 100.0, "binary_accuracy": 100.0,
    }  # fmt: skip
    assert (tmp_path / "out.tsv").read_text("utf-8").splitlines() == [
        "id\troot\tquad",
        "1\tACCUSE\t3",
        "2\tCOERCE\t4",
        "3\tAID\t2",
    ]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("a\tb\n1\t2\n", "lacks the columns id, sentence, source, target, root; it has a, b"),
        (HEADER, "holds no pair"),
        ("", "lacks the columns"),
        (HEADER + "1\tx y\tx\ty\t3\tHUG\n", "line 2, has root 'HUG'"),
        (HEADER + "1\tx y\tx\ty\t7\tAID\n", "line 2, has root 'AID', quad '7'"),
        (HEADER + "1\tx y\tx\n", "line 2"),
        (HEADER + "1\t" + "x" * 2_000_000 + "\tx\ty\t2\tAID\n", "cannot be read as tab-separated"),
    ],
)
def test_files_of_another_form(tmp_path: Path, source: str, message: str) -> None:
    """What is wrong with a pair file is told with the line."""
    (tmp_path / "p.tsv").write_text(source, "utf-8")
    with pytest.raises(UsageError, match=message):
        pairs.load(tmp_path / "p.tsv")


def test_a_coder_that_cannot(path: Path) -> None:
    """A coder without the method is told to be the wrong one."""
    with pytest.raises(UsageError, match="take one that can"):
        pairs.evaluate(path, object())  # type: ignore[arg-type]
