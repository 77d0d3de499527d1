#!/bin/sh
# Shows that unmarked.sh finds what it should: the tree passes, each planted literal fails and is named, and the marks and
# the words that are no sentence pass.
#
#   sh tests/words/test_unmarked.sh ROOT
set -eu
root=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

mkdir -p "$work/assets" "$work/tests"
cp -r "$root/assets/text" "$work/assets/text"
cp -r "$root/tests/words" "$work/tests/words"
cp -r "$root/game" "$work/game"
planted=$work/game/words/planted.c

# check LINE: runs the check with LINE in a file of the layer.
check() {
    printf 'static void planted(void)\n{\n    %s\n}\n' "$1" >"$planted"
    sh "$work/tests/words/unmarked.sh" "$work" 2>&1
}

finds() {
    if said=$(check "$1"); then
        echo "not found: $1"
        failures=$((failures + 1))
    elif ! printf '%s\n' "$said" | grep -qF "game/words/planted.c: \"$2\""; then
        echo "found, but not named: $1: $said"
        failures=$((failures + 1))
    fi
}

passes() {
    said=$(check "$1") || { echo "not to be found: $1: $said"; failures=$((failures + 1)); }
}

passes ''
finds 'text_add(text, "Back");' 'Back'
finds 'text_add(text, " reps");' ' reps'
finds 'text_add(text, "of ");' 'of '
finds 'page_text(page, late ? N_("too late") : "too early");' 'too early'
finds 'error_set(error, path, late ? "is late" : "is early", "");' 'is early'
passes 'show(_("Back"), _c("verdict", "Good one"), N_("a rep"), EN_("a log"), _f("{a} of b", value), _n("a rep", "two reps", n));'
passes 'error_set(error, "the window", "is not there", "open it"); file_fail(path, "can not be: {reason}", error);'
passes 'json(root, "left_heel"); format("%s/%s", "levels", ".json"); path("HEELBEAT_DATA");'
passes '/* No messages: for a reason. */ text_add(text, "Back to it");'
rm "$planted"
echo 'gone.c' >>"$work/tests/words/unconverted.txt"
if said=$(sh "$work/tests/words/unmarked.sh" "$work" 2>&1) || ! printf '%s\n' "$said" | grep -q '^gone.c has nothing unmarked'; then
    echo "a file that is converted may stay in the list: $said"
    failures=$((failures + 1))
fi

[ "$failures" = 0 ] && echo "every planted literal was found"
exit "$failures"
