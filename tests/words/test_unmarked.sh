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

# check LINE...: runs the check with the lines in a file of the layer.
check() {
    printf '%s\n' "$@" >"$planted"
    sh "$work/tests/words/unmarked.sh" "$work" 2>&1
}

# finds TEXT...: that the check said so of each.
finds() {
    for text in "$@"; do
        printf '%s\n' "$said" | grep -qF "game/words/planted.c: \"$text\"" || {
            echo "not found: $text"
            failures=$((failures + 1))
        }
    done
}

said=$(check 'show(_("Back"), _c("verdict", "Good one"), N_("a rep"), EN_("a log"), _n("a rep", "two reps", n));' \
    '_f("{a} of b", value);' \
    'error_set(error, "the window", "is not there", "open it"); file_fail(path, "can not be: {reason}", error);' \
    'json(root, "left_heel"); format("%s/%s", "levels", ".json"); path("HEELBEAT_DATA");') ||
    { echo "not to be found: $said"; failures=1; }
said=$(check '/* No messages: for a reason. */ text_add(text, "Back to it");') || { echo "not to be found: $said"; failures=1; }
if said=$(check 'text_add(text, "Back");' 'text_add(text, " reps");' 'text_add(text, "of ");' \
    'page_text(page, late ? N_("too late") : "too early");' \
    'error_set(error, path, late ? "is late" : "is early", "");'); then
    echo "nothing was found"
    failures=1
fi
finds 'Back' ' reps' 'of ' 'too early' 'is early'
[ "$failures" = 0 ] && echo "every planted literal was found"
exit "$failures"
