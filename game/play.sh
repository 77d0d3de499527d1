#!/bin/sh
# Plays Heelbeat: installs what is missing, builds it, starts it with the arguments given.
#
#   sh game/play.sh              the game; without a display: one level by the demo player, with a picture of it
#   sh game/play.sh ARGS         as `heelbeat ARGS`
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/game/packages.sh"
heelbeat_install play

build=$root/.build/release
log=$build/build.log
mkdir -p "$build"
if ! { [ -f "$build/CMakeCache.txt" ] || (cd "$root" && cmake --preset release) >"$log" 2>&1; } ||
    ! cmake --build "$build" --parallel --target heelbeat >>"$log" 2>&1; then
    tail -n 20 "$log" >&2
    echo "heelbeat: the build failed; the whole log is $log" >&2
    exit 1
fi
heelbeat=$build/bin/heelbeat

if [ $# -gt 0 ] || [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]; then
    exec "$heelbeat" "$@"
fi

picture=$build/first-steps.png
echo "There is no display here, so the demo player plays one level without a window."
"$heelbeat" play first-steps --headless --fast --player human --screenshot "$picture"
echo "The picture of it: $picture"
