#!/bin/sh
# Attacks the storage core with all there is, in under half an hour on two cores, and says what went wrong and how it is
# repeated. What is tried is told in tests/README.md.
#
#   sh tests/attack.sh                 by chance
#   sh tests/attack.sh 7               by the chance of that seed, as one that failed has printed it
#   sh tests/attack.sh 7 faults play   one attack alone, on one verb
#
# ATTACK_BUILD is the build folder (.build/ci); what each attack printed stays there as attack/NAME.log.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
build=${ATTACK_BUILD:-$root/.build/ci}
. "$root/game/packages.sh"
heelbeat_install tests

ATTACK_SEED=${1:-$(date +%s)}
ATTACK_FULL=1
export ATTACK_SEED ATTACK_FULL
[ $# -eq 0 ] || shift

[ -f "$build/CMakeCache.txt" ] || (cd "$root" && cmake --preset "$(basename "$build")") >/dev/null
log=$build/attack
mkdir -p "$log"
cmake --build "$build" --parallel 2 --target heelbeat_attacks >"$log/build.log" 2>&1 || {
    tail -n 20 "$log/build.log" >&2
    exit 1
}
echo "heelbeat: attacking with seed $ATTACK_SEED"

# A line an attack: its name, and the verb that it is for.
attacks() {
    if [ $# -gt 0 ]; then
        echo "$@"
        return
    fi
    for attack in kills faults; do
        for verb in $("$build/bin/test_attack_kills" --verbs); do echo "$attack $verb"; done
    done
    for attack in at_once clocks endings full hangs order rights; do
        [ ! -x "$build/bin/test_attack_$attack" ] || echo "$attack"
    done
}

cat >"$log/one.sh" <<'ONE'
name=$(echo "$*" | tr ' ' -)
began=$(date +%s)
code=0
"$build/bin/test_attack_$1" ${2:-} >"$log/$name.log" 2>&1 || code=$?
took=$(($(date +%s) - began))
told=$(grep -E '^[a-z]+: [0-9]+ kills$|^[0-9]+ faults$|^skipped' "$log/$name.log" | head -n 1)
printf '%-18s %4d s  %s\n' "$name" "$took" "${told:-done}"
[ $code = 0 ] || { grep -A 1 -E '^WRONG|^ERROR|--- ' "$log/$name.log" | head -n 20; false; }
ONE
export build log
began=$(date +%s)
code=0
attacks "$@" | xargs -P 2 -L 1 sh "$log/one.sh" || code=1
echo "heelbeat: $(($(date +%s) - began)) s, seed $ATTACK_SEED: $([ $code = 0 ] && echo 'nothing went wrong' || echo 'SOMETHING WENT WRONG')"
exit $code
