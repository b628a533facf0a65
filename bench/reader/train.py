"""Trains the reader: a small model that reads a question and a passage together, and points to the words that answer it.

It begins with the weights of e5-small-v2 (MIT), which come in a Maven artifact, and learns from questions over texts that
no evaluation asks about: the ten articles of SQuAD 2.0's training part, the question and sentence pairs of SQuAD 1.1, and
COVID-QA. The task is that of SQuAD 2.0 (Rajpurkar et al., 2018): a start and an end in the passage, or the first token
where the passage has no answer (Devlin et al., 2019).

    python train.py --weights e5-small-v2.onnx --tokenizer e5-small-v2-tokenizer.json --data <shared>/data/train --out reader.pt
"""

import argparse
import json
import random
import re
import time
from collections import defaultdict
from math import log
from pathlib import Path

import torch
from tokenizers import Tokenizer

from model import Reader

LONGEST = 256


def sentences(text):
    return [s for s in re.split(r"(?<=[.!?])\s+(?=[A-Z0-9\"'(])", text) if s]


def words(text):
    return set(re.findall(r"\w{3,}", text.lower()))


class Similar:
    """Finds, by the words they share weighed by rarity, the texts nearest to one."""

    def __init__(self, texts):
        self.postings = defaultdict(list)
        for number, text in enumerate(texts):
            for word in words(text):
                self.postings[word].append(number)
        self.count = len(texts)

    def nearest(self, text, limit):
        scores = defaultdict(float)
        for word in words(text):
            found = self.postings.get(word, ())
            if len(found) < self.count / 20:
                weight = log(1 + self.count / (1 + len(found)))
                for number in found:
                    scores[number] += weight
        return sorted(scores, key=scores.get, reverse=True)[:limit]


def squad(path, random_):
    """Questions with their paragraphs, and with a paragraph of the same article that does not answer them."""
    for article in json.loads(path.read_text())["data"]:
        texts = [p["context"] for p in article["paragraphs"]]
        similar = Similar(texts)
        for number, paragraph in enumerate(article["paragraphs"]):
            for question in paragraph["qas"]:
                answers = question["answers"]
                if not answers:
                    for _ in range(3):  # rare in the data, and what a refusal is learnt from
                        yield question["question"], paragraph["context"], None, False
                    continue
                start = answers[0]["answer_start"]
                end = start + len(answers[0]["text"])
                yield question["question"], paragraph["context"], (start, end), False
                others = [n for n in similar.nearest(question["question"], 4) if n != number]
                others = [n for n in others if answers[0]["text"].lower() not in texts[n].lower()]
                if others and random_.random() < 0.6:
                    yield question["question"], texts[random_.choice(others[:2])], None, False
                if random_.random() < 0.15:  # the paragraph without the sentence that answers
                    rest = without(paragraph["context"], start, end)
                    if rest and answers[0]["text"].lower() not in rest.lower():
                        yield question["question"], rest, None, False


def without(text, start, end):
    at, kept = 0, []
    for sentence in sentences(text):
        at = text.index(sentence, at)
        if at + len(sentence) <= start or at >= end:
            kept.append(sentence)
        at += len(sentence)
    return " ".join(kept) if len(kept) > 1 else None


def pairs(path, asked, random_):
    """Questions with a passage made of the sentence that answers and of sentences like it. Where in it is left open."""
    data = json.loads(path.read_text())
    answers = data["answers"]
    similar = Similar(answers)
    for number, question in enumerate(data["questions"]):
        if question.lower().strip() in asked:
            continue
        answer = answers[number]
        others = [answers[n] for n in similar.nearest(question + " " + answer, 9) if answers[n] != answer][:6]
        random_.shuffle(others)
        around = others[: random_.randint(1, 4)]
        if around and random_.random() < 0.2:
            yield question, " ".join(around), None, False
        at = random_.randint(0, len(around))
        before = " ".join(around[:at])
        start = len(before) + 1 if before else 0
        text = " ".join(around[:at] + [answer] + around[at:])
        yield question, text, (start, start + len(answer)), True


def covid(path, random_):
    for article in json.loads(path.read_text())["data"]:
        for paragraph in article["paragraphs"]:
            text = paragraph["context"]
            for question in paragraph["qas"]:
                if not question["answers"]:
                    continue
                answer = question["answers"][0]
                if len(answer["text"]) > 300:
                    continue
                start, end = answer["answer_start"], answer["answer_start"] + len(answer["text"])
                first = text.find(" ", max(0, start - random_.randint(0, 500))) if start > 500 else 0
                first = min(max(first, 0), start)
                window = text[first : first + 900]
                if end - first <= len(window):
                    yield question["question"], window, (start - first, end - first), False
                far = random_.randint(0, max(0, len(text) - 900))
                if (far > end or far + 900 < start) and random_.random() < 0.5:
                    yield question["question"], text[far : far + 900], None, False


