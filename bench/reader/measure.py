"""Measures the reader on the questions of SQuAD 2.0's development set, given the paragraph that each was asked about.

    python measure.py --model reader.onnx --tokenizer e5-small-v2-tokenizer.json --data <shared>/data/eval/squad2-refusal

Prints for answerable questions how often the words it points to overlap an expected answer, how often the sentence of its best
words contains one, and for all questions how well its log-odds tell those with an answer from those without (AUC).
"""

import argparse
import json
import random
import re
import time
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

LONGEST = 30


def read(session, tokenizer, question, text):
    """The best answer's range in the text, and its log-odds against none."""
    encoding = tokenizer.encode(question, text)
    row = lambda values: np.array([values], dtype=np.int64)
    start, end = session.run(
        ["start", "end"],
        {"input_ids": row(encoding.ids), "attention_mask": row(encoding.attention_mask), "token_type_ids": row(encoding.type_ids)},
    )
    start, end = start[0], end[0]
    tokens = [i for i, type_ in enumerate(encoding.type_ids) if type_ == 1][:-1]
    first, last = tokens[0], tokens[-1]
    sums = start[first : last + 1, None] + end[None, first : last + 1]
    sums = np.where(np.triu(np.ones_like(sums)) * np.tril(np.ones_like(sums), LONGEST - 1) > 0, sums, -1e9)
    i, j = np.unravel_index(np.argmax(sums), sums.shape)
    span = encoding.offsets[first + i][0], encoding.offsets[first + j][1]
    return span, sums[i, j] - start[0] - end[0]


def sentence(text, span):
    """The sentence around a range, by full stops before capitals."""
    ends = [0] + [m.end() for m in re.finditer(r"[.!?]\s+(?=[A-Z\"'(0-9])", text)] + [len(text)]
    return text[max(e for e in ends if e <= span[0]) : min(e for e in ends if e >= span[1])]


def area(positive, negative):
    """The probability that a positive one scores above a negative one: the rank-sum statistic."""
    scores = np.concatenate([positive, negative])
    ranks = np.empty(len(scores))
    ranks[scores.argsort()] = np.arange(1, len(scores) + 1)
    return (ranks[: len(positive)].sum() - len(positive) * (len(positive) + 1) / 2) / (len(positive) * len(negative))


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--model", required=True)
    arguments.add_argument("--tokenizer", required=True)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--questions", type=int, default=1000)
    a = arguments.parse_args()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(a.model, options)
    tokenizer = Tokenizer.from_file(a.tokenizer)
    tokenizer.enable_truncation(384, strategy="only_second")
    tokenizer.no_padding()
    lines = lambda name: [json.loads(line) for line in (a.data / name).open()]
    texts = {each["_id"]: each["text"] for each in lines("corpus.jsonl")}
    answers = {each["_id"]: each["answers"] for each in lines("answers.jsonl")}
    questions = lines("queries.full.jsonl")
    random.Random(1).shuffle(questions)
    overlap, contained, odds, began = [], [], {True: [], False: []}, time.time()
    asked = questions[: a.questions]
    for each in asked:
        text = texts[each["paragraph"]]
        span, score = read(session, tokenizer, each["text"], text)
        odds[each["answerable"]].append(score)
        if each["answerable"]:
            expected = answers[each["_id"]]
            found = text[span[0] : span[1]].lower()
            overlap.append(any(e.lower() in found or (found and found in e.lower()) for e in expected))
            said = sentence(text, span).lower()
            contained.append(any(e.lower() in said for e in expected))
    print(f"{len(asked)} questions, {(time.time() - began) / len(asked) * 1000:.0f} ms each on one thread")
    print(f"overlap {np.mean(overlap):.3f}, sentence contains {np.mean(contained):.3f}, of {len(overlap)} answerable")
    print(f"AUC of answerability {area(np.array(odds[True]), np.array(odds[False])):.3f}")


if __name__ == "__main__":
    main()
