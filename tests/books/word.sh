#!/bin/sh
# Holds the books (every README.md, and the manual in assets/help) to their word: their commands run, what they name is
# there, their examples are good, their tables are those of the program.
#
#   sh tests/books/word.sh ROOT HEELBEAT
set -u
root=$(cd "$1" && pwd)
heelbeat=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HEELBEAT_DATA="$work/data"
unset DISPLAY WAYLAND_DISPLAY
failures=$work/failures
: >"$failures"

wrong() {
    echo "$*" | tee -a "$failures"
}

same() { # WHAT TOLD TRUE
    [ "$2" = "$3" ] || wrong "$1 differ:
the books have: $(echo $2)
it should be:   $(echo $3)"
}

# blocks LANGUAGE BOOK...: the lines inside their blocks of that language.
blocks() {
    language=$1
    shift
    awk -v fence="\`\`\`$language" '$0 == fence { inside = 1; next } /^```/ { inside = 0 } inside' "$@"
}

# prose BOOK...: what is outside of blocks.
prose() {
    awk '/^```/ { fenced = !fenced; next } !fenced' "$@"
}

quoted() {
    grep -oE '`[^`]+`' | tr -d '`'
}

# rows HEADING-CELL [COLUMN]: the cells of the one table whose heading begins with it.
rows() {
    awk -v head="| $1 |" 'index($0, head) == 1 { inside = 1; next } !/^\|/ { inside = 0 } inside && !/^\|-/' $books |
        sed 's/\\|/ or /g' | cut -d'|' -f"${2:-2}"
}

books=$(find "$root" -name '.?*' -prune -o -name '*.md' -print | sort)

# ---- commands, each in a copy of the tree and on a data folder of its own

# What takes a display, a device, root or an hour: it is there, and what it is given it knows.
needs_a_machine() {
    case $1 in
    "sh game/play.sh" | "sh game/platforms/sources.sh" | "sh tests/run.sh" | "sh tests/run.sh -R core/" | "sh tests/bench/run.sh" | \
        "sh tests/attack.sh" | "sh tests/attack.sh "* | "sh tests/soak.sh "* | "sh tests/mutants.sh" | "sh tests/mutants.sh "* | \
        "sh tests/fuzz/run.sh" | "sh tests/fuzz/run.sh "*)
        sh -n "$root/$(echo "$1" | cut -d' ' -f2)" ;;
    cmake\ --preset\ * | cmake\ --build\ --preset\ * | ctest\ --preset\ *)
        preset=$(echo "$1" | sed 's/.*--preset \([a-z]*\).*/\1/')
        (cd "$root" && cmake --list-presets=all .) | grep -q "\"$preset\"" ;;
    *) return 2 ;;
    esac
}

run_command() { # BOOK LINE
    needs_a_machine "$2"
    case $? in
    0) return ;;
    1) wrong "$1: '$2' is not there"; return ;;
    esac
    case $2 in
    "sh game/play.sh "*) line="heelbeat ${2#sh game/play.sh }" ;;
    "heelbeat "* | "sh assets/text/gather.sh "* | "msginit "*) line=$2 ;;
    *) wrong "$1: '$2' is a command that this test does not know how to run"; return ;;
    esac
    (cd "$work/tree" && PATH="$work/bin:$PATH" sh -c "$line") >"$work/out" 2>&1 || wrong "$1: '$2' failed: $(cat "$work/out")"
}

mkdir "$work/tree" "$work/bin"
cp -R "$root"/* "$work/tree"
ln -s "$heelbeat" "$work/bin/heelbeat"
for book in $books; do
    blocks sh "$book" >"$work/commands"
    while read -r line; do
        echo >>"$work/run"
        run_command "${book#"$root/"}" "$line" </dev/null
    done <"$work/commands"
done
[ "$(wc -l <"$work/run")" -ge 30 ] || wrong "where are the commands?"

# Commands in a sentence: the verb is one, and has these options.
"$heelbeat" --help >"$work/help"
verbs=$(sed -n '/^commands:/,/^$/s/^  \([a-z]*\).*/\1/p' "$work/help")
for verb in $verbs; do
    { cat "$work/help"; "$heelbeat" "$verb" --help; } >"$work/help-$verb"
done
profile_verbs=$("$heelbeat" profile --help | sed -n '/^verbs:/,/^$/s/^  \([a-z]*\).*/\1/p')
for verb in $profile_verbs; do
    "$heelbeat" profile $verb --help >>"$work/help-profile" || wrong "heelbeat profile has no verb $verb"
done
same "the verbs of profile" \
    "$(grep -hF '| `heelbeat profile VERB` |' $books | quoted | sed 1d | sort)" "$(echo "$profile_verbs" | sort)"
