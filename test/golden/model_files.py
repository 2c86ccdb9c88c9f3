"""Our model files in PyTorch and PyTorch's in ours, by a reader and a writer that owe nothing to the library.

Run: /usr/bin/python3 -B test/golden/model_files.py write
     /usr/bin/python3 -B test/golden/model_files.py compare model.safetensors predictions.json

`write` makes sequential.safetensors and sequential.json beside itself: the state dict of a random
nn.Sequential as the safetensors package saves it; layers, some inputs and the outputs. `compare` loads
a file of saveNetwork into nn.Sequential and exits with 1 and a message where PyTorch's outputs differ
from those of predictions.json, { inputs, outputs }, by more than 1e-5.
"""

import json
import struct
import sys

import numpy as np
import torch

from generate import HERE, SOFTMAX, TANH, batch_norm_1d, batch_norm_2d, leaky_relu, linear, random_network, sequential

TOLERANCE = 1e-5
DTYPES = {"F32": "<f4", "I64": "<i8"}
LAYERS = [
    linear(5, 12),
    batch_norm_2d(3, 2, 2),
    leaky_relu(0.2),
    linear(12, 6, bias=False),
    batch_norm_1d(6, affine=False),
    TANH,
    linear(6, 4),
    SOFTMAX,
]


def read(path):
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header, data = json.loads(file.read(length)), file.read()
    metadata = header.pop("__metadata__")
    tensors = {}
    for name, tensor in header.items():
        begin, end = tensor["data_offsets"]
        values = np.frombuffer(data[begin:end], DTYPES[tensor["dtype"]])
        tensors[name] = torch.tensor(values.reshape(tensor["shape"]))
    return metadata, tensors


def write(path, tensors, metadata):
    """Tensors by falling size of their elements, then by name, as the package orders them."""
    header, data = {"__metadata__": metadata}, b""
    arrays = {name: tensor.numpy() for name, tensor in tensors.items()}
    for name, array in sorted(arrays.items(), key=lambda item: (-item[1].itemsize, item[0])):
        dtype = "I64" if array.dtype == np.int64 else "F32"
        block = array.astype(DTYPES[dtype]).tobytes()
        header[name] = {"dtype": dtype, "shape": array.shape, "data_offsets": [len(data), len(data) + len(block)]}
        data += block
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def write_golden():
    network = random_network(LAYERS, 5).eval()
    inputs = torch.randn(7, 5).float()
    with torch.no_grad():
        outputs = network(inputs.double())
    tensors = {name: tensor.float() if tensor.is_floating_point() else tensor for name, tensor in network.state_dict().items()}
    write(HERE / "sequential.safetensors", tensors, {"format": "pt", "generator": "test/golden/model_files.py"})
    content = {"layers": LAYERS, "inputs": inputs.tolist(), "outputs": outputs.tolist()}
    (HERE / "sequential.json").write_text(json.dumps(content, separators=(",", ":")) + "\n")


def compare(path, predictions):
    metadata, tensors = read(path)
    network = sequential(json.loads(metadata["network"])["layers"])
    network.load_state_dict(tensors)
    network.eval()
    with open(predictions) as file:
        content = json.load(file)
    with torch.no_grad():
        outputs = network(torch.tensor(content["inputs"]).double())
    difference = (outputs - torch.tensor(content["outputs"])).abs().max().item()
    if not difference <= TOLERANCE:
        sys.exit(f"outputs differ by {difference}")
    print(f"largest difference {difference:.2g}")


if sys.argv[1] == "write":
    write_golden()
else:
    compare(*sys.argv[2:])
