"""Bad and hostile input at full size, through the command line: no traceback, no hang, no good record lost.

Usage: python evals/torture.py
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

SECONDS = 60  # for any one of these on one core; none needs a third of it
GOOD = "India expelled two Canadian diplomats on Monday, officials in New Delhi said."


def files(folder: Path) -> Iterator[tuple[str, int]]:
    """Writes the inputs; gives each name with the number of good records in it."""
    noise = random.Random(1)
    made: dict[str, tuple[bytes, int]] = {
        "empty.txt": (b"", 0),
        "binary.txt": (noise.randbytes(5_000), 0),
        "latin.txt": (f"{GOOD} “Enough”, she said at the café.".encode("cp1252"), 1),
        "wide.txt": (GOOD.encode("utf-16"), 1),
        "long-line.jsonl": (b'{"text": "' + b"a b " * 12_500_000 + b'"}\n' + json.dumps({"text": GOOD}).encode(), 1),
        "broken.jsonl": (b'{"text": "oops\n[1]\nnull\n' + json.dumps({"text": GOOD}).encode() + b"\n{", 1),
        "columns.csv": (b"a,b\n1,2\n", 0),
        "quote.csv": (f'id,text\n1,"open\n2,{GOOD.replace(",", "")}\n'.encode(), 1),
        "broken.html": (f"<html><body><article><p>{GOOD}</p><p>It gave them <b>five days<div><span>".encode(), 1),
        "deep.html": (b"<div>" * 50_000 + GOOD.encode() + b"</div>" * 10, 0),
        "deep.json": (b"[" * 200_000, 0),
        "script.html": (f"<html><body><p><script>alert(1)</script>{GOOD} &lt;img src=x&gt;</p></body></html>".encode(), 1),
        "names.txt": (("China, India, Kenya and Chad condemned Peru. " * 4_000).encode(), 1),
        "capitals.txt": (("A-" * 90_000 + ": x\n" + GOOD).encode(), 1),
        "quotes.txt": (('"' * 50_000 + GOOD + "(" * 50_000).encode(), 1),
        "no-stop.txt": (("Kenya said that Chad said that " * 6_000).encode(), 0),
        "controls.txt": ((GOOD + "\x1b[2J\u202e").encode(), 1),
        "nul.txt": ((GOOD + "\0").encode(), 0),  # a text file with a NUL is binary: left out, with that reason
        "far-day.json": (json.dumps({"text": f"{GOOD} They meet next year.", "published": "9999-12-31"}).encode(), 1),
        "unknown.xyz": (b"x", 0),
    }
    for name, (data, good) in made.items():
        (folder / name).write_bytes(data)
        yield name, good


def call(folder: Path, *words: str) -> tuple[int, str, str, float]:
    """Exit code, output, messages and seconds of one command."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", "from comity.cli import script; script()", *words],
        cwd=folder, capture_output=True, text=True, timeout=10 * SECONDS, check=False, env=os.environ | {"COMITY_STORE": "store"},
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr, time.perf_counter() - began


def main() -> int:
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, good in files(folder):
            code, out, err, seconds = call(folder, "code", file, "--format", "jsonl")
            read = {json.loads(line)["article"]["id"] for line in out.splitlines()}
            well = code == 0 and "Traceback" not in err and seconds < SECONDS and len(read) >= min(good, 1)
            failed += not well
            print(f"{'ok  ' if well else 'FAIL'} {file:16} {seconds:5.1f} s  {err.splitlines()[0] if err else ''}"[:150])
        code, _, err, seconds = call(folder, "add", ".", "--workers", "2")
        again, _, second, _ = call(folder, "add", ".")
        well = code == again == 0 and err.splitlines()[-1:] != [] and "read" in second and "Traceback" not in err + second
        failed += not well
        print(f"{'ok  ' if well else 'FAIL'} all of them added twice, {seconds:.1f} s")
    print(f"{failed} failed")
    return bool(failed)


if __name__ == "__main__":
    raise SystemExit(main())
