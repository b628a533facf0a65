"""The reader's network: BERT (Devlin et al., 2019) with a start and an end for each token, from the weights of an ONNX file."""

import numpy as np
import onnx
import onnx.numpy_helper
import torch
from transformers import BertConfig, BertModel


class Reader(torch.nn.Module):
    """From token ids, types and mask, each [batch, tokens], to the scores [batch, tokens, 2] of being start and end."""

    def __init__(self):
        super().__init__()
        self.bert = BertModel(
            BertConfig(
                hidden_size=384,
                num_hidden_layers=12,
                num_attention_heads=12,
                intermediate_size=1536,
                hidden_dropout_prob=0.0,  # drawing its numbers takes as long as the forward pass on a CPU
                attention_probs_dropout_prob=0.0,
                attn_implementation="eager",  # the fused attention's backward pass is three times slower on a CPU
            ),
            add_pooling_layer=False,
        )
        self.span = torch.nn.Linear(384, 2)

    def forward(self, input_ids, token_type_ids, attention_mask):
        hidden = self.bert(input_ids=input_ids, token_type_ids=token_type_ids, attention_mask=attention_mask)[0]
        return self.span(hidden)

    @staticmethod
    def of(path):
        """The network with the embedding model's weights, and a head that knows nothing yet.

        The export has given the matrices of linear layers numbers for names and turned them round; the node that uses one
        still has the layer's name.
        """
        graph = onnx.load(path).graph
        named = {i.name: onnx.numpy_helper.to_array(i) for i in graph.initializer}
        for node in graph.node:
            if node.op_type == "MatMul" and node.input[1] in named and node.name.startswith("/encoder/"):
                name = node.name.removeprefix("/").removesuffix("/MatMul").replace("/", ".") + ".weight"
                named[name] = named[node.input[1]].T
        reader = Reader()
        weights = {name: torch.from_numpy(np.ascontiguousarray(named[name])) for name in reader.bert.state_dict() if name in named}
        missing = set(reader.bert.state_dict()) - set(weights) - {"embeddings.position_ids", "embeddings.token_type_ids"}
        if missing:
            raise ValueError(f"{path} lacks the weights {sorted(missing)[:5]}")
        reader.bert.load_state_dict(weights, strict=False)
        return reader
