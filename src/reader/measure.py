"""What a reading model reaches on exercises, each with its own passage given whole.

    python3 measure.py MODEL.onnx [--own FILES] [--news FILE] [--squad FOLDER --titles A,B]
"""

import argparse

import numpy
import onnxruntime

import exercises

SPAN = 30
"""Pieces of the longest answer."""


def area(right, wrong):
    """The chance that one of `right` is above one of `wrong`."""
    ranks = numpy.concatenate([right, wrong]).argsort(kind="stable").argsort(kind="stable")
    return (ranks[: len(right)].sum() - len(right) * (len(right) - 1) / 2) / (len(right) * len(wrong))


def read(session, tokenizer, one):
    """The logit of being answered, and where in the passage the likeliest answer begins."""
    encoded = exercises.encode(tokenizer, one)
    ids = numpy.array([encoded.pieces])
    inputs = {"input_ids": ids, "attention_mask": numpy.ones_like(ids), "token_type_ids": numpy.array([encoded.types])}
    spans, answerable = session.run(["span_logits", "answerable"], inputs)
    first, last = spans[0, encoded.passage_at : -1, 0], spans[0, encoded.passage_at : -1, 1]
    best = max(range(len(first)), key=lambda k: first[k] + last[k : k + SPAN].max())
    return answerable[0, 0], encoded.offsets[best][0]


def measure(model, tokenizer, sets):
    """A line for each set: AUROC of being answered, and the share of answers found in the right sentence."""
    session = onnxruntime.InferenceSession(model)
    for name, found in sets.items():
        right, wrong, hits = [], [], 0
        for one in found:
            logit, start = read(session, tokenizer, one)
            (right if one.answerable else wrong).append(logit)
            if one.answerable:
                low, high = next((a, b) for a, b in exercises.sentences(one.passage) if one.start < b)
                hits += low <= start < high
        told = f", AUROC {area(right, wrong):.3f} against {len(wrong)} near misses" if wrong else ""
        yield f"{name}: right sentence {hits / len(right):.3f} of {len(right)}{told}"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("model")
    options.add_argument("--tokenizer", required=True)
    options.add_argument("--own", nargs="*", default=[])
    options.add_argument("--news")
    options.add_argument("--squad")
    options.add_argument("--titles", default="", help="of the SQuAD folder; all, if none is named")
    chosen = options.parse_args()
    titles = set(filter(None, chosen.titles.split(",")))
    sets = {}
    if chosen.own:
        sets["own"] = exercises.own(chosen.own)
    if chosen.news:
        sets["news"] = exercises.news(chosen.news)
    if chosen.squad:
        sets["squad"] = exercises.squad(chosen.squad, lambda title: not titles or title in titles)
    for line in measure(chosen.model, exercises.tokenizer(chosen.tokenizer), sets):
        print(line, flush=True)


if __name__ == "__main__":
    main()
