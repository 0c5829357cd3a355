"""Train the built-in coder on the corpus and save a PyTorch state for `export.py`.

Usage: python training/train.py --base MINILM_FOLDER --corpus corpus/*.jsonl --out STATE.pt [--epochs 7]
"""

import argparse
import json
import random
import time
from pathlib import Path

import public
import torch
from bert import pretrained
from data import LONGEST, MARKS, MODES, ROLES, STATUSES, TYPES, Pair, Window, cut, is_held_out, join, load, pairs, swapped, window
from named import IGNORED, Named
from named import load as load_named
from net import Net, bucket
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

SWAPPED = 0.25  # of the passages, in each epoch others
TOKENS_A_BATCH = 800  # of padded tokens; two cores are no faster with more, and more steps learn more


def batches(items: list, rng: random.Random) -> list[list]:
    """Items of like length together, batches in random order."""
    ordered, made, batch = sorted(items, key=lambda x: (len(x.ids), rng.random())), [], []
    for item in ordered:
        if batch and (len(batch) + 1) * len(item.ids) > TOKENS_A_BATCH:
            made.append(batch)
            batch = []
        batch.append(item)
    made.append(batch)
    rng.shuffle(made)
    return made


def padded(items: list) -> tuple[Tensor, Tensor, Tensor]:
    """Token ids, their cases and the mask of a batch."""
    width = max(len(i.ids) for i in items)
    ids = torch.tensor([i.ids + [0] * (width - len(i.ids)) for i in items])
    cases = torch.tensor([i.cases + [0] * (width - len(i.ids)) for i in items])
    return ids, cases, (ids != 0).to(torch.int64)


def token_labels(batch: list[Window], width: int) -> tuple[Tensor, Tensor]:
    """Act type (0 none) and mention tag (0 out, 1 begin, 2 inside) of every token; -100 on padding."""
    acts, tags = torch.full((len(batch), width), -100), torch.full((len(batch), width), -100)
    for n, item in enumerate(batch):
        acts[n, : len(item.ids)] = 0
        tags[n, : len(item.ids)] = 0
        for (s, e), event in zip(item.anchors, item.events, strict=True):
            acts[n, s:e] = 1 + TYPES.index(event["type"])
        for s, e in item.mentions:
            tags[n, s:e] = 2
            tags[n, s] = 1
    return acts, tags


def window_loss(net: Net, batch: list[Window]) -> Tensor:
    """The sum of all token, role, reference and attribute losses of a batch of windows."""
    ids, cases, mask = padded(batch)
    vectors, act_logits, tag_logits = net.tokens(ids, cases, mask)
    acts, tags = token_labels(batch, ids.shape[1])
    loss = 2 * F.cross_entropy(act_logits.flatten(0, 1).float(), acts.flatten()) * 2 + 2 * F.cross_entropy(
        tag_logits.flatten(0, 1).float(), tags.flatten()
    )
    vectors = vectors.float()
    parts = [_span_parts(item, vectors[n]) for n, item in enumerate(batch)]
    return loss + _role_loss(net, parts) + _attribute_loss(net, parts) + _reference_loss(net, parts)


def _span_parts(item: Window, vectors: Tensor) -> tuple[Window, Tensor, Tensor, Tensor]:
    """A window with the vectors of its acts, of its mentions, and of the sentences of its acts."""
    around = means(vectors, [sentence_span(item.sentence, start) for start, _ in item.anchors])
    return item, means(vectors, item.anchors), means(vectors, item.mentions), around


def sentence_span(sentence: list[int], at: int) -> tuple[int, int]:
    """The tokens of the sentence that holds a token, without the window's end marks."""
    own = [n for n in range(1, len(sentence) - 1) if sentence[n] == sentence[at]]
    return own[0], own[-1] + 1


def means(vectors: Tensor, spans: list[tuple[int, int]]) -> Tensor:
    """The mean vector of each token span, spans × hidden; one product, as many small ones cost more than the encoder."""
    pick = torch.zeros((len(spans), vectors.shape[0]))
    for n, (start, end) in enumerate(spans):
        pick[n, start:end] = 1 / (end - start)
    return pick @ vectors


def far(item: Window, first: list[tuple[int, int]], second: list[tuple[int, int]]) -> Tensor:
    """Distance class of every span of one list to every span of another, in rows."""
    starts = torch.tensor([s for s, _ in first])[:, None], torch.tensor([s for s, _ in second])[None]
    sentence = torch.tensor(item.sentence)
    return bucket(starts[0], starts[1], sentence[starts[0]] == sentence[starts[1]]).flatten()


def _role_loss(net: Net, parts: list) -> Tensor:
    left, right, away, gold = [], [], [], []
    for item, anchors, mentions, _ in parts:
        if len(anchors) and len(mentions):
            left.append(anchors.repeat_interleave(len(mentions), dim=0))
            right.append(mentions.repeat(len(anchors), 1))
            away.append(far(item, item.anchors, item.mentions))
            gold += [role_label(event, m) for event in item.events for m in range(len(mentions))]
    if not left:
        return torch.zeros(())
    return 4 * F.cross_entropy(net.role(torch.cat(left), torch.cat(right), torch.cat(away)), torch.tensor(gold))


