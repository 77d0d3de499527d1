# What Heelbeat stands on. A missing one is named with the package that brings it.

find_package(PkgConfig REQUIRED)

function(heelbeat_dependency target module version package)
    pkg_check_modules(${target} QUIET IMPORTED_TARGET "${module}>=${version}")
    if(NOT ${target}_FOUND)
        message(FATAL_ERROR "${module} ${version} or newer was not found; install ${package} (Debian, Ubuntu) "
            "or its like, or run: sh game/play.sh, which does it")
    endif()
    add_library(heelbeat::${target} ALIAS PkgConfig::${target})
endfunction()

heelbeat_dependency(sdl2 sdl2 2.26 libsdl2-dev)
heelbeat_dependency(sdl2_mixer SDL2_mixer 2.6 libsdl2-mixer-dev)
heelbeat_dependency(sdl2_ttf SDL2_ttf 2.20 libsdl2-ttf-dev)
heelbeat_dependency(cjson libcjson 1.7 libcjson-dev)
heelbeat_dependency(libpng libpng 1.6 libpng-dev)
if(CMAKE_SYSTEM_NAME STREQUAL Linux)
    heelbeat_dependency(fontconfig fontconfig 2.13 libfontconfig-dev)
endif()
# Foot sensors on serial ports: where libserialport is.
pkg_check_modules(libserialport QUIET IMPORTED_TARGET "libserialport>=0.1.1")
if(libserialport_FOUND)
    set(HEELBEAT_SERIAL ON)
    add_library(heelbeat::libserialport ALIAS PkgConfig::libserialport)
else()
    set(HEELBEAT_SERIAL OFF)
    message(STATUS "Serial foot sensors are left out: libserialport 0.1.1 or newer was not found; install "
        "libserialport-dev")
endif()
if(HEELBEAT_TESTS)
    heelbeat_dependency(cmocka cmocka 1.1 libcmocka-dev)
    heelbeat_dependency(ebur128 libebur128 1.2 libebur128-dev)
    heelbeat_dependency(aubio aubio 0.4.9 libaubio-dev)
    heelbeat_dependency(x11 x11 1.7 libx11-dev)
    heelbeat_dependency(xtst xtst 1.2 libxtst-dev)
endif()
