#!/bin/sh
# Fuzzes on: every target, or those named, for some minutes each, and says what was run and found.
#
#   sh tests/fuzz/run.sh                      five minutes each
#   sh tests/fuzz/run.sh 1 level import       one minute each of these
#
# FUZZ_AT_ONCE targets run at once (1), FUZZ_BUILD is the build folder (.build/ci). What finds new ways through stays in
# its tests/fuzz/found-NAME and is begun with the next time; what stops a target lies beside it as NAME-crash-...,
# NAME-leak-..., NAME-timeout-..., and is run again by bin/fuzz_NAME FILE.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
build=${FUZZ_BUILD:-$root/.build/ci}
. "$root/game/packages.sh"
heelbeat_install tests

minutes=5
case ${1:-} in
[0-9]*) minutes=$1 && shift ;;
esac
[ $# -gt 0 ] || set -- $(cd "$root/tests/fuzz/corpus" && ls)
[ -f "$build/CMakeCache.txt" ] || (cd "$root" && cmake --preset "$(basename "$build")") >/dev/null
cmake --build "$build" --target $(for name; do echo "fuzz_$name"; done) >"$build/fuzz-build.log" 2>&1 || {
    tail -n 20 "$build/fuzz-build.log" >&2
    exit 1
}

found=$build/tests/fuzz
fuzz_one() { # NAME: a line to say what came of it
    log=$found/$1.log
    code=0
    mkdir -p "$found/found-$1"
    "$build/bin/fuzz_$1" -max_total_time=$((minutes * 60)) -max_len=16384 -rss_limit_mb=1024 -timeout=10 \
        -print_final_stats=1 -artifact_prefix="$found/$1-" "$found/found-$1" "$root/tests/fuzz/corpus/$1" >"$log" 2>&1 || code=$?
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    printf '%-10s %12s runs, %s\n' "$1" "${runs:-?}" "$([ $code = 0 ] && echo 'nothing found' || echo "STOPPED: see $log")"
    return $code
}

failed=0
running=0
waited=
for name; do
    fuzz_one "$name" &
    waited="$waited $!"
    running=$((running + 1))
    [ $running -lt "${FUZZ_AT_ONCE:-1}" ] && continue
    for pid in $waited; do wait "$pid" || failed=1; done
    waited=
    running=0
done
for pid in $waited; do wait "$pid" || failed=1; done
exit $failed
