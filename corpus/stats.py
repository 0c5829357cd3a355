"""Print the tables of the corpus's datasheet: size, types, modes, statuses, countries, parties in another sentence.

Usage: python corpus/stats.py [corpus/passages.jsonl]
"""

import json
import sys
from collections import Counter
from pathlib import Path


def sentence_of(row: dict, at: int) -> int:
    """The number of the sentence that holds a character."""
    return max((n for n, (start, _) in enumerate(row["sentences"]) if start <= at), default=0)


def elsewhere(row: dict, event: dict) -> bool:
    """Whether a party of the event stands in no sentence that tells the event."""
    told = {sentence_of(row, a["start"]) for a in event["anchors"]}
    return any(sentence_of(row, row["mentions"][i]["start"]) not in told for i in (*event["actors"], *event["recipients"]))


def line(counts: Counter) -> str:
    """Counts, most frequent first."""
    return ", ".join(f"{k} {n}" for k, n in counts.most_common())


def main() -> int:
    rows = [json.loads(text) for text in Path(sys.argv[1] if len(sys.argv) > 1 else "corpus/passages.jsonl").read_text("utf-8").splitlines()]
    events = [(row, e) for row in rows for e in row["events"]]
    sentences = [(row, s, e) for row in rows for s, e in row["sentences"]]
    silent = sum(not any(s <= a["start"] < e for ev in row["events"] for a in ev["anchors"]) for row, s, e in sentences)
    lengths = sorted(len(row["text"][s:e].split()) for row, s, e in sentences)
    sides = {side: {row["mentions"][i]["country"] for row, e in events for i in e[side]} - {None} for side in ("actors", "recipients")}
    print(f"passages {len(rows)}, sentences {len(sentences)}, mentions {sum(len(r['mentions']) for r in rows)}, events {len(events)}")
    print(f"sentences without an event {silent} ({100 * silent / len(sentences):.0f} %), passages without {sum(not r['events'] for r in rows)}")
    print(f"words a sentence: median {lengths[len(lengths) // 2]}, nine tenths below {lengths[9 * len(lengths) // 10]}")
    print(f"different words {len({w.lower() for r in rows for w in r['text'].split()})} of {sum(len(r['text'].split()) for r in rows)}")
    print(f"events with a party in another sentence {sum(elsewhere(r, e) for r, e in events)}")
    print(f"country codes as actor {len(sides['actors'])}, as recipient {len(sides['recipients'])}")
    print(f"types: {line(Counter(e['type'] for _, e in events))}")
    print(f"modes: {line(Counter(e['type'] + '/' + m for _, e in events for m in e['modes']))}")
    print(f"statuses: {line(Counter(e['status'] for _, e in events))}")
    print(f"styles: {line(Counter(r['style'] for r in rows))}")
    print(f"splits: {line(Counter(r['split'] for r in rows))}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
