#!/bin/sh
# Shows that the check of the books' shape finds what it should: a clean copy passes, and each planted fault fails and is
# named.
#
#   sh tests/books/test_shape.sh ROOT
set -eu
root=$(cd "$1" && pwd)
check=$root/tests/books/shape.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
page=assets/help/streak.md

mkdir "$work/tree"
cp -R "$root"/* "$work/tree"

# found BOOK WORDS [PLACE]: the check fails on the tree and says WORDS of PLACE, or of BOOK, which is then as it was.
found() {
    if said=$(sh "$check" "$work/tree"); then
        echo "not found in $1: $2"
        failures=$((failures + 1))
    elif ! printf '%s\n' "$said" | grep -F "${3:-$1}" | grep -qF "$2"; then
        echo "found in $1, but not named: $2: $said"
        failures=$((failures + 1))
    fi
    rm -f "$work/tree/$1"
    [ ! -f "$root/$1" ] || cp "$root/$1" "$work/tree/$1"
}

# plant BOOK LINE WORDS: with LINE added to BOOK the check fails, saying WORDS of it.
plant() {
    printf '\n%s\n' "$2" >>"$work/tree/$1"
    found "$1" "$3"
}

# change BOOK SCRIPT WORDS: with BOOK changed by a script of sed the check fails, saying WORDS of it.
change() {
    sed "$2" "$root/$1" >"$work/tree/$1"
    found "$1" "$3"
}

sh "$check" "$work/tree" >/dev/null || { echo "the books themselves fail"; failures=1; }

# Links and lengths.
plant README.md "$(head -c 9000 /dev/zero | tr '\0' x)" 'bytes, 10000 or more'
plant README.md '[gone](assets/help/gone.md)' 'the link to assets/help/gone.md dangles'
plant levels/README.md '![gone](gone.png)' 'the link to gone.png dangles'
plant game/README.md '[nowhere](store/README.md#nowhere)' 'names no heading'
plant game/store/README.md '[nowhere](#nowhere)' 'names no heading'
change tests/README.md 's/^## Figures/## Numbers/; $a [figures](#figures)' 'names no heading'
change game/README.md 's/│ files  /│ flies  /' 'lacks files'
change game/audio/README.md '2,$s/^$/\n\n\n\n\n\n\n\n/' 'opens with more than'
rm "$work/tree/game/audio/README.md"
found game/audio/README.md 'is not there'

# The manual.
change $page '1s/# //' 'no title'
change $page '$a # Another' 'a second title'
plant $page '### Deep' 'no heading of ours'
plant $page '#Close' 'no heading of ours'
plant $page 'A <b>word</b>' 'HTML'
plant $page '> said' 'HTML, or a quotation'
plant $page '![a picture](../pictures/play.png)' 'a picture'
plant $page 'A __word__' 'no Markdown of ours'
plant $page '* an item' 'no Markdown of ours'
plant $page '---' 'no Markdown of ours'
plant $page '  - an item' 'a list in a list'
plant $page '  1. an item' 'a list in a list'
plant $page '| 1 | 2 | 3 | 4 | 5 | 6 | 7 |' 'more than six columns'
plant $page 'A backtick ` alone' 'a backtick has no other'
plant $page '```sh' 'a fence stays open'
plant $page '```c++ {.code}' 'a fence says no more'
plant $page "$(head -c 81 /dev/zero | tr '\0' x)" 'longer than 80'
plant $page "$(head -c 5200 /dev/zero | tr '\0' x)" 'longer than 6000'
plant $page '[out](../../README.md)' 'leads to no page'
plant $page '[out](https://example.org)' 'leads to no page'
sed '/streak\.md/d' "$root/assets/help/index.md" >"$work/tree/assets/help/index.md"
found assets/help/index.md 'index.md does not lead to it' $page
printf '# Another\n' >"$work/tree/assets/help/another.md"
found assets/help/another.md 'index.md does not lead to it'

[ "$failures" = 0 ] && echo "all that was planted was found"
exit "$failures"
