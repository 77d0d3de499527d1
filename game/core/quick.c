#include "core/quick.h"

#include "core/level_build.h"
#include "core/text.h"

#include <stdlib.h>
#include <string.h>

#define MS_PER_MINUTE 60000
#define SETTLE_BARS   2
#define BREATHE_BARS  2
#define ROUND_BARS    8 /* one way to lift lasts so long before another takes its turn */

static bool style_is_sound(const char *style)
{
    size_t length = strlen(style);
    for (const char *c = style; *c; c++)
        if (!(*c >= 'a' && *c <= 'z') && !(*c >= '0' && *c <= '9'))
            return false;
    return length > 0 && length < sizeof((struct quick *)0)->style;
}

static bool is_sound(const struct quick *quick)
{
    bool by_minutes = quick->minutes >= 1 && quick->minutes <= QUICK_MINUTES_MAX && quick->reps == 0;
    bool by_reps = quick->minutes == 0 && quick->reps >= 10 && quick->reps <= QUICK_REPS_MAX && quick->reps % 2 == 0;
    return (by_minutes || by_reps) && quick->rpm >= QUICK_RPM_MIN && quick->rpm <= QUICK_RPM_MAX &&
           style_is_sound(quick->style);
}

bool quick_format(const struct quick *quick, char name[QUICK_NAME_SIZE])
{
    struct text text;
    text_init(&text, name, QUICK_NAME_SIZE);
    text_add(&text, QUICK_PREFIX);
    text_add_int(&text, quick->minutes ? quick->minutes : quick->reps);
    text_add(&text, quick->minutes ? "min-" : "reps-");
    text_add(&text, quick->style);
    text_add(&text, "-");
    text_add_int(&text, quick->rpm);
    text_add(&text, "rpm-");
    text_add_int(&text, quick->seed);
    return is_sound(quick) && !text.cut;
}

static bool take(const char **at, const char *word)
{
    size_t length = strlen(word);
    if (strncmp(*at, word, length) != 0)
        return false;
    *at += length;
    return true;
}

static bool take_int(const char **at, int64_t max, int64_t *value)
{
    const char *start = *at;
    *value = 0;
    for (; **at >= '0' && **at <= '9' && *value <= max; (*at)++)
        *value = *value * 10 + (**at - '0');
    return *at > start && *value <= max;
}

static bool take_style(const char **at, char style[32])
{
    size_t length = strcspn(*at, "-");
    if (length >= 32)
        return false;
    memcpy(style, *at, length);
    style[length] = '\0';
    *at += length;
    return true;
}

bool quick_parse(const char *name, struct quick *quick)
{
    int64_t amount, rpm, seed;
    const char *at = name;
    char back[QUICK_NAME_SIZE];
    *quick = (struct quick){0};
    if (!take(&at, QUICK_PREFIX) || !take_int(&at, QUICK_REPS_MAX, &amount))
        return false;
    bool by_minutes = take(&at, "min-");
    if (!by_minutes && !take(&at, "reps-"))
        return false;
    if (!take_style(&at, quick->style) || !take(&at, "-") || !take_int(&at, QUICK_RPM_MAX, &rpm) ||
        !take(&at, "rpm-") || !take_int(&at, UINT32_MAX, &seed))
        return false;
    *(by_minutes ? &quick->minutes : &quick->reps) = (int32_t)amount;
    quick->rpm = (int32_t)rpm;
    quick->seed = (uint32_t)seed;
    return !*at && quick_format(quick, back) && strcmp(back, name) == 0;
}

/* Beats that a rep takes: 2, 4 or 8. */
static int32_t beats_of(const struct quick *quick)
{
    int32_t best = 4;
    for (int32_t beats = 2; beats <= 8; beats *= 2)
        if (abs(beats * quick->rpm - QUICK_BPM_LIKED) < abs(best * quick->rpm - QUICK_BPM_LIKED))
            best = beats;
    return best;
}

