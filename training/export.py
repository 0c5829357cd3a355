"""Export a trained state to the package: three ONNX files (encoder int8 per channel), tokenizer, manifest with checksums.

Usage: python training/export.py --state STATE.pt --base MINILM_FOLDER --to src/comity/coders/weights [--act-threshold 0.5 …]
"""

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import torch
from bert import HEADS, HIDDEN, Bert
from data import MARKS, MODES, ROLES, SECTORS, STATUSES, TYPES
from named import KINDS
from net import Net
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn

FILES = ("encoder.onnx", "spans.onnx", "pair.onnx", "tokenizer.json")


class Tokens(nn.Module):
    """The encoder with its token heads, for one window a run: no mask, and ONNX Runtime's own attention.

    Written out for the export because PyTorch's attention becomes some twenty small operators a layer, which cost a
    quarter of the encoder's time.
    """

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, cases: Tensor) -> tuple[Tensor, ...]:
        """ids, cases: 1 × tokens; vectors, act logits, mention logits, name logits."""
        bert = self.net.bert
        x = bert.norm(bert.words(ids) + bert.cases(cases) + bert.positions(torch.arange(ids.shape[1])) + bert.kind)
        for layer in bert.layers:
            queries, keys, values = layer.qkv(x).split(HIDDEN, dim=-1)
            mixed = torch.onnx.ops.symbolic(
                "com.microsoft::MultiHeadAttention",
                [queries, keys, values],
                attrs={"num_heads": HEADS},
                dtype=x.dtype,
                shape=x.shape,
                version=1,
            )
            x = layer.norm1(x + layer.out(mixed))
            x = layer.norm2(x + layer.down(nn.functional.gelu(layer.up(x))))
        return x, self.net.act(x), self.net.mention(x), self.net.name(x)


class Spans(nn.Module):
    """Roles, references and attributes from span vectors."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(
        self, anchors: Tensor, around: Tensor, mentions: Tensor, far_roles: Tensor, far_references: Tensor
    ) -> tuple[Tensor, ...]:
        """anchors, around (their sentences): acts × hidden; mentions: mentions × hidden; distance classes: each × mentions."""
        n = self.net
        a, m = anchors[:, None], mentions[None]
        roles = n.role(a, m, far_roles)
        references = n.reference(mentions[:, None], m, far_references).squeeze(-1)
        kinds = n.kind(torch.cat([anchors, around], dim=-1))
        return roles, references, kinds, n.status(anchors), n.mode(anchors), n.sector(mentions)


def write(module: nn.Module, feed: tuple[Tensor, ...], names: tuple[list[str], list[str]], shapes: tuple, target: Path) -> None:
    """One ONNX file with dynamic axes."""
    program = torch.onnx.export(
        module.eval(), feed, input_names=names[0], output_names=names[1], dynamic_shapes=shapes, dynamo=True, verbose=False
    )
    program.save(str(target))


def export(args: argparse.Namespace) -> None:
    """All files, then the manifest."""
    net = Net(Bert())
    states = [torch.load(path, weights_only=True) for path in args.state]
    net.load_state_dict({name: sum(s[name] for s in states) / len(states) for name in states[0]})
    net.eval()
    args.to.mkdir(parents=True, exist_ok=True)
    batch, tokens, acts, mentions = (
        torch.export.Dim(n, min=1, max=m) for n, m in (("batch", 256), ("tokens", 512), ("acts", 256), ("mentions", 256))
    )
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "encoder.onnx"
        ids = torch.ones((1, 17), dtype=torch.int64)
        write(
            Tokens(net),
            (ids, torch.zeros_like(ids)),
            (["ids", "cases"], ["tok_vec", "act_logits", "tag_logits", "name_logits"]),
            ({1: tokens}, {1: tokens}),
            plain,
        )
        quantize_dynamic(plain, args.to / "encoder.onnx", per_channel=True, weight_type=QuantType.QInt8)
    feed = (
        torch.randn(5, HIDDEN),
        torch.randn(5, HIDDEN),
        torch.randn(7, HIDDEN),
        torch.zeros((5, 7), dtype=torch.int64),
        torch.zeros((7, 7), dtype=torch.int64),
    )
    names = ["anchors", "around", "mentions", "far_roles", "far_references"]
    outputs = ["role_logits", "reference_logits", "kind_logits", "status_logits", "mode_logits", "sector_logits"]
    write(
        Spans(net),
        feed,
        (names, outputs),
        ({0: acts}, {0: acts}, {0: mentions}, {0: acts, 1: mentions}, {0: mentions, 1: mentions}),
        args.to / "spans.onnx",
    )
    write(net.pair, (torch.randn(3, 4 * HIDDEN),), (["pooled"], ["pair_logits"]), ({0: batch},), args.to / "pair.onnx")
    tokenizer = Tokenizer.from_file(str(args.base / "tokenizer.json"))
    tokenizer.no_padding(), tokenizer.no_truncation(), tokenizer.add_special_tokens(list(MARKS))
    tokenizer.save(str(args.to / "tokenizer.json"), pretty=False)
    manifest(args)


def manifest(args: argparse.Namespace) -> None:
    """Labels, settings and checksums; the version is the hash of all of them."""
    labels = {"types": TYPES, "modes": MODES, "statuses": STATUSES, "sectors": SECTORS, "roles": ROLES, "names": KINDS}
    settings = {k: getattr(args, k) for k in SETTINGS}
    digests = {name: hashlib.sha256((args.to / name).read_bytes()).hexdigest() for name in FILES}
    body = {"labels": labels, "settings": settings, "sha256": digests}
    version = "1." + hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()[:8]
    (args.to / "manifest.json").write_text(json.dumps({"version": version, **body}, indent=1) + "\n", "utf-8")
    print(version, {name: f"{(args.to / name).stat().st_size / 1e6:.1f} MB" for name in FILES})


# Temperatures: training/calibrate.py. Thresholds: best who-did-what-to-whom on our gold (evals/gold) of some twenty settings.
SETTINGS = {
    "act_temperature": 1.25, "act_threshold": 0.5, "mention_threshold": 0.6, "role_threshold": 0.3, "role_alone": 0.1,
    "reference_threshold": 0.5, "pair_temperature": 1.0,
}  # fmt: skip

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--state", type=Path, nargs="+", help="of several the mean is exported")
    parser.add_argument("--base", type=Path)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--manifest-only", action="store_true", help="only settings and checksums")
    for name, default in SETTINGS.items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=float, default=default)
    given = parser.parse_args()
    shutil.rmtree(given.to / "__pycache__", ignore_errors=True)
    manifest(given) if given.manifest_only else export(given)
