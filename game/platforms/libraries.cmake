# The libraries from their sources (HEELBEAT_SOURCES, fetched by sources.sh), for platforms that have no packages of them.
# So far their headers alone: the layers are compiled, and nothing is linked.

if(NOT IS_DIRECTORY "${HEELBEAT_SOURCES}")
    message(FATAL_ERROR "There are no sources of the libraries in ${HEELBEAT_SOURCES}; run: sh game/platforms/sources.sh")
endif()

function(heelbeat_library name folder)
    add_library(heelbeat_from_sources_${name} INTERFACE)
    target_include_directories(heelbeat_from_sources_${name} SYSTEM INTERFACE ${folder} ${ARGN})
    add_library(heelbeat::${name} ALIAS heelbeat_from_sources_${name})
endfunction()

# Headers that programs find in other places than where the sources keep them.
set(installed ${PROJECT_BINARY_DIR}/include)
configure_file(${HEELBEAT_SOURCES}/cjson/cJSON.h ${installed}/cjson/cJSON.h COPYONLY)
configure_file(${HEELBEAT_SOURCES}/libpng1.6/scripts/pnglibconf.h.prebuilt ${installed}/pnglibconf.h COPYONLY)

heelbeat_library(sdl2 ${HEELBEAT_SOURCES}/libsdl2/include)
heelbeat_library(sdl2_mixer ${HEELBEAT_SOURCES}/libsdl2-mixer/include)
heelbeat_library(sdl2_ttf ${HEELBEAT_SOURCES}/libsdl2-ttf)
heelbeat_library(cjson ${installed})
heelbeat_library(libpng ${HEELBEAT_SOURCES}/libpng1.6 ${installed})
heelbeat_library(sndfile ${HEELBEAT_SOURCES}/libsndfile/include)

# The drivers that need these are left out; what is above them is compiled.
set(HEELBEAT_SERIAL ${WIN32})
set(HEELBEAT_OSC ${WIN32})
