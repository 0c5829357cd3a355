"""Date expressions of our own with the day of publication: how many are read as a careful reader reads them.

Usage: python evals/phrases.py [--all]      --all lists what is read otherwise

Written by one who had not seen how dates are read. Right is the first and the last day, of the expression that covers the phrase.
"""

import json
import sys
from pathlib import Path

from comity.attributes import timeline
from comity.attributes.date import since
from comity.model import Article, Document
from comity.text.sentences import split

PHRASES = Path(__file__).parent / "dates" / "phrases.jsonl"


def read(row: dict) -> tuple[str | None, str | None] | None:
    """The first and last day that the phrase is read as; None where no date is found in it."""
    text, at = row["text"], row["text"].index(row["phrase"])
    article = Article("a", text, published=row["published"], genre="news", language="en")
    document = Document(article, split(text, [((0, len(text)), 0)]))
    found = [d for some in timeline.dates(document).values() for d in some if d.start < at + len(row["phrase"]) and at < d.end]
    if not found:
        return None
    best = max(found, key=lambda d: d.end - d.start)
    sentence = next(s for s in document.sentences if s.start <= best.start < s.end)
    period = since(document, sentence, best)
    first, last = period.first, period.last
    return (first.isoformat() if first else None, last.isoformat() if last else None)


def main() -> int:
    rows = [json.loads(line) for line in PHRASES.read_text("utf-8").splitlines()]
    wrong = [(row, found) for row in rows if (found := read(row)) != (row["from"], row["to"])]
    print(f"{len(rows) - len(wrong)} of {len(rows)} date expressions right ({100 * (1 - len(wrong) / len(rows)):.1f} %)")
    for row, found in wrong if "--all" in sys.argv else ():
        print(f"  {row['published']} {row['phrase']!r} in {row['text']!r}: {row['from']} to {row['to']} wanted, read {found}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
