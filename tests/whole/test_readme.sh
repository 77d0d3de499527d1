#!/bin/sh
# Holds the README to its word: its commands run, its files are there, its tables are those of the program.
#
#   sh tests/whole/test_readme.sh ROOT HEELBEAT
set -u
root=$(cd "$1" && pwd)
heelbeat=$2
readme=$root/README.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HEELBEAT_DATA="$work/data"
unset DISPLAY WAYLAND_DISPLAY
failures=0

wrong() {
    echo "README.md: $*"
    failures=$((failures + 1))
}

# blocks LANGUAGE: the lines inside the README's blocks of that language.
blocks() {
    awk -v fence="\`\`\`$1" '$0 == fence { inside = 1; next } /^```/ { inside = 0 } inside' "$readme"
}

# rows HEADING-CELL: the first cells of the table whose heading begins with it, without the backticks' outsides.
rows() {
    awk -v head="| $1 |" 'index($0, head) == 1 { inside = 1; next } !/^\|/ { inside = 0 } inside && !/^\|-/' "$readme" |
        cut -d'|' -f2
}

quoted() {
    grep -oE '`[^`]+`' | tr -d '`'
}

same() {
    [ "$2" = "$3" ] || wrong "$1 differ:
the README has: $(echo $2)
it should be:   $(echo $3)"
}

# In a folder that looks like the tree, but can be written to without harm.
run_command() {
    case $1 in
    "sh game/play.sh" | "sh tests/run.sh" | "sh tests/bench/run.sh")
        sh -n "$root/${1#sh }" || wrong "$1 is not a shell script" ;;
    "sh game/play.sh "*)
        (cd "$work/tree" && sh -c "\"$heelbeat\" ${1#sh game/play.sh }") >"$work/out" 2>&1 ||
            wrong "'$1' failed: $(cat "$work/out")" ;;
    cmake\ * | ctest\ *)
        preset=$(echo "$1" | sed -n 's/.*--preset \([a-z]*\).*/\1/p')
        (cd "$root" && cmake --list-presets=all . | grep -q "\"$preset\"") || wrong "'$1': no preset '$preset'" ;;
    *)
        wrong "'$1' is a command that this test does not know how to run" ;;
    esac
}

mkdir "$work/tree"
for entry in "$root"/*; do
    ln -s "$entry" "$work/tree/"
done
blocks sh >"$work/commands"
[ "$(wc -l <"$work/commands")" -ge 6 ] || wrong "where are its commands?"
while read -r line; do
    run_command "$line" </dev/null
done <"$work/commands"

# Paths of the tree, in backticks or as links.
{ quoted <"$readme"; grep -oE '\]\([^)]+\)' "$readme" | sed 's/^](//; s/)$//'; } |
    grep -E '^(game|assets|levels|tests)/[A-Za-z0-9_./-]*$|^(LICENSE|CMakeLists\.txt)$' | sort -u >"$work/paths"
[ "$(wc -l <"$work/paths")" -ge 10 ] || wrong "where are its paths?"
while read -r path; do
    [ -e "$root/$path" ] || wrong "$path does not exist"
done <"$work/paths"

# Settings, commands, options, presets.
same "settings" "$(rows member | quoted | sort)" \
    "$(sed -n 's/^ *X(\([a-z_]*\), .*, *\("[^"]*"\)).*/\1/p' "$root/game/store/machine/settings.h" | sort)"
same "commands" "$(rows command | quoted | sed -n 's/^heelbeat \([a-z]*\).*/\1/p' | sort)" \
    "$("$heelbeat" --help | sed -n '/^commands:/,/^$/s/^  \([a-z]*\).*/\1/p' | sort)"
same "presets" "$(rows preset | quoted | sort)" \
    "$(cd "$root" && cmake --list-presets=configure . | sed -n 's/^ *"\([a-z]*\)".*/\1/p' | sort)"
for command in "" $(rows command | quoted | sed -n 's/^heelbeat \([a-z]*\).*/\1/p'); do
    "$heelbeat" $command --help
done >"$work/help"
for option in $(quoted <"$readme" | grep -v '^c[a-z]* ' | grep -oE '(^| )--[a-z]+' | sort -u); do
    grep -q -- "$option" "$work/help" || wrong "no command has the option $option"
done

# Formats, the example files, exit codes.
for format in $(quoted <"$readme" | grep -oE '^heelbeat-[a-z]+/[0-9]+' | sort -u); do
    grep -rqF "\"$format\"" "$root/game/store" || wrong "nothing reads the format $format"
done
blocks json | awk -v folder="$work" '/^{/ { n++ } { print > (folder "/example" n ".json") }'
for example in "$work"/example*.json; do
    if grep -qE 'heelbeat-(level|program)' "$example"; then
        "$heelbeat" check "$example" || wrong "its level or program has faults"
    else
        mkdir -p "$HEELBEAT_DATA"
        cp "$example" "$HEELBEAT_DATA/settings.json"
        said=$("$heelbeat" stats 2>&1 >/dev/null)
        [ -z "$said" ] || wrong "its settings have faults: $said"
        cmp -s "$example" "$HEELBEAT_DATA/settings.json" || wrong "its settings were set aside"
    fi
done
for row in "0 levels" "1 check $readme" "2 levels --no-such-option"; do
    "$heelbeat" ${row#* } >/dev/null 2>&1
    code=$?
    [ "$code" = "${row%% *}" ] || wrong "heelbeat ${row#* } exits with $code, not ${row%% *}"
done

[ "$failures" = 0 ] && echo "README.md keeps its word"
exit "$failures"
