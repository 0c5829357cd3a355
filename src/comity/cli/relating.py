"""`comity relation`, `comity report` and `comity brief`: how two treat each other."""

import json
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from comity import api
from comity.cli.app import Store, app, console, settings, write_text
from comity.present import tables

Code = Annotated[str, Parameter(help="ISO-3 code of a country, or UNO, EUR, IGO, NGO.")]
Since = Annotated[str | None, Parameter(help="First day, YYYY-MM-DD.")]
Note = Annotated[str | None, Parameter(help="A line printed on every chart, such as a caveat.")]


@app.command
def relation(a: Code, b: Code, *, since: Since = None, json_: Annotated[bool, Parameter(name="--json")] = False, store: Store = None) -> int:
    """Show how two treat each other on five fronts, both ways, with intervals and the incidents behind them.

    Example: `comity relation PAK CHN --since 2020-01-01`
    """
    with api.Archive.at(settings(store=store), create=False) as archive:
        found = archive.relation(a, b, since=since)
    if json_:
        write_text(json.dumps(found.as_dict(), ensure_ascii=False, indent=1) + "\n", None)
    else:
        console().print(tables.relation_text(found))
    return 0


@app.command
def report(a: Code, b: Code, *, since: Since = None, note: Note = None, output: Annotated[Path, Parameter(name=["--output", "-o"])] = Path("comity-report.html"), store: Store = None) -> int:
    """Write the relation as one self-contained page: charts, and every event with its sentence.

    Example: `comity report PAK CHN -o pakistan-china.html`
    """
    with api.Archive.at(settings(store=store), create=False) as archive:
        write_text(archive.report(a, b, since=since, note=note), output)
    console().print(f"report: {output.resolve()}", markup=False, soft_wrap=True)
    return 0


@app.command
def brief(a: Code, b: Code, *, since: Since = None, note: Note = None, output: Annotated[Path, Parameter(name=["--output", "-o"])] = Path("brief.html"), store: Store = None) -> int:
    """Write a short brief in sentences, each with its numbered evidence.

    Example: `comity brief PAK CHN -o brief.html`
    """
    with api.Archive.at(settings(store=store), create=False) as archive:
        write_text(archive.brief(a, b, since=since, note=note), output)
    console().print(f"brief: {output.resolve()}", markup=False, soft_wrap=True)
    return 0
