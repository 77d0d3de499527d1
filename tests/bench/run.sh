#!/bin/sh
# Prints what Heelbeat reaches on this machine, a figure a line. Takes about two minutes; leave the machine alone meanwhile.
#
#   sh tests/bench/run.sh
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/game/packages.sh"
heelbeat_install tests

cd "$root"
log=.build/bench-build.log
mkdir -p .build
if ! { cmake --preset ci && cmake --build --preset ci --parallel --target heelbeat bench_window xtest_latency; } \
    >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    echo "heelbeat: the build failed; the whole log is $log" >&2
    exit 1
fi
.build/ci/bin/heelbeat bench
exec .build/ci/bin/bench_window .build/ci/bin/xtest_latency
