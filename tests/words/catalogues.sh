#!/bin/sh
# Checks the shipped catalogues against what the source says now: each is sound to msgfmt, keeps the places of every
# message, and has all of them, none in doubt. Prints each fault and fails if there is one.
#
#   sh tests/words/catalogues.sh ROOT [FOLDER of catalogues [TEMPLATE, if it was gathered already]]
set -eu
root=$1
folder=${2:-$root/assets/text}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
faults=0

fault() {
    echo "$*"
    faults=$((faults + 1))
}

# lacks LANG ATTRIBUTE WHAT: whether the catalogue has messages of that attribute, which are then told.
lacks() {
    count=$(msgattrib --no-wrap --no-obsolete "$2" "$work/$1.po" | grep -c '^msgid "..*"$' || true)
    [ "$count" = 0 ] || fault "$folder/$1.po: $count messages are $3; merge it with what assets/text/gather.sh gives"
}

if [ $# = 3 ]; then
    cp "$3" "$work/heelbeat.pot"
    : >"$work/said"
else
    sh "$root/assets/text/gather.sh" >"$work/heelbeat.pot" 2>"$work/said" || fault "gather.sh failed"
fi
[ ! -s "$work/said" ] || fault "gather.sh: $(cat "$work/said")"
[ "$(grep -c '^msgid "..*"$' "$work/heelbeat.pot")" -gt 100 ] || fault "gather.sh found next to nothing"
msgfmt --check-format --check-domain -o /dev/null "$work/heelbeat.pot" || fault "the template is damaged"

for po in "$folder"/*.po; do
    [ -e "$po" ] || continue
    lang=$(basename "$po" .po)
    said=$(msgfmt --check -o /dev/null "$po" 2>&1) || fault "$po: $said"
    msgmerge --quiet --no-fuzzy-matching -o "$work/$lang.po" "$po" "$work/heelbeat.pot" || fault "$po: can't be merged"
    said=$(msgfmt --check-format -o /dev/null "$work/$lang.po" 2>&1) || fault "$po: $said"
    lacks "$lang" --untranslated "not translated"
    lacks "$lang" --only-fuzzy "in doubt"
done
exit $((faults > 0))