def encoded(tokenizer, example, longest=LONGEST):
    """Token ids, types, first and last token of the answer (0 and 0 where there is none), and whether it may lie anywhere within."""
    question, text, span, anywhere = example
    encoding = tokenizer.encode(question, text)
    ids, types, offsets = encoding.ids, encoding.type_ids, encoding.offsets
    first = types.index(1)
    if len(ids) > longest:
        if span is not None:
            while span[1] > offsets[longest - 2][1]:  # move the passage along until the answer is within
                cut = text.find(" ", min(len(text) // 4, span[0]))
                if cut < 0 or cut >= span[0]:
                    return None
                text, span = text[cut + 1 :], (span[0] - cut - 1, span[1] - cut - 1)
                encoding = tokenizer.encode(question, text)
                ids, types, offsets = encoding.ids, encoding.type_ids, encoding.offsets
                if len(ids) <= longest:
                    break
        ids, types, offsets = ids[: longest - 1] + ids[-1:], types[:longest], offsets[:longest]
    start = end = 0
    if span is not None:
        inside = [i for i in range(first, len(ids) - 1) if offsets[i][1] > span[0] and offsets[i][0] < span[1]]
        if not inside:
            return None
        start, end = inside[0], inside[-1]
    return ids, types, start, end, anywhere and span is not None


def batches(examples, size, random_):
    random_.shuffle(examples)
    chunks = []
    for at in range(0, len(examples), size * 50):
        part = sorted(examples[at : at + size * 50], key=lambda e: len(e[0]))
        chunks += [part[i : i + size] for i in range(0, len(part), size)]
    random_.shuffle(chunks)
    return chunks


def tensors(batch):
    longest = max(len(e[0]) for e in batch)
    pad = lambda row: row + [0] * (longest - len(row))
    ids = torch.tensor([pad(e[0]) for e in batch])
    types = torch.tensor([pad(e[1]) for e in batch])
    mask = torch.tensor([pad([1] * len(e[0])) for e in batch])
    return ids, types, mask


def loss(logits, batch, types):
    """Cross-entropy of start and end; where the answer lies anywhere within a sentence, of the sentence as a whole."""
    places = torch.arange(logits.shape[1])[None, :]
    allowed = (types == 1) | (places == 0)
    total = 0.0
    low = torch.tensor([e[2] for e in batch])[:, None]
    high = torch.tensor([e[3] for e in batch])[:, None]
    anywhere = torch.tensor([e[4] for e in batch])[:, None]
    for column, exact in ((0, low), (1, high)):
        scores = logits[:, :, column].float().masked_fill(~allowed, -1e4)
        wanted = torch.where(anywhere, (places >= low) & (places <= high), places == exact)
        total = total - (torch.logsumexp(scores.masked_fill(~wanted, -1e4), 1) - torch.logsumexp(scores, 1)).mean()
    return total / 2


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--weights", required=True)
    arguments.add_argument("--tokenizer", required=True)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--asked", type=Path, help="queries.full.jsonl of squad2-dev, whose questions are left out")
    arguments.add_argument("--out", required=True)
    arguments.add_argument("--epochs", type=int, default=2)
    arguments.add_argument("--batch", type=int, default=24)
    arguments.add_argument("--rate", type=float, default=1e-4)
    arguments.add_argument("--minutes", type=float, default=1e9, help="end after so many, the rate falling to zero by then")
    arguments.add_argument("--frozen", type=int, default=4, help="so many layers, from the first, stay as they are")
    arguments.add_argument("--threads", type=int, default=2)
    a = arguments.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(7)
    random_ = random.Random(7)
    asked = {json.loads(line)["text"].lower().strip() for line in a.asked.open()} if a.asked else set()
    tokenizer = Tokenizer.from_file(a.tokenizer)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    raw = list(squad(a.data / "squad2-train.first10articles.json", random_))
    raw += list(pairs(a.data / "squad1-pairs.json", asked, random_))
    raw += list(covid(a.data / "covidqa.json", random_))
    examples = [e for e in (encoded(tokenizer, r) for r in raw) if e]
    print(len(examples), "examples,", sum(e[2] == 0 for e in examples), "without an answer,",
          sum(len(e[0]) for e in examples) // len(examples), "tokens each", flush=True)
    model = Reader.of(a.weights)
    frozen = [model.bert.embeddings, *model.bert.encoder.layer[: a.frozen]]
    for module in frozen:
        module.requires_grad_(False)
    decayed = [p for p in model.parameters() if p.requires_grad and p.dim() > 1]
    plain = [p for p in model.parameters() if p.requires_grad and p.dim() <= 1]
    optimizer = torch.optim.AdamW([{"params": decayed, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}], lr=a.rate, fused=True)
    steps = a.epochs * (len(examples) // a.batch + 1)
    began, step, running = time.time(), 0, None
    for epoch in range(a.epochs):
        for batch in batches(examples, a.batch, random_):
            done = max(step / steps, (time.time() - began) / 60 / a.minutes)
            if done >= 1:
                break
            for group in optimizer.param_groups:
                group["lr"] = a.rate * min(1.0, (step + 1) / 60, (1 - done) / 0.9)
            ids, types, mask = tensors(batch)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(ids, types, mask)
            value = loss(logits, batch, types)
            optimizer.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            running = value.item() if running is None else 0.98 * running + 0.02 * value.item()
            step += 1
            if step % 25 == 0:
                print(f"{step}/{steps} loss {running:.3f} {time.time() - began:.0f} s", flush=True)
    torch.save(model.state_dict(), a.out)


if __name__ == "__main__":
    main()
