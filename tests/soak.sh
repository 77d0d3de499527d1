#!/bin/sh
# One game in one window for so many minutes (20): tours through all screens and plays to their end, one after another.
# Memory, descriptors and threads must stay as they were, and every play must be in the history.
#
#   sh tests/soak.sh 60
#
# SOAK_BUILD is the build folder (.build/ci).
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
build=${SOAK_BUILD:-$root/.build/ci}
. "$root/game/packages.sh"
heelbeat_install tests

[ -f "$build/CMakeCache.txt" ] || (cd "$root" && cmake --preset "$(basename "$build")") >/dev/null
cmake --build "$build" --parallel 2 --target heelbeat_soak >"$build/soak-build.log" 2>&1 || {
    tail -n 20 "$build/soak-build.log" >&2
    exit 1
}
exec "$build/bin/heelbeat_soak" "${1:-20}"
