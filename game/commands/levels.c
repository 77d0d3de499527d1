#include "commands/commands.h"
#include "store/levels/library.h"
#include "words/level.h"

#include <cjson/cJSON.h>
#include <stdio.h>

static cJSON *level_json(const struct library_level *level)
{
    cJSON *object = cJSON_CreateObject();
    cJSON_AddStringToObject(object, "name", level->name);
    cJSON_AddStringToObject(object, "title", level->level.title);
    cJSON_AddStringToObject(object, "author", level->level.author);
    cJSON_AddStringToObject(object, "about", level->level.about);
    cJSON_AddNumberToObject(object, "seconds", (double)level->chart.end_us / 1e6);
    cJSON_AddNumberToObject(object, "reps", level->chart.rep_count);
    cJSON_AddNumberToObject(object, "cadence", level->cadence_rpm_milli / 1000.0);
    cJSON_AddStringToObject(object, "style", level->level.music.style);
    cJSON_AddStringToObject(object, "file", level->path);
    return object;
}

static bool print_json(const struct library *library, struct error *error)
{
    cJSON *array = cJSON_CreateArray();
    for (int32_t i = 0; i < library->count; i++)
        cJSON_AddItemToArray(array, level_json(&library->levels[i]));
    return output_json(array, error);
}

static const int widths[] = {20, -6, -5, -5, 0};
#define COLUMNS (sizeof widths / sizeof widths[0])

static void print_level(const struct cli *cli, const struct library_level *level)
{
    const struct message cells[COLUMNS] = {
        output_text(level->name), _f("{length}", value_clock("length", level->chart.end_us)),
        output_number(level->chart.rep_count), output_decimal((level->cadence_rpm_milli + 50) / 100, 1),
        words_level_title(level->name, level->level.title)};
    output_cells(cli, widths, cells, COLUMNS);
}

static void print_table(const struct cli *cli, const struct library *library)
{
    const struct message heads[COLUMNS] = {_("Level"), _("Length"), _("Reps"), _c("reps a minute", "rpm"), _("Title")};
    output_cells(cli, widths, heads, COLUMNS);
    for (int32_t i = 0; i < library->count; i++)
        print_level(cli, &library->levels[i]);
}

static bool list(void *asked, struct error *error)
{
    const struct call *call = asked;
    const char *const folders[] = {call->paths.levels, call->paths.player_levels};
    struct library library = {0};
    bool good = library_load(&library, folders, 2, error);
    for (int32_t i = 0; good && i < library.skipped_count; i++)
        output_error(call->cli, &library.skipped[i]); /* said, but the others are listed all the same */
    if (good && call->json)
        good = print_json(&library, error);
    else if (good)
        print_table(call->cli, &library);
    library_reset(&library);
    return good;
}

static const struct option options[] = {
    FLAG_ROW("json", struct call, json, N_("print them as JSON")),
    TEXT_ROW("data", 0, "DIR", struct call, desc.data, N_("with the player's own levels in DIR/levels")),
};

const struct verb verb_levels = {
    .usage = {.command = "levels",
              .places = "",
              .summary = N_("Lists the levels, gentle ones first: those that Heelbeat ships and your own."),
              OPTION_ROWS(options)},
    .told = N_("list the levels"),
    .needs = NEEDS_PATHS,
    .run = list,
};
