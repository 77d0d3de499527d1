#!/bin/sh
# Checks the walls of the house in the source tree ROOT: every #include against the one layer table (game/layers.txt), and
# what must not come into a room. Prints each breach as "file:line: what; fix" and fails if there is one.
#
#   sh tests/layers/check.sh ROOT
set -eu
cd "$1"
find game -name '*.[ch]' | LC_ALL=C sort | xargs awk '
    function breach(what) {
        print FILENAME ":" FNR ": " what
        breaches++
    }
    function layer_of(path,    parts) {
        return split(path, parts, "/") > 1 ? parts[1] : ""
    }
    function project_include(path,    to) {
        to = layer_of(path)
        if (path ~ /\.c$/)
            breach("includes a .c file; put the shared part into a module")
        else if (!(to in known))
            breach("\"" path "\" does not name its layer; write \"layer/file.h\"")
        else if (from == "")
            { if (to != "commands") breach("main.c hands argv to a command and knows nothing else; not " path) }
        else if (to != from && index(below[from], " " to " ") == 0)
            breach(from " may not include " path "; game/layers.txt allows it:" below[from])
    }
    function outside_include(path) {
        if (pure && path !~ /^(assert|float|inttypes|limits|math|stdalign|stdbool|stddef|stdint|stdlib|string)\.h$/)
            breach(from " is pure and may not include <" path ">; hand the value in as an argument")
        if (header && path ~ /^SDL/ && from !~ /^(draw|audio|input|app)$/)
            breach("<" path "> in a header of " from "; SDL types stay in draw, audio, input and app")
        if (path ~ /^cjson\// && from !~ /^(store|commands|input)$/)
            breach("<" path "> in " from "; JSON is read and written in store, commands and the scripts of input")
    }
    BEGIN {
        while ((getline row < "game/layers.txt") > 0) {
            if (row !~ /^[a-z]+:/) continue
            name = row; sub(/:.*/, "", name)
            list = row; sub(/^[a-z]+:/, "", list)
            known[name] = 1
            below[name] = " " list " "
            layers++
        }
        if (layers == 0) { print "game/layers.txt: no layers; write one a line, as \"core:\""; exit breaches = 1 }
    }
    FNR == 1 {
        from = FILENAME; sub(/^game\//, "", from); from = layer_of(from)
        if (from != "" && !(from in known)) breach("the folder " from " is not in game/layers.txt")
        header = FILENAME ~ /\.h$/
        pure = from == "core" || from == "music"
    }
    FNR == 401 { breach("longer than 400 lines; split the module") }
    /^[ \t]*#[ \t]*include[ \t]*"/ { split($0, part, "\""); project_include(part[2]) }
    /^[ \t]*#[ \t]*include[ \t]*</ { split($0, part, /[<>]/); outside_include(part[2]) }
    pure && /(^|[^A-Za-z0-9_])(setlocale|localeconv|time|clock|clock_gettime|rand|srand|getenv|printf|strtod|atof)\(/ {
        breach(from " is pure: no clock, locale, environment, stdio or global generator")
    }
    END { exit breaches > 0 }
'