/* Ways to lift, gentle ones first; a rep takes four characters. */
static const struct {
    const char *name, *left, *right;
    int32_t reps; /* of both heels, for each `cells` reps' time */
    int32_t cells;
} ways[] = {
    {"Gently in", "uudd....", "uudd....", 2, 2},
    {"Together", "uudd", "uudd", 2, 1},
    {"Left", "uudd", NULL, 1, 1},
    {"Right", NULL, "uudd", 1, 1},
    {"By turns", "uudd....", "....uudd", 2, 2},
    {"Gently out", "uudd....", "uudd....", 2, 2},
};
#define WAY_IN  0
#define WAY_OUT 5

struct plan {
    struct level *level;
    int32_t beats;     /* a rep */
    int32_t bars_left; /* by minutes */
    int32_t reps_left; /* by reps; 0 with minutes */
    bool by_reps;
};

/* Bars that a way needs for reps, or all that are left of its round. */
static bool add_way(struct plan *plan, int way, int32_t bars)
{
    int32_t beats_a_turn = plan->beats * ways[way].cells;
    if (plan->by_reps) {
        int32_t turns = (plan->reps_left + ways[way].reps - 1) / ways[way].reps;
        int32_t needed = (turns * beats_a_turn + 3) / 4;
        bars = bars < needed ? bars : needed;
    } else if (bars > plan->bars_left) {
        bars = plan->bars_left;
    }
    int32_t unit = beats_a_turn > 4 ? beats_a_turn / 4 : 1;
    bars = (bars + unit - 1) / unit * unit;
    if (bars <= 0)
        return true;
    plan->bars_left -= bars;
    plan->reps_left -= bars * 4 / beats_a_turn * ways[way].reps;
    return level_add_part(plan->level, &(struct level_part_desc){.name = ways[way].name,
                                                                 .bars = bars,
                                                                 .step_ticks = plan->beats * TEMPO_TICKS_PER_BEAT / 4,
                                                                 .pattern = {ways[way].left, ways[way].right}});
}

static bool add_parts(const struct quick *quick, struct plan *plan)
{
    static const int turn[] = {1, 4, 1, 2, 3};
    int32_t bpm = plan->beats * quick->rpm;
    int32_t bars = quick->minutes ? (quick->minutes * bpm + 2) / 4 : 0;
    int32_t gentle = quick->minutes == 1 ? 4 : ROUND_BARS;
    plan->bars_left = bars - SETTLE_BARS - BREATHE_BARS - gentle;
    plan->reps_left = quick->reps;
    bool good = level_add_part(plan->level, &(struct level_part_desc){.name = "Settle in", .bars = SETTLE_BARS});
    good = good && add_way(plan, WAY_IN, gentle);
    for (int i = 0; good && (plan->by_reps ? plan->reps_left > gentle : plan->bars_left > 0); i++)
        good = add_way(plan, turn[i % (int)(sizeof turn / sizeof turn[0])], ROUND_BARS);
    plan->bars_left = gentle;
    good = good && add_way(plan, WAY_OUT, plan->by_reps ? LEVEL_BARS_MAX : gentle);
    return good && level_add_part(plan->level, &(struct level_part_desc){.name = "Breathe", .bars = BREATHE_BARS});
}

static bool describe(const struct quick *quick, struct level *level)
{
    char title[32];
    struct text text;
    text_init(&text, title, sizeof title);
    text_add_int(&text, quick->minutes ? quick->minutes : quick->reps);
    text_add(&text, quick->reps ? " reps" : quick->minutes == 1 ? " minute" : " minutes");
    return level_describe(level, title, "A short session, gentle in and gentle out") &&
           level_compose_in(level, quick->style, quick->seed, "");
}

bool quick_level(const struct quick *quick, struct level *level, struct error *error)
{
    char name[QUICK_NAME_SIZE];
    *level = (struct level){0};
    if (!quick_format(quick, name)) {
        error_set(error, name, "is no quick session that can be made", "choose its minutes, cadence and style anew");
        return false;
    }
    struct plan plan = {.level = level, .beats = beats_of(quick), .by_reps = quick->reps > 0};
    if (describe(quick, level) && level_add_tempo(level, 0, plan.beats * quick->rpm * 1000) && add_parts(quick, &plan))
        return true;
    level_reset(level);
    error_set(error, name, "does not fit into memory", "close other programs");
    return false;
}
