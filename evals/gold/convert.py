"""Turn the offset gold of this folder into documents and phrases, in the form of the shared reference gold.

Usage: python evals/gold/convert.py --shared DIR --to OUT
DIR is the folder that holds data/; OUT/docs/<doc>.json and OUT/gold_events.json are what tools/score_events.py reads.
The texts belong to others and stay outside the project: each is read from the shared data and held to its SHA-256.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import urllib.parse
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SENTENCE_WORDS = 8  # as many as the reference gold quotes to show where an event stands
SENTENCE_END = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"‘])|\n+")  # the scorer's own rule


def read_geovirus(path: Path, key: str) -> tuple[str, str, str]:
    """Text, title and publisher of the article with this 0-based number ("article 58")."""
    article = ElementTree.parse(path).getroot().findall("article")[int(key.split()[-1])]
    page = (article.findtext("source") or "").split("/wiki/")[-1]
    return article.findtext("text") or "", urllib.parse.unquote(page).replace("_", " "), "Wikinews"


def read_gum(path: Path, key: str) -> tuple[str, str, str]:
    """Text, title and publisher of a CoNLL-U file with one document: its `# text` lines in order, one sentence a line."""
    raw = path.read_text("utf-8")
    if f"# newdoc id = {key.split()[-1]}\n" not in raw:
        raise SystemExit(f"{path}: holds no document {key.split()[-1]!r}; take the file that SOURCE.txt names")
    title = re.search(r"^# meta::title = (.*)$", raw, re.MULTILINE)
    return "\n".join(re.findall(r"^# text = (.*)$", raw, re.MULTILINE)), title.group(1) if title else "", "Wikinews"


def read_re3d(path: Path, key: str) -> tuple[str, str, str]:
    """Text, title and address of the document with this `_id`, from one JSON object a line."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line) if line.strip() else {}
        if row.get("_id") == key:
            return row["text"].replace("\r\n", "\n"), row["title"].strip(), row["sourceUrl"]
    raise SystemExit(f"{path}: holds no document with _id {key!r}")


READERS = {"geovirus": read_geovirus, "gum_news": read_gum, "re3d": read_re3d}


def read_document(entry: dict[str, Any], shared: Path) -> dict[str, Any]:
    """One document as the coder reads it, its text checked against the SHA-256 of the day it was annotated."""
    path = shared / "data" / entry["source"]
    if not path.is_file():
        raise SystemExit(f"{entry['doc']}: {path} is missing; --shared must name the folder that holds data/")
    text, title, source = READERS[entry["source"].split("/")[0]](path, entry["key"])
    found = hashlib.sha256(text.encode("utf-8")).hexdigest()
    if found != entry["sha256"]:
        raise SystemExit(f"{entry['doc']}: the text in {path} is not the one annotated (SHA-256 {found}, not {entry['sha256']})")
    return {"id": entry["doc"], "source": source, "published": entry["published"] or "", "title": title, "text": text}


def phrase(text: str, span: list[int] | None) -> str | None:
    """The words at a span, None for none."""
    return text[span[0] : span[1]] if span else None


def entity(text: str, row: dict[str, Any]) -> dict[str, Any]:
    """An actor, recipient or place with its words in place of offsets."""
    return {"text": phrase(text, row["span"]), **{k: v for k, v in row.items() if k != "span"}}


def opening(text: str, at: int) -> str:
    """The first words of the sentence that holds this offset."""
    start = max((m.end() for m in SENTENCE_END.finditer(text) if m.end() <= at), default=0)
    return " ".join(text[start:].split()[:SENTENCE_WORDS])


def to_phrases(event: dict[str, Any], text: str) -> dict[str, Any]:
    """One gold event in the phrase form of the reference gold."""
    return {
        **event,
        "anchors": [phrase(text, span) for span in event["anchors"]],
        "sentence": opening(text, event["anchors"][0][0]),
        "actors": [entity(text, row) for row in event["actors"]],
        "recipients": [entity(text, row) for row in event["recipients"]],
        "asserted_by": phrase(text, event["asserted_by"]),
        "place": entity(text, event["place"]) if event["place"] else None,
    }


def write_json(path: Path, value: object) -> None:
    """Write indented UTF-8 JSON."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")


def convert(*, shared: Path, to: Path) -> tuple[int, int]:
    """Write the documents and the gold events under `to`; gives how many of each."""
    entries = json.loads((HERE / "documents.json").read_text("utf-8"))
    events = json.loads((HERE / "events.json").read_text("utf-8"))
    docs = {entry["doc"]: read_document(entry, shared) for entry in entries}
    (to / "docs").mkdir(parents=True, exist_ok=True)
    for doc, document in docs.items():
        write_json(to / "docs" / f"{doc}.json", document)
    write_json(to / "gold_events.json", [to_phrases(event, docs[event["doc"]]["text"]) for event in events])
    return len(docs), len(events)


def main() -> int:
    """Read the command line, convert, and say what was written."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True, help="the folder that holds data/")
    parser.add_argument("--to", type=Path, required=True, help="where docs/ and gold_events.json go")
    args = parser.parse_args()
    documents, events = convert(shared=args.shared, to=args.to)
    print(f"{documents} documents, {events} events -> {args.to}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
