"""Print the tables of the corpus's datasheet: size, types and modes, contexts, statuses, sectors, countries, near-duplicates.

Usage: python corpus/stats.py [FILE ...] [--short]    all of corpus/*.jsonl unless named; --short: only what is below its target
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from check import CONTEXTS, SECTORS, STATUSES, TYPES

A_MODE, A_STATUS, COUNTRIES = 60, 400, 180
"""Targets: sentences that tell each type–mode pair, events of each status besides asserted, country codes on each side."""


def sentence_of(row: dict, at: int) -> int:
    """The number of the sentence that holds a character."""
    return max((n for n, (start, _) in enumerate(row["sentences"]) if start <= at), default=0)


def telling(row: dict, event: dict) -> set[int]:
    """The sentences that tell an event."""
    return {sentence_of(row, a["start"]) for a in event["anchors"]}


def elsewhere(row: dict, event: dict) -> bool:
    """Whether a party stands in no sentence that tells the event, or there only as a pronoun or description."""
    told = telling(row, event)
    parties = [row["mentions"][i] for i in (*event["actors"], *event["recipients"])]
    return any(sentence_of(row, m["start"]) not in told or m["antecedent"] is not None for m in parties)


def pairs(rows: Iterable[dict]) -> Counter:
    """Sentences that tell each type and mode; a type without modes counts by itself."""
    counts: Counter = Counter()
    for row in rows:
        told = {(s, e["type"], m) for e in row["events"] for s in telling(row, e) for m in e["modes"] or [""]}
        counts.update(f"{kind}/{mode}" if mode else kind for _, kind, mode in told)
    return counts


def kinds() -> list[str]:
    """Every type–mode pair of the codebook; a type without modes is one."""
    return [f"{t}/{m}" if m else t for t, modes in TYPES.items() for m in modes.split() or [""]]


def show(title: str, counts: Counter, wanted: Iterable[str], target: int, short: bool) -> None:
    """One table as a line: all counts, or only those below the target."""
    names = [n for n in sorted(wanted, key=lambda n: -counts[n]) if not short or counts[n] < target]
    reached = f" ({sum(counts[n] >= target for n in wanted)} of {len(list(wanted))} have {target})" if target else ""
    print(f"{title}{reached}: " + ", ".join(f"{n} {counts[n]}" for n in names))


def curves(sentences: list[list[str]]) -> None:
    """Sentence lengths and how many different words the first so many thousand have."""
    lengths = sorted(len(words) for words in sentences)
    words = [w.lower() for ws in sentences for w in ws]
    print("words a sentence at 10, 25, 50, 75, 90 %:", *(lengths[len(lengths) * p // 100] for p in (10, 25, 50, 75, 90)))
    print("different words in the first 5, 10, 20, 40, 80 thousand:", *(len(set(words[: 1000 * n])) for n in (5, 10, 20, 40, 80)))


def conllu(folder: Path) -> list[list[str]]:
    """The sentences of CoNLL-U files, as words between blanks."""
    texts = (path.read_text("utf-8").splitlines() for path in sorted(folder.glob("*.conllu")))
    return [line.removeprefix("# text = ").split() for lines in texts for line in lines if line.startswith("# text = ")]


def sizes(rows: list[dict]) -> None:
    """Passages, sentences, mentions, events; silent sentences; words."""
    sentences = [(row, n, row["text"][s:e].split()) for row in rows for n, (s, e) in enumerate(row["sentences"])]
    events = [(row, e) for row in rows for e in row["events"]]
    in_passages = sum(len(r["sentences"]) for r in rows if 3 <= len(r["sentences"]) <= 10)
    told = {id(row): {n for e in row["events"] for n in telling(row, e)} for row in rows}
    silent = sum(n not in told[id(row)] for row, n, _ in sentences)
    away = sum(elsewhere(r, e) for r, e in events)
    print(f"passages {len(rows)}, sentences {len(sentences)}, of them {in_passages} in passages of 3 to 10")
    print(f"mentions {sum(len(r['mentions']) for r in rows)}, events {len(events)}")
    print(f"sentences without an event {silent} ({100 * silent / len(sentences):.0f} %)")
    print(f"passages without an event {sum(not r['events'] for r in rows)}")
    curves([words for _, _, words in sentences])
    print(f"events whose party is in another sentence, a pronoun or a description {away} ({100 * away / len(events):.0f} %)")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="*", default=sorted(Path(__file__).parent.glob("*.jsonl")))
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--beside", type=Path, help="folder of CoNLL-U files: only their curves, to set beside ours")
    args = parser.parse_args()
    if args.beside:
        curves(conllu(args.beside))
        return 0
    rows = [json.loads(line) for path in args.files for line in path.read_text("utf-8").splitlines()]
    events = [(row, e) for row in rows for e in row["events"]]
    sizes(rows)
    for side in ("actors", "recipients"):
        codes = {row["mentions"][i]["country"] for row, e in events for i in e[side]} - {None}
        print(f"country codes as {side} {len(codes)} (target {COUNTRIES})")
    show("types", Counter(e["type"] for _, e in events), TYPES, 0, False)
    show("sentences a type–mode pair", pairs(rows), kinds(), A_MODE, args.short)
    show("statuses", Counter(e["status"] for _, e in events), STATUSES - {"asserted"}, A_STATUS, args.short)
    show("contexts", Counter(c for _, e in events for c in e.get("contexts", [])), CONTEXTS, 1, args.short)
    show("sectors", Counter(m["sector"] for r in rows for m in r["mentions"]), SECTORS, 1, args.short)
    show("styles", Counter(r["style"] for r in rows), {r["style"] for r in rows}, 0, False)
    show("splits", Counter(r["split"] for r in rows), {r["split"] for r in rows}, 0, False)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
