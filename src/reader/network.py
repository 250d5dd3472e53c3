"""The reading model as PyTorch trains it, and the ONNX file that holds it.

The file's graph stays as it is: a BERT encoder of 12 layers, 384 wide, whose matrices are int8 with a scale for each
output (the word vectors: for each word), and two heads, `span_logits` and `answerable`. Weights are read from it and
written back into it.
"""

import numpy
import onnx
import torch
from onnx import numpy_helper
from torch import nn
from torch.nn import functional

WIDTH, LAYERS, HEADS, WORDS = 384, 12, 12, 30522

_MATRICES = {
    "attention/self/query": "query",
    "attention/self/key": "key",
    "attention/self/value": "value",
    "attention/output/dense": "out",
    "intermediate/dense": "widen",
    "output/dense": "narrow",
}
_WORD_VECTORS = "embeddings.word_embeddings.weight"


class Dropout:
    """Drops by masks cut at random from one long mask: drawing a mask anew costs more than the layer it is for."""

    def __init__(self, rate, chance):
        self.rate, self.chance, self.masks = rate, chance, {}

    def __call__(self, x):
        if x.dtype not in self.masks:
            kept = (torch.rand(1 << 23) >= self.rate).to(x.dtype)
            self.masks[x.dtype] = kept / (1 - self.rate)
        mask = self.masks[x.dtype]
        if x.numel() >= mask.numel():
            return x
        start = self.chance.randrange(mask.numel() - x.numel())
        return x * mask[start : start + x.numel()].view(x.shape)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.out, self.out_norm = nn.Linear(WIDTH, WIDTH), nn.LayerNorm(WIDTH, eps=1e-12)
        self.widen, self.narrow = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.narrow_norm = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x, mask, drop):
        rows, pieces, _ = x.shape
        heads = [m(x).view(rows, pieces, HEADS, -1).transpose(1, 2) for m in (self.query, self.key, self.value)]
        seen = functional.scaled_dot_product_attention(*heads, attn_mask=mask).transpose(1, 2)
        x = self.out_norm(x + drop(self.out(seen.reshape(x.shape))))
        return self.narrow_norm(x + drop(self.narrow(functional.gelu(self.widen(x)))))


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        self.word, self.position, self.part = (nn.Embedding(count, WIDTH) for count in (WORDS, 512, 2))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.span, self.answerable = nn.Linear(WIDTH, 2), nn.Linear(WIDTH, 1)

    def forward(self, ids, mask, types, drop=lambda x: x):
        """Logits of first and last piece, [rows, pieces, 2], and of being answered, [rows]."""
        x = drop(self.norm(self.word(ids) + self.part(types) + self.position.weight[: ids.shape[1]]))
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :], drop)
        return self.span(x), self.answerable(x[:, 0])[:, 0]


class ReaderFile:
    """An ONNX file of the reader: its weights go into a `Reader`, and those of a `Reader` into a new file."""

    def __init__(self, path):
        self.model = onnx.load(path)
        self.tensors = {tensor.name: tensor for tensor in self.model.graph.initializer}

    def _products(self):
        """For each int8 product its layer and matrix in a `Reader`, the file's name of its weights, and of its bias."""
        for node in self.model.graph.node:
            if node.op_type == "MatMulInteger":
                _, _, layer, *path, _ = node.output[0].split("/")
                number, matrix = layer.split(".")[1], "/".join(path)
                bias = f"encoder.layer.{number}.{matrix.replace('/', '.')}.bias"
                yield f"layers.{number}.{_MATRICES[matrix]}", node.input[1].removesuffix("_q"), bias

    @staticmethod
    def _plain():
        """Names of what is kept as floats, in a `Reader` and in the file; matrices of the heads stand turned there."""
        yield "position.weight", "embeddings.position_embeddings.weight"
        yield "part.weight", "embeddings.token_type_embeddings.weight"
        norms = {"norm": "embeddings.LayerNorm"}
        for layer in range(LAYERS):
            norms[f"layers.{layer}.out_norm"] = f"encoder.layer.{layer}.attention.output.LayerNorm"
            norms[f"layers.{layer}.narrow_norm"] = f"encoder.layer.{layer}.output.LayerNorm"
        for ours, theirs in norms.items():
            yield f"{ours}.weight", f"{theirs}.weight"
            yield f"{ours}.bias", f"{theirs}.bias"
        for ours, theirs in (("span", "head.span"), ("answerable", "head.ans")):
            yield f"{ours}.weight", f"{theirs}.w"
            yield f"{ours}.bias", f"{theirs}.b"

    def _get(self, name):
        return torch.tensor(numpy_helper.to_array(self.tensors[name]).copy()).float()

    def _put(self, name, values):
        old = numpy_helper.to_array(self.tensors[name])
        assert old.shape == values.shape, name
        self.tensors[name].CopyFrom(numpy_helper.from_array(values.astype(old.dtype), name))

    def read(self):
        weights = {"word.weight": self._get(_WORD_VECTORS + "_q") * self._get(_WORD_VECTORS + "_s")}
        for ours, theirs, bias in self._products():
            matrix = (self._get(theirs + "_q") - self._get(theirs + "_z")) * self._get(theirs + "_s")
            weights[ours + ".weight"] = matrix.T.contiguous()
            weights[ours + ".bias"] = self._get(bias)
        for ours, theirs in self._plain():
            values = self._get(theirs)
            weights[ours] = values.T.contiguous() if theirs.endswith(".w") else values
        reader = Reader()
        reader.load_state_dict(weights)
        return reader

    def write(self, reader, path):
        weights = {name: values.detach().float().numpy() for name, values in reader.state_dict().items()}
        words = weights["word.weight"]
        scale = numpy.maximum(numpy.abs(words).max(1, keepdims=True), 1e-9) / 127
        self._put(_WORD_VECTORS + "_s", scale)
        self._put(_WORD_VECTORS + "_q", numpy.round(words / scale))
        for ours, theirs, bias in self._products():
            matrix = weights[ours + ".weight"].T
            scale = numpy.maximum(numpy.abs(matrix).max(0), 1e-9) / 127
            self._put(theirs + "_s", scale)
            self._put(theirs + "_q", numpy.round(matrix / scale))
            self._put(theirs + "_z", numpy.zeros_like(scale))
            self._put(bias, weights[ours + ".bias"])
        for ours, theirs in self._plain():
            self._put(theirs, weights[ours].T if theirs.endswith(".w") else weights[ours])
        onnx.save(self.model, path)
