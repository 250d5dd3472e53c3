"""Reading exercises: questions, each with a passage that answers it or does not.

Three forms are read. Exercises of our own (`exercises/*.txt`): a line `# title`, a line with the passage, then a line
for each question, `+ question | answer` where the passage answers it and `- question | tempting wrong words` where it
does not; answer and words stand in the passage letter for letter. Made-up news: a JSON line for each article, with `qas`.
SQuAD 2 as the question sets of the project have it: `passages.jsonl` and `questions.dev.jsonl` in one folder.

    python3 exercises.py exercises/*.txt     checks exercises and counts them
"""

import json
import random
import re
import sys
from dataclasses import dataclass
from pathlib import Path

MAX_PIECES, MAX_QUESTION_PIECES, MAX_TITLE_PIECES = 384, 56, 16
CLASSIFY, SEPARATOR = 101, 102

_BREAK = re.compile(r"""(?<=[.!?])["”’')]*\s+(?=["“‘'(]*[A-Z0-9£$€])|\n+""")
_ABBREVIATED = re.compile(r"\b(Mr|Mrs|Dr|St|No|Gen|Col|[A-Z])\.$")
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True)
class Exercise:
    """A question to a passage; `start` and `end` are its answer, `bait` where a near miss tempts (-1: not known)."""

    title: str
    passage: str
    question: str
    start: int = -1
    end: int = -1
    bait: int = -1

    @property
    def answerable(self):
        return self.start >= 0


def words(text):
    return _WORD.findall(text.lower())


def sentences(text):
    """Where each sentence begins and ends, roughly; they cover the text."""
    found, start = [], 0
    for gap in _BREAK.finditer(text):
        if gap.start() > start and not _ABBREVIATED.search(text[start : gap.start()]):
            found.append((start, gap.end()))
            start = gap.end()
    if start < len(text):
        found.append((start, len(text)))
    return found


def place(passage, span, question):
    """Where the span stands: of several places the one whose surroundings share most words with the question; or -1."""
    asked = set(words(question))
    best, found = -1, -1
    for match in re.finditer(re.escape(span), passage):
        shared = len(asked & set(words(passage[max(0, match.start() - 120) : match.end() + 120])))
        if shared > best:
            best, found = shared, match.start()
    return found


def exercise(title, passage, question, span, answerable, at=-1):
    """The exercise, or None where the span does not stand in the passage."""
    if not span:
        return None if answerable else Exercise(title, passage, question)
    start = at if at >= 0 else place(passage, span, question)
    if start < 0:
        return None
    if answerable:
        return Exercise(title, passage, question, start, start + len(span))
    return Exercise(title, passage, question, bait=start)


def own(files):
    found = []
    for file in files:
        title = passage = None
        for line in Path(file).read_text(encoding="utf-8").splitlines():
            if line.startswith("# "):
                title, passage = line[2:].strip(), None
            elif line[:2] in ("+ ", "- "):
                question, _, span = line[2:].partition(" | ")
                found.append(exercise(title, passage, question.strip(), span.strip(), line[0] == "+"))
            elif line.strip():
                passage = line.strip()
    return [one for one in found if one]


def news(file):
    found = []
    for line in Path(file).read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        for asked in article["qas"]:
            at = -1
            if asked["answer"] and asked["sentence"]:
                sentence = article["text"].find(asked["sentence"])
                inside = asked["sentence"].find(asked["answer"])
                at = sentence + inside if min(sentence, inside) >= 0 else -1
            found.append(
                exercise(
                    article["title"],
                    article["text"],
                    asked["question"],
                    asked["answer"],
                    asked["answer"] is not None,
                    at,
                )
            )
    return [one for one in found if one]


def squad(folder, titles):
    """The questions whose title `titles` accepts."""
    passages = {}
    for line in (Path(folder) / "passages.jsonl").read_text(encoding="utf-8").splitlines():
        passage = json.loads(line)
        passages[passage["id"]] = passage
    found = []
    for line in (Path(folder) / "questions.dev.jsonl").read_text(encoding="utf-8").splitlines():
        asked = json.loads(line)
        if titles(asked["source_passage"].split("#")[0]):
            passage = passages[asked["source_passage"]]
            answer = asked["answers"][0] if asked["answerable"] else None
            found.append(exercise(passage["title"], passage["text"], asked["question"], answer, asked["answerable"]))
    return [one for one in found if one]


def tokenizer(file):
    """The WordPiece vocabulary, with nothing cut or filled up."""
    from tokenizers import Tokenizer  # here, so that exercises can be checked without it

    read = Tokenizer.from_file(file)
    read.no_truncation()
    read.no_padding()
    return read


@dataclass(frozen=True)
class Encoded:
    """What the model is given: pieces and their types; the answer's first and last piece, 0 and 0 without one."""

    pieces: list
    types: list
    first: int
    last: int
    passage_at: int
    offsets: list


