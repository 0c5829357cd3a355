"""A plain BERT encoder in PyTorch that loads all-MiniLM-L6-v2 from safetensors; dropout while training."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

HIDDEN, LAYERS, HEADS, FEED, POSITIONS, WORDS = 384, 6, 12, 1536, 512, 30522
CASES = 3  # of a word: no capital, one, all (comity.coders.windows.case_of)


class Layer(nn.Module):
    """One transformer block, post-norm as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.up, self.down = nn.Linear(HIDDEN, FEED), nn.Linear(FEED, HIDDEN)
        self.norm1, self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x: batch × tokens × hidden; bias: batch × 1 × 1 × tokens, 0 where there is a token, very low elsewhere."""
        batch, tokens, _ = x.shape
        q, k, v = (part.view(batch, tokens, HEADS, -1).transpose(1, 2) for part in self.qkv(x).split(HIDDEN, dim=-1))
        # No dropout on the attention weights: on the CPU, drawing it costs as much as a layer.
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=bias).transpose(1, 2).reshape(batch, tokens, HIDDEN)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Bert(nn.Module):
    """Token ids and mask in, one vector a token out."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(WORDS, HIDDEN), nn.Embedding(POSITIONS, HIDDEN)
        self.kind = nn.Parameter(torch.zeros(HIDDEN))
        # The published encoder knows no capitals; what they add is learned from nothing.
        self.cases = nn.Embedding(CASES, HIDDEN)
        nn.init.zeros_(self.cases.weight)
        self.norm, self.drop = nn.LayerNorm(HIDDEN, eps=1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor) -> Tensor:
        """ids, cases, mask: batch × tokens; returns batch × tokens × hidden."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.words(ids) + self.cases(cases) + self.positions(places) + self.kind))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x


def pretrained(folder: Path) -> Bert:
    """The encoder with the published weights; word embeddings frozen, markers (unused words) excepted by the caller."""
    theirs, bert = load_file(str(folder / "model.safetensors")), Bert()
    ours = {
        "words.weight": theirs["embeddings.word_embeddings.weight"],
        "positions.weight": theirs["embeddings.position_embeddings.weight"],
        "kind": theirs["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": theirs["embeddings.LayerNorm.weight"],
        "norm.bias": theirs["embeddings.LayerNorm.bias"],
    }
    for n in range(LAYERS):
        old, new = f"encoder.layer.{n}.", f"layers.{n}."
        for part in ("weight", "bias"):
            names = [f"{old}attention.self.{x}.{part}" for x in ("query", "key", "value")]
            ours[f"{new}qkv.{part}"] = torch.cat([theirs[name] for name in names])
            ours[f"{new}out.{part}"] = theirs[f"{old}attention.output.dense.{part}"]
            ours[f"{new}up.{part}"] = theirs[f"{old}intermediate.dense.{part}"]
            ours[f"{new}down.{part}"] = theirs[f"{old}output.dense.{part}"]
            ours[f"{new}norm1.{part}"] = theirs[f"{old}attention.output.LayerNorm.{part}"]
            ours[f"{new}norm2.{part}"] = theirs[f"{old}output.LayerNorm.{part}"]
    bert.load_state_dict(ours | {"cases.weight": bert.cases.weight})
    return bert