cat "$work"/help-* >"$work/help-any"
check_options() { # LINE, without "heelbeat"
    first=${1%% *}
    case $first in
    cmake | ctest | msginit | chrt | rsync | sudo) return ;;
    -*) first=any ;;
    esac
    [ -e "$work/help-$first" ] || { case $1 in *\ --*) wrong "'$1': whose options are these?" ;; esac; return; }
    for option in $(echo "$1" | grep -oE '(^| )--[a-z-]+'); do
        grep -q -- "$option" "$work/help-$first" || wrong "'$1': there is no option $option"
    done
}
prose $books | quoted | sort -u >"$work/quoted"
while read -r line; do
    case $line in
    "heelbeat "[a-z]*)
        verb=$(echo "$line" | cut -d' ' -f2)
        echo "$verbs" | grep -qx "$verb" || wrong "'$line': $verb is no command" ;;
    esac
    check_options "${line#heelbeat }"
done <"$work/quoted"

# ---- what is named is there

# is_there BOOK PATH: as it stands, in game, beside the book, or in a folder beside it.
is_there() {
    for place in "$root/$2" "$root/game/$2" "$(dirname "$1")/$2" "$(dirname "$1")"/*/"$2"; do
        [ -e "$place" ] && return
    done
    return 1
}
for book in $books; do
    prose "$book" | quoted | grep -E '^((game|assets|tests)/[A-Za-z0-9_./-]*|levels/[a-z.-]+|[A-Za-z0-9_./-]+\.(c|h|sh)|\.\./[A-Za-z0-9_./-]+)$' |
        grep -vE '(^|[/_])(NAME|LANG)' | sort -u | while read -r path; do
        echo >>"$work/paths"
        is_there "$book" "$path" || wrong "${book#"$root/"}: $path does not exist"
    done
done
[ "$(wc -l <"$work/paths")" -ge 60 ] || wrong "where are the paths?"
for name in $(prose $books | quoted | grep -oE '^(layers|words|books)/[a-z-]+$' | sort -u); do
    grep -rqF "NAME $name " "$root/tests" --include=CMakeLists.txt || wrong "there is no test $name"
done

# What the manual says stands on the screen is a message, or the beginning of one; a number is a place in it.
for page in "$root"/assets/help/[a-z]*.md; do
    prose "$page" | sed 's/`[^`]*`//g; s/\*\*[^*]*\*\*//g' | tr '\n' ' ' | grep -oE '\*[^*]+\*' | tr -d '*' | tr -s ' ' |
        sed 's/[0-9].*//' | while IFS= read -r message; do
        grep -rqF -- "\"$message" "$root/game" --include='*.c' --include='*.h' ||
            wrong "${page#"$root/"}: no screen says '$message'"
    done
done

# Pieces of the source are lines of it, and screens are as short as they are said to be.
for book in $books; do
    blocks c "$book" | while IFS= read -r line; do
        case $line in
        "/* game/"*" */") source=${line#/\* }; source=$root/${source% \*/} ;;
        ?*) [ -z "${source:-}" ] || grep -qxF -- "$line" "$source" ||
            wrong "${book#"$root/"}: '$line' is not in $source" ;;
        esac
    done
done
rows "file | lines" | tr -d ' `' >"$work/files"
rows "file | lines" 3 | paste "$work/files" - | while read -r file lines; do
    [ "$(wc -l <"$root/$file")" -le "$lines" ] || wrong "$file has more than $lines lines"
done

# ---- tables

same "settings" "$(rows member | quoted | sort)" \
    "$(sed -n 's/^ *X(\([a-z_]*\), .*,.*/\1/p' "$root/game/store/machine/settings.h" | sort)"
same "commands" "$(rows command | quoted | sed -n 's/^heelbeat \([a-z]*\).*/\1/p' | sort)" "$(echo "$verbs" | sort)"
same "presets" "$(rows preset | quoted | sort)" \
    "$(cd "$root" && cmake --list-presets=configure . | sed -n 's/^ *"\([a-z]*\)".*/\1/p' | sort)"
mkdir -p "$work/thirty/profiles/default"
echo '{"format":"heelbeat-profile/1","cadence_rpm":30,"style":"lofi"}' >"$work/thirty/profiles/default/profile.json"
rows program >"$work/programs"
rows program 3 | paste "$work/programs" - | tr -d '`' >"$work/lengths"
same "lengths of programs" "$(awk '{ print $1, $2 }' "$work/lengths" | sort)" \
    "$("$heelbeat" program --data "$work/thirty" | awk 'NR > 1 { print $1, $2 }' | sort)"
same "members of the trace" "$(rows event 4 | quoted | grep -vE '^(lift|landing)$' | sort -u)" \
    "$(sed -nE 's/.*member_[a-z]*\(&line, "([a-z_]+)".*/\1/p; s/.*text_add\(&line, ",\\"([a-z_]+)\\":"\);/\1/p' "$root/game/stage/trace.c" | sort -u)"
