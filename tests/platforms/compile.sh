#!/bin/sh
# Compiles all layers for another platform, with warnings as errors; links and runs nothing.
#
#   sh tests/platforms/compile.sh ROOT windows|web
#
# Skipped (77) where the libraries' sources can't be had: they are Debian's.
set -eu
cd "$1"
if ! command -v apt-get >/dev/null 2>&1; then
    echo "skipped: the libraries for $2 are compiled from Debian's sources, and there is no apt-get here"
    exit 77
fi
# Whether the layers compile is asked, not how well: optimising takes a third of the time, and ci's warnings have had it.
cmake --preset "$2" -DCMAKE_BUILD_TYPE=Debug -DHEELBEAT_WERROR=ON
cmake --build --preset "$2" -- -k
