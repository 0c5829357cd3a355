"""The quality gate: the built-in coder on the corpus's development passages, held to floors that may not be lowered silently.

Usage: python evals/gate.py            score and compare with evals/floors.json
       python evals/gate.py --update   raise the floors to what is reached now, less the noise allowance
                   --allow-lower       let a floor fall (say why in the commit)

The passages are pinned by hash, so that nobody can move the goal quietly.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from pathlib import Path

from comity.coders.encoder import Encoder
from comity.evaluation.scores import macro_f1, ratio
from comity.model import Act, Article, Coding, Document, Sentence

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
CORPUS = HERE.parent / "corpus"
ALLOWANCE = 1.0  # points; another CPU's int8 kernels move these scores by a few tenths


def passages() -> tuple[list[dict], str]:
    """The development passages and their hash."""
    lines = [line for path in sorted(CORPUS.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    lines = [line for line in lines if json.loads(line)["split"] == "dev"]
    return [json.loads(line) for line in lines], hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def document(row: dict) -> Document:
    """A passage as the coder takes it."""
    text = row["text"]
    sentences = [Sentence(n, s, e, text[s:e]) for n, (s, e) in enumerate(row["sentences"])]
    return Document(Article(row["id"], text, language="en"), tuple(sentences))


def touch(a: dict, start: int, end: int) -> bool:
    """Two spans share a character."""
    return a["start"] < end and start < a["end"]


def pair_up(row: dict, coding: Coding) -> list[tuple[dict, Act]]:
    """Gold events with the coded act that touches one of their anchors, right types first, each used once."""
    options = [
        (e["type"] != act.type, n, k) for n, e in enumerate(row["events"]) for k, act in enumerate(coding.acts)
        if any(touch(a, act.anchor.start, act.anchor.end) for a in e["anchors"])
    ]  # fmt: skip
    used_event, used_act, made = set(), set(), []
    for _, n, k in sorted(options):
        if n not in used_event and k not in used_act:
            used_event.add(n), used_act.add(k)
            made.append((row["events"][n], coding.acts[k]))
    return made


def extra(row: dict, coding: Coding) -> int:
    """Coded acts that touch no gold anchor (a retold event is no mistake)."""
    anchors = [a for e in row["events"] for a in e["anchors"]]
    return sum(not any(touch(a, act.anchor.start, act.anchor.end) for a in anchors) for act in coding.acts)


def roles_right(row: dict, event: dict, act: Act, role: str) -> tuple[int, int, int]:
    """Right, coded and gold fillers of a role."""
    gold = [row["mentions"][i] for i in event[f"{role}s"]]
    coded = [r.mention.span for r in (act.actors if role == "actor" else act.recipients)]
    return sum(any(touch(g, c.start, c.end) for g in gold) for c in coded), len(coded), len(gold)


def score() -> dict[str, float]:
    """Every figure that has a floor, in percent."""
    rows, _ = passages()
    coder = Encoder()
    counts: Counter[str] = Counter()
    types: tuple[list[str], list[str]] = ([], [])
    for row, coding in zip(rows, coder.code(map(document, rows)), strict=True):
        matched = pair_up(row, coding)
        counts.update(gold=len(row["events"]), found=len(matched), extra=extra(row, coding))
        counts["typed"] += sum(e["type"] == act.type for e, act in matched)
        counts["status"] += sum(e["status"] == act.status for e, act in matched)
        types[0].extend(e["type"] for e, _ in matched)
        types[1].extend(act.type for _, act in matched)
        for role in ("actor", "recipient"):
            for event, act in matched:
                right, coded, gold = roles_right(row, event, act, role)
                counts.update({f"{role}_right": right, f"{role}_coded": coded, f"{role}_gold": gold})
        spans = {(m["start"], m["end"]) for m in row["mentions"]}
        seen = {(m.span.start, m.span.end) for m in coding.mentions}
        counts.update(mention_right=len(spans & seen), mention_coded=len(seen), mention_gold=len(spans))
    coded = counts["found"] + counts["extra"]
    return {
        "act_f1": ratio(2 * counts["found"], counts["gold"] + coded),
        "act_with_type_f1": ratio(2 * counts["typed"], counts["gold"] + coded),
        "type_macro_f1_of_found": macro_f1(*types)[0],
        "status_accuracy_of_found": ratio(counts["status"], counts["found"]),
        "actor_f1": ratio(2 * counts["actor_right"], counts["actor_coded"] + counts["actor_gold"]),
        "recipient_f1": ratio(2 * counts["recipient_right"], counts["recipient_coded"] + counts["recipient_gold"]),
        "mention_f1": ratio(2 * counts["mention_right"], counts["mention_coded"] + counts["mention_gold"]),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--allow-lower", action="store_true")
    args = parser.parse_args()
    reached, (rows, digest) = score(), passages()
    pinned = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {"passages": digest, "floors": {}}
    if args.update:
        return update(reached, pinned, digest, args.allow_lower)
    if pinned["passages"] != digest:
        print(
            "the development passages are not those the floors were set on; run with --update and say so in the commit",
            file=sys.stderr,
        )
        return 1
    failed = [name for name, floor in pinned["floors"].items() if reached[name] < floor]
    for name, value in reached.items():
        print(f"{name:26} {value:5.1f}   floor {pinned['floors'].get(name, '-')}{'   BELOW' if name in failed else ''}")
    print(f"{len(rows)} passages, {len(reached) - len(failed)} passed, {len(failed)} failed")
    return bool(failed)


def update(reached: dict[str, float], pinned: dict, digest: str, may_lower: bool) -> int:
    """Write new floors; one that would fall stays, and fails, unless that is allowed."""
    floors = {name: round(value - ALLOWANCE, 1) for name, value in reached.items()}
    lower = [name for name, floor in pinned["floors"].items() if floors.get(name, 0) < floor]
    if lower and not may_lower:
        print(f"these floors would fall: {', '.join(lower)}; nothing written (--allow-lower to let them)", file=sys.stderr)
        return 1
    FLOORS.write_text(json.dumps({"passages": digest, "floors": floors}, indent=1) + "\n", "utf-8")
    print(json.dumps(floors, indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
