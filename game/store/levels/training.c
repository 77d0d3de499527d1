#include "store/levels/training.h"

#include "core/base/text.h"

#include <string.h>

#define SESSIONS_A_DAY 100 /* more of them begin the day's songs again */

void training_init(struct training *training, const char *assets, const char *player_styles,
                   const struct profile *profile, const struct history *history, int32_t today)
{
    *training = (struct training){.profile = profile, .history = history, .today = today};
    style_names_list(&training->styles, assets, player_styles, NULL);
}

static uint32_t next_seed(const struct training *training)
{
    uint32_t sessions = 0;
    for (int32_t i = training->history->count - 1; i >= 0; i--)
        sessions += training->history->records[i].day == training->today;
    return (uint32_t)training->today * SESSIONS_A_DAY + sessions % SESSIONS_A_DAY;
}

/* NULL where no style is at hand. One that was liked and is gone gives way to another one each time. */
static const char *next_style(const struct training *training, uint32_t seed)
{
    const struct style_names *styles = &training->styles;
    int liked = style_names_find(styles, training->profile->style);
    if (liked >= 0)
        return styles->names[liked];
    return styles->count > 0 ? styles->names[seed % (uint32_t)styles->count] : NULL;
}

bool training_quick(const struct training *training, int32_t minutes, int32_t reps, char name[TRAINING_NAME_SIZE])
{
    struct quick quick = {.minutes = minutes, .reps = reps, .rpm = training->profile->cadence_rpm};
    quick.seed = next_seed(training);
    const char *style = next_style(training, quick.seed);
    return style && text_copy(quick.style, sizeof quick.style, style) && quick_format(&quick, name);
}

/* Rounds of the last time that the player did this program to its end; 0 if there is none. */
static int32_t rounds_done(const struct training *training, const char *program)
{
    for (int32_t i = training->history->count - 1; i >= 0; i--) {
        const struct session_record *record = &training->history->records[i];
        struct program_choice choice;
        if (record->finished && record_is_players(record) && record->kind == SESSION_PROGRAM &&
            program_parse_name(record->level, &choice) && strcmp(choice.program, program) == 0)
            return choice.rounds;
    }
    return 0;
}

int32_t training_rpm(const struct training *training, const struct program *program)
{
    return program->cadence_rpm ? program->cadence_rpm : training->profile->cadence_rpm;
}

static int32_t rounds_at(const struct training *training, const struct program_entry *entry, int32_t rpm)
{
    const struct program *program = &entry->program;
    return program->grow_by
               ? program_next_rounds(program, rounds_done(training, entry->name), rpm, training->profile->goal_minutes)
               : program->rounds;
}

int32_t training_rounds(const struct training *training, const struct program_entry *entry)
{
    return rounds_at(training, entry, training_rpm(training, &entry->program));
}

const char *training_style(const struct training *training, const struct program *program)
{
    const char *style = program->style[0] ? program->style : next_style(training, next_seed(training));
    return style ? style : "";
}

bool training_program(const struct training *training, const struct program_entry *entry, int32_t rpm,
                      const char *style, char name[TRAINING_NAME_SIZE])
{
    const struct program *program = &entry->program;
    struct program_choice choice = {.rpm = rpm ? rpm : training_rpm(training, program), .seed = next_seed(training)};
    const char *liked = training_style(training, program);
    bool fits = (!program->cadence_rpm || choice.rpm == program->cadence_rpm) &&
                (!program->style[0] || !style[0] || strcmp(style, program->style) == 0);
    if (program->grow_by)
        choice.rounds = rounds_at(training, entry, choice.rpm);
    return fits && text_copy(choice.style, sizeof choice.style, style[0] ? style : liked) &&
           text_copy(choice.program, sizeof choice.program, entry->name) && program_format(&choice, name);
}
