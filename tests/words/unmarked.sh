#!/bin/sh
# Fails on what a player could read and no translator would: a literal with words in it that carries no mark. Literals are
# those that xgettext sees; those that it sees by assets/text/keywords.txt are marked, and those in EN_("…")
# stay English. A file that says "No messages:" in a comment, and why, is passed over.
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
            /^#: / { files = files " " substr($0, 4); next }
            /^(msgid|msgid_plural|msgctxt) "/ {
                text = $0
                sub(/^[a-z_]+ "/, "", text); sub(/"$/, "", text)
                count = split(files, file, " ")
                for (i = 1; i <= count; i++) print file[i] "\t" text
            }
            /^$/ { files = "" }
        ' | LC_ALL=C sort -u
    grep -vE 'Empty msgid|gettext\(""\) returns|meta information, not|should not contain' "$work/said" >&2 || true
}

literals --extract-all >"$work/all"
{
    echo 'EN_ _Static_assert:2'
    grep -v '^#' assets/text/keywords.txt
} >"$work/keywords"
while read -r keywords; do
    # shellcheck disable=SC2046 # one word a keyword
    literals --keyword $(printf -- '--keyword=%s ' $keywords)
done <"$work/keywords" | LC_ALL=C sort -u >"$work/marked"
[ "$(wc -l <"$work/all")" -gt 1000 ] || { echo "xgettext saw next to nothing"; exit 1; }

# Words: two of them, or one that begins with a capital, as a label does, or a part of a sentence with its blank.
grep -rl --include='*.c' 'No messages:' game | LC_ALL=C sort >"$work/exempt"
LC_ALL=C comm -23 "$work/all" "$work/marked" | awk -F '\t' '
    FILENAME != "-" { exempt[$1] = 1; next }
    !($1 in exempt) && ($2 ~ /[a-z]+[,.:;]? [a-z]/ || $2 ~ /^[A-Z][a-z]+/ || $2 ~ /(^| )[a-z]+ $/ || $2 ~ /^ [a-z]/)
' "$work/exempt" - >"$work/unmarked"

awk -F '\t' '
    { print $1 ": \"" $2 "\" has no mark; say it by _(), or by EN_() if it stays English" }
    END { exit NR > 0 }
' "$work/unmarked"
