# The web, by emscripten as Debian has it.
include(/usr/share/emscripten/cmake/Modules/Platform/Emscripten.cmake)

# emcc compiles by calling clang with flags that it tells to whoever asks. Calling clang ourselves saves a start of Python
# for each file, which takes longer than most files do; it is emcc that links.
execute_process(COMMAND emcc --cflags OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND em-config CLANG_ADD_VERSION OUTPUT_VARIABLE version OUTPUT_STRIP_TRAILING_WHITESPACE
    COMMAND_ERROR_IS_FATAL ANY)
set(CMAKE_C_COMPILE_OBJECT
    "clang-${version} ${flags} <DEFINES> <INCLUDES> <FLAGS> -o <OBJECT> -c <SOURCE>")
