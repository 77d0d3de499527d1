#!/bin/sh
# Prints what Heelbeat reaches on this machine, a figure a line. Takes about a quarter of an hour, ten minutes of it with
# sound; leave the machine alone meanwhile.
#
#   sh tests/bench/run.sh
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/game/packages.sh"
heelbeat_install bench

cd "$root"
log=.build/bench-build.log
mkdir -p .build
targets="heelbeat bench_pads bench_window bench_sound xtest_latency"
# shellcheck disable=SC2086 # one word a target
if ! { cmake --preset ci && cmake --build --preset ci --parallel --target $targets; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    echo "heelbeat: the build failed; the whole log is $log" >&2
    exit 1
fi
.build/ci/bin/heelbeat bench
.build/ci/bin/bench_pads
.build/ci/bin/bench_window .build/ci/bin/xtest_latency
exec .build/ci/bin/bench_sound
