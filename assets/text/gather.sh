#!/bin/sh
# Gathers everything that a player can read into a template for translators, on stdout: what is marked in the source, and
# the names in the shipped levels, programs and styles.
#
#   sh assets/text/gather.sh >heelbeat.pot
#
# The template is made when it is wanted and not kept: it says nothing that the source doesn't. A new language begins as
#
#   msginit --no-translator -l LANG -i heelbeat.pot -o assets/text/LANG.po
#
# and an old one takes up what is new by
#
#   msgmerge --update --backup=none assets/text/LANG.po heelbeat.pot
set -eu
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# from_source OUT KEYWORDS: what the source marks by these keywords.
from_source() {
    out=$1
    keywords=$(printf -- '--keyword=%s ' $2)
    find game -name '*.[ch]' | LC_ALL=C sort |
        xgettext --files-from=- --output="$out" --language=C --from-code=UTF-8 --add-location=file \
            --add-comments=TRANSLATORS: --package-name=Heelbeat --keyword $keywords 2>"$work/said" || failed=1
    # An error without a place, or without a mend, says "": that is no message, and xgettext need not warn of it.
    grep -vE 'Empty msgid|gettext\(""\) returns|meta information, not' "$work/said" >&2 || true
    [ -z "${failed:-}" ]
}

run=0
grep -v '^#' assets/text/keywords.txt >"$work/keywords"
while read -r keywords; do
    run=$((run + 1))
    from_source "$work/source-$run.pot" "$keywords"
done <"$work/keywords"

# names CONTEXT KEYS FILE...: the values of these keys, a pattern, in the context; "NAME" in it is the file's own name.
# JSON's escapes are the template's own, but for \u, which no shipped file needs.
names() {
    context=$1 keys=$2
    shift 2
    for file in "$@"; do
        case $file in *.schema.json) continue ;; esac
        name=$(basename "$file" .json)
        sed -nE 's/^.*"('"$keys"')": *"(([^"\\]|\\.)*)".*$/\2/p' "$file" |
            while IFS= read -r text; do
                [ -z "$text" ] ||
                    printf '#: %s\nmsgctxt "%s"\nmsgid "%s"\nmsgstr ""\n\n' "$file" "$(echo "$context" | sed "s/NAME/$name/")" "$text"
            done
    done
}
{
    printf 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    names level:NAME 'title|about' levels/*.json
    names part name levels/*.json
    names program 'title|about' levels/programs/*.json
    names part name levels/programs/*.json
    names style title assets/styles/*.json
    names key key levels/*.json
    for key in $(sed -n '/"keys": \[/,/\]/p' assets/styles/*.json | sed -nE 's/^ *"([A-G][b#]?) (major|minor)",?$/\1_\2/p'); do
        printf 'msgctxt "key"\nmsgid "%s"\nmsgstr ""\n\n' "$(echo "$key" | tr _ ' ')"
    done
} >"$work/names.po"
msguniq --no-wrap "$work/names.po" >"$work/names.pot"

# Places are named in braces, which translators' tools know from Perl: msgfmt -c sees that a translation keeps them. A
# sign of per cent is no format of C's.
msgcat --use-first --no-wrap "$work"/source-*.pot "$work/names.pot" | awk '
    BEGIN { RS = ""; FS = OFS = "\n"; ORS = "\n\n" }
    {
        entry = ""
        places = /(^|\n)msgid [^\n]*\{[a-z_]+\}/
        for (i = 1; i <= NF; i++) {
            if ($i ~ /^#, / || (NR == 1 && $i ~ /^#|^"POT-Creation-Date/)) continue
            if (places && $i ~ /^msg/) { entry = entry "#, perl-brace-format\n"; places = 0 }
            entry = entry $i (i < NF ? "\n" : "")
        }
        print entry
    }
' | sed 's/charset=CHARSET/charset=UTF-8/'
