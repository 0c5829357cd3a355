"""Every measure on the public sets, as one table.

Usage: python evals/all.py --shared DIR [--json] [--coder NAME] [--only MEASURE ...]

DIR/data and DIR/reference hold the sets (where the public can get each: docs/evaluation.md). A set that is not there is passed
over with a message; a measure that fails is told and makes the exit status 1.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Column, Table

from comity import config, evaluation
from comity.errors import ComityError
from comity.evaluation import Result

SETS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("events", "reference documents", ("reference/gold_events.json", "reference/docs")),
    ("pairs", "plover_pairs_dev", ("data/plover_pairs_dev/pairs.tsv",)),
    ("mentions", "uner EWT dev", ("data/uner/en_ewt-ud-dev.iob2",)),
    ("mentions", "uner PUD", ("data/uner/en_pud-ud-test.iob2",)),
    ("dates", "wikiwars", ("data/wikiwars",)),
    ("places", "geovirus", ("data/geovirus/GeoVirus.xml",)),
    ("actors", "actor_cases_dev", ("data/actor_cases_dev/cases.jsonl",)),
)


def results(shared: Path, settings: config.Settings, only: list[str]) -> Iterator[tuple[str, Result | ComityError]]:
    """Each set that is there with its result, or with the error that ended it."""
    for measure, name, paths in SETS:
        files = [shared / path for path in paths]
        if only and measure not in only:
            continue
        if missing := [str(path) for path in files if not path.exists()]:
            print(f"passed over: {measure} on {name}: {', '.join(missing)} is not there", file=sys.stderr)
            continue
        try:
            yield name, evaluation.evaluate(measure, files, settings)
        except ComityError as error:
            print(f"failed: {measure} on {name}: {error}", file=sys.stderr)
            yield name, error


def table(done: list[tuple[str, Result]]) -> Table:
    """One row a score."""
    made = Table("measure", "set", "cases", Column("score", no_wrap=True), "percent")
    for name, result in done:
        for n, (score, value) in enumerate(result.scores.items()):
            made.add_row(*((result.measure, name, f"{result.n:,}") if n == 0 else ("", "", "")), score, f"{value:.1f}")
        made.add_section()
    return made


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--coder")
    parser.add_argument("--only", nargs="+", default=[], choices=sorted(evaluation.FILES))
    args = parser.parse_args()
    if not args.shared.is_dir():
        parser.error(f"{args.shared} is no folder; it must hold data/ and reference/")
    found = list(results(args.shared, config.load(coder=args.coder), args.only))
    done = [(name, result) for name, result in found if isinstance(result, Result)]
    if args.json:
        print(json.dumps([{"set": name, **result.as_dict()} for name, result in done], indent=1, ensure_ascii=False))
    else:
        Console().print(table(done))
    return len(found) > len(done)


if __name__ == "__main__":
    raise SystemExit(main())
