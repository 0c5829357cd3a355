"""List corpus passages that share a run of eight words with any text file of given folders: there should be none.

Usage: python corpus/overlap.py corpus/passages.jsonl FOLDER [FOLDER ...]
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

RUN = 8
KINDS = {".json", ".jsonl", ".txt", ".tsv", ".csv", ".xml", ".conllu", ".iob2", ".html", ""}


def words(text: str) -> list[str]:
    """Lower-case words, markup and punctuation aside."""
    return re.findall(r"[a-z0-9]+", re.sub(r"<[^>]+>", " ", text).lower())


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of eight words."""
    found = words(text)
    return zip(*(found[n:] for n in range(RUN)), strict=False)


def plain(path: Path) -> str:
    """A file's text; token columns are joined."""
    text = path.read_text("utf-8", errors="replace")
    if path.suffix in (".conllu", ".iob2"):
        return " ".join(cols[1] for line in text.splitlines() if len(cols := line.split("\t")) > 1)
    return text


def main() -> int:
    ours: dict[tuple[str, ...], str] = {}
    for line in Path(sys.argv[1]).read_text("utf-8").splitlines():
        row = json.loads(line)
        ours.update(dict.fromkeys(runs(row["text"]), row["id"]))
    hits = 0
    for path in sorted(p for folder in sys.argv[2:] for p in Path(folder).rglob("*") if p.is_file() and p.suffix in KINDS):
        if path.suffix == ".csv":  # tables of numbers and codes
            continue
        for run in set(runs(plain(path))) & ours.keys():
            hits += 1
            print(f"{ours[run]} {path.name}: {' '.join(run)}")
    print(f"{hits} shared runs of {RUN} words")
    return bool(hits)


if __name__ == "__main__":
    raise SystemExit(main())
