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
from comity.coders.windows import Window, cases, windows
from comity.errors import WeightsError
from comity.model import Coding, Document

DOCUMENTS_A_BATCH = 16
SLOW = ["SkipLayerNormFusion"]  # an optimisation of ONNX Runtime that costs time
LONGEST = 254  # tokens of a window without its two end marks


@cache
def manifest(folder: Path) -> dict[str, Any]:
    """What the weights folder says of itself, after every file in it has passed its checksum."""
    try:
        told: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
        for name, digest in told["sha256"].items():
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
                raise WeightsError(f"{folder / name} is not the file that was released (checksum differs); install comity again")
    except (OSError, KeyError, TypeError, AttributeError, json.JSONDecodeError) as error:
        raise WeightsError(f"the model in {folder} cannot be read ({error}); install comity again") from error
    return told


def session(path: Path) -> ort.InferenceSession:
    """An ONNX session on one thread that does not spin while it waits.

    Sums and layer norms stay apart: ONNX Runtime's fused kernel for both takes four times as long as the two one by one.
    """
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW)


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
        self.cls, self.sep = self._id("[CLS]"), self._id("[SEP]")

    def _id(self, piece: str) -> int:
        """The number of a special token; WeightsError when the tokenizer has none, as another model's would."""
        number: int | None = self.tokenizer.token_to_id(piece)
        if number is None:
            raise WeightsError(f"the tokenizer in {self.folder} has no {piece}; install comity again")
        return number

    def code(self, documents: Iterable[Document]) -> Iterator[Coding]:
        """One Coding a document, in order."""
        stream = iter(documents)
        while batch := list(islice(stream, DOCUMENTS_A_BATCH)):
            yield from self._code_batch(batch)

    def _code_batch(self, documents: list[Document]) -> Iterator[Coding]:
        parts: dict[int, list[Any]] = {n: [] for n in range(len(documents))}
        for window in windows(documents, self.tokenizer):
            parts[window.document].append((window, self._spans_of(window, self.encode_window(window))))
        for n, document in enumerate(documents):
            yield assemble(document, sorted(parts[n], key=lambda p: p[0].tokens[p[0].own].start), self.labels, self.settings)

    def encode(self, ids: Sequence[int], cases: Sequence[int]) -> tuple[Array, ...]:
        """Vectors, act logits, mention logits and name logits of one window's tokens, each with a row for both end marks too.

        One window a run: int8 activations are scaled by the largest of a run, so windows that share one would change each
        other's codes; on one thread, runs of several save no time.
        """
        feed = {
            "ids": np.array([[self.cls, *ids, self.sep]], dtype=np.int64),
            "cases": np.array([[0, *cases, 0]], dtype=np.int64),
        }
        return tuple(out[0] for out in self.encoder.run(["tok_vec", "act_logits", "tag_logits", "name_logits"], feed))

    def encode_window(self, window: Window) -> tuple[Array, ...]:
        """`encode` of a window's tokens."""
        return self.encode([t.id for t in window.tokens], [t.case for t in window.tokens])

    def _spans_of(self, window: Window, outputs: tuple[Array, ...]) -> dict[str, Any]:
        """Acts, mentions and names of a window with the logits of their roles, references and attributes."""
        vectors, act_logits, tag_logits, name_logits = (out[1:-1] for out in outputs)
        probs = decode.softmax(act_logits, self.settings["act_temperature"])
        acts = [a for a in decode.acts(probs, window.tokens, self.settings["act_threshold"]) if a.first >= window.own]
        named = decode.mentions(decode.softmax(tag_logits), window.tokens, self.settings["mention_threshold"])
        found: dict[str, Any] = {"acts": acts, "mentions": named, "names": decode.names(name_logits, window.tokens)}
        if acts and named:
            wanted = ["role_logits", "reference_logits", "kind_logits", "status_logits", "mode_logits", "sector_logits"]
            feed = {
                "anchors": _means(vectors, acts),
                "around": _means(vectors, [decode.sentence_of(a, window.tokens) for a in acts]),
                "mentions": _means(vectors, named),
                "far_roles": decode.distance(acts, named, window.tokens),
                "far_references": decode.distance(named, named, window.tokens),
            }
            found |= dict(zip(wanted, self.spans.run(wanted, feed), strict=True))
        return found

    def classify_pairs(self, rows: Sequence[tuple[str, tuple[int, int], tuple[int, int]]]) -> list[dict[str, float]]:
        """Type probabilities (with "" for none) of what the first span does to the second, for each (text, actor, recipient)."""
        results = []
        for row in rows:
            ids, told = self._marked(*row)
            pooled = self._pooled(self.encode(ids, told)[0], ids)
            logits = self.pair.run(["pair_logits"], {"pooled": pooled[None]})[0][0]
            probs = decode.softmax(logits, self.settings["pair_temperature"])
            results.append(dict(zip(("", *self.labels.types), map(float, probs), strict=True)))
        return results

    def _marked(self, text: str, actor: tuple[int, int], recipient: tuple[int, int]) -> tuple[list[int], list[int]]:
        """Token ids and cases of a text with both parties in marks, cut around them to the longest window."""
        edits = [(actor[0], 0, "a0"), (actor[1], 1, "a1"), (recipient[0], 0, "r0"), (recipient[1], 1, "r1")]
        marks = {"a0": "[unused1]", "a1": "[unused2]", "r0": "[unused3]", "r1": "[unused4]"}
        for at, _, mark in sorted(edits, key=lambda e: (-e[0], e[1])):
            text = f"{text[:at]} {marks[mark]} {text[at:]}"
        found = self.tokenizer.encode(text, add_special_tokens=False)
        ids, told = list(found.ids), cases(text, found.offsets, found.word_ids)
        if len(ids) > LONGEST:  # keep both opening marks in the window
            first = min(ids.index(self._id(m)) for m in ("[unused1]", "[unused3]"))
            at = max(0, min(first - 20, len(ids) - LONGEST))
            ids, told = ids[at : at + LONGEST], told[at : at + LONGEST]
        return ids, told

    def _pooled(self, vectors: Array, ids: list[int]) -> Array:
        opens = [self._id(m) for m in ("[unused1]", "[unused3]")]
        spots = [ids.index(o) + 1 if o in ids else 0 for o in opens]
        return np.concatenate([vectors[0], vectors.mean(axis=0), vectors[spots[0]], vectors[spots[1]]])


def _means(vectors: Array, spans: list[Found]) -> Array:
    """The mean vector of each span, in one product: a window has some forty spans."""
    pick = np.zeros((len(spans), len(vectors)), dtype=np.float32)
    for n, found in enumerate(spans):
        pick[n, found.first : found.last] = 1 / (found.last - found.first)
    return np.asarray(pick @ vectors, dtype=np.float32)
