"""List passages that share half of the shorter one's runs of five words, and sentences made by template: there should be none.

Usage: python corpus/near.py [FILE ...]      all of corpus/*.jsonl unless named
"""

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from overlap import runs, words

RUN, SHARE, COMMON = 5, 0.5, 12
"""Words of a run; share that makes two passages near-duplicates; a run of eight words in more passages is a template's."""


def main() -> int:
    paths = [Path(name) for name in sys.argv[1:]] or sorted(Path(__file__).parent.glob("*.jsonl"))
    holders: dict[tuple[str, ...], set[int]] = defaultdict(set)
    long: Counter[tuple[str, ...]] = Counter()
    sizes: list[tuple[str, int]] = []
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            found = words(row["text"])
            ours = set(zip(*(found[n:] for n in range(RUN)), strict=False))
            for run in ours:
                holders[run].add(len(sizes))
            long.update(set(runs(row["text"])))
            sizes.append((row["id"], len(ours)))
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        ordered = sorted(numbers)
        shared.update((a, b) for n, a in enumerate(ordered) for b in ordered[n + 1 :])
    near = [(a, b) for (a, b), n in shared.items() if n >= SHARE * max(1, min(sizes[a][1], sizes[b][1]))]
    templates = [run for run, n in long.items() if n > COMMON]
    for a, b in near:
        print(f"near-duplicates: {sizes[a][0]} {sizes[b][0]}")
    for run in templates:
        print(f"in {long[run]} passages: {' '.join(run)}")
    print(f"{len(near)} near-duplicates; {len(templates)} runs of eight words in more than {COMMON} passages")
    return bool(near or templates)


if __name__ == "__main__":
    raise SystemExit(main())
