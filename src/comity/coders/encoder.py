"""The built-in coder: a small encoder that reads windows of sentences and says what is done, by whom and to whom.

Weights: `weights/` (ONNX, int8, with their model card); made by `training/`. One thread: run one process a core.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime as ort
from tokenizers import Tokenizer

from comity.coders import decode
from comity.coders.assemble import Labels, assemble
from comity.coders.decode import Array, Found
from comity.coders.windows import Window, windows
from comity.errors import WeightsError
from comity.model import Coding, Document

DOCUMENTS_A_BATCH = 16
WINDOWS_A_BATCH = 16  # of like length; more saves no time on one thread


@cache
def manifest(folder: Path) -> dict[str, Any]:
    """What the weights folder says of itself, after every file in it has passed its checksum."""
    try:
        told: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
        for name, digest in told["sha256"].items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
                raise WeightsError(f"{folder / name} is not the file that was released (checksum differs); install comity again")
    except (OSError, KeyError, json.JSONDecodeError) as error:
        raise WeightsError(f"the model in {folder} cannot be read ({error}); install comity again") from error
    return told


def session(path: Path) -> ort.InferenceSession:
    """An ONNX session on one thread that does not spin while it waits."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


class Encoder:
    """Codes documents with the model in `folder`; name and version go into every event."""

    name = "encoder"

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or Path(str(files("comity.coders") / "weights"))
        told = manifest(self.folder)
        self.version: str = told["version"]
        self.labels = Labels(**{k: tuple(v) for k, v in told["labels"].items()})
        self.settings: dict[str, float] = told["settings"]
        self.tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        self.encoder, self.spans, self.pair = (session(self.folder / f"{n}.onnx") for n in ("encoder", "spans", "pair"))
        self.cls, self.sep = self.tokenizer.token_to_id("[CLS]"), self.tokenizer.token_to_id("[SEP]")

    def code(self, documents: Iterable[Document]) -> Iterator[Coding]:
        """One Coding a document, in order."""
        stream = iter(documents)
        while batch := list(islice(stream, DOCUMENTS_A_BATCH)):
            yield from self._code_batch(batch)

    def _code_batch(self, documents: list[Document]) -> Iterator[Coding]:
        made = sorted(windows(documents, self.tokenizer), key=lambda w: len(w.tokens))
        parts: dict[int, list[Any]] = {n: [] for n in range(len(documents))}
        for at in range(0, len(made), WINDOWS_A_BATCH):
            chunk = made[at : at + WINDOWS_A_BATCH]
            vectors, act_logits, tag_logits = self.encode([[t.id for t in w.tokens] for w in chunk])
            for row, window in enumerate(chunk):
                inner = slice(1, len(window.tokens) + 1)
                parts[window.document].append((window, self._spans_of(window, (vectors[row, 0], vectors[row, inner]), act_logits[row, inner], tag_logits[row, inner])))
        for n, document in enumerate(documents):
            yield assemble(document, sorted(parts[n], key=lambda p: p[0].tokens[p[0].own].start), self.labels, self.settings)

    def encode(self, rows: Sequence[list[int]]) -> tuple[Array, Array, Array]:
        """The encoder on token ids of several windows: vectors, act logits, mention logits, each rows × tokens × …"""
        width = max(map(len, rows)) + 2
        ids = np.zeros((len(rows), width), dtype=np.int64)
        for n, row in enumerate(rows):
            ids[n, : len(row) + 2] = [self.cls, *row, self.sep]
        out = self.encoder.run(["tok_vec", "act_logits", "tag_logits"], {"ids": ids, "mask": (ids != 0).astype(np.int64)})
        return out[0], out[1], out[2]

    def _spans_of(self, window: Window, read: tuple[Array, Array], act_logits: Array, tag_logits: Array) -> dict[str, Any]:
        """Acts and mentions of a window with the logits of their roles, references and attributes."""
        first, vectors = read
        acts = decode.acts(decode.softmax(act_logits, self.settings["act_temperature"]), window.tokens, self.settings["act_threshold"])
        acts = [a for a in acts if a.first >= window.own]
        named = decode.mentions(decode.softmax(tag_logits), window.tokens, self.settings["mention_threshold"])
        found: dict[str, Any] = {"acts": acts, "mentions": named}
        if acts and named:
            names = ["role_logits", "reference_logits", "kind_logits", "status_logits", "mode_logits", "sector_logits"]
            feed = {
                "anchors": _means(vectors, acts),
                "first": first[None],
                "mentions": _means(vectors, named),
                "far_roles": decode.distance(acts, named, window.tokens),
                "far_references": decode.distance(named, named, window.tokens),
            }
            found |= dict(zip(names, self.spans.run(names, feed), strict=True))
        return found

    def classify_pairs(self, rows: Sequence[tuple[str, tuple[int, int], tuple[int, int]]]) -> list[dict[str, float]]:
        """Type probabilities (with "" for none) of what the first span does to the second, for each (text, actor, recipient)."""
        made = [self._marked(*row) for row in rows]
        order, results = sorted(range(len(made)), key=lambda n: len(made[n])), [np.zeros(0, dtype=np.float32)] * len(made)
        for at in range(0, len(order), WINDOWS_A_BATCH):
            chunk = order[at : at + WINDOWS_A_BATCH]
            vectors, _, _ = self.encode([made[n] for n in chunk])
            pooled = np.stack([self._pooled(vectors[k, : len(made[n]) + 2], made[n]) for k, n in enumerate(chunk)])
            logits = self.pair.run(["pair_logits"], {"pooled": pooled})[0]
            for k, n in enumerate(chunk):
                results[n] = decode.softmax(logits[k], self.settings["pair_temperature"])
        return [dict(zip(("", *self.labels.types), map(float, probs), strict=True)) for probs in results]

    def _marked(self, text: str, actor: tuple[int, int], recipient: tuple[int, int]) -> list[int]:
        """Token ids of a text with both parties in marks, cut around them to the longest window."""
        edits = [(actor[0], 0, "a0"), (actor[1], 1, "a1"), (recipient[0], 0, "r0"), (recipient[1], 1, "r1")]
        marks = {"a0": "[unused1]", "a1": "[unused2]", "r0": "[unused3]", "r1": "[unused4]"}
        for at, _, mark in sorted(edits, key=lambda e: (-e[0], e[1])):
            text = f"{text[:at]} {marks[mark]} {text[at:]}"
        ids: list[int] = self.tokenizer.encode(text, add_special_tokens=False).ids
        if len(ids) > 254:  # keep both opening marks in the window
            first = min(ids.index(self.tokenizer.token_to_id(m)) for m in ("[unused1]", "[unused3]"))
            ids = ids[max(0, min(first - 20, len(ids) - 254)) :][:254]
        return ids

    def _pooled(self, vectors: Array, ids: list[int]) -> Array:
        opens = [self.tokenizer.token_to_id(m) for m in ("[unused1]", "[unused3]")]
        spots = [ids.index(o) + 1 if o in ids else 0 for o in opens]
        return np.concatenate([vectors[0], vectors.mean(axis=0), vectors[spots[0]], vectors[spots[1]]])


def _means(vectors: Array, spans: list[Found]) -> Array:
    return np.stack([vectors[f.first : f.last].mean(axis=0) for f in spans])
