#!/bin/sh
# Holds the books (every README.md, and the manual in assets/help) to their shape: README.md is short, no link dangles, a
# layer's folder opens briefly, the manual is written in the little of Markdown that assets/help/README.md names.
#
#   sh tests/books/shape.sh ROOT
set -u
root=$(cd "$1" && pwd)
README_BYTES=10000
PAGE_CHARACTERS=6000
OPENING_LINES=18
faults=$(mktemp)
trap 'rm -f "$faults"' EXIT

wrong() {
    echo "$*" | tee -a "$faults"
}

# prose FILE...: FILE:LINE:TEXT of all that is outside of fenced blocks, without what is in backticks.
prose() {
    awk 'FNR == 1 { fenced = 0 } /^```/ { fenced = !fenced; next } fenced { next }
        { gsub(/`[^`]*`/, "") } { print FILENAME ":" FNR ":" $0 }' "$@"
}

# anchors FILE: what #... may follow its name in a link.
anchors() {
    sed -n 's/^##* //p' "$1" | tr 'A-Z ' 'a-z-' | tr -cd 'a-z0-9\n-'
}

# links FILE...: FILE and TARGET of each link, apart by a tab.
links() {
    prose "$@" | awk -F: '{
        text = substr($0, length($1) + length($2) + 3)
        while (match(text, /\]\([^)]*\)/)) {
            print $1 "\t" substr(text, RSTART + 2, RLENGTH - 3)
            text = substr(text, RSTART + RLENGTH)
        }
    }'
}

check_link() { # BOOK TARGET
    case $2 in
    http://* | https://*) return ;;
    '#'*) path=$1 ;;
    *) path=${1%/*}/${2%%#*} ;;
    esac
    [ -e "$path" ] || { wrong "$1: the link to $2 dangles"; return; }
    case $2 in
    *'#'*) anchors "$path" | grep -qxF -- "${2#*#}" || wrong "$1: $2 names no heading there" ;;
    esac
}

# What pages may not hold, by line; code is left out.
check_pages() { # PAGE...
    awk -v most=$PAGE_CHARACTERS '
        function wrong(what) { print page ":" line ": " what }
        function close_page() {
            line = "end"
            if (fenced) wrong("a fence stays open")
            if (characters > most) wrong("longer than " most " characters")
        }
        FNR == 1 { if (page) close_page(); page = FILENAME; fenced = characters = 0 }
        { line = FNR; characters += length($0) + 1; code = $0; gsub(/`[^`]*`/, "x", code) }
        FNR == 1 && !/^# ./ { wrong("no title") }
        /^```/ { fenced = !fenced; if ($0 !~ /^```[a-z]*$/) wrong("a fence says no more than a language"); next }
        fenced { next }
        code ~ /`/ { wrong("a backtick has no other") }
        FNR > 1 && /^# / { wrong("a second title") }
        /^###/ || /^#[^# ]/ || /^##[^# ]/ { wrong("no heading of ours") }
        code ~ /[<>]/ { wrong("HTML, or a quotation") }
        code ~ /!\[/ { wrong("a picture") }
        code ~ /__/ || code ~ /~~/ || /^(\*|\+) / || /^(---|===|\*\*\*)/ { wrong("no Markdown of ours") }
        /^ +(-|[0-9]+\.) / { wrong("a list in a list") }
        /^\|/ && gsub(/\|/, "|", code) > 7 { wrong("a table of more than six columns") }
        !/^\|/ && length($0) > 80 { wrong("longer than 80 characters") }
        END { close_page() }' "$@" | tee -a "$faults"
    links "$@" | while IFS="$(printf '\t')" read -r page target; do
        case ${target%%#*} in
        */* | *:* | *[!a-z.]* | '') wrong "$page: the link to $target leads to no page of the manual" ;;
        esac
    done
    for page in "$@"; do
        case $page in
        */index.md) ;;
        *) grep -qF "](${page##*/})" "$root/assets/help/index.md" || wrong "$page: index.md does not lead to it" ;;
        esac
    done
}

LC_ALL=C.UTF-8
export LC_ALL
books=$(find "$root" -name '.?*' -prune -o -name '*.md' -print | sort)
[ "$(echo "$books" | wc -l)" -ge 30 ] || wrong "where are the books?"
[ "$(wc -c <"$root/README.md")" -lt $README_BYTES ] || wrong "README.md: has $(wc -c <"$root/README.md") bytes, $README_BYTES or more"
# shellcheck disable=SC2086 # one word a book
links $books | while IFS="$(printf '\t')" read -r book target; do
    check_link "$book" "$target"
done
# shellcheck disable=SC2046
check_pages $(find "$root"/assets/help -maxdepth 1 -name '*.md' ! -name README.md | sort)
for layer in $(sed -n 's/^\([a-z]*\):.*/\1/p' "$root/game/layers.txt"); do
    book=$root/game/$layer/README.md
    [ -e "$book" ] || { wrong "$book: is not there"; continue; }
    [ "$(sed '/^## /,$d' "$book" | wc -l)" -le $OPENING_LINES ] || wrong "$book: opens with more than $OPENING_LINES lines"
    grep -q "│ $layer " "$root/game/README.md" || wrong "game/README.md: the picture of the layers lacks $layer"
done
[ -s "$faults" ] && exit 1
echo "the books keep their shape"