def role_label(event: dict, mention: int) -> int:
    """The role of a mention in an event; who is actor and source at once is actor."""
    if mention in event["actors"]:
        return ROLES.index("actor")
    if mention in event["recipients"]:
        return ROLES.index("recipient")
    return ROLES.index("source") if mention == event["source"] else 0


def _attribute_loss(net: Net, parts: list) -> Tensor:
    events = [e for item, *_ in parts for e in item.events]
    sectors = [s for item, *_ in parts for s in item.sectors]
    loss = torch.zeros(())
    if sectors:
        loss = loss + 0.5 * F.cross_entropy(net.sector(torch.cat([m for _, _, m, _ in parts])), torch.tensor(sectors))
    if events:
        stacked = torch.cat([a for _, a, _, _ in parts])
        around = torch.cat([s for _, _, _, s in parts])
        kinds = torch.tensor([TYPES.index(e["type"]) for e in events])
        loss = loss + 2 * F.cross_entropy(net.kind(torch.cat([stacked, around], dim=-1)), kinds, label_smoothing=0.05)
        statuses = torch.tensor([STATUSES.index(e["status"]) for e in events])
        loss = loss + F.cross_entropy(net.status(stacked), statuses)
        modes = torch.tensor([[float(m in [f"{e['type']}/{x}" for x in e["modes"]]) for m in MODES] for e in events])
        loss = loss + 40 * F.binary_cross_entropy_with_logits(net.mode(stacked), modes)
    return loss


def _reference_loss(net: Net, parts: list) -> Tensor:
    left, right, away, gold = [], [], [], []
    for item, _, mentions, _ in parts:
        n = len(mentions)
        asked = [(m, o) for m in range(n) for o in range(n) if m != o and (item.antecedents[m] >= 0 or (m + o) % 4 == 0)]
        if not asked:
            continue
        own, other = (torch.tensor(side) for side in zip(*asked, strict=True))
        left.append(mentions[own])
        right.append(mentions[other])
        away.append(far(item, item.mentions, item.mentions)[own * n + other])
        gold += [float(item.antecedents[m] == o) for m, o in asked]
    if not left:
        return torch.zeros(())
    logits = net.reference(torch.cat(left), torch.cat(right), torch.cat(away))
    return F.binary_cross_entropy_with_logits(logits[:, 0], torch.tensor(gold))


def pair_loss(net: Net, batch: list[Pair], weights: Tensor) -> Tensor:
    """Loss of a batch of marked pairs, rare types weighted up."""
    ids, cases, mask = padded(batch)
    logits = net.pairs(ids, cases, mask, torch.tensor([p.marks for p in batch])).float()
    return F.cross_entropy(logits, torch.tensor([p.label for p in batch]), weight=weights, label_smoothing=0.05)


def name_loss(net: Net, batch: list[Named]) -> Tensor:
    """Loss of a batch of public sentences with names."""
    ids, cases, mask = padded(batch)
    gold = torch.tensor([n.tags + [IGNORED] * (ids.shape[1] - len(n.tags)) for n in batch])
    return F.cross_entropy(net.names(ids, cases, mask).flatten(0, 1).float(), gold.flatten(), ignore_index=IGNORED)


def class_weights(items: list[Pair]) -> Tensor:
    """Inverse square root of each label's frequency, mean 1."""
    counts = torch.bincount(torch.tensor([p.label for p in items]), minlength=1 + len(TYPES)).clamp(min=1).float()
    weights = counts.rsqrt()
    return weights / weights.mean()


def epoch_windows(singles: list[Window], rng: random.Random) -> list[Window]:
    """The passages, half of them joined to another, as sentences of an article stand beside others."""
    order, made = rng.sample(singles, len(singles)), []
    while order:
        item = order.pop()
        if order and rng.random() < 0.6 and len(item.ids) + len(order[-1].ids) < LONGEST:
            item = join(item, order.pop())
        made.append(item)
    return made


def optimiser(net: Net, rate: float) -> torch.optim.Optimizer:
    """AdamW, heads ten times faster than the encoder; word embeddings frozen."""
    net.bert.words.weight.requires_grad = False
    body = [p for n, p in net.named_parameters() if n.startswith("bert") and n != "bert.cases.weight" and p.requires_grad]
    heads = [p for n, p in net.named_parameters() if not n.startswith("bert") or n == "bert.cases.weight"]
    return torch.optim.AdamW([{"params": body, "lr": rate}, {"params": heads, "lr": 1e-3}], weight_decay=0.01, fused=True)


