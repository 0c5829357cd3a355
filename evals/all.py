"""Every measure on the public sets, as one table.

Usage: python evals/all.py --shared DIR [--json] [--coder NAME] [--only MEASURE ...]

DIR/data and DIR/reference hold the sets (where the public can get each: docs/evaluation.md); our own gold (evals/gold) is put
together from the texts there. A set that is not there is passed over with a message; a measure that fails is told and makes the
exit status 1.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Column, Table

from comity import config, evaluation
from comity.errors import ComityError
from comity.evaluation import Result

GOLD = Path(__file__).parent / "gold"
OWN_GOLD = "our gold (30 documents)"
SETS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("events", "reference documents", ("reference/gold_events.json", "reference/docs")),
    ("events", OWN_GOLD, ("gold_events.json", "docs")),
    ("pairs", "plover_pairs_dev", ("data/plover_pairs_dev/pairs.tsv",)),
    ("mentions", "uner EWT dev", ("data/uner/en_ewt-ud-dev.iob2",)),
    ("mentions", "uner PUD", ("data/uner/en_pud-ud-test.iob2",)),
    ("dates", "wikiwars", ("data/wikiwars",)),
    ("places", "geovirus", ("data/geovirus/GeoVirus.xml",)),
    ("actors", "actor_cases_dev", ("data/actor_cases_dev/cases.jsonl",)),
)


def own_gold(shared: Path, to: Path) -> Path:
    """Our gold put together in a folder, after its files have passed the hashes they were frozen with."""
    for line in (GOLD / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, name = line.split()
        if hashlib.sha256((GOLD / name).read_bytes()).hexdigest() != digest:
            raise SystemExit(f"{GOLD / name} is not the file that was frozen; restore it, or say in the commit why it changed")
    done = subprocess.run([sys.executable, str(GOLD / "convert.py"), "--shared", str(shared), "--to", str(to)], check=False)
    return to if done.returncode == 0 else to / "missing"


def results(shared: Path, settings: config.Settings, only: list[str], gold: Path) -> Iterator[tuple[str, Result | ComityError]]:
    """Each set that is there with its result, or with the error that ended it."""
    for measure, name, paths in SETS:
        if only and measure not in only:
            continue
        files = [(own_gold(shared, gold) if name == OWN_GOLD else shared) / path for path in paths]
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
    with tempfile.TemporaryDirectory() as gold:
        found = list(results(args.shared, config.load(coder=args.coder), args.only, Path(gold)))
    done = [(name, result) for name, result in found if isinstance(result, Result)]
    if args.json:
        print(json.dumps([{"set": name, **result.as_dict()} for name, result in done], indent=1, ensure_ascii=False))
    else:
        Console().print(table(done))
    return len(found) > len(done)


if __name__ == "__main__":
    raise SystemExit(main())
