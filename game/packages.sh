# The packages Heelbeat is built from, and how to install the missing ones. Sourced by game/play.sh and tests/run.sh:
# not a command of its own.
#
#   heelbeat_install play    what building and playing need
#   heelbeat_install tests   and what the tests need
#   heelbeat_install bench   and what the bench with sound needs

# Each row: what it is for, a test that it is there, and its name for apt, dnf, pacman and brew ("-": not needed there).
# Other platforms are compiled where apt is: see platforms/sources.sh.
heelbeat_packages() {
    cat <<'ROWS'
play cc                 gcc                 gcc              gcc          -
play make               make                make             make         make
play cmake              cmake               cmake            cmake        cmake
play pkg-config         pkg-config          pkgconf          pkgconf      pkg-config
play pc:sdl2            libsdl2-dev         SDL2-devel       sdl2         sdl2
play pc:SDL2_mixer      libsdl2-mixer-dev   SDL2_mixer-devel sdl2_mixer   sdl2_mixer
play pc:SDL2_ttf        libsdl2-ttf-dev     SDL2_ttf-devel   sdl2_ttf     sdl2_ttf
play pc:libcjson        libcjson-dev        cjson-devel      cjson        cjson
play pc:libpng          libpng-dev          libpng-devel     libpng       libpng
play pc:sndfile         libsndfile1-dev     libsndfile-devel libsndfile   libsndfile
play pc:fontconfig      libfontconfig-dev   fontconfig-devel fontconfig   -
play pc:libserialport   libserialport-dev   libserialport-devel libserialport libserialport
play pc:liblo           liblo-dev           liblo-devel      liblo        liblo
play msgfmt              gettext             gettext-devel    gettext      gettext
play font:Inter         fonts-inter         rsms-inter-fonts inter-font   -
tests pc:cmocka         libcmocka-dev       libcmocka-devel  cmocka       cmocka
tests pc:libebur128     libebur128-dev      libebur128-devel libebur128   libebur128
tests pc:aubio          libaubio-dev        aubio-devel  aubio        aubio
tests pc:x11            libx11-dev          libX11-devel     libx11       -
tests pc:xtst           libxtst-dev         libXtst-devel    libxtst      -
tests clang             clang               clang            clang        llvm
tests fuzzer            libclang-rt-dev     compiler-rt      compiler-rt  llvm
tests rsync              rsync               rsync            rsync        rsync
tests unison             unison              unison           unison       unison
tests Xvfb              xvfb                xorg-x11-server-Xvfb xorg-server-xvfb -
bench pulseaudio        pulseaudio          pulseaudio       pulseaudio   pulseaudio
bench parec             pulseaudio-utils    pulseaudio-utils libpulse     pulseaudio
tests x86_64-w64-mingw32-gcc gcc-mingw-w64-x86-64-win32 - - -
tests emcc              emscripten          -                -            -
tests dpkg-source       dpkg-dev            -                -            -
tests file:/usr/share/i18n/locales/de_DE locales glibc-locale-source glibc -
ROWS
}

# Whether the thing in column two is there: a program, a pkg-config module (pc:NAME), a file (file:PATH), a font family
# (font:NAME), or what clang fuzzes with.
heelbeat_has() {
    case $1 in
    pc:*) pkg-config --exists "${1#pc:}" 2>/dev/null ;;
    fuzzer) echo 'int LLVMFuzzerTestOneInput(const char *a, long b) { return !a + !b; }' |
        clang -x c -fsanitize=fuzzer,address,undefined -o /dev/null - >/dev/null 2>&1 ;;
    file:*) [ -e "${1#file:}" ] ;;
    font:*) [ -n "$(fc-list "${1#font:}" 2>/dev/null)" ] || [ "$(uname)" = Darwin ] ;;
    *) command -v "$1" >/dev/null 2>&1 ;;
    esac
}

heelbeat_as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo "$@"
    else
        echo "heelbeat: these packages are missing and need root to install: $heelbeat_missing" >&2
        return 1
    fi
}

heelbeat_install_with_apt() {
    export DEBIAN_FRONTEND=noninteractive
    heelbeat_as_root apt-get -o DPkg::Lock::Timeout=900 -q update >/dev/null &&
        # shellcheck disable=SC2086 # one word a package
        heelbeat_as_root apt-get -o DPkg::Lock::Timeout=900 -q -y install --no-install-recommends $heelbeat_missing >/dev/null
}

# heelbeat_install play|tests|bench: names and installs what is missing; says nothing and is quick when all is there.
heelbeat_install() {
    if command -v apt-get >/dev/null 2>&1; then column=3
    elif command -v dnf >/dev/null 2>&1; then column=4
    elif command -v pacman >/dev/null 2>&1; then column=5
    elif command -v brew >/dev/null 2>&1; then column=6
    else column=0
    fi
    heelbeat_missing=
    heelbeat_unknown=
    while read -r kind test apt dnf pacman brew; do
        case $1:$kind in
        *:play | tests:tests | bench:*) ;;
        *) continue ;;
        esac
        heelbeat_has "$test" && continue
        case $column in
        3) name=$apt ;; 4) name=$dnf ;; 5) name=$pacman ;; 6) name=$brew ;;
        *) name=; [ "$dnf$pacman$brew" = --- ] || heelbeat_unknown="$heelbeat_unknown $test" ;;
        esac
        [ -z "$name" ] || [ "$name" = - ] || heelbeat_missing="$heelbeat_missing $name"
    done <<ROWS
$(heelbeat_packages)
ROWS
    if [ -n "$heelbeat_unknown" ]; then
        echo "heelbeat: no package manager that this script knows; install these by hand:$heelbeat_unknown" >&2
        return 1
    fi
    [ -n "$heelbeat_missing" ] || return 0
    echo "heelbeat: installing$heelbeat_missing" >&2
    case $column in
    3) heelbeat_install_with_apt ;;
    4) heelbeat_as_root dnf -q -y install $heelbeat_missing ;;
    5) heelbeat_as_root pacman -S --needed --noconfirm $heelbeat_missing ;;
    6) brew install -q $heelbeat_missing ;;
    esac || {
        echo "heelbeat: could not install$heelbeat_missing; install them by hand and try again" >&2
        return 1
    }
}
