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

static enum options_result parse(const struct cli *cli, int argc, char **argv, struct program_options *out)
{
    struct option options[OPTIONS] = {
        {"cadence", 0, OPTION_INT, "RPM", N_("reps a minute of one heel, 10 to 60 (otherwise yours, or the program's)"),
         &out->cadence, QUICK_RPM_MIN, QUICK_RPM_MAX},
        {"style", 0, OPTION_TEXT, "NAME", N_("the style of its music (otherwise yours, or the program's)"), &out->style,
         0, 0},
    };
    const struct usage usage = {.command = "program",
                                .places = "[NAME]",
                                .summary =
                                    N_("Plays a program of sets and rests: those that Heelbeat ships and your own "
                                       "in DATA/levels/programs.\nWithout a name it lists them. The session is "
                                       "saved. A program that grows goes on from where you left it."),
                                .places_max = 1,
                                .options = options,
                                .option_count = OPTIONS};
    struct places places;
    playing_options(&out->playing, &options[2]);
    enum options_result result = options_parse(cli, &usage, argc, argv, &places);
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

static int print_json(const struct cli *cli, const struct training *training, const struct programs *programs)
{
    cJSON *array = cJSON_CreateArray();
    for (int32_t i = 0; i < programs->count; i++) {
        struct offer offer = offer_of(training, &programs->entries[i]);
        cJSON_AddItemToArray(array, offer_json(&offer));
    }
    return output_json(cli, array);
}

static const int widths[] = {24, -6, -5, -4, 0};
#define COLUMNS (sizeof widths / sizeof widths[0])

static void print_offer(const struct cli *cli, const struct offer *offer)
{
    const struct message cells[COLUMNS] = {output_text(offer->entry->name),
                                           _f("{length}", value_clock("length", offer->seconds * SECOND_US)),
                                           output_number(offer->reps), output_number(offer->rpm),
                                           _f("{about}", value_name("about", "program", offer->entry->program.about))};
    output_cells(cli, widths, cells, COLUMNS);
}

static int print_table(const struct cli *cli, const struct training *training, const struct programs *programs)
{
    const struct message heads[COLUMNS] = {_("Program"), _("Length"), _("Reps"), _c("reps a minute", "rpm"),
                                           _("What it trains")};
    output_cells(cli, widths, heads, COLUMNS);
    for (int32_t i = 0; i < programs->count; i++) {
        struct offer offer = offer_of(training, &programs->entries[i]);
        print_offer(cli, &offer);
    }
    return output_finish(cli);
}

/* Why there is no such program: its file has a fault, or there is none. */
static int fail_to_find(const struct cli *cli, const char *name, const struct backstage *backstage)
{
    const char *folders[2];
    struct program program;
    struct error error = {0};
    levels_folders(&backstage->levels, folders);
    programs_load_one(folders, 2, name, &program, &error);
    return output_fail(cli, &error);
}

static int play(const struct cli *cli, struct program_options *options, const struct training *training,
                const struct programs *programs, struct backstage *backstage)
{
    char name[TRAINING_NAME_SIZE];
    struct error error = {0};
    const struct program_entry *entry = programs_find(programs, options->name);
    if (!entry)
        return fail_to_find(cli, options->name, backstage);
    if (options->style && !levels_style(&backstage->levels, options->style, &error))
        return output_fail(cli, &error);
    if (!training_program(training, entry, (int32_t)options->cadence.value, options->style ? options->style : "",
                          name)) {
        error_set(&error, options->name, "can't be played like that",
                  "leave out --cadence or --style: the program sets its own");
        return output_fail(cli, &error);
    }
    options->playing.booking.level = name;
    return playing_run(cli, &options->playing, backstage);
}

static int run(const struct cli *cli, struct program_options *options, struct backstage *backstage)
{
    struct programs programs;
    struct training training;
    struct error error = {0};
    if (!levels_programs(&backstage->levels, &programs, &error))
        return output_fail(cli, &error);
    levels_training(&backstage->levels, &backstage->player, &training);
    for (int32_t i = 0; !options->name && i < programs.skipped_count; i++)
        output_fail(cli, &programs.skipped[i]); /* said, but the others are listed all the same */
    int code = options->name           ? play(cli, options, &training, &programs, backstage)
               : options->playing.json ? print_json(cli, &training, &programs)
                                       : print_table(cli, &training, &programs);
    programs_reset(&programs);
    return code;
}

int command_program(const struct cli *cli, int argc, char **argv)
{
    struct program_options options = {0};
    struct backstage backstage;
    struct error error = {0};
    enum options_result parsed = parse(cli, argc, argv, &options);
    if (parsed != OPTIONS_GOOD)
        return options_code(cli, parsed);
    if (!playing_settle(cli, &options.playing, "program"))
        return EXIT_USAGE;
    options.playing.stage.levels = options.playing.stage.levels && options.name;
    if (!backstage_open(&backstage, &options.playing.stage, &error))
        return output_fail(cli, &error);
    backstage_tell(&backstage);
    int code = run(cli, &options, &backstage);
    backstage_close(&backstage);
    return code;
}
