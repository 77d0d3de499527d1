#!/bin/sh
# Finds what a player could read and no translator would: literals with words in them that carry no mark. Prints each as
# "file: text". Literals are those that xgettext sees; what it sees by the keywords of gather.sh, or what EN_ says stays
# English, is marked.
#
#   sh tests/words/unmarked.sh ROOT
set -eu
cd "$1"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# literals OPTION...: "file<tab>text" of what xgettext sees.
literals() {
    find game -name '*.c' | LC_ALL=C sort |
        xgettext --files-from=- --output=- --language=C --from-code=UTF-8 --add-location=file --no-wrap "$@" 2>"$work/said" |
        awk '
            /^#: / { files = substr($0, 4); next }
            /^(msgid|msgid_plural|msgctxt) "/ {
                text = $0
                sub(/^[a-z_]+ "/, "", text); sub(/"$/, "", text)
                count = split(files, file, " ")
                for (i = 1; i <= count; i++) print file[i] "\t" text
            }
            /^"/ { }
        ' | LC_ALL=C sort -u
    grep -vE 'Empty msgid|gettext\(""\) returns|meta information, not' "$work/said" >&2 || true
}

literals --extract-all >"$work/all"
{
    literals --keyword --keyword=_ --keyword=_f:1 --keyword=_n:1,2 --keyword=_nf:1,2 --keyword=_c:1c,2 --keyword=N_ \
        --keyword=NN_:1,2 --keyword=NC_:1c,2 --keyword=EN_
    for argument in 2 3 4; do
        literals --keyword --keyword=error_set:$argument
    done
} | LC_ALL=C sort -u >"$work/marked"

# Words: two of them, or one that begins with a capital, as a label does.
LC_ALL=C comm -23 "$work/all" "$work/marked" |
    awk -F '\t' '$2 ~ /[a-z]+[,.:;]? [a-z]/ || $2 ~ /^[A-Z][a-z]+/ || $2 ~ /(^| )[a-z]+ $/ || $2 ~ /^ [a-z]/ { print $1 ": " $2 }'
