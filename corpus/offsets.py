"""Annotated passages of public texts as offsets without their text: the texts belong to others and stay outside the project.

Usage: python corpus/offsets.py TEXTS.jsonl ANNOTATIONS.jsonl corpus/public/annotations.jsonl

TEXTS has `id` ("source|key|start|end" in the shared data) and `text`; ANNOTATIONS `id`, `m` and `e` in GUIDE.md's draft form.
`training/public.py` reads the result together with the texts.
"""

import hashlib
import json
import sys
from pathlib import Path

from check import faults
from compile import compiled


def without_text(span: dict) -> dict:
    """A span by its offsets alone."""
    return {k: v for k, v in span.items() if k != "text"}


def row(place: str, text: str, draft: dict) -> dict:
    """One passage: where its text is and what its hash must be, with every span as offsets in the passage."""
    source, key, start, end = place.split("|")
    made = compiled({"style": "agency", "topic": place, "text": text, "m": draft["m"], "e": draft["e"]})
    return {
        "source": source,
        "key": key,
        "start": int(start),
        "end": int(end),
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "sentences": made["sentences"],
        "mentions": [without_text(m) for m in made["mentions"]],
        "events": [{**e, "anchors": [without_text(a) for a in e["anchors"]]} for e in made["events"]],
    }


def main() -> int:
    texts, annotations, target = map(Path, sys.argv[1:4])
    known = {r["id"]: r["text"] for r in map(json.loads, texts.read_text("utf-8").splitlines())}
    rows = [json.loads(line) for line in target.read_text("utf-8").splitlines()] if target.exists() else []
    seen, bad = {(r["source"], r["key"], r["start"]) for r in rows}, 0
    for line in annotations.read_text("utf-8").splitlines():
        try:
            draft = json.loads(line)
            text = known[draft["id"]]
            told = {"style": "agency", "topic": "a public text", "text": text, "m": draft["m"], "e": draft["e"]}
            made = None if faults(told) else row(draft["id"], text, draft)
        except (ValueError, KeyError, TypeError, IndexError):
            made = None
        if made is None or (made["source"], made["key"], made["start"]) in seen:
            bad += 1
            continue
        seen.add((made["source"], made["key"], made["start"]))
        rows.append(made)
    target.write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")
    print(f"{len(rows)} passages, {sum(len(r['events']) for r in rows)} events; {bad} left out")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