same "formats" "$(rows format | quoted | grep '^heelbeat-' | sort)" \
    "$(grep -rhoE '"heelbeat-[a-z]+/[0-9]+"' "$root/game/store" | tr -d '"' | sort -u)"
for format in $(grep -oE '^heelbeat-[a-z]+/[0-9]+' "$work/quoted" | sort -u); do
    grep -rqF "\"$format\"" "$root/game/store" || wrong "nothing reads the format $format"
done

# Every package that is installed has its reason.
sed -n '/^## Stands on/,$p' "$root/README.md" >"$work/reasons"
sed -n "/<<'ROWS'/,/^ROWS/p" "$root/game/packages.sh" | grep -E '^(play|tests|bench) ' | while read -r _ token apt _; do
    case $token in
    file:* | msgfmt) name=$apt ;;
    *) name=${token#*:}; name=${name#lib} ;;
    esac
    grep -qiwE -- "(lib)?$name" "$work/reasons" || wrong "README.md: the package $apt has no reason"
done

# ---- examples

for book in $books; do
    awk -v folder="$work" -v book="$(echo "${book#"$root/"}" | tr / _)" '
        $0 == "```json" { n++; inside = 1; next } /^```/ { inside = 0 } inside { print > (folder "/example-" book "-" n ".json") }' "$book"
done
mkdir -p "$HEELBEAT_DATA"
try_settings() { # EXAMPLE
    cp "$1" "$HEELBEAT_DATA/settings.json"
    said=$("$heelbeat" stats 2>&1 >/dev/null)
    [ -z "$said" ] || wrong "the settings of ${1##*/} have faults: $said"
    cmp -s "$1" "$HEELBEAT_DATA/settings.json" || wrong "the settings of ${1##*/} were set aside"
}
# A line that is broken to be read is one again.
try_line() { # EXAMPLE FOLDER SAID
    rm -rf "$work/desk"
    mkdir -p "$work/desk/profiles/default/$2"
    { tr -d '\n' <"$1"; echo; } >"$work/desk/profiles/default/$2/another.jsonl"
    "$heelbeat" stats --json --data "$work/desk" >"$work/out" 2>"$work/err"
    grep -q "$3" "$work/out" || wrong "the line of ${1##*/} is not read: no $3 in $(cat "$work/out")"
    [ ! -s "$work/err" ] || wrong "the line of ${1##*/} has faults: $(cat "$work/err")"
}
# The example's machine is this one: its play is taken up.
try_checkpoint() { # EXAMPLE
    rm -rf "$work/desk"
    mkdir -p "$work/desk"
    "$heelbeat" play one-minute --headless --fast --data "$work/desk" >/dev/null 2>&1
    sed "s/\"machine\":\"[^\"]*\"/\"machine\":\"$(head -n 1 "$work/desk/machine")\"/" "$1" >"$work/desk/playing.json"
    "$heelbeat" stats --json --data "$work/desk" >"$work/out" 2>"$work/err"
    grep -q '"id":.*"20261122T181500000Z-0badcafe-89abcdef"' "$work/out" ||
        wrong "the play of ${1##*/} is not taken up: $(cat "$work/err")"
}
for example in "$work"/example-*.json; do
    case $(grep -oE 'heelbeat-[a-z]+/' "$example" | head -n 1) in
    heelbeat-level/ | heelbeat-program/ | heelbeat-style/ | heelbeat-pads/)
        "$heelbeat" check "$example" >"$work/out" 2>&1 || wrong "${example##*/} has faults: $(cat "$work/out")" ;;
    heelbeat-settings/) try_settings "$example" ;;
    heelbeat-checkpoint/) try_checkpoint "$example" ;;
    heelbeat-session/) try_line "$example" sessions '"id":.*"20261122T175023123Z-0badcafe-01234567"' ;;
    heelbeat-profile/) try_line "$example" changes '"goal_minutes":.*12' ;;
    *) wrong "${example##*/} is an example that this test does not know how to try" ;;
    esac
    echo >>"$work/tried"
done
[ "$(wc -l <"$work/tried")" -ge 6 ] || wrong "where are the examples?"
blocks jsonl $books >"$work/script.jsonl"
"$heelbeat" play one-minute --headless --fast --json --player "script:$work/script.jsonl" >"$work/out" 2>&1 ||
    wrong "the script fails: $(cat "$work/out")"
for row in "0 levels" "1 check $root/README.md" "2 levels --no-such-option"; do
    "$heelbeat" ${row#* } >/dev/null 2>&1
    code=$?
    [ "$code" = "${row%% *}" ] || wrong "heelbeat ${row#* } exits with $code, not ${row%% *}"
done

[ -s "$failures" ] && exit 1
echo "the books keep their word"
