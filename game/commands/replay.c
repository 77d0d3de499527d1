#include "commands/commands.h"
#include "store/replays/replay_run.h"
#include "store/replays/result_json.h"
#include "words/level.h"

#include <stdio.h>

struct replay_call {
    struct call call;
    bool verify;
};

static bool load_level(const struct paths *paths, const struct replay *replay, struct library_level *level,
                       struct error *error)
{
    struct error unused;
    const char *const folders[] = {paths->levels, paths->player_levels};
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

static bool tell(const struct replay_call *own, const struct replay *replay, const struct library_level *level,
                 const struct result *result, struct error *error)
{
    const struct cli *cli = own->call.cli;
    if (own->call.json)
        return output_json(result_to_json(result, replay->level, level->level.title, "replay"), error);
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
    if (own->verify)
        output_line(cli, _("The same result as when it was played."));
    return true;
}

static bool play(const struct replay_call *own, const struct replay *replay, const struct library_level *level,
                 struct error *error)
{
    struct chart chart = {0};
    struct result result;
    const char *field = "";
    bool good =
        chart_init(&chart, &level->level, replay->tempo_percent, error) && replay_run(replay, &chart, &result, error);
    chart_reset(&chart);
    if (good && own->verify && !result_equal(&result, &replay->result, &field)) {
        error_set(error, own->call.places.items[0], "gives another result than it holds ({field} differs)",
                  "the file was changed, or played by another version of the rules");
        error_value(error, value_text("field", field));
        good = false;
    }
    return good && tell(own, replay, level, &result, error);
}

static bool run(void *asked, struct error *error)
{
    const struct replay_call *own = asked;
    struct replay replay = {0};
    struct library_level level = {0};
    bool good = replay_load(own->call.places.items[0], &replay, error) &&
                load_level(&own->call.paths, &replay, &level, error) && play(own, &replay, &level, error);
    library_level_reset(&level);
    replay_reset(&replay);
    return good;
}

static const struct option options[] = {
    FLAG_ROW("verify", struct replay_call, verify, N_("say whether the result is the same; exit with 1 if not")),
    FLAG_ROW("json", struct replay_call, call.json, N_("print the result as JSON")),
    TEXT_ROW("data", 0, "DIR", struct replay_call, call.desc.data, N_("look for the level in DIR/levels, too")),
};

const struct verb verb_replay = {
    .usage = {.command = "replay",
              .places = "FILE",
              .summary = N_("Runs a saved replay again and prints its result."),
              .places_min = 1,
              .places_max = 1,
              OPTION_ROWS(options)},
    .told = N_("run a saved replay again"),
    .needs = NEEDS_PATHS,
    .size = sizeof(struct replay_call),
    .run = run,
};