def train(args: argparse.Namespace) -> None:
    """All epochs; the mean of the last epochs' states is saved."""
    torch.manual_seed(args.seed), torch.set_num_threads(args.threads)
    rng = random.Random(args.seed)
    tokenizer = Tokenizer.from_file(str(args.base / "tokenizer.json"))
    tokenizer.no_padding(), tokenizer.no_truncation(), tokenizer.add_special_tokens(list(MARKS))
    rows = [r for r in load(args.corpus) if args.all or not is_held_out(r)]
    real = public.load(args.public, args.names) if args.public else []
    parts = [p for r in rows for p in cut(r, tokenizer)]
    singles = [w for p in parts if (w := window(p, tokenizer))]
    named = load_named(args.names, kept_out(args.gold), tokenizer) if args.names else []
    found = [p for r in real for p in cut(r, tokenizer)] * args.times
    marked = [p for r in rows + real * args.times for p in pairs(r, tokenizer, rng)]
    weights = class_weights(marked)
    net = Net(pretrained(args.base))
    if args.start:
        warm = torch.load(args.start, weights_only=True)
        print("not in the start:", net.load_state_dict(warm, strict=False).missing_keys)
    optim = optimiser(net, args.rate)
    share = int(args.pairs * len(marked))
    texts = epoch_windows(singles[: int(args.share * len(singles))], rng)
    texts += [w for p in found if (w := window(p, tokenizer))]
    per_epoch = sum(len(batches(some, rng)) for some in (texts, rng.sample(marked, share), named) if some)
    schedule = torch.optim.lr_scheduler.LambdaLR(optim, warm_decay(int(per_epoch * args.epochs)))
    kept: list[dict[str, Tensor]] = []
    print(
        f"{len(rows)} passages, {len(real)} public ones, {len(marked)} pairs, {len(named)} texts with names, "
        f"{per_epoch} batches an epoch",
        flush=True,
    )
    for epoch in range(args.stop or args.epochs):
        ours = rng.sample(parts, int(args.share * len(parts)))
        read = [w for p in ours + found if (w := window(swapped(p, rng) if rng.random() < SWAPPED else p, tokenizer))]
        jobs = [("w", b) for b in batches(epoch_windows(read, rng), rng)]
        jobs += [("p", b) for b in batches(rng.sample(marked, share), rng)]
        jobs += [("n", b) for b in batches(named, rng)] if named else []
        rng.shuffle(jobs)
        losses, began = {"w": [], "p": [], "n": []}, time.perf_counter()
        net.train()
        for kind, batch in jobs:
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=args.bf16):
                loss = (
                    window_loss(net, batch)
                    if kind == "w"
                    else pair_loss(net, batch, weights)
                    if kind == "p"
                    else name_loss(net, batch)
                )
            optim.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optim.step(), schedule.step()
            losses[kind].append(loss.item())
        shown = {k: round(sum(v) / max(1, len(v)), 3) for k, v in losses.items()}
        print(f"epoch {epoch + 1}: {shown}, {time.perf_counter() - began:.0f} s", flush=True)
        if epoch >= (args.stop or args.epochs) - args.average:
            kept.append({k: v.clone() for k, v in net.state_dict().items()})
            torch.save({k: sum(s[k] for s in kept) / len(kept) for k in kept[0]}, args.out)


def kept_out(gold: Path) -> set[str]:
    """The file names, in lower case, of the documents that we measure on."""
    return {Path(d["source"]).stem.lower() for d in json.loads(gold.read_text("utf-8"))}


def warm_decay(steps: int):
    """Linear rise over the first tenth, then linear fall to a twentieth."""
    return lambda step: min((step + 1) / max(1, steps // 10), max(0.05, 1 - step / max(1, steps)))


def parser() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(description=__doc__)
    made.add_argument("--base", type=Path, required=True)
    made.add_argument("--corpus", type=Path, nargs="+", required=True)
    made.add_argument("--out", type=Path, required=True)
    made.add_argument("--start", type=Path, help="a state to go on from")
    made.add_argument("--names", type=Path, help="folder of public sets with names (training/named.py)")
    made.add_argument("--public", type=Path, help="annotated passages of public texts (corpus/public); needs --names")
    made.add_argument("--times", type=int, default=2, help="how often an epoch sees each of them")
    made.add_argument("--share", type=float, default=1.0, help="share of our own passages that an epoch sees")
    made.add_argument("--gold", type=Path, default=Path("evals/gold/documents.json"), help="documents never trained on")
    made.add_argument("--epochs", type=int, default=7)
    made.add_argument("--stop", type=int, default=6, help="end after so many epochs of the schedule; 0: after all")
    made.add_argument("--average", type=int, default=2)
    made.add_argument(
        "--pairs", type=float, default=0.3, help="share of the marked pairs that an epoch sees; they cost most of the time"
    )
    made.add_argument("--rate", type=float, default=1e-4)
    made.add_argument("--seed", type=int, default=7)
    made.add_argument("--threads", type=int, default=2)
    made.add_argument("--bf16", action="store_true")
    made.add_argument("--all", action="store_true", help="train on the development part too")
    return made


if __name__ == "__main__":
    train(parser().parse_args())
