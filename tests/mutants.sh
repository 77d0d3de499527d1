#!/bin/sh
# Plants each change of tests/mutants.txt, one at a time, in a copy of the tree, and runs the test that must see it. A
# change that lives, or that no longer changes anything, is told, and the exit code is 1.
#
#   sh tests/mutants.sh              all of them
#   sh tests/mutants.sh audio/       those whose row has this in it
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
tree=$root/.build/mutants
log=$tree.log
. "$root/game/packages.sh"
heelbeat_install tests

stop() { # MESSAGE
    tail -n 20 "$log" >&2
    echo "$1; the whole log is $log" >&2
    exit 2
}

rm -rf "$tree/game" "$tree/tests"
mkdir -p "$tree"
(cd "$root" && tar -cf - --exclude=./.build --exclude=./.git .) | tar -xf - -C "$tree"
cd "$tree"
export GIT_CEILING_DIRECTORIES="$root/.build" # the history around the copy is not its own
cmake --preset debug >"$log" 2>&1 || stop "nothing can be built"

# What doesn't even compile is no mutant.
passes() { # TEST
    cmake --build .build/debug --parallel 2 --target "test_${1%%/*}_${1##*/}" >"$log" 2>&1 || stop "$1 isn't built"
    ctest --test-dir .build/debug -R "^$1\$" --no-tests=error >"$log" 2>&1
}

grep -v '^#' tests/mutants.txt | grep -F -e "${1-}" >rows || stop "no row has '$1' in it"
for test in $(cut -d' ' -f1 rows | sort -u); do
    passes "$test" || stop "$test fails without any change"
done
alive=0
count=0
while read -r test file change; do
    count=$((count + 1))
    sed "$change" "$root/$file" >"$file"
    if cmp -s "$root/$file" "$file"; then
        echo "changes nothing: $file: $change"
        alive=$((alive + 1))
    elif passes "$test"; then
        echo "lives: $file: $change ($test)"
        alive=$((alive + 1))
    fi
    cp "$root/$file" "$file"
done <rows
echo "$((count - alive)) of $count seen"
[ "$alive" = 0 ]
