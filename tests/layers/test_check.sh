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

for copy in clean tree; do
    mkdir "$work/$copy"
    (cd "$root" && tar cf - game/layers.txt $(find game tests -name '*.[ch]' -o -path 'tests/*/CMakeLists.txt')) | (cd "$work/$copy" && tar xf -)
done

# found WHAT FILE PLACE WORDS: the check fails on the tree and says WORDS of PLACE. FILE is then as it was.
found() {
    if said=$(sh "$check" "$work/tree"); then
        echo "not found: $1"
        failures=$((failures + 1))
    elif ! printf '%s\n' "$said" | grep -F "$3" | grep -qF "$4"; then
        echo "found, but not named: $1: $said"
        failures=$((failures + 1))
    fi
    rm "$work/tree/$2"
    [ ! -f "$work/clean/$2" ] || cp "$work/clean/$2" "$work/tree/$2"
}

# plant FILE LINE WORDS: with LINE added to FILE (a new one, if it isn't there) the check fails, saying WORDS of it.
plant() {
    mkdir -p "$(dirname "$work/tree/game/$1")"
    printf '%s\n' "$2" >>"$work/tree/game/$1"
    found "'$2' in $1" "game/$1" "game/$1:" "$3"
}

# row ROW WORDS: with ROW added to the table the check fails, saying WORDS of the table.
row() {
    printf '%s\n' "$1" >>"$work/tree/game/layers.txt"
    found "the row '$1'" game/layers.txt "game/layers.txt:" "$2"
}

# without ROW FILE WORDS: once the table lacks ROW the check fails, saying WORDS of FILE.
without() {
    grep -vxF "$1" "$work/clean/game/layers.txt" >"$work/tree/game/layers.txt"
    found "the lack of '$1'" game/layers.txt "game/$2:" "$3"
}

# plant_test FILE WORDS: with the test FILE added the check fails, saying WORDS of it.
plant_test() {
    : >"$work/tree/tests/$1"
    found "a test $1" "tests/$1" "tests/$1:" "$2"
}

sh "$check" "$work/tree" || { echo "the tree itself fails"; failures=1; }

# Layers.
plant core/level/tempo.c '#include "files/file.h"' 'core may not include files/file.h'
plant core/level/tempo.c '# include "music/notes/tune.h"' 'core may not include music/notes/tune.h'
plant files/file.c '#include "store/player/journal.h"' 'files may not include store/player/journal.h'
plant store/player/journal.c '#include "audio/audio.h"' 'store may not include audio/audio.h'
plant audio/clock.c '#include "input/keyboard.h"' 'audio may not include input/keyboard.h'
plant draw/canvas/canvas.c '#include "screens/screen.h"' 'draw may not include screens/screen.h'
plant ui/view.c '#include "store/machine/settings.h"' 'ui may not include store/machine/settings.h'
plant play/play_wait.c '#include "draw/canvas/canvas.h"' 'play may not include draw/canvas/canvas.h'
plant screens/home/home.c '#include "app/clock.h"' 'screens may not include app/clock.h'
plant main.c '#include "core/level/tempo.h"' 'knows nothing else'

# Folders of one layer.
plant screens/home/home.c '#include "screens/levels/levels_model.h"' \
    'screens/home may not include screens/levels/levels_model.h'
plant screens/words.c '#include "screens/play/play_show.h"' 'screens/. may not include screens/play/play_show.h'
plant core/base/text.c '#include "core/level/level.h"' 'core/base may not include core/level/level.h'
plant music/notes/tune.c '#include "music/sound/synth.h"' 'music/notes may not include music/sound/synth.h'
plant store/styles/style_file.c '#include "store/machine/settings.h"' \
    'store/styles may not include store/machine/settings.h'
plant core/level/tempo.c '#include "core/judge.h"' 'there is no core/judge.h'
plant core/level/tempo.c '#include "core/play/tempo.h"' 'there is no core/play/tempo.h'
plant core/level/tempo.c '#include "tempo.h"' 'does not name its layer'
plant core/level/tempo.c '#include "core/level/level.c"' 'includes a .c file'
plant core/loose.c '#include "core/base/text.h"' 'core has no file outside of its folders'
plant core/attic/old.c '#include "core/base/text.h"' 'the folder core/attic is not in game/layers.txt'
plant audio/attic/old.c '#include "audio/audio.h"' 'the folder of audio/attic/old.c is not in game/layers.txt'
plant attic/old.c '#include "core/base/text.h"' 'the folder attic is not in game/layers.txt'

# Headers of others.
plant core/level/tempo.c '#include <stdio.h>' 'core is pure'
plant core/level/tempo.c '#include <time.h>' 'core is pure'
plant core/level/tempo.c '#include <unistd.h>' 'core is pure'
plant music/notes/tune.h '#include <SDL.h>' 'music is pure'
plant core/level/tempo.c 'static int zone(void) { return getenv("TZ") != 0; }' 'core is pure'
plant store/player/journal.h '#include <SDL.h>' 'SDL types stay'
plant store/player/journal.c '#include <SDL.h>' '<SDL.h> in store/player'
plant draw/canvas/theme.c '#include <cjson/cJSON.h>' '<cjson/cJSON.h> in draw/canvas'
plant input/player.c '#include <cjson/cJSON.h>' '<cjson/cJSON.h> in input'
plant app/window.c '#include <sndfile.h>' '<sndfile.h> in app'
for header in unistd.h sys/stat.h fcntl.h dirent.h pthread.h poll.h signal.h time.h X11/Xlib.h SDL_syswm.h \
    pulse/pulseaudio.h fontconfig/fontconfig.h libserialport.h lo/lo.h windows.h emscripten.h; do
    plant audio/feed.c "#include <$header>" "<$header> is a header of the operating system"
done
plant input/serial/serial_link.c '#include <libserialport.h>' 'header of the operating system'

# The table itself.
row 'driver audio/feed.c' 'driver audio/feed.c includes no such header'
row 'drivers audio/feed.c' 'is no row of it'
without 'driver app/clock.c' app/clock.c '<time.h> is a header of the operating system'
without '    home: .' screens/home/home.c 'the folder screens/home is not in game/layers.txt'

# Tests.
plant_test core/play/test_novelty.c 'does not name play/novelty: it is never run'
plant_test core/test_judge.c 'lies in game/, in core/play'

plant core/level/tempo.c "$(yes '/* long */' | head -n 401)" 'longer than 400 lines'

sh "$check" "$work/tree" || { echo "a breach was left behind"; failures=1; }
[ "$failures" = 0 ] && echo "every planted breach was found"
exit "$failures"
