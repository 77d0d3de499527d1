#!/bin/sh
# Fetches the libraries that Windows and the web have no packages of, as the machine's own Debian has their sources, into
# .build/sources/NAME. apt checks that they are Debian's; its own lists and settings are left alone. Says nothing and is
# quick when all is there.
#
#   sh game/platforms/sources.sh
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
names='libsdl2 libsdl2-mixer libsdl2-ttf cjson libpng1.6 libsndfile'

missing=
for name in $names; do
    [ -d "$root/.build/sources/$name" ] || missing="$missing $name"
done
[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null 2>&1; then
    echo "heelbeat: nothing is compiled for Windows and the web: the libraries' sources are Debian's, and here is no apt-get" >&2
    exit 1
fi
echo "heelbeat: fetching the sources of$missing" >&2

# Not in .build: apt hands its downloads to a user that may not be able to look into a home folder.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"

# The machine's own places and keys, asked for sources instead of packages: lists of one line a place, and of paragraphs.
mkdir "$work/lists" "$work/cache" "$work/places"
cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null |
    sed -n 's/^[[:blank:]]*deb[[:blank:]]/deb-src /p' >"$work/places/all.list" || true
for list in /etc/apt/sources.list.d/*.sources; do
    [ -f "$list" ] || continue
    sed 's/^[Tt]ypes:.*/Types: deb-src/' "$list" >"$work/places/$(basename "$list")"
done
cat >"$work/apt.conf" <<CONF
Dir::Etc::sourcelist "/dev/null";
Dir::Etc::sourceparts "$work/places";
Dir::State::lists "$work/lists";
Dir::Cache "$work/cache";
Acquire::Retries "3";
Acquire::Languages "none";
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
CONF

# The newest version that can be had: an archive may list one that it hasn't got yet, or no longer.
fetch() {
    for version in $(apt-cache showsrc --only-source "$1" | sed -n 's/^Version: //p' | sort -rVu); do
        apt-get -q source --download-only --only-source "$1=$version" || continue
        dpkg-source --extract "$1_${version#*:}.dsc" "$work/$1" && return
    done
    return 1
}

# A place of somebody else's that has no sources is no reason to stop: what matters is whether ours come.
fetch_all() {
    cd "$work"
    export APT_CONFIG="$work/apt.conf"
    apt-get -q update || true
    for name in $missing; do
        fetch "$name" || return 1
    done
}
if ! (fetch_all) >"$work/log" 2>&1; then
    cat "$work/log" >&2
    echo "heelbeat: could not fetch the sources of$missing" >&2
    exit 1
fi
mkdir -p "$root/.build/sources"
for name in $missing; do
    mv "$work/$name" "$root/.build/sources/"
done
