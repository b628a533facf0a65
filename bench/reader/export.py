"""Writes the trained reader for ONNX Runtime: weights of eight bits, one scale for each column (dynamic quantisation).

    python export.py --trained reader.pt --weights e5-small-v2.onnx --out reader.onnx
"""

import argparse
import hashlib
import os
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from model import Reader


class Named(torch.nn.Module):
    """The reader with one output for each of start and end, in the order of inputs that tokenizers give."""

    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, input_ids, attention_mask, token_type_ids):
        start, end = self.reader(input_ids, token_type_ids, attention_mask).unbind(-1)
        return start, end


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--trained", required=True)
    arguments.add_argument("--weights", required=True, help="the ONNX file that training began with")
    arguments.add_argument("--out", type=Path, required=True)
    a = arguments.parse_args()
    reader = Reader.of(a.weights)
    reader.load_state_dict(torch.load(a.trained))
    row = torch.ones(1, 16, dtype=torch.int64)
    axes = {0: "batch", 1: "tokens"}
    with tempfile.TemporaryDirectory() as folder:
        whole = os.path.join(folder, "reader.onnx")
        torch.onnx.export(
            Named(reader).eval(),
            (row, row, row),
            whole,
            input_names=["input_ids", "attention_mask", "token_type_ids"],
            output_names=["start", "end"],
            dynamic_axes={name: axes for name in ("input_ids", "attention_mask", "token_type_ids", "start", "end")},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(whole, a.out, per_channel=True, weight_type=QuantType.QInt8)
    content = a.out.read_bytes()
    print(len(onnx.load(a.out).graph.node), "nodes,", len(content), "bytes, SHA-256", hashlib.sha256(content).hexdigest())


if __name__ == "__main__":
    main()
