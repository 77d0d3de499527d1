#include "core/made/program.h"

#include "core/base/text.h"
#include "core/level/level_build.h"
#include "core/made/quick.h"

#include <stdlib.h>
#include <string.h>

#define BEATS_PER_BAR 4
#define SETTLE_S      4 /* before the first rep and after the last one, at least */
#define MINUTE_BEATS  (60 * BEATS_PER_BAR)

bool program_name_is_sound(const char *name)
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    size_t length = strlen(name);
    return length > 0 && length < PROGRAM_NAME_SIZE && strspn(name, allowed) == length && name[0] != '-' &&
           name[length - 1] != '-';
}

bool program_format(const struct program_choice *choice, char name[PROGRAM_LEVEL_SIZE])
{
    struct text text;
    text_init(&text, name, PROGRAM_LEVEL_SIZE);
    text_add(&text, PROGRAM_PREFIX);
    text_add(&text, choice->program);
    text_add(&text, "-");
    text_add(&text, choice->style);
    text_add(&text, "-");
    text_add_int(&text, choice->rpm);
    text_add(&text, "rpm-");
    text_add_int(&text, choice->seed);
    if (choice->rounds) {
        text_add(&text, "-");
        text_add_int(&text, choice->rounds);
        text_add(&text, "x");
    }
    return !text.cut && program_name_is_sound(choice->program) && quick_style_is_sound(choice->style) &&
           choice->rpm >= QUICK_RPM_MIN && choice->rpm <= QUICK_RPM_MAX && choice->rounds >= 0 &&
           choice->rounds <= PROGRAM_ROUNDS_MAX;
}

/* Cuts the last "-word" off text; NULL if there is none. */
static char *cut_last(char *text)
{
    char *dash = strrchr(text, '-');
    if (!dash)
        return NULL;
    *dash = '\0';
    return dash + 1;
}

/* Digits up to what ends them, 0 if they say too much; the name is compared as a whole afterwards, so nothing else need
 * be checked. */
static int64_t number_of(const char *word)
{
    int64_t value = 0;
    for (; *word >= '0' && *word <= '9' && value <= UINT32_MAX; word++)
        value = value * 10 + (*word - '0');
    return value <= UINT32_MAX ? value : 0;
}

static int32_t small_number_of(const char *word)
{
    int64_t value = number_of(word);
    return value <= PROGRAM_ROUNDS_MAX ? (int32_t)value : 0;
}

bool program_parse_name(const char *name, struct program_choice *choice)
{
    char words[PROGRAM_LEVEL_SIZE], back[PROGRAM_LEVEL_SIZE];
    *choice = (struct program_choice){0};
    if (strncmp(name, PROGRAM_PREFIX, strlen(PROGRAM_PREFIX)) != 0 ||
        !text_copy(words, sizeof words, name + strlen(PROGRAM_PREFIX)))
        return false;
    char *word = cut_last(words);
    if (word && word[0] && word[strlen(word) - 1] == 'x') {
        choice->rounds = small_number_of(word);
        word = cut_last(words);
    }
    if (word)
        choice->seed = (uint32_t)number_of(word);
    if (word && (word = cut_last(words)))
        choice->rpm = small_number_of(word);
    word = word ? cut_last(words) : NULL;
    if (!word || !text_copy(choice->style, sizeof choice->style, word) ||
        !text_copy(choice->program, sizeof choice->program, words))
        return false;
    return program_format(choice, back) && strcmp(back, name) == 0;
}

/* A program at a cadence: what a step becomes. */
struct pace {
    int32_t rpm, beats; /* of a rep */
};

static struct pace pace_of(const char *style, int32_t rpm)
{
    return (struct pace){rpm, quick_beats(style, rpm)};
}

static int32_t bars_for(const struct pace *pace, int32_t seconds)
{
    return (pace->beats * pace->rpm * seconds + MINUTE_BEATS - 1) / MINUTE_BEATS;
}

static struct set set_of(const struct program_step *step, const struct pace *pace)
{
    struct set set = {.name = step->name[0] ? step->name : NULL,
                      .way = step->way,
                      .beats = pace->beats,
                      .lift = 1,
                      .hold = step->hold,
                      .lower = step->lower,
                      .reps = step->reps};
    if (!step->reps) {
        int32_t slots = (step->seconds * pace->rpm + 30) / 60;
        set.reps = set_reps_within(step->way, slots);
        set.bars = (slots * pace->beats + BEATS_PER_BAR - 1) / BEATS_PER_BAR;
    }
    return set;
}

