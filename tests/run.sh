#!/bin/sh
# Runs every test of Heelbeat: installs what is missing, builds, tests, and ends with ctest's summary.
#
#   sh tests/run.sh              everything
#   sh tests/run.sh -R core/     what ctest's own options choose
#
# One ctest runs three builds: with address and undefined behaviour sanitizers (all unit tests), with the thread sanitizer
# (what has threads), and optimised with warnings as errors (the whole game, from the outside). It also compiles all layers
# for Windows and the web.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/game/packages.sh"
heelbeat_install tests

# What fails without them says so.
sh "$root/game/platforms/sources.sh" || true

cd "$root"
for preset in ci asan tsan; do
    echo "heelbeat: building $preset"
    log=.build/$preset-build.log
    mkdir -p .build
    if ! { cmake --preset "$preset" && cmake --build --preset "$preset" --parallel 2; } >"$log" 2>&1; then
        grep -nE 'error|Error|warning' "$log" | head -n 40 >&2
        tail -n 20 "$log" >&2
        echo "heelbeat: the build failed; the whole log is $log" >&2
        exit 1
    fi
done
exec ctest --test-dir .build/ci --output-on-failure --parallel 2 "$@"
