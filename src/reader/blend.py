"""Writes the mean of two reading models: near what the first knew of finding answers, with what the second learned.

    python3 blend.py FIRST.onnx SECOND.onnx 0.6 OUT.onnx     six tenths of the second
"""

import sys

import network


def main():
    first, second, share, out = sys.argv[1:]
    file, share = network.ReaderFile(first), float(share)
    reader, other = file.read(), network.ReaderFile(second).read().state_dict()
    weights = reader.state_dict()
    reader.load_state_dict({name: values * (1 - share) + other[name] * share for name, values in weights.items()})
    file.write(reader, out)


if __name__ == "__main__":
    main()