/* A rest has the whole bars that come nearest to its length, and a tempo at which they last just so long. */
static bool add_rest(struct level *level, const struct pace *pace, int32_t seconds)
{
    int32_t bars = (pace->beats * pace->rpm * seconds + MINUTE_BEATS / 2) / MINUTE_BEATS;
    int64_t bpm_milli = ((int64_t)bars * MINUTE_BEATS * 1000 + seconds / 2) / seconds;
    return level_add_tempo(level, level_parts_end_tick(level), (int32_t)bpm_milli) &&
           level_add_part(level, &(struct level_part_desc){.name = NC_("part", "Rest"), .bars = bars});
}

static bool add_steps(const struct program *program, const struct pace *pace, int32_t rounds, struct level *level)
{
    int32_t count = rounds * program->step_count;
    bool good = true, rested = false;
    for (int32_t i = 0; good && i < count; i++) {
        const struct program_step *step = &program->steps[i % program->step_count];
        if (step->rest_s) {
            good = i == count - 1 || add_rest(level, pace, step->rest_s);
            rested = true;
            continue;
        }
        struct set set = set_of(step, pace);
        if (rested)
            good = level_add_tempo(level, level_parts_end_tick(level), pace->beats * pace->rpm * 1000);
        good = good && set_add(level, &set);
        rested = false;
    }
    return good;
}

static bool describe(const struct program *program, const struct program_choice *choice, struct level *level)
{
    if (!level_describe(level, program->title, program->about) ||
        !level_compose_in(level, choice->style, choice->seed, ""))
        return false;
    if (!choice->rounds)
        return true;
    struct text text;
    text_init(&text, level->title, sizeof level->title);
    text_add(&text, program->title);
    text_add(&text, " · ");
    text_add_int(&text, (program_seconds(program, choice->style, choice->rpm, choice->rounds) + 30) / 60);
    text_add(&text, EN_(" min"));
    return true;
}

static bool choice_fits(const struct program *program, const struct program_choice *choice)
{
    bool rounds_fit = program->grow_by ? choice->rounds >= program->rounds && choice->rounds <= program->grow_to
                                       : choice->rounds == 0;
    return rounds_fit && (!program->cadence_rpm || choice->rpm == program->cadence_rpm) &&
           (!program->style[0] || strcmp(choice->style, program->style) == 0);
}

bool program_level(const struct program *program, const struct program_choice *choice, struct level *level,
                   struct error *error)
{
    char name[PROGRAM_LEVEL_SIZE];
    *level = (struct level){0};
    if (!program_format(choice, name) || !choice_fits(program, choice)) {
        error_set(error, name, "is not as that program is now", "start it anew from its own name");
        return false;
    }
    struct pace pace = pace_of(choice->style, choice->rpm);
    int32_t still = bars_for(&pace, SETTLE_S);
    /* The first set's tempo begins with the settling in. */
    if (describe(program, choice, level) && level_add_tempo(level, 0, pace.beats * pace.rpm * 1000) &&
        level_add_part(level, &(struct level_part_desc){.name = NC_("part", "Settle in"), .bars = still}) &&
        add_steps(program, &pace, choice->rounds ? choice->rounds : program->rounds, level) &&
        level_add_part(level, &(struct level_part_desc){.name = NC_("part", "Breathe"), .bars = still}))
        return true;
    level_reset(level);
    error_set(error, name, "does not fit into memory", "close other programs");
    return false;
}

int64_t program_seconds(const struct program *program, const char *style, int32_t rpm, int32_t rounds)
{
    struct pace pace = pace_of(style, rpm);
    int64_t bars = 2 * (int64_t)bars_for(&pace, SETTLE_S), rests_s = 0;
    for (int32_t i = 0; i < program->step_count; i++) {
        const struct program_step *step = &program->steps[i];
        bool is_last = i == program->step_count - 1;
        struct set set = set_of(step, &pace);
        if (step->rest_s)
            rests_s += (int64_t)step->rest_s * (rounds - is_last);
        else
            bars += (int64_t)rounds * set_bars(&set);
    }
    int32_t bpm = pace.beats * pace.rpm;
    return rests_s + (bars * MINUTE_BEATS + bpm / 2) / bpm;
}

int32_t program_reps(const struct program *program, int32_t rpm, int32_t rounds)
{
    struct pace pace = pace_of(program->style, rpm);
    int32_t reps = 0;
    for (int32_t i = 0; i < program->step_count; i++)
        if (!program->steps[i].rest_s)
            reps += rounds * set_of(&program->steps[i], &pace).reps;
    return reps;
}

int32_t program_next_rounds(const struct program *program, int32_t done, int32_t rpm, int32_t goal_minutes)
{
    int32_t rounds = done ? done + program->grow_by : program->rounds;
    if (rounds > program->grow_to)
        rounds = program->grow_to;
    while (rounds > program->rounds && program_seconds(program, program->style, rpm, rounds) > 60 * goal_minutes + 30)
        rounds--;
    return rounds < program->rounds ? program->rounds : rounds;
}
