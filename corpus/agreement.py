"""Print how far a second, blind annotation of passages agrees with the corpus.

Usage: python corpus/agreement.py AGAIN.jsonl [...]     draft form (GUIDE.md), of passages that corpus/*.jsonl holds
Two events match when an anchor of one touches an anchor of the other, right types first, each used once.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from compile import compiled

HERE = Path(__file__).parent


def touch(a: dict, b: dict) -> bool:
    """Two spans share a character."""
    return a["start"] < b["end"] and b["start"] < a["end"]


def matched(one: dict, two: dict) -> list[tuple[dict, dict]]:
    """Pairs of events of two annotations of a passage."""
    options = [
        (a["type"] != b["type"], n, k)
        for n, a in enumerate(one["events"])
        for k, b in enumerate(two["events"])
        if any(touch(x, y) for x in a["anchors"] for y in b["anchors"])
    ]
    used: tuple[set[int], set[int]] = (set(), set())
    made = []
    for _, n, k in sorted(options):
        if n not in used[0] and k not in used[1]:
            used[0].add(n)
            used[1].add(k)
            made.append((one["events"][n], two["events"][k]))
    return made


def chain(row: dict, index: int) -> int:
    """The first mention that a mention stands for."""
    for _ in row["mentions"]:
        before = row["mentions"][index]["antecedent"]
        if before is None:
            break
        index = before
    return index


def parties(row: dict, event: dict, role: str) -> set[str | None]:
    """The countries of the parties in a role, each through what it stands for."""
    return {row["mentions"][i]["country"] or row["mentions"][chain(row, i)]["country"] for i in event[role]}


def compare(one: dict, two: dict, counts: Counter) -> None:
    """Count what agrees in one passage."""
    spans = [{(m["start"], m["end"]) for m in row["mentions"]} for row in (one, two)]
    counts.update({"mention_both": len(spans[0] & spans[1]), "mention_one": len(spans[0]), "mention_two": len(spans[1])})
    counts.update({"event_one": len(one["events"]), "event_two": len(two["events"])})
    for a, b in matched(one, two):
        same = a["type"] == b["type"]
        actors, recipients = (parties(one, a, role) == parties(two, b, role) for role in ("actors", "recipients"))
        counts.update({"event_both": 1, "type": same, "status": a["status"] == b["status"]})
        counts.update(
            {"moded": same and bool(a["modes"] or b["modes"]), "mode": same and bool(set(a["modes"]) & set(b["modes"]))}
        )
        counts.update({"actors": actors, "recipients": recipients, "whole": same and actors and recipients})
        counts.update({"source": (a["source"] is None) == (b["source"] is None)})


def f1(both: int, one: int, two: int) -> float:
    """Agreement of two sets, in percent."""
    return 100 * 2 * both / max(1, one + two)


def rows(paths: Iterable[Path]) -> list[dict]:
    """The objects of JSON lines files."""
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines() if line.strip()]


def main() -> int:
    ours = {row["text"]: row for row in rows(sorted(HERE.glob("*.jsonl")))}
    again = [compiled(row) for row in rows(map(Path, sys.argv[1:]))]
    counts: Counter = Counter()
    for row in again:
        compare(ours[row["text"]], row, counts)
    n, total = counts["event_both"], (counts["event_one"], counts["event_two"])
    print(f"{len(again)} passages, {total[0]} events in the corpus, {total[1]} in the second annotation, {n} matched")
    print(f"mentions, exact span    F1 {f1(counts['mention_both'], counts['mention_one'], counts['mention_two']):.1f}")
    print(f"events found            F1 {f1(n, *total):.1f}")
    print(f"events with their type  F1 {f1(counts['type'], *total):.1f}")
    print(f"who did what to whom    F1 {f1(counts['whole'], *total):.1f}  (type and all countries of both sides)")
    for name in ("type", "status", "actors", "recipients", "source"):
        print(f"{name:23} {100 * counts[name] / max(1, n):.1f} % of matched events")
    print(f"a mode in common        {100 * counts['mode'] / max(1, counts['moded']):.1f} % where either gives one")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
