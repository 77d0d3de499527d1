#include "app/backstage.h"
#include "commands/commands.h"
#include "commands/kit/options.h"
#include "commands/kit/output.h"
#include "store/levels/library.h"

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

static int print_json(const struct library *library)
{
    cJSON *array = cJSON_CreateArray();
    for (int32_t i = 0; i < library->count; i++)
        cJSON_AddItemToArray(array, level_json(&library->levels[i]));
    return output_json(array);
}

static int print_table(const struct library *library)
{
    printf("%-20s %6s %5s %5s  %s\n", "Level", "Length", "Reps", "rpm", "Title");
    for (int32_t i = 0; i < library->count; i++) {
        const struct library_level *level = &library->levels[i];
        char length[24], cadence[24];
        printf("%-20s %6s %5d %5s  %s\n", level->name, output_length(length, sizeof length, level->chart.end_us),
               level->chart.rep_count, output_fixed(cadence, sizeof cadence, (level->cadence_rpm_milli + 50) / 100, 1),
               level->level.title);
    }
    return output_finish();
}

int command_levels(int argc, char **argv)
{
    const char *data = NULL;
    bool json = false;
    const struct option options[] = {
        {"json", 0, OPTION_FLAG, NULL, "print them as JSON", &json, 0, 0},
        {"data", 0, OPTION_TEXT, "DIR", "with the player's own levels in DIR/levels", &data, 0, 0},
    };
    const struct usage usage = {.command = "levels",
                                .places = "",
                                .summary =
                                    "Lists the levels, gentle ones first: those that Heelbeat ships and your own.",
                                .options = options,
                                .option_count = sizeof options / sizeof options[0]};
    struct places places;
    enum options_result parsed = options_parse(&usage, argc, argv, &places);
    if (parsed != OPTIONS_GOOD)
        return options_code(parsed);

    struct paths paths;
    struct library library = {0};
    struct error error = {0};
    if (!backstage_find_paths(&paths, data, &error))
        return output_fail(&error);
    if (!library_load(&library, (const char *const[]){paths.levels, paths.player_levels}, 2, &error)) {
        library_reset(&library);
        return output_fail(&error);
    }
    for (int32_t i = 0; i < library.skipped_count; i++)
        output_fail(&library.skipped[i]); /* said, but the others are listed all the same */
    int code = json ? print_json(&library) : print_table(&library);
    library_reset(&library);
    return code;
}