def encode(tokenizer, one):
    def pieces(text):
        return tokenizer.encode(text, add_special_tokens=False)

    head = [CLASSIFY] + pieces(one.question).ids[:MAX_QUESTION_PIECES] + [SEPARATOR]
    title = pieces(one.title).ids[:MAX_TITLE_PIECES] + pieces(":").ids
    text = pieces(one.passage)
    room = MAX_PIECES - len(head) - len(title) - 1
    at, offsets = len(head) + len(title), text.offsets[:room]
    first = last = 0
    if one.answerable:
        inside = [k for k, (a, b) in enumerate(offsets) if b > one.start and a < one.end]
        if inside:
            first, last = at + inside[0], at + inside[-1]
    whole = head + title + text.ids[:room] + [SEPARATOR]
    return Encoded(whole, [0] * len(head) + [1] * (len(whole) - len(head)), first, last, at, offsets)


class Views:
    """How a passage is shown in training: whole, or a run of its sentences as the answerer cuts it; now and then
    without its answer, or in place of it another passage that shares words with the question."""

    RUN, WITHOUT_ANSWER, ANOTHER = 0.85, 0.05, 0.12

    def __init__(self, exercises, chance: random.Random):
        self.chance = chance
        self.passages = list({one.passage: one.title for one in exercises}.items())
        self.holding = {}
        for number, (passage, _) in enumerate(self.passages):
            for word in {word for word in words(passage) if len(word) > 3}:
                self.holding.setdefault(word, []).append(number)

    def of(self, one):
        roll = self.chance.random()
        if roll < self.ANOTHER:
            one = self._elsewhere(one) or one
        elif one.answerable and roll < self.ANOTHER + self.WITHOUT_ANSWER:
            without = self._without_answer(one)
            if without:
                return without
        return self._run(one) if self.chance.random() < self.RUN else one

    def _elsewhere(self, one):
        shared = {}
        for word in set(words(one.question)):
            holding = self.holding.get(word, ())
            if len(holding) < 400:
                for number in holding:
                    shared[number] = shared.get(number, 0) + 1 / (20 + len(holding))
        for number in sorted(shared, key=shared.get, reverse=True)[:8]:
            passage, title = self.passages[number]
            told = one.answerable and one.passage[one.start : one.end].lower() in passage.lower()
            if passage != one.passage and not told and self.chance.random() < 0.6:
                return Exercise(title, passage, one.question)
        return None

    def _without_answer(self, one):
        around = next((a, b) for a, b in sentences(one.passage) if one.start < b)
        rests = [one.passage[: around[0]].strip(), one.passage[around[1] :].strip()]
        self.chance.shuffle(rests)
        answer = one.passage[one.start : one.end]
        return next((Exercise(one.title, rest, one.question) for rest in rests if len(rest) > 80 and answer not in rest), None)

    def _run(self, one):
        bounds = sentences(one.passage)
        if len(bounds) < 3:
            return one
        asked = set(words(one.question))
        aim = one.start if one.answerable else one.bait
        if aim >= 0:
            low = next(k for k, (_, b) in enumerate(bounds) if aim < b)
        else:
            shared = [len(asked & set(words(one.passage[a:b]))) + self.chance.random() for a, b in bounds]
            low = shared.index(max(shared))
        high = next((k for k, (_, b) in enumerate(bounds) if one.end <= b), low) if one.answerable else low
        low = max(0, low - self.chance.choice((0, 1, 1, 2)))
        high = min(len(bounds) - 1, high + self.chance.choice((0, 1, 1, 2)))
        start, end = bounds[low][0], bounds[high][1]
        moved = lambda at: at - start if at >= 0 else -1
        return Exercise(
            one.title, one.passage[start:end].rstrip(), one.question, moved(one.start), moved(one.end), moved(one.bait)
        )


def check(files):
    """Faults in exercises of our own, one a line, and how many there are of what."""
    counts, faults = {"passages": 0, "+": 0, "-": 0}, []
    for file in files:
        passage = None
        for number, line in enumerate(Path(file).read_text(encoding="utf-8").splitlines(), 1):
            where = f"{file}:{number}: "
            if line.startswith("# "):
                passage = None
                counts["passages"] += 1
            elif line[:2] in ("+ ", "- "):
                counts[line[0]] += 1
                span = line[2:].partition(" | ")[2].strip()
                if not span or passage is None or span not in passage:
                    faults.append(where + "not in the passage letter for letter: " + (span or "nothing"))
            elif line.strip() and passage is not None:
                faults.append(where + "a second line of text")
            elif line.strip():
                passage = line
    return counts, faults


if __name__ == "__main__":
    totals, wrong = check(sys.argv[1:])
    print("\n".join(wrong + [", ".join(f"{count} {what}" for what, count in totals.items())]))
    sys.exit(bool(wrong))
