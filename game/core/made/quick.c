#include "core/made/quick.h"

#include "core/base/rng.h"
#include "core/base/text.h"
#include "core/level/level_build.h"
#include "core/level/set.h"

#include <stdlib.h>
#include <string.h>

#define BEATS_PER_BAR   4
#define SETTLE_S        4  /* before the first rep and after the last one, at least */
#define GENTLE_S        16 /* on the way in, and on the way out */
#define GENTLE_SHORT_S  8  /* ... of a session of a minute */
#define GENTLE_SHARE    6  /* of a session by reps, one in so many on either way */
#define ROUND_S         25 /* one way to lift lasts about so long before another takes its turn */
#define ROUND_SLOTS_MIN 4
#define SLOW_RPM        20 /* under it a heel that also rests in between would hardly move */

bool quick_style_is_sound(const char *style)
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
           quick_style_is_sound(quick->style);
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

/* Tempos that suit a style, for those that have a mind of their own. They stand here and not with the styles, for a
 * session's name alone makes its level, on a machine that lacks the style, too. */
static const struct {
    const char *style;
    int32_t bpm;
} likings[] = {{"ambient", 72}, {"lofi", 84}, {"house", 122}, {"synthwave", 104}, {"chiptune", 126}};

const char *quick_liking(size_t index)
{
    return index < sizeof likings / sizeof likings[0] ? likings[index].style : NULL;
}

static int32_t liked_bpm(const char *style)
{
    for (size_t i = 0; i < sizeof likings / sizeof likings[0]; i++)
        if (strcmp(style, likings[i].style) == 0)
            return likings[i].bpm;
    return QUICK_BPM_LIKED;
}

int32_t quick_beats(const char *style, int32_t rpm)
{
    int32_t best = 0, liked = liked_bpm(style);
    for (int32_t beats = 2; beats <= 8; beats *= 2) {
        int32_t bpm = beats * rpm;
        if (bpm < QUICK_BPM_MIN || bpm > QUICK_BPM_MAX)
            continue;
        if (!best || abs(bpm - liked) < abs(best * rpm - liked))
            best = beats;
    }
    return best;
}

/* What a round may be, beside the first one, which is always together. */
static const struct round_kind {
    const char *name; /* NULL: the way's own */
    enum set_way way;
    int32_t lift, hold, lower;
} kinds[] = {
    {NULL, SET_TOGETHER, 1, 0, 1},
    {NULL, SET_SEESAW, 1, 0, 1},
    {NULL, SET_FOURS, 1, 0, 1},
    {NC_("part", "Hold at the top"), SET_TOGETHER, 3, 2, 3},
    {NC_("part", "Lower slowly"), SET_TOGETHER, 3, 0, 5},
    {NULL, SET_EIGHTS, 1, 0, 1},
};
#define KIND_COUNT ((int)(sizeof kinds / sizeof kinds[0]))

struct plan {
    struct level *level;
    int32_t beats, rpm;
    bool by_reps;
    int32_t gentle_slots; /* in, and out again */
    int32_t gentle_reps;
    int32_t amount; /* of the main part: reps of both heels, or slots */
    int32_t rounds;
    struct rng rng;
    int order[KIND_COUNT];
};

/* Bars that last at least so many seconds. */
static int32_t bars_for(const struct plan *plan, int32_t seconds)
{
    int32_t a_minute = 60 * BEATS_PER_BAR;
    return (plan->beats * plan->rpm * seconds + a_minute - 1) / a_minute;
}

static int32_t bars_of_slots(const struct plan *plan, int32_t slots)
{
    return (slots * plan->beats + BEATS_PER_BAR - 1) / BEATS_PER_BAR;
}

static int32_t at_least(int32_t value, int32_t low)
{
    return value < low ? low : value;
}

/* In and out: both heels with a rest after each rep, or one after the other where reps are slow already. */
static void plan_gentle(struct plan *plan, const struct quick *quick)
{
    int32_t seconds = quick->minutes == 1 ? GENTLE_SHORT_S : GENTLE_S;
    plan->gentle_slots = at_least(quick->rpm * seconds / 120, 1) * 2;
    plan->gentle_reps = plan->gentle_slots;
    if (plan->by_reps && plan->gentle_reps > quick->reps / GENTLE_SHARE)
        plan->gentle_reps = at_least(quick->reps / GENTLE_SHARE / 2, 1) * 2;
}

