#include "app/backstage.h"
#include "commands/commands.h"
#include "commands/kit/options.h"
#include "commands/kit/output.h"
#include "store/replays/replay_file.h"
#include "store/replays/result_json.h"

#include <stdio.h>

struct replay_options {
    const char *file, *data;
    bool verify, json;
};

static bool load_level(const struct replay_options *options, const struct replay *replay, struct library_level *level,
                       struct error *error)
{
    struct paths paths;
    struct error unused;
    if (!backstage_find_paths(&paths, options->data, error))
        return false;
    const char *const folders[] = {paths.levels, paths.player_levels};
    /* By name, or by the path it was played from; the one that is still the same level counts. */
    const char *const names[] = {replay->level, replay->level_path};
    bool found = false;
    for (int i = 0; i < 2; i++) {
        if (!names[i][0] || !library_level_load(level, folders, 2, names[i], &unused))
            continue;
        if (level->hash == replay->level_hash)
            return true;
        found = true;
        library_level_reset(level);
    }
    if (found)
        error_set(error, replay->level, "is another level now than the one that was played",
                  "get the level file back as it was, then run the replay again");
    else
        error_set(error, replay->level, "is not among the levels", "put its file into the levels folder");
    return false;
}

static int tell(const struct replay_options *options, const struct replay *replay, const struct library_level *level,
                const struct result *result)
{
    if (options->json)
        return output_json(result_to_json(result, replay->level, level->level.title, "replay"));
    char accuracy[24];
    printf("%s: %d of %d reps, %s %%, score %d, grade %s%s\n", level->level.title, result->counted, result->reps,
           output_fixed(accuracy, sizeof accuracy, result->accuracy_bp, 2), result->score, grade_name(result->grade),
           result->finished ? "" : " (not to the end)");
    if (options->verify)
        puts("The same result as when it was played.");
    return output_finish();
}

static int run(const struct replay_options *options, const struct replay *replay, const struct library_level *level)
{
    struct chart chart = {0};
    struct result result;
    struct error error = {0};
    const char *field = "";
    bool good =
        chart_init(&chart, &level->level, replay->tempo_percent, &error) && replay_run(replay, &chart, &result, &error);
    chart_reset(&chart);
    if (good && options->verify && !result_equal(&result, &replay->result, &field)) {
        char what[128];
        snprintf(what, sizeof what, "gives another result than it holds (%s differs)", field);
        error_set(&error, options->file, what, "the file was changed, or played by another version of the rules");
        good = false;
    }
    return good ? tell(options, replay, level, &result) : output_fail(&error);
}

int command_replay(int argc, char **argv)
{
    struct replay_options command = {0};
    const struct option options[] = {
        {"verify", 0, OPTION_FLAG, NULL, "say whether the result is the same; exit with 1 if not", &command.verify, 0,
         0},
        {"json", 0, OPTION_FLAG, NULL, "print the result as JSON", &command.json, 0, 0},
        {"data", 0, OPTION_TEXT, "DIR", "look for the level in DIR/levels, too", &command.data, 0, 0},
    };
    const struct usage usage = {.command = "replay",
                                .places = "FILE",
                                .summary = "Runs a saved replay again and prints its result.",
                                .places_min = 1,
                                .places_max = 1,
                                .options = options,
                                .option_count = sizeof options / sizeof options[0]};
    struct places places;
    enum options_result parsed = options_parse(&usage, argc, argv, &places);
    if (parsed != OPTIONS_GOOD)
        return options_code(parsed);
    command.file = places.items[0];

    struct replay replay = {0};
    struct library_level level;
    struct error error = {0};
    if (!replay_load(command.file, &replay, &error))
        return output_fail(&error);
    int code = EXIT_FAILED;
    if (load_level(&command, &replay, &level, &error)) {
        code = run(&command, &replay, &level);
        library_level_reset(&level);
    } else {
        output_fail(&error);
    }
    replay_reset(&replay);
    return code;
}
