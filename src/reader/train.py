"""Trains the reading model further on exercises, and writes it in the form that the program reads.

    pip install torch==2.15.0 onnx==1.23.2 onnxruntime==1.20.0 tokenizers==0.23.3
    python3 train.py --model ../main/resources/onrecord/model/reader.int8.onnx \
        --tokenizer ../main/resources/onrecord/model/tokenizer.json \
        --own exercises/*.txt --news train.jsonl --squad squad2-half --without Packet_switching \
        --minutes 60 --out reader.int8.onnx

It starts from the weights in `--model`. The loss is the cross entropy of the answer's first and last piece (the first
piece of all where there is none) and of whether it is there. The written weights are the mean over the last part of the
run. No graphics card is needed: two cores read some 17 exercises a second.
"""

import argparse
import random
import time

import torch
from torch.nn import functional

import exercises
import network

BATCH, WIDEST = 32, 200
ROUND = 16
WARM, LEAST_RATE = 0.05, 0.02
DROPPED = 0.1
AVERAGED_FROM, AVERAGED_EVERY = 0.6, 5


def batches(found, views, tokenizer, chance):
    """All exercises once, each in a view of its own, in batches of like length."""
    shown = [exercises.encode(tokenizer, views.of(one)) for one in chance.sample(found, len(found))]
    made = []
    for start in range(0, len(shown), 40 * BATCH):
        near = sorted(shown[start : start + 40 * BATCH], key=lambda one: len(one.pieces))
        while near:
            size = BATCH if len(near[min(BATCH, len(near)) - 1].pieces) < WIDEST else BATCH // 2
            made.append(near[:size])
            near = near[size:]
    chance.shuffle(made)
    return made


def loss_of(reader, batch, drop):
    # Few different shapes: the kernels are made for each.
    width = -(-max(len(one.pieces) for one in batch) // ROUND) * ROUND
    ids, types = (torch.zeros(len(batch), width, dtype=torch.long) for _ in range(2))
    mask = torch.zeros(len(batch), width, dtype=torch.bool)
    for row, one in enumerate(batch):
        ids[row, : len(one.pieces)] = torch.tensor(one.pieces)
        types[row, : len(one.types)] = torch.tensor(one.types)
        mask[row, : len(one.pieces)] = True
    first, last = torch.tensor([one.first for one in batch]), torch.tensor([one.last for one in batch])
    with torch.autocast("cpu", torch.bfloat16):
        spans, answerable = reader(ids, mask, types, drop)
    spans = spans.float().masked_fill(~mask[:, :, None], -1e4)
    span_loss = functional.cross_entropy(spans[:, :, 0], first) + functional.cross_entropy(spans[:, :, 1], last)
    return span_loss / 2 + functional.binary_cross_entropy_with_logits(answerable.float(), (first > 0).float())


class Mean:
    """The mean of weights over several moments of a run."""

    def __init__(self, weights):
        self.weights, self.sums, self.count = weights, [torch.zeros_like(one) for one in weights], 0

    def add(self):
        self.count += 1
        for total, one in zip(self.sums, self.weights):
            total += one.detach()

    def apply(self):
        with torch.no_grad():
            for total, one in zip(self.sums, self.weights):
                if self.count:
                    one.copy_(total / self.count)


def train(reader, found, tokenizer, minutes, rate, seed):
    chance = random.Random(seed)
    torch.manual_seed(seed)
    views, drop = exercises.Views(found, chance), network.Dropout(DROPPED, chance)
    for frozen in (reader.word, reader.position, reader.part):
        frozen.requires_grad_(False)
    weights = [one for one in reader.parameters() if one.requires_grad]
    matrices, vectors = [one for one in weights if one.dim() > 1], [one for one in weights if one.dim() < 2]
    groups = [{"params": matrices, "weight_decay": 0.01}, {"params": vectors, "weight_decay": 0.0}]
    optimizer, mean = torch.optim.AdamW(groups, lr=rate, fused=True), Mean(weights)
    begun, steps, seen, shown_loss = time.time(), 0, 0, None
    waiting = []
    while (gone := (time.time() - begun) / 60 / minutes) < 1:
        waiting = waiting or batches(found, views, tokenizer, chance)
        for group in optimizer.param_groups:
            group["lr"] = rate * min(1, gone / WARM) * max(LEAST_RATE, 1 - gone)
        batch = waiting.pop()
        loss = loss_of(reader, batch, drop)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        optimizer.zero_grad()
        steps, seen = steps + 1, seen + len(batch)
        if gone > AVERAGED_FROM and steps % AVERAGED_EVERY == 0:
            mean.add()
        shown_loss = loss.item() if shown_loss is None else 0.98 * shown_loss + 0.02 * loss.item()
        if steps % 50 == 0:
            print(f"{seen} exercises, {seen / len(found):.2f} rounds, loss {shown_loss:.3f}, {gone:.0%}", flush=True)
    mean.apply()


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--model", required=True)
    options.add_argument("--tokenizer", required=True)
    options.add_argument("--own", nargs="+", default=[])
    options.add_argument("--news")
    options.add_argument("--news-share", type=float, default=0.3, help="of the news, drawn at random")
    options.add_argument("--squad")
    options.add_argument("--without", default="", help="titles of the SQuAD folder that are kept for measuring")
    options.add_argument("--minutes", type=float, default=60)
    options.add_argument("--rate", type=float, default=4e-5)
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--out", required=True)
    chosen = options.parse_args()
    found = exercises.own(chosen.own)
    if chosen.news:
        news = exercises.news(chosen.news)
        found += random.Random(chosen.seed).sample(news, int(len(news) * chosen.news_share))
    if chosen.squad:
        without = set(chosen.without.split(","))
        found += exercises.squad(chosen.squad, lambda title: title not in without)
    print(f"{len(found)} exercises, {sum(one.answerable for one in found)} with an answer", flush=True)
    file = network.ReaderFile(chosen.model)
    reader = file.read()
    train(reader, found, exercises.tokenizer(chosen.tokenizer), chosen.minutes, chosen.rate, chosen.seed)
    file.write(reader, chosen.out)


if __name__ == "__main__":
    main()
