#include "app/backstage.h"
#include "commands/commands.h"
#include "commands/kit/options.h"
#include "commands/kit/output.h"
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

static int print_json(const struct cli *cli, const struct library *library)
{
    cJSON *array = cJSON_CreateArray();
    for (int32_t i = 0; i < library->count; i++)
        cJSON_AddItemToArray(array, level_json(&library->levels[i]));
    return output_json(cli, array);
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

static int print_table(const struct cli *cli, const struct library *library)
{
    const struct message heads[COLUMNS] = {_("Level"), _("Length"), _("Reps"), _c("reps a minute", "rpm"), _("Title")};
    output_cells(cli, widths, heads, COLUMNS);
    for (int32_t i = 0; i < library->count; i++)
        print_level(cli, &library->levels[i]);
    return output_finish(cli);
}

int command_levels(const struct cli *cli, int argc, char **argv)
{
    const char *data = NULL;
    bool json = false;
    const struct option options[] = {
        {"json", 0, OPTION_FLAG, NULL, N_("print them as JSON"), &json, 0, 0},
        {"data", 0, OPTION_TEXT, "DIR", N_("with the player's own levels in DIR/levels"), &data, 0, 0},
    };
    const struct usage usage = {.command = "levels",
                                .places = "",
                                .summary =
                                    N_("Lists the levels, gentle ones first: those that Heelbeat ships and your own."),
                                .options = options,
                                .option_count = sizeof options / sizeof options[0]};
    struct places places;
    enum options_result parsed = options_parse(cli, &usage, argc, argv, &places);
    if (parsed != OPTIONS_GOOD)
        return options_code(cli, parsed);

    struct paths paths;
    struct library library = {0};
    struct error error = {0};
    if (!backstage_find_paths(&paths, data, &error))
        return output_fail(cli, &error);
    if (!library_load(&library, (const char *const[]){paths.levels, paths.player_levels}, 2, &error)) {
        library_reset(&library);
        return output_fail(cli, &error);
    }
    for (int32_t i = 0; i < library.skipped_count; i++)
        output_fail(cli, &library.skipped[i]); /* said, but the others are listed all the same */
    int code = json ? print_json(cli, &library) : print_table(cli, &library);
    library_reset(&library);
    return code;
}
