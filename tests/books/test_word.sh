#!/bin/sh
# Shows that the check of the books' word finds what it should: in one copy of the tree every fault below is planted, and
# each of them is named.
#
#   sh tests/books/test_word.sh ROOT HEELBEAT
set -eu
root=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tree=$work/tree
mkdir "$tree"
cp -R "$root"/* "$tree"

# plant FILE SCRIPT WORDS: FILE is changed by a script of sed, and the check is to say WORDS.
plant() {
    sed "$2" "$tree/$1" >"$work/changed"
    if cmp -s "$tree/$1" "$work/changed"; then
        echo "the script '$2' changes nothing in $1"
        exit 1
    fi
    cp "$work/changed" "$tree/$1"
    printf '%s\n' "$3" >>"$work/wanted"
}

# add FILE TEXT WORDS: the same with lines added.
add() {
    printf '\n%b\n' "$2" >>"$tree/$1"
    printf '%s\n' "$3" >>"$work/wanted"
}

add assets/help/history.md '```sh\nheelbeat levels --nonsense\n```' "assets/help/history.md: 'heelbeat levels --nonsense' failed"
add levels/README.md '```sh\nsh game/play.sh check levels/gone.json\n```' 'check levels/gone.json'"'"' failed'
add tests/README.md '```sh\ncmake --preset fast\n```' "'cmake --preset fast' is not there"
add tests/README.md '```sh\nmake all\n```' "'make all' is a command that this test does not know"
add assets/help/daily.md '`heelbeat dance`' 'dance is no command'
add assets/help/daily.md '`heelbeat daily --steps`' 'there is no option --steps'
add assets/help/daily.md '`tune --share`' "'tune --share': there is no option --share"
add assets/help/daily.md '`--nowhere`' 'there is no option --nowhere'
add assets/help/daily.md '`other --share`' "'other --share': whose options are these?"
add game/audio/README.md '`game/audio/gone.h`' 'game/audio/README.md: game/audio/gone.h does not exist'
add game/audio/README.md '`gone.c`' 'gone.c does not exist'
add game/audio/README.md '`layers/gone`' 'there is no test layers/gone'
add game/store/README.md '`heelbeat-gone/1`' 'nothing reads the format heelbeat-gone/1'
add assets/help/daily.md '*Give up*' "assets/help/daily.md: no screen says 'Give up'"
plant game/README.md 's/    page_title(page, _("Levels"));/    page_title(page, _("Level"));/' "page_title(page, _(\"Level\"));' is not in"
plant game/README.md 's/\(levels_page.c` | \)[0-9]*/\199/' 'levels_page.c has more than 99 lines'
plant assets/help/settings.md 's/`timing`/`timings`/' 'settings differ'
plant assets/help/commands.md '/^| `heelbeat bench`/d' 'commands differ'
plant tests/README.md '/^| `tsan`/d' 'presets differ'
plant assets/help/training.md 's/| 14:56 |/| 14:57 |/' 'lengths of programs differ'
plant game/store/README.md 's/, `shown_us`:/, `seen_us`:/; s/`shown_us`/`seen_us`/' 'members of the trace differ'
plant game/store/README.md '/^| `heelbeat-export/d' 'formats differ'
plant README.md '/^| liblo /d' 'the package liblo-dev has no reason'
plant levels/README.md 's/"uudd"/"uuda"/' 'example-levels_README.md-1.json has faults'
plant assets/pads/README.md 's/"axis 0 +"/"axle 0 +"/' 'example-assets_pads_README.md-1.json has faults'
plant assets/help/settings.md 's/"relaxed" }/"lazy" }/' 'the settings of example-assets_help_settings.md-1.json'
plant game/store/README.md 's/"reps":36/"reps":"many"/' 'the line of example-game_store_README.md-1.json is not read'
plant game/store/README.md 's/"goal_minutes":12/"goal_minutes":1200/' 'the line of example-game_store_README.md-3.json is not read'
plant game/store/README.md 's/"counted":18/"counted":"18"/' 'the play of example-game_store_README.md-2.json is not taken up'
plant game/store/README.md 's/"edge":"lift"/"edge":"hop"/' 'the script fails'
add game/core/README.md '```json\n{ "format": "heelbeat-other/1" }\n```' 'is an example that this test does not know how to try'

if sh "$root/tests/books/word.sh" "$tree" "$2" >"$work/said" 2>&1; then
    echo "the check passes over all of it"
    exit 1
fi
failures=0
while IFS= read -r words; do
    grep -qF -- "$words" "$work/said" || { echo "not found: $words"; failures=$((failures + 1)); }
done <"$work/wanted"
[ "$failures" = 0 ] && echo "all that was planted was found" || cat "$work/said"
exit "$failures"
