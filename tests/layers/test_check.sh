#!/bin/sh
# Shows that the layer check finds what it should: a clean copy passes, and each planted breach fails and is named.
#
#   sh tests/layers/test_check.sh ROOT
set -eu
root=$1
check=$root/tests/layers/check.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

fresh_copy() {
    rm -rf "$work/game"
    mkdir "$work/game"
    (cd "$root/game" && tar cf - layers.txt $(find . -name '*.[ch]')) | (cd "$work/game" && tar xf -)
}

# plant FILE LINE WORDS: with LINE added to FILE the check fails, saying WORDS of that file.
plant() {
    fresh_copy
    printf '%s\n' "$2" >>"$work/game/$1"
    if said=$(sh "$check" "$work"); then
        echo "not found: '$2' in $1"
        failures=$((failures + 1))
    elif ! printf '%s\n' "$said" | grep -qF "game/$1:" || ! printf '%s\n' "$said" | grep -qF "$3"; then
        echo "found, but not named: '$2' in $1: $said"
        failures=$((failures + 1))
    fi
}

fresh_copy
sh "$check" "$work" || { echo "the tree itself fails"; failures=1; }

plant core/tempo.c '#include "store/file.h"' 'core may not include store/file.h'
plant core/tempo.c '# include "music/tune.h"' 'core may not include music/tune.h'
plant store/file.c '#include "audio/audio.h"' 'store may not include audio/audio.h'
plant audio/clock.c '#include "input/keyboard.h"' 'audio may not include input/keyboard.h'
plant draw/canvas.c '#include "screens/screen.h"' 'draw may not include screens/screen.h'
plant screens/home.c '#include "app/clock.h"' 'screens may not include app/clock.h'
plant main.c '#include "core/tempo.h"' 'knows nothing else'
plant core/tempo.c '#include "tempo.h"' 'does not name its layer'
plant core/tempo.c '#include "core/level.c"' 'includes a .c file'
plant core/tempo.c '#include <stdio.h>' 'core is pure'
plant music/tune.h '#include <SDL.h>' 'music is pure'
plant core/tempo.c '#include <time.h>' 'core is pure'
plant store/file.h '#include <SDL.h>' 'SDL types stay'
plant draw/theme.c '#include <cjson/cJSON.h>' 'JSON is read'
plant core/tempo.c 'static int zone(void) { return getenv("TZ") != 0; }' 'core is pure'
plant core/tempo.c "$(yes '/* long */' | head -n 401)" 'longer than 400 lines'

[ "$failures" = 0 ] && echo "every planted breach was found"
exit "$failures"
