#!/bin/bash
# Configures once and builds: tools/build.sh PRESET [TARGET...]. What it says goes to build/log/build-PRESET.log;
# the end of that is shown when it fails.
set -u
cd "$(dirname "$0")/.." || exit

preset=$1
shift
output=build/log/build-$preset.log
mkdir -p build/log

configure() {
    [ -e "build/$preset/build.ninja" ] && return
    local -a compiler=()
    # Clang takes precompiled headers and builds in a third of g++'s time.
    if [ -z "${CXX:-}" ] && [ -n "$(tools/setup.sh clang)" ]; then
        compiler=("-DCMAKE_CXX_COMPILER=$(tools/setup.sh clang)")
    fi
    cmake --preset "$preset" -DWAXWING_UNITY=ON "${compiler[@]}"
}

targets=()
[ $# -gt 0 ] && targets=(--target "$@")
if ! { configure && cmake --build --preset "$preset" -j "$(nproc)" "${targets[@]}"; } >"$output" 2>&1; then
    tail -n 60 "$output" >&2
    echo "build: it failed; all of it is in $output" >&2
    exit 1
fi
