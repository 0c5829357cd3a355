"""Add draft passages to the corpus: phrases become character spans; faulty passages and texts it has already are left out.

Usage: python corpus/compile.py DRAFTS_FOLDER corpus/passages.jsonl
"""

import hashlib
import json
import sys
import zlib
from pathlib import Path

from check import faults, locate
from sentencex import get_sentence_boundaries


def span(text: str, phrase: str) -> dict:
    """A phrase of a passage as a span."""
    start, end = locate(text, phrase)
    return {"start": start, "end": end, "text": text[start:end]}


def split(topic: str) -> str:
    """Development or training, by topic: a topic never straddles; a tenth is held out."""
    return "dev" if zlib.crc32(topic.encode()) % 10 == 0 else "train"


def attributes(text: str, e: dict) -> dict:
    """Contexts, date and place expression and magnitudes; absent where a passage was annotated without them."""
    if "c" not in e:
        return {}
    found = {"contexts": e["c"]} | {name: span(text, e[key]) for key, name in (("d", "date"), ("p", "place")) if e.get(key)}
    return found | {"magnitudes": [span(text, n[0]) | {"kind": n[1], "min": n[2], "max": n[3]} for n in e.get("n") or []]}


def compiled(row: dict) -> dict:
    """One passage with offsets in place of phrases; mentions in the order of the text."""
    text = row["text"]
    order = sorted(row["m"], key=lambda m: locate(text, m[0]))
    index = {m[0]: n for n, m in enumerate(order)}
    mentions = [
        span(text, m[0])
        | {"country": m[1], "sector": m[2], "antecedent": index[m[3]] if len(m) > 3 and m[3] and m[3] != m[0] else None}
        for m in order
    ]
    events = [
        {
            "type": e["t"],
            "modes": e.get("m") or [],
            "status": e.get("s", "asserted"),
            "anchors": [span(text, a) for a in e["a"]],
            "actors": [index[p] for p in e["A"]],
            "recipients": [index[p] for p in e["R"]],
            "source": index[e["by"]] if e.get("by") else None,
        }
        | attributes(text, e)
        for e in row["e"]
    ]
    sentences = [[b["start_index"], b["end_index"]] for b in get_sentence_boundaries("en", text) if b["text"].strip()]
    return {
        "id": hashlib.sha256(text.encode()).hexdigest()[:12],
        "style": row["style"],
        "topic": row["topic"],
        "split": split(row["topic"]),
        "text": text,
        "sentences": sentences,
        "mentions": mentions,
        "events": events,
    }


def main() -> int:
    folder, target = Path(sys.argv[1]), Path(sys.argv[2])
    rows = [json.loads(line) for line in target.read_text("utf-8").splitlines()] if target.exists() else []
    seen, bad = {row["text"] for row in rows}, 0
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                wrong = faults(row)
            except (ValueError, KeyError, TypeError, IndexError):
                wrong, row = ["unreadable"], None
            if wrong or row["text"] in seen:
                bad += 1
                continue
            seen.add(row["text"])
            rows.append(compiled(row) | {"part": path.stem.rsplit("_", 1)[0]})
    target.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), "utf-8")
    sentences, events = (sum(len(r[key]) for r in rows) for key in ("sentences", "events"))
    print(f"{len(rows)} passages, {sentences} sentences, {events} events; {bad} left out")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
