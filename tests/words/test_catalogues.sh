#!/bin/sh
# Shows that catalogues.sh finds what it should: a whole catalogue passes, and each planted fault fails and is named.
#
#   sh tests/words/test_catalogues.sh ROOT
set -eu
root=$1
check=$root/tests/words/catalogues.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

sh "$root/assets/text/gather.sh" >"$work/heelbeat.pot"
mkdir "$work/text"
msgen "$work/heelbeat.pot" | sed 's/"Language: /&en/; s/YEAR-MO-DA HO:MI+ZONE/2026-11-30 12:00+0000/; s/FULL NAME <EMAIL@ADDRESS>/Test/
    s/LANGUAGE <LL@li.org>/Test/; s/^"Content-Transfer-Encoding.*/&\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"/' >"$work/whole.po"

# plant WORDS COMMAND...: with the whole catalogue through COMMAND the check fails, saying WORDS.
plant() {
    words=$1
    shift
    "$@" <"$work/whole.po" >"$work/text/xx.po"
    if said=$(sh "$check" "$root" "$work/text" "$work/heelbeat.pot" 2>&1); then
        echo "not found: $*"
        failures=$((failures + 1))
    elif ! printf '%s\n' "$said" | grep -qF "$words"; then
        echo "found, but not named: $*: $said"
        failures=$((failures + 1))
    fi
}

cp "$work/whole.po" "$work/text/xx.po"
sh "$check" "$root" "$work/text" "$work/heelbeat.pot" || { echo "a whole catalogue fails"; failures=1; }

plant '1 messages are not translated' sed 's/^msgstr "Lofi"$/msgstr ""/'
plant '1 messages are not translated' sed 's/^msgid "Lofi"$/msgid "Lo-fi"/'
plant '1 messages are in doubt' sed '/^msgctxt "style"$/{N;/Lofi/s/^/#, fuzzy\n/}'
plant "'count' doesn't exist in 'msgstr[1]'" sed 's/^msgstr\[1\] "{count} reps"$/msgstr[1] "reps"/'
plant "'number' doesn't exist in 'msgstr'" sed 's/^msgstr "{number} ms"$/msgstr "{numero} ms"/'
plant 'nplurals' sed 's/plural=(n != 1)/plural=n/'
plant 'keyword' sed 's/^msgid "Lofi"$/msid "Lofi"/'

[ "$failures" = 0 ] && echo "every planted fault was found"
exit "$failures"
