#!/bin/sh
# Shows that an installed game is whole: it finds all that it reads beside itself, not in the tree it was built from.
#
#   sh tests/whole/test_installed.sh BUILD ROOT
set -eu
build=$1
root=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset HEELBEAT_ASSETS DISPLAY WAYLAND_DISPLAY
failures=0

wrong() {
    echo "$*"
    failures=$((failures + 1))
}

cmake --install "$build" --prefix "$work" >/dev/null
share=$work/share/heelbeat
heelbeat=$work/bin/heelbeat

"$heelbeat" play one-minute --headless --fast --player perfect --json --data "$work/data" >/dev/null
grep -rqF "bin/../share/heelbeat/levels/one-minute.json" "$work/data/profiles/default/replays" ||
    wrong "the level is not the installed one"
for file in $(cd "$root" && find assets/help assets/pads assets/styles levels -name '*.md' ! -name README.md -o -name '*.json'); do
    cmp -s "$root/$file" "$share/$file" || wrong "$file is not installed"
done
for catalogue in "$root"/assets/text/*.po; do
    [ ! -e "$catalogue" ] || [ -s "$share/text/$(basename "$catalogue" .po).mo" ] || wrong "$catalogue is not installed"
done
# What is not there is missed: the tree does not stand in for it.
rm -r "$share/assets/styles"
! "$heelbeat" tune first-steps -o "$work/out.wav" --data "$work/data" >/dev/null 2>&1 ||
    wrong "its styles are not the installed ones"
[ "$failures" = 0 ] && echo "what is installed is whole"
exit "$failures"
