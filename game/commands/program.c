#include "commands/commands.h"
#include "commands/kit/output.h"
#include "commands/kit/playing.h"
#include "core/made/quick.h"
#include "store/levels/training.h"

#include <cjson/cJSON.h>
#include <stdio.h>

#define SECOND_US INT64_C(1000000)
#define OPTIONS   (PLAYING_OPTIONS + 2)

struct program_options {
    struct playing playing;
    const char *name, *style; /* name NULL: list them */
    struct option_int cadence;
};

static enum options_result parse(int argc, char **argv, struct program_options *out)
{
    struct option options[OPTIONS] = {
        {"cadence", 0, OPTION_INT, "RPM", "reps a minute of one heel, 10 to 60 (otherwise yours, or the program's)",
         &out->cadence, QUICK_RPM_MIN, QUICK_RPM_MAX},
        {"style", 0, OPTION_TEXT, "NAME", "the style of its music (otherwise yours, or the program's)", &out->style, 0,
         0},
    };
    const struct usage usage = {.command = "program",
                                .places = "[NAME]",
                                .summary = "Plays a program of sets and rests: those that Heelbeat ships and your own "
                                           "in DATA/levels/programs.\nWithout a name it lists them. The session is "
                                           "saved. A program that grows goes on from where you left it.",
                                .places_max = 1,
                                .options = options,
                                .option_count = OPTIONS};
    struct places places;
    playing_options(&out->playing, &options[2]);
    enum options_result result = options_parse(&usage, argc, argv, &places);
    if (result == OPTIONS_GOOD && places.count > 0)
        out->name = places.items[0];
    return result;
}

/* A program as it would be played next. */
struct offer {
    const struct program_entry *entry;
    int32_t rpm, rounds;
    int64_t seconds;
    int32_t reps;
};

static struct offer offer_of(const struct training *training, const struct program_entry *entry)
{
    struct offer offer = {entry, training_rpm(training, &entry->program), training_rounds(training, entry), 0, 0};
    offer.seconds =
        program_seconds(&entry->program, training_style(training, &entry->program), offer.rpm, offer.rounds);
    offer.reps = program_reps(&entry->program, offer.rpm, offer.rounds);
    return offer;
}

static cJSON *offer_json(const struct offer *offer)
{
    const struct program *program = &offer->entry->program;
    cJSON *object = cJSON_CreateObject();
    cJSON_AddStringToObject(object, "name", offer->entry->name);
    cJSON_AddStringToObject(object, "title", program->title);
    cJSON_AddStringToObject(object, "about", program->about);
    cJSON_AddNumberToObject(object, "seconds", (double)offer->seconds);
    cJSON_AddNumberToObject(object, "reps", offer->reps);
    cJSON_AddNumberToObject(object, "cadence", offer->rpm);
    cJSON_AddNumberToObject(object, "rounds", offer->rounds);
    cJSON_AddBoolToObject(object, "grows", program->grow_by > 0);
    cJSON_AddStringToObject(object, "file", offer->entry->path);
    return object;
}

static int print_json(const struct training *training, const struct programs *programs)
{
    cJSON *array = cJSON_CreateArray();
    for (int32_t i = 0; i < programs->count; i++) {
        struct offer offer = offer_of(training, &programs->entries[i]);
        cJSON_AddItemToArray(array, offer_json(&offer));
    }
    return output_json(array);
}

static int print_table(const struct training *training, const struct programs *programs)
{
    printf("%-24s %6s %5s %4s  %s\n", "Program", "Length", "Reps", "rpm", "What it trains");
    for (int32_t i = 0; i < programs->count; i++) {
        struct offer offer = offer_of(training, &programs->entries[i]);
        char length[24];
        printf("%-24s %6s %5d %4d  %s\n", offer.entry->name,
               output_length(length, sizeof length, offer.seconds * SECOND_US), offer.reps, offer.rpm,
               offer.entry->program.about);
    }
    return output_finish();
}

/* Why there is no such program: its file has a fault, or there is none. */
static int fail_to_find(const char *name, const struct backstage *backstage)
{
    const char *folders[2];
    struct program program;
    struct error error = {0};
    levels_folders(&backstage->levels, folders);
    programs_load_one(folders, 2, name, &program, &error);
    return output_fail(&error);
}

static int play(struct program_options *options, const struct training *training, const struct programs *programs,
                struct backstage *backstage)
{
    char name[TRAINING_NAME_SIZE];
    struct error error = {0};
    const struct program_entry *entry = programs_find(programs, options->name);
    if (!entry)
        return fail_to_find(options->name, backstage);
    if (options->style && !levels_style(&backstage->levels, options->style, &error))
        return output_fail(&error);
    if (!training_program(training, entry, (int32_t)options->cadence.value, options->style ? options->style : "",
                          name)) {
        error_set(&error, options->name, "can't be played like that",
                  "leave out --cadence or --style: the program sets its own");
        return output_fail(&error);
    }
    options->playing.performance.level = name;
    return playing_run(&options->playing, backstage);
}

static int run(struct program_options *options, struct backstage *backstage)
{
    struct programs programs;
    struct training training;
    struct error error = {0};
    if (!levels_programs(&backstage->levels, &programs, &error))
        return output_fail(&error);
    levels_training(&backstage->levels, &backstage->player, &training);
    for (int32_t i = 0; !options->name && i < programs.skipped_count; i++)
        output_fail(&programs.skipped[i]); /* said, but the others are listed all the same */
    int code = options->name           ? play(options, &training, &programs, backstage)
               : options->playing.json ? print_json(&training, &programs)
                                       : print_table(&training, &programs);
    programs_reset(&programs);
    return code;
}

int command_program(int argc, char **argv)
{
    struct program_options options = {0};
    struct backstage backstage;
    struct error error = {0};
    enum options_result parsed = parse(argc, argv, &options);
    if (parsed != OPTIONS_GOOD)
        return options_code(parsed);
    if (!playing_settle(&options.playing, "program"))
        return EXIT_USAGE;
    options.playing.stage.levels = options.playing.stage.levels && options.name;
    if (!backstage_open(&backstage, &options.playing.stage, &error))
        return output_fail(&error);
    backstage_tell(&backstage);
    int code = run(&options, &backstage);
    backstage_close(&backstage);
    return code;
}
