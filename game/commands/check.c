#include "commands/commands.h"
#include "core/base/utf8.h"
#include "store/levels/level_file.h"
#include "store/levels/program_file.h"
#include "store/machine/pads_file.h"
#include "store/styles/style_file.h"
#include "words/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* No messages: what the author of a file is told stays English. */

static void print_fault(const struct error *fault)
{
    char line[640];
    puts(words_error(NULL, fault, line, sizeof line));
}

static void print_faults(const struct json_faults *faults)
{
    int kept = faults->count < JSON_FAULTS_MAX ? faults->count : JSON_FAULTS_MAX;
    for (int i = 0; i < kept; i++)
        print_fault(&faults->items[i]);
    if (faults->count > kept)
        printf("... and %d more\n", faults->count - kept);
}

/* A style is named in the file, but whether there is one is a matter of what is installed. "" is none. */
static bool check_style(const char *file, const char *place, const char *style, struct styles *styles)
{
    struct error error = {0};
    if (!style[0] || styles_find(styles, style, &error))
        return true;
    struct error fault = error;
    char where[sizeof fault.where];
    snprintf(where, sizeof where, "%.150s: %s", file, place);
    error_set(&fault, where, error.what, error.fix);
    print_fault(&fault);
    return false;
}

static bool check_level(const char *file, const char *bytes, size_t size, struct styles *styles,
                        struct json_faults *faults)
{
    struct level level = {0};
    if (!level_parse(file, bytes, size, &level, faults)) {
        print_faults(faults);
        return false;
    }
    bool good = check_style(file, "music.style", level.music.style, styles);
    level_reset(&level);
    return good;
}

static bool check_program(const char *file, const char *bytes, size_t size, struct styles *styles,
                          struct json_faults *faults)
{
    struct program program;
    if (program_parse(file, bytes, size, &program, faults))
        return check_style(file, "style", program.style, styles);
    print_faults(faults);
    return false;
}

static bool check_style_file(const char *file, const char *bytes, size_t size, const struct styles *styles,
                             struct json_faults *faults)
{
    struct style *style = calloc(1, sizeof *style);
    struct error error = {0};
    bool good = style && style_parse(file, bytes, size, style, faults);
    if (!style) {
        error_set(&error, file, "does not fit into memory", "close other programs and try again");
        print_fault(&error);
    } else if (!good) {
        print_faults(faults);
    } else if (style_names_passes_over(styles->folders[0], file, bytes, size, &error)) {
        print_fault(&error);
        good = false;
    }
    free(style);
    return good;
}

static bool check_pads_file(const char *file, const char *bytes, size_t size, struct json_faults *faults)
{
    struct pad_table *table = calloc(1, sizeof *table);
    struct error error = {0};
    bool good = table && pads_parse(file, bytes, size, table, faults);
    if (!table) {
        error_set(&error, file, "does not fit into memory", "close other programs and try again");
        print_fault(&error);
    } else if (!good) {
        print_faults(faults);
    }
    free(table);
    return good;
}

/* What says it is a program, a style or a table of pads is checked as one, all else as a level. */
static bool check_bytes(const char *file, const char *bytes, size_t size, struct styles *styles)
{
    struct error error = {0};
    struct json_faults *faults = calloc(1, sizeof *faults);
    if (!faults) {
        error_set(&error, file, "does not fit into memory", "close other programs and try again");
        print_fault(&error);
        return false;
    }
    bool good = style_is(bytes, size)     ? check_style_file(file, bytes, size, styles, faults)
                : pads_is(bytes, size)    ? check_pads_file(file, bytes, size, faults)
                : program_is(bytes, size) ? check_program(file, bytes, size, styles, faults)
                                          : check_level(file, bytes, size, styles, faults);
    free(faults);
    return good;
}

/* Schemas lie beside what they describe, so that *.json names them, too. */
static bool is_schema(const char *file)
{
    static const char ending[] = ".schema.json";
    size_t length = strlen(file), wanted = sizeof ending - 1;
    return length >= wanted && strcmp(file + length - wanted, ending) == 0;
}

static void print_good(const char *file, const char *what)
{
    char line[FILE_PATH_MAX + 64];
    snprintf(line, sizeof line, "%s: %s", file, what);
    utf8_make_plain(line);
    puts(line);
}

static bool check_file(const char *file, struct styles *styles)
{
    struct error error = {0};
    char *bytes;
    size_t size;
    if (!file_read(file, LEVEL_FILE_MAX, &bytes, &size, &error)) {
        print_fault(&error);
        return false;
    }
    bool schema = is_schema(file);
    bool good = schema || check_bytes(file, bytes, size, styles);
    free(bytes);
    if (good)
        print_good(file, schema ? "a schema, passed over" : "good");
    return good;
}

static bool check(void *asked, struct error *error)
{
    const struct call *call = asked;
    struct styles styles;
    int faulty = 0;
    if (!styles_init(&styles, call->paths.assets, call->paths.player_styles, error))
        return false;
    for (int i = 0; i < call->places.count; i++)
        faulty += !check_file(call->places.items[i], &styles);
    styles_reset(&styles);
    if (faulty)
        fprintf(stderr, "heelbeat: files that need mending: %d of %d; each line above says how\n", faulty,
                call->places.count);
    return !faulty;
}

const struct verb verb_check = {
    .usage = {.command = "check",
              .places = "FILE...",
              .summary =
                  N_("Looks for faults in files of levels, of programs, of styles of music and of pads and tells "
                     "every one: the file,\nthe place in it, "
                     "what is wrong, and how to mend it. Exits with 1 if there is any. Schemas (NAME.schema.json) "
                     "are passed over."),
              .places_min = 1,
              .places_max = OPTIONS_PLACES_MAX},
    .told = N_("look for faults in files of levels, programs, styles and pads"),
    .needs = NEEDS_PATHS,
    .run = check,
};
