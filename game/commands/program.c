#include "commands/commands.h"
#include "commands/kit/playing.h"
#include "core/made/quick.h"
#include "store/levels/training.h"

#include <cjson/cJSON.h>
#include <stdio.h>

#define SECOND_US INT64_C(1000000)

struct program_call {
    struct playing playing;
    const char *name, *style; /* name NULL: list them */
    struct option_int cadence;
};

static struct message settle(void *asked)
{
    struct program_call *own = asked;
    struct call *call = &own->playing.call;
    own->name = call->places.count > 0 ? call->places.items[0] : NULL;
    struct message wrong = playing_settle(&own->playing);
    call->desc.levels = call->desc.levels && own->name;
    return wrong;
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

static bool print_json(const struct training *training, const struct programs *programs, struct error *error)
{
    cJSON *array = cJSON_CreateArray();
    for (int32_t i = 0; i < programs->count; i++) {
        struct offer offer = offer_of(training, &programs->entries[i]);
        cJSON_AddItemToArray(array, offer_json(&offer));
    }
    return output_json(array, error);
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

static void print_table(const struct cli *cli, const struct training *training, const struct programs *programs)
{
    const struct message heads[COLUMNS] = {_("Program"), _("Length"), _("Reps"), _c("reps a minute", "rpm"),
                                           _("What it trains")};
    output_cells(cli, widths, heads, COLUMNS);
    for (int32_t i = 0; i < programs->count; i++) {
        struct offer offer = offer_of(training, &programs->entries[i]);
        print_offer(cli, &offer);
    }
}

/* Why there is no such program: its file has a fault, or there is none. */
static bool fail_to_find(const char *name, const struct backstage *backstage, struct error *error)
{
    const char *folders[2];
    struct program program;
    levels_folders(&backstage->levels, folders);
    programs_load_one(folders, 2, name, &program, error);
    return false;
}

static bool play(struct program_call *own, const struct training *training, const struct programs *programs,
                 struct error *error)
{
    struct backstage *backstage = &own->playing.call.backstage;
    const char *style = own->style ? own->style : "";
    char name[TRAINING_NAME_SIZE];
    const struct program_entry *entry = programs_find(programs, own->name);
    if (!entry)
        return fail_to_find(own->name, backstage, error);
    if (own->style && !levels_style(&backstage->levels, style, error))
        return false;
    if (!training_program(training, entry, (int32_t)own->cadence.value, style, name)) {
        error_set(error, own->name, "can't be played like that",
                  "leave out --cadence or --style: the program sets its own");
        return false;
    }
    own->playing.booking.level = name;
    return playing_run(&own->playing, error);
}

static bool list(const struct call *call, const struct training *training, const struct programs *programs,
                 struct error *error)
{
    for (int32_t i = 0; i < programs->skipped_count; i++)
        output_error(call->cli, &programs->skipped[i]); /* said, but the others are listed all the same */
    if (call->json)
        return print_json(training, programs, error);
    print_table(call->cli, training, programs);
    return true;
}

static bool run(void *asked, struct error *error)
{
    struct program_call *own = asked;
    struct call *call = &own->playing.call;
    struct programs programs;
    struct training training;
    if (!levels_programs(&call->backstage.levels, &programs, error))
        return false;
    levels_training(&call->backstage.levels, &call->backstage.player, &training);
    bool good = own->name ? play(own, &training, &programs, error) : list(call, &training, &programs, error);
    programs_reset(&programs);
    return good;
}

static const struct option options[] = {
    INT_ROW("cadence", "RPM", struct program_call, cadence, QUICK_RPM_MIN, QUICK_RPM_MAX,
            N_("reps a minute of one heel, 10 to 60 (otherwise yours, or the program's)")),
    TEXT_ROW("style", 0, "NAME", struct program_call, style,
             N_("the style of its music (otherwise yours, or the program's)")),
};

const struct verb verb_program = {
    .usage = {.command = "program",
              .places = "[NAME]",
              .summary = N_("Plays a program of sets and rests: those that Heelbeat ships and your own in "
                            "DATA/levels/programs.\nWithout a name it lists them. The session is saved. A program "
                            "that grows goes on from where you left it."),
              .places_max = 1,
              OPTION_ROWS(options),
              .shared = playing_options,
              .shared_count = PLAYING_OPTIONS},
    .told = N_("play a program of sets and rests, or list them"),
    .needs = NEEDS_STAGE,
    .size = sizeof(struct program_call),
    .settle = settle,
    .run = run,
};