static void plan_rounds(struct plan *plan, const struct quick *quick)
{
    int32_t slots;
    if (plan->by_reps) {
        plan->amount = quick->reps - 2 * plan->gentle_reps;
        slots = plan->amount * 3 / 4; /* where the heels take turns a pair of reps takes two slots */
    } else {
        int32_t bars = (quick->minutes * plan->beats * quick->rpm + BEATS_PER_BAR / 2) / BEATS_PER_BAR;
        bars -= 2 * bars_for(plan, SETTLE_S) + 2 * bars_of_slots(plan, plan->gentle_slots);
        plan->amount = slots = bars * BEATS_PER_BAR / plan->beats;
    }
    int32_t rounds = slots * 60 / (quick->rpm * ROUND_S), most = slots / ROUND_SLOTS_MIN;
    plan->rounds = at_least(rounds < 2 ? 2 : rounds, 1);
    if (plan->rounds > most)
        plan->rounds = at_least(most, 1);
}

/* The next cycle's order: every kind once, none of them twice on end. */
static void shuffle(struct plan *plan, int last)
{
    for (int i = KIND_COUNT; i-- > 1;) {
        int j = (int)rng_below(&plan->rng, (uint32_t)i + 1), kept = plan->order[i];
        plan->order[i] = plan->order[j];
        plan->order[j] = kept;
    }
    int first = plan->order[0];
    if (first == last) {
        plan->order[0] = plan->order[KIND_COUNT - 1];
        plan->order[KIND_COUNT - 1] = first;
    }
}

static int kind_of_round(struct plan *plan, int32_t round)
{
    int at = (int)(round % KIND_COUNT);
    if (at == 0)
        shuffle(plan, round == 0 ? -1 : plan->order[KIND_COUNT - 1]);
    for (int i = 0; round == 0 && i < KIND_COUNT; i++) {
        if (plan->order[i] == 0) {
            plan->order[i] = plan->order[0];
            plan->order[0] = 0;
        }
    }
    return plan->order[at];
}

static bool add_round(struct plan *plan, const struct round_kind *kind, int32_t amount)
{
    struct set set = {.name = kind->name,
                      .way = kind->way,
                      .beats = plan->beats,
                      .lift = kind->lift,
                      .hold = kind->hold,
                      .lower = kind->lower,
                      .reps = plan->by_reps ? amount : set_reps_within(kind->way, amount),
                      .bars = plan->by_reps ? 0 : bars_of_slots(plan, amount)};
    return set_add(plan->level, &set);
}

static bool add_rounds(struct plan *plan)
{
    /* Slots of eight beats are two bars, of two beats half a bar: rounds end with a bar. */
    int32_t unit = plan->by_reps || plan->beats == 2 ? 2 : 1, units = plan->amount / unit, done = 0;
    for (int32_t round = 0; round < plan->rounds; round++) {
        int32_t until = units * (round + 1) / plan->rounds;
        if (!add_round(plan, &kinds[kind_of_round(plan, round)], (until - done) * unit))
            return false;
        done = until;
    }
    return true;
}

static bool add_gentle(struct plan *plan, const char *name)
{
    struct set set = {.name = name,
                      .way = plan->rpm < SLOW_RPM ? SET_BY_TURNS : SET_GENTLE,
                      .beats = plan->beats,
                      .reps = plan->gentle_reps,
                      .bars = plan->by_reps ? 0 : bars_of_slots(plan, plan->gentle_slots)};
    return set_add(plan->level, &set);
}

static bool add_parts(const struct quick *quick, struct plan *plan)
{
    plan_gentle(plan, quick);
    plan_rounds(plan, quick);
    int32_t still = bars_for(plan, SETTLE_S);
    return level_add_part(plan->level, &(struct level_part_desc){.name = NC_("part", "Settle in"), .bars = still}) &&
           add_gentle(plan, NC_("part", "Gently in")) && add_rounds(plan) &&
           add_gentle(plan, NC_("part", "Gently out")) &&
           level_add_part(plan->level, &(struct level_part_desc){.name = NC_("part", "Breathe"), .bars = still});
}

static void plan_init(struct plan *plan, const struct quick *quick, struct level *level)
{
    *plan = (struct plan){
        .level = level, .beats = quick_beats(quick->style, quick->rpm), .rpm = quick->rpm, .by_reps = quick->reps > 0};
    rng_init(&plan->rng, quick->seed, 1);
    for (int i = 0; i < KIND_COUNT; i++)
        plan->order[i] = i;
}

static bool describe(const struct quick *quick, struct level *level)
{
    char title[32];
    struct text text;
    text_init(&text, title, sizeof title);
    text_add_int(&text, quick->minutes ? quick->minutes : quick->reps);
    text_add(&text, quick->reps ? EN_(" reps") : quick->minutes == 1 ? EN_(" minute") : EN_(" minutes"));
    return level_describe(level, title, N_("A short session, gentle in and gentle out")) &&
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
    struct plan plan;
    plan_init(&plan, quick, level);
    if (describe(quick, level) && level_add_tempo(level, 0, plan.beats * quick->rpm * 1000) && add_parts(quick, &plan))
        return true;
    level_reset(level);
    error_set(error, name, "does not fit into memory", "close other programs");
    return false;
}
