"""Shares, macro-F1 and counts."""

import pytest

from comity.evaluation.scores import Result, counted, macro_f1, prf, ratio


@pytest.mark.parametrize(("part", "whole", "percent"), [(1, 3, 33.3), (0, 0, 0.0), (2, 2, 100.0), (1, 8, 12.5)])
def test_ratio(part: int, whole: int, percent: float) -> None:
    """A share is a percentage with one decimal, and 0 of nothing is 0."""
    assert ratio(part, whole) == percent


def test_macro_f1_counts_every_gold_class_alike() -> None:
    """A rare class weighs as much as a common one, and a class only guessed does not count."""
    macro, each = macro_f1(["A", "A", "A", "B"], ["A", "A", "A", "C"])
    assert each == {"A": {"f1": 100.0, "n": 3}, "B": {"f1": 0.0, "n": 1}}
    assert macro == 50.0


def test_macro_f1_refuses_lists_of_other_lengths() -> None:
    """A guess must stand for each gold label."""
    with pytest.raises(ValueError, match="argument 2"):
        macro_f1(["A"], ["A", "B"])


def test_prf() -> None:
    """Precision is over what was coded, recall over the gold, F1 their harmonic mean."""
    assert prf("x", 1, 2, 4) == {"x_precision": 50.0, "x_recall": 25.0, "x_f1": 33.3}


def test_counted_takes_missing_counts_as_none() -> None:
    """Counts that were never made are 0."""
    assert counted("x", {("a", "gold"): 3}, "a") == {"x_precision": 0.0, "x_recall": 0.0, "x_f1": 0.0}


def test_result_as_dict() -> None:
    """What `--json` prints has the measure, the number of cases, the scores and their parts."""
    assert Result("m", 2, {"f1": 1.0}).as_dict() == {"measure": "m", "n": 2, "scores": {"f1": 1.0}, "by": {}, "notes": ()}
