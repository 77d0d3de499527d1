#!/bin/sh
# Checks the walls of the house in the source tree ROOT: every #include against the one table (game/layers.txt), what must
# not come into a room, and that each test lies where its file does and is run. Prints each breach as "file:line: what; fix"
# and fails if there is one.
#
#   sh tests/layers/check.sh ROOT
set -eu
cd "$1"
failed=0
find game -name '*.[ch]' | LC_ALL=C sort | xargs awk '
    function breach(what) {
        print FILENAME ":" FNR ": " what
        breaches++
    }
    function table_breach(what) {
        print "game/layers.txt: " what
        breaches++
    }
    function has(list, word) {
        return index(list, " " word " ") > 0
    }

    # The table.
    function read_table(    row, word, name, n) {
        while ((getline row < "game/layers.txt") > 0) {
            n = split(row, word, " ")
            name = word[1]; sub(/:$/, "", name)
            if (n == 0 || row ~ /^#/)
                continue
            else if (row ~ /^[a-z]+:/)
                { layer = name; below[layer] = rest(row) }
            else if (row ~ /^    ([a-z_]+|\.):/ && layer != "")
                { folders[layer] = folders[layer] " " name; beside[layer "/" name] = rest(row) }
            else if (word[1] == "library" && word[3] == "in")
                { sub(/.* in /, "", row); library[word[2]] = " " row " " }
            else if (word[1] == "driver" && n == 2)
                driver[word[2]] = 1
            else
                table_breach("\"" row "\" is no row of it")
        }
        if (layer == "") { table_breach("no layers; write one a line, as \"core:\""); exit 1 }
    }
    function rest(row) {
        sub(/^ *[a-z_.]+: */, "", row)
        return " " row " "
    }
    function told(list) {
        return list ~ /[a-z.]/ ? substr(list, 1, length(list) - 1) : " nothing"
    }

    # Where a path lies: its layer, and its room, the layer or a folder in it, as "core", "core/play", "screens/.".
    function layer_of(path,    parts) {
        return split(path, parts, "/") > 1 ? parts[1] : ""
    }
    function room_of(path,    parts, n) {
        n = split(path, parts, "/")
        if (n < 2 || !(parts[1] in folders)) return layer_of(path)
        return parts[1] "/" (n == 2 ? "." : parts[2])
    }
    function folder_of(room) {
        sub(/^[^\/]*\//, "", room)
        return room
    }

    function project_include(path,    to, to_room) {
        to = layer_of(path)
        to_room = room_of(path)
        if (path ~ /\.c$/)
            breach("includes a .c file; put the shared part into a module")
        else if (!(to in below))
            breach("\"" path "\" does not name its layer; write \"layer/folder/file.h\"")
        else if (!(("game/" path) in here))
            breach("there is no " path "; name the folder that it lies in")
        else if (from == "")
            { if (to != "commands") breach("main.c hands argv to a command and knows nothing else; not " path) }
        else if (to != from && !has(below[from], to))
            breach(from " may not include " path "; game/layers.txt allows it:" told(below[from]))
        else if (to == from && to_room != room && !has(beside[room], folder_of(to_room)))
            breach(room " may not include " path "; game/layers.txt allows it of " from ":" told(beside[room]))
    }
    function lies_in(file, places) {
        return has(places, file) || has(places, room_of(file)) || has(places, layer_of(file))
    }
    function is_driver(    name, start) {
        if (file in driver) { used[file] = 1; return 1 }
        for (name in driver) {
            start = name
            if (sub(/\*$/, "", start) && index(file, start) == 1) return 1
        }
        return 0
    }
    function outside_include(path,    name) {
        name = path; sub(/\.h$/, "", name)
        if (pure) {
            if (!has(pure_headers, name))
                breach(from " is pure and may not include <" path ">; hand the value in as an argument")
        } else if (path in library) {
            if (!lies_in(file, library[path]))
                breach("<" path "> in " room "; game/layers.txt has it in:" told(library[path]))
        } else if (!has(pure_headers c_headers, name) && !is_driver())
            breach("<" path "> is a header of the operating system or of a service of it; " \
                "only files/os_* and the drivers that game/layers.txt names include one")
        if (header && path ~ /^SDL/ && from !~ /^(draw|audio|input|app)$/)
            breach("<" path "> in a header of " from "; SDL types stay in draw, audio, input and app")
    }

    BEGIN {
        pure_headers = " assert float inttypes limits math stdalign stdbool stddef stdint stdlib string "
        # What C has besides, but for clocks (time) and signals: those are the system it runs on.
        c_headers = " complex ctype errno fenv iso646 locale setjmp stdarg stdatomic stdio stdnoreturn tgmath threads " \
            "uchar wchar wctype "
        read_table()
        for (i = 1; i < ARGC; i++) here[ARGV[i]] = 1
    }
    FNR == 1 {
        file = FILENAME; sub(/^game\//, "", file)
        from = layer_of(file)
        room = room_of(file)
        if (from != "" && !(from in below)) breach("the folder " from " is not in game/layers.txt")
        else if (from in folders && !(room in beside))
            { if (file !~ /\/.*\//) breach(from " has no file outside of its folders; lay it into one of:" folders[from])
              else breach("the folder " room " is not in game/layers.txt") }
        else if (!(from in folders) && file ~ /\/.*\//) breach("the folder of " file " is not in game/layers.txt")
        header = FILENAME ~ /\.h$/
        pure = from == "core" || from == "music"
    }
    FNR == 401 { breach("longer than 400 lines; split the module") }
    /^[ \t]*#[ \t]*include[ \t]*"/ { split($0, part, "\""); project_include(part[2]) }
    /^[ \t]*#[ \t]*include[ \t]*</ { split($0, part, /[<>]/); outside_include(part[2]) }
    pure && /(^|[^A-Za-z0-9_])(setlocale|localeconv|time|clock|clock_gettime|rand|srand|getenv|printf|strtod|atof)\(/ {
        breach(from " is pure: no clock, locale, environment, stdio or global generator")
    }
    END {
        for (name in driver)
            if (name !~ /\*$/ && !(name in used)) table_breach("driver " name " includes no such header; strike the row")
        exit breaches > 0
    }
' || failed=1

# Tests mirror the folders, and a list names each: one that fell out of it would be missed by nobody.
find game tests -name '*.c' | LC_ALL=C sort | awk '
    function breach(what) {
        print $0 ":1: " what
        breaches++
    }
    # Whether the lists of the layer have name as a word.
    function is_listed(layer, name,    row, word, n, i) {
        if (!(layer in read)) {
            read[layer] = 1
            while ((getline row < ("tests/" layer "/CMakeLists.txt")) > 0) {
                n = split(row, word, /[^A-Za-z0-9_\/]+/)
                for (i = 1; i <= n; i++) listed[layer " " word[i]] = 1
            }
        }
        return (layer " " name) in listed
    }
    {
        split($0, part, "/")
        layer = part[2]
        name = $0; sub(/.*\//, "", name); sub(/\.c$/, "", name)
        folder = $0; sub(/^[a-z]*\//, "", folder); sub(/\/?[^\/]*$/, "", folder)
    }
    /^game\// { rooms[layer " " name] = rooms[layer " " name] " " folder " " }
    /^tests\/.*\/test_[^\/]*$/ {
        sub(/^test_/, "", name)
        if ((layer " " name) in rooms && index(rooms[layer " " name], " " folder " ") == 0)
            breach("what it tests lies in game/, in" rooms[layer " " name] "; lay it into the same folder")
        path = folder "/" name; sub(/^[a-z]*\//, "", path)
        if (!is_listed(layer, path)) breach("tests/" layer "/CMakeLists.txt does not name " path ": it is never run")
    }
    END { exit breaches > 0 }
' || failed=1
exit "$failed"
