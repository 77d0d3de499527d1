#include "app/backstage.h"
#include "commands/commands.h"
#include "commands/kit/options.h"
#include "commands/kit/output.h"
#include "store/replays/replay_run.h"
#include "store/replays/result_json.h"
#include "words/level.h"

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

static int tell(const struct cli *cli, const struct replay_options *options, const struct replay *replay,
                const struct library_level *level, const struct result *result)
{
    if (options->json)
        return output_json(cli, result_to_json(result, replay->level, level->level.title, "replay"));
    const char *words =
        result->finished
            ? N_("{title}: {counted} of {reps}, {accuracy}, score {score}, grade {grade}")
            : N_("{title}: {counted} of {reps}, {accuracy}, score {score}, grade {grade} (not to the end)");
    char score[16]; /* as the other numbers that are copied from here into programs: not grouped */
    snprintf(score, sizeof score, "%d", result->score);
    output_line(cli, _f(words, value_level("title", replay->level, level->level.title),
                        value_number("counted", result->counted), value_amount("reps", UNIT_REPS, result->reps),
                        value_exact_percent("accuracy", result->accuracy_bp), value_text("score", score),
                        value_text("grade", grade_name(result->grade))));
    if (options->verify)
        output_line(cli, _("The same result as when it was played."));
    return output_finish(cli);
}

static int run(const struct cli *cli, const struct replay_options *options, const struct replay *replay,
               const struct library_level *level)
{
    struct chart chart = {0};
    struct result result;
    struct error error = {0};
    const char *field = "";
    bool good =
        chart_init(&chart, &level->level, replay->tempo_percent, &error) && replay_run(replay, &chart, &result, &error);
    chart_reset(&chart);
    if (good && options->verify && !result_equal(&result, &replay->result, &field)) {
        error_set(&error, options->file, "gives another result than it holds ({field} differs)",
                  "the file was changed, or played by another version of the rules");
        error_value(&error, value_text("field", field));
        good = false;
    }
    return good ? tell(cli, options, replay, level, &result) : output_fail(cli, &error);
}

int command_replay(const struct cli *cli, int argc, char **argv)
{
    struct replay_options command = {0};
    const struct option options[] = {
        {"verify", 0, OPTION_FLAG, NULL, N_("say whether the result is the same; exit with 1 if not"), &command.verify,
         0, 0},
        {"json", 0, OPTION_FLAG, NULL, N_("print the result as JSON"), &command.json, 0, 0},
        {"data", 0, OPTION_TEXT, "DIR", N_("look for the level in DIR/levels, too"), &command.data, 0, 0},
    };
    const struct usage usage = {.command = "replay",
                                .places = "FILE",
                                .summary = N_("Runs a saved replay again and prints its result."),
                                .places_min = 1,
                                .places_max = 1,
                                .options = options,
                                .option_count = sizeof options / sizeof options[0]};
    struct places places;
    enum options_result parsed = options_parse(cli, &usage, argc, argv, &places);
    if (parsed != OPTIONS_GOOD)
        return options_code(cli, parsed);
    command.file = places.items[0];

    struct replay replay = {0};
    struct library_level level;
    struct error error = {0};
    if (!replay_load(command.file, &replay, &error))
        return output_fail(cli, &error);
    int code = EXIT_FAILED;
    if (load_level(&command, &replay, &level, &error)) {
        code = run(cli, &command, &replay, &level);
        library_level_reset(&level);
    } else {
        output_fail(cli, &error);
    }
    replay_reset(&replay);
    return code;
}
