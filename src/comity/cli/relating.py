"""`comity relation`, `comity report` and `comity brief`: how two treat each other."""

import json
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from comity.cli.app import Store, app, console, settings, written

Code = Annotated[str, Parameter(help="ISO-3 code of a country, or UNO, EUR, IGO, NGO.")]
Since = Annotated[str | None, Parameter(help="First day, YYYY-MM-DD.")]
Note = Annotated[str | None, Parameter(help="A line printed on every chart, such as a caveat.")]
Page = Annotated[Path, Parameter(name=["--output", "-o"], help="The page's file.")]


@app.command
def relation(
    a: Code,
    b: Code,
    /,
    *,
    since: Since = None,
    json_: Annotated[bool, Parameter(name="--json", help="Print everything as one JSON object.")] = False,
    store: Store = None,
) -> int:
    """Show how two treat each other on five fronts, both ways, with intervals and the incidents behind them.

    Example: `comity relation PAK CHN --since 2020-01-01`
    """
    from comity import api
    from comity.present import tables

    with api.Archive.at(settings(store=store), create=False) as archive:
        found = archive.relation(a, b, since=since)
    if json_:
        _write(json.dumps(found.as_dict(), ensure_ascii=False, indent=1) + "\n", None)
    else:
        console().print(tables.relation_text(found))
    return 0


@app.command
def report(
    a: Code, b: Code, /, *, since: Since = None, note: Note = None, output: Page = Path("comity-report.html"), store: Store = None
) -> int:
    """Write the relation as one self-contained page: charts, and every event with its sentence.

    Example: `comity report PAK CHN -o pakistan-china.html`
    """
    from comity import api

    with api.Archive.at(settings(store=store), create=False) as archive:
        _write(archive.report(a, b, since=since, note=note), output)
    _tell("report", output)
    return 0


@app.command
def brief(
    a: Code, b: Code, /, *, since: Since = None, note: Note = None, output: Page = Path("brief.html"), store: Store = None
) -> int:
    """Write a short brief in sentences, each with its numbered evidence.

    Example: `comity brief PAK CHN -o brief.html`
    """
    from comity import api

    with api.Archive.at(settings(store=store), create=False) as archive:
        _write(archive.brief(a, b, since=since, note=note), output)
    _tell("brief", output)
    return 0


def _write(text: str, output: Path | None) -> None:
    with written(output) as out:
        out.write(text.encode("utf-8", "backslashreplace"))


def _tell(what: str, output: Path) -> None:
    console().print(f"{what}: {output.resolve()}", markup=False, soft_wrap=True)
