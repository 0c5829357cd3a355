"""The coder's network: one encoder with heads for acts, mentions, names, roles, references, attributes and marked pairs."""

import torch
from bert import HIDDEN, Bert
from data import MODES, ROLES, SECTORS, STATUSES, TYPES
from named import KINDS
from torch import Tensor, nn

BUCKETS = 24  # signed distance between two spans, in steps that double, and whether they share a sentence
ROLE_WIDTH = 256


def bucket(first: Tensor, second: Tensor, same_sentence: Tensor) -> Tensor:
    """Distance class of two token positions: sign, power of two (0 to 5) and same sentence or not."""
    gap = (second - first).to(torch.float32)
    size = torch.log2(gap.abs() + 1).floor().clamp(max=5).to(torch.int64)
    return size + 6 * (gap > 0).to(torch.int64) + 12 * same_sentence.to(torch.int64)


class PairScorer(nn.Module):
    """Scores two span vectors for some labels, from both, their product and their distance class."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.left, self.right, self.both = (nn.Linear(HIDDEN, ROLE_WIDTH) for _ in range(3))
        self.far = nn.Embedding(BUCKETS, ROLE_WIDTH)
        self.out = nn.Linear(ROLE_WIDTH, labels)
        self.drop = nn.Dropout(0.1)

    def forward(self, a: Tensor, b: Tensor, far: Tensor) -> Tensor:
        """a, b: pairs × hidden; far: pairs; returns pairs × labels."""
        hidden = self.left(a) + self.right(b) + self.both(a * b) + self.far(far)
        return self.out(self.drop(nn.functional.gelu(hidden)))


class Net(nn.Module):
    """Everything that is trained."""

    def __init__(self, bert: Bert) -> None:
        super().__init__()
        self.bert = bert
        self.act = nn.Linear(HIDDEN, 1 + len(TYPES))
        self.mention = nn.Linear(HIDDEN, 3)
        self.name = nn.Linear(HIDDEN, 1 + 2 * len(KINDS))
        self.role = PairScorer(len(ROLES))
        self.reference = PairScorer(1)
        self.sector = nn.Linear(HIDDEN, len(SECTORS))
        self.kind = nn.Sequential(nn.Dropout(0.1), nn.Linear(2 * HIDDEN, HIDDEN), nn.GELU(), nn.Linear(HIDDEN, len(TYPES)))
        self.status = nn.Sequential(nn.Linear(HIDDEN, 128), nn.GELU(), nn.Linear(128, len(STATUSES)))
        self.mode = nn.Linear(HIDDEN, len(MODES))
        self.pair = nn.Sequential(nn.Dropout(0.1), nn.Linear(4 * HIDDEN, HIDDEN), nn.GELU(), nn.Linear(HIDDEN, 1 + len(TYPES)))
        self.drop = nn.Dropout(0.1)

    def tokens(self, ids: Tensor, cases: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Token vectors, act logits and mention logits."""
        vectors = self.bert(ids, cases, mask)
        dropped = self.drop(vectors)
        return vectors, self.act(dropped), self.mention(dropped)

    def names(self, ids: Tensor, cases: Tensor, mask: Tensor) -> Tensor:
        """Name logits of every token: outside, then begin and inside of each kind."""
        return self.name(self.drop(self.bert(ids, cases, mask)))

    def pairs(self, ids: Tensor, cases: Tensor, mask: Tensor, marks: Tensor) -> Tensor:
        """Type logits (none first) of marked pairs; marks: batch × 2 positions of the opening marks."""
        vectors = self.bert(ids, cases, mask)
        weights = mask.to(vectors.dtype)[:, :, None]
        mean = (vectors * weights).sum(1) / weights.sum(1)
        rows = torch.arange(ids.shape[0])
        return self.pair(torch.cat([vectors[:, 0], mean, vectors[rows, marks[:, 0]], vectors[rows, marks[:, 1]]], dim=-1))
