"""`comity evaluate` and `comity doctor`: is the coder good, and is the installation well."""

import json
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from comity.cli.app import CoderName, Store, Workers, app, console, settings

Measure = Literal["events", "pairs", "mentions", "dates", "places", "actors"]


@app.command
def evaluate(
    measure: Annotated[Measure, Parameter(help="What to measure.")],
    files: Annotated[
        list[Path],
        Parameter(
            help="events: GOLD.json DOCS_FOLDER; pairs: FILE.tsv; mentions: FILE.iob2; others: the data set's file or folder."
        ),
    ],
    /,
    *,
    predictions: Annotated[Path | None, Parameter(help="Also write the coder's answers to this file (pairs).")] = None,
    json_: Annotated[bool, Parameter(name="--json", help="Print the result as one JSON object.")] = False,
    workers: Workers = None,
    coder: CoderName = None,
) -> int:
    """Measure the coder against a labelled file; the formats are in docs/evaluation.md.

    Example: `comity evaluate pairs pairs.tsv --json`
    """
    from comity import api
    from comity.present import tables

    result = api.evaluate(measure, files, settings(workers=workers, coder=coder), predictions=predictions)
    if json_:
        print(json.dumps(result.as_dict(), indent=1, ensure_ascii=False))
    else:
        console().print(tables.result_table(result))
    return 0


@app.command
def doctor(*, store: Store = None) -> int:
    """Check Python, packages, the model, the tables and the store; say what is wrong and what to do.

    Example: `comity doctor`
    """
    # Straight from its module: what it looks for, a package that is missing, would keep the rest from loading.
    from comity import checkup

    checks = checkup.check_up(settings(store=store))
    try:
        from comity.present import tables
    except ImportError:
        for check in checks:
            remedy = "" if check.ok else f" → {check.remedy}"
            console().print(f"{'ok   ' if check.ok else 'FAULT'} {check.name}: {check.found}{remedy}", markup=False)
    else:
        console().print(tables.checks_table(checks))
    return 0 if all(check.ok for check in checks) else 1
