"""Speed and memory of the whole line, beside the bare model on the same sentences.

Usage: python bench/speed.py [--articles 200]

Articles of 400 words are put together from the corpus's passages. Each measurement runs in a process of its own, in turn, so
that peak memory is its own and a slow moment of the machine hits all alike. Prints one table.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve()
EXAMPLES = HERE.parents[1] / "examples"
WORDS = 400


def articles(count: int, texts: Path) -> list[dict]:
    """`count` different articles of about 400 words each, put together from the articles of a folder."""
    from comity import intake
    from comity.config import Settings
    from comity.model import Article

    read = [record.text for record in intake.read([str(texts)], Settings()) if isinstance(record, Article)]
    # Each its own choice: an article that is stored already would not be coded again.
    english, rng = [text for text in read if " the " in text], random.Random(1)
    made = []
    for n in range(count):
        parts: list[str] = []
        while sum(len(p.split()) for p in parts) < WORDS:
            parts.append(rng.choice(english))
        made.append(
            {
                "id": n,
                "title": f"Article {n}",
                "text": " ".join("\n".join(parts).split(" ")[:WORDS]),
                "published": "2024-05-01",
                "url": f"https://bench.example/{n}",
                "source": "Bench",
            }
        )
    return made


def line(path: Path, workers: int) -> dict:
    """The whole line: read, code, store; start-up to the first stored article apart (workers start again with each run)."""
    began = time.perf_counter()
    import comity

    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder) / "first.txt"
        first.write_text("India expelled two Canadian diplomats on Monday, officials in New Delhi said.", "utf-8")
        with comity.open(Path(folder) / "store", workers=workers) as archive:
            archive.add(first)
            ready = time.perf_counter()
            tally = archive.add(path)
        seconds = time.perf_counter() - ready
    return {"seconds": seconds, "start": ready - began, "events": tally.events, "read": tally.read}


def bare(path: Path) -> dict:
    """The encoder alone on the same sentences: tokens in, vectors and logits out, nothing decoded."""
    from comity import config, intake, text
    from comity.coders.encoder import Encoder
    from comity.coders.windows import windows
    from comity.model import Article, Document

    documents = [text.prepare(a) for a in intake.read([str(path)], config.load()) if isinstance(a, Article)]
    coder = Encoder()
    coder.encode([2000] * 32, [0] * 32)  # the first run plans its memory
    began = time.perf_counter()
    for at in range(0, len(documents), 16):
        for window in windows([d for d in documents[at : at + 16] if isinstance(d, Document)], coder.tokenizer):
            coder.encode_window(window)
    return {"seconds": time.perf_counter() - began, "read": len(documents)}


def peak_mb(workers: int) -> float:
    """Peak resident memory of this process and, as none is larger, as many times its largest child as it has workers."""
    own, child = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return (own + workers * child) / 1024


def measure(kind: str, path: Path) -> dict:
    """One measurement in a process of its own."""
    done = subprocess.run(
        [sys.executable, str(HERE), "--kind", kind, "--path", str(path)], check=True, capture_output=True, text=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--texts", type=Path, default=EXAMPLES, help="folder of articles to make them from")
    parser.add_argument("--kind", choices=["line-1", "line-2", "bare"])
    parser.add_argument("--path", type=Path)
    args = parser.parse_args()
    if args.kind:
        found = bare(args.path) if args.kind == "bare" else line(args.path, int(args.kind[-1]))
        print(json.dumps(found | {"peak_mb": peak_mb(2 if args.kind == "line-2" else 0)}))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text("".join(json.dumps(a) + "\n" for a in articles(args.articles, args.texts)), "utf-8")
        rows = {kind: measure(kind, path) for kind in ("line-1", "bare", "line-2")}
    print(f"{args.articles} articles of {WORDS} words")
    for kind, row in rows.items():
        speed = f"{row['read'] / row['seconds']:6.2f} articles/s  {row['seconds']:6.1f} s"
        more = f"  {row['events']} events, start-up {row['start']:.1f} s" if "start" in row else ""
        print(f"{kind:8} {speed}  peak {row['peak_mb']:5.0f} MB{more}")
    print(f"whole line / bare model: {rows['line-1']['seconds'] / rows['bare']['seconds']:.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
