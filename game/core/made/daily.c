#include "core/made/daily.h"

#include "core/base/hash.h"
#include "core/base/rng.h"
#include "core/base/text.h"
#include "core/level/level_build.h"
#include "core/made/daily_themes.h"

#include <string.h>

#define SETTLE_S      8
#define BREATH_BARS   2 /* half way */
#define LEAN_PERMILLE 15
#define TARGET_STEP_S 15
#define BPM_MIN       60
#define BEATS_PER_BAR 4
#define TITLES        (DAILY_WORDS * DAILY_WORDS)
#define TITLE_STRIDE  41 /* from one week's title to the next; no divisor in common with TITLES */
#define ROUNDS_MAX    6
#define SEED_BITS     53
#define GROWTH_FIRST  92 /* % of the tempo in the first round of a tempo that grows */
#define GROWTH_STEP   4
#define PERCENT       100

/* Beats that a rep takes in each tier, so that the music keeps a tempo that suits its style. */
static const struct {
    const char *name;
    int32_t beats[DAILY_TIER_COUNT];
} styles[] = {
    {"lofi", {4, 4, 2}},    {"synthwave", {4, 4, 2}}, {"house", {6, 4, 2}},
    {"ambient", {4, 2, 2}}, {"chiptune", {6, 4, 2}},
};
#define STYLE_COUNT ((int)(sizeof styles / sizeof styles[0]))

static const char *const keys[] = {"C major",       "G major",       "D major", "A major", "F major",
                                   EN_("Bb major"), EN_("Eb major"), "A minor", "E minor", "D minor",
                                   "G minor",       "C minor",       "F minor", "B minor"};
#define KEY_COUNT ((uint32_t)(sizeof keys / sizeof keys[0]))

static const struct {
    const char *name;
    int32_t rpm;
} tiers[DAILY_TIER_COUNT] = {
    [DAILY_GENTLE] = {"gentle", 20}, [DAILY_STEADY] = {"steady", 30}, [DAILY_BRISK] = {"brisk", 45}};

const char *daily_tier_name(enum daily_tier tier)
{
    return tiers[tier].name;
}

bool daily_tier_parse(const char *text, enum daily_tier *tier)
{
    for (int i = 0; i < DAILY_TIER_COUNT; i++) {
        if (strcmp(text, tiers[i].name) == 0) {
            *tier = (enum daily_tier)i;
            return true;
        }
    }
    return false;
}

int32_t daily_tier_rpm(enum daily_tier tier)
{
    return tiers[tier].rpm;
}

const char *daily_theme(int32_t day)
{
    return daily_themes[calendar_weekday(day)].name;
}

static bool is_sound(const struct daily *daily)
{
    return daily->day >= DAILY_DAY_MIN && daily->day <= CALENDAR_DAY_MAX && daily->tier >= 0 &&
           daily->tier < DAILY_TIER_COUNT;
}

bool daily_format(const struct daily *daily, char name[DAILY_NAME_SIZE])
{
    char date[CALENDAR_DATE_SIZE];
    struct text text;
    text_init(&text, name, DAILY_NAME_SIZE);
    if (!is_sound(daily))
        return false;
    calendar_format(daily->day, date);
    text_add(&text, DAILY_PREFIX);
    text_add(&text, date);
    text_add(&text, "-");
    text_add(&text, tiers[daily->tier].name);
    return true;
}

bool daily_parse(const char *name, struct daily *daily)
{
    const size_t prefix = sizeof DAILY_PREFIX - 1, length = CALENDAR_DATE_SIZE - 1;
    char date[CALENDAR_DATE_SIZE];
    *daily = (struct daily){0};
    if (strncmp(name, DAILY_PREFIX, prefix) != 0 || strlen(name) <= prefix + length || name[prefix + length] != '-')
        return false;
    memcpy(date, name + prefix, length);
    date[length] = '\0';
    return calendar_parse(date, &daily->day) && daily_tier_parse(name + prefix + length + 1, &daily->tier) &&
           is_sound(daily);
}

/* ---- what the date decides */

static uint64_t hash_of(int32_t day)
{
    char date[CALENDAR_DATE_SIZE];
    calendar_format(day, date);
    return hash_bytes(hash_bytes(HASH_SEED, DAILY_PREFIX, sizeof DAILY_PREFIX - 1), date, CALENDAR_DATE_SIZE - 1);
}

/* Numbers of a date for one purpose each, so that a new purpose changes none of the others. */
enum purpose { FOR_STYLE, FOR_SONG, FOR_CHART };

static struct rng rng_of(int32_t day, enum purpose purpose)
{
    struct rng rng;
    rng_init(&rng, hash_of(day), (uint64_t)purpose);
    return rng;
}

static int style_named(const char *name)
{
    int found = 0;
    for (int i = 0; i < STYLE_COUNT; i++)
        if (strcmp(styles[i].name, name) == 0)
            found = i;
    return found;
}

/* One of the theme's styles, other than a and b (-1: none to avoid). */
static int choose_style(int32_t day, int a, int b)
{
    const char *const *liked = daily_themes[calendar_weekday(day)].styles;
    int free[DAILY_STYLES_MAX], count = 0;
    struct rng rng = rng_of(day, FOR_STYLE);
    for (int i = 0; i < DAILY_STYLES_MAX && liked[i]; i++) {
        int style = style_named(liked[i]);
        if (style != a && style != b)
            free[count++] = style;
    }
    return free[rng_below(&rng, (uint32_t)count)];
}

/* No style sounds two days in a row: Mondays, Wednesdays, Fridays and Sundays choose for themselves (Sunday's styles
 * are none of Monday's), the days between them choose from what their neighbours left. */
static int style_of(int32_t day)
{
    bool between = calendar_weekday(day) % 2 == 1;
    return between ? choose_style(day, style_of(day - 1), style_of(day + 1)) : choose_style(day, -1, -1);
}

/* Every title of the theme comes once before one comes again, which takes TITLES weeks. */
static void add_title(struct text *text, int32_t day)
{
    const struct daily_theme *theme = &daily_themes[calendar_weekday(day)];
    int64_t turn = (int64_t)calendar_week(day) * TITLE_STRIDE % TITLES;
    int64_t at = (turn + TITLES) % TITLES;
    int64_t first = at % DAILY_WORDS;
    text_add(text, theme->firsts[first]);
    text_add(text, " ");
    text_add(text, theme->seconds[(at / DAILY_WORDS + first) % DAILY_WORDS]);
}

/* ---- the chart */

struct plan {
    const struct daily_theme *theme;
    const struct daily_figure *rounds[ROUNDS_MAX];
    int32_t beats; /* a rep */
    int32_t bpm;
    int32_t target_s;
    int32_t bars; /* so far */
};

static void plan_rounds(struct plan *plan, struct rng *rng)
{
    const struct daily_figure *others[DAILY_FIGURES - 1];
    int32_t last = plan->theme->rounds - 1;
    for (int i = 0; i < DAILY_FIGURES - 1; i++)
        others[i] = &plan->theme->figures[i + 1];
    for (uint32_t i = DAILY_FIGURES - 2; i > 0; i--) {
        uint32_t j = rng_below(rng, i + 1);
        const struct daily_figure *swap = others[i];
        others[i] = others[j];
        others[j] = swap;
    }
    plan->rounds[0] = plan->rounds[last] = &plan->theme->figures[0];
    for (int32_t i = 1; i < last; i++)
        plan->rounds[i] = others[i - 1];
}

static struct plan make_plan(const struct daily *daily, int style)
{
    struct plan plan = {.theme = &daily_themes[calendar_weekday(daily->day)]};
    struct rng rng = rng_of(daily->day, FOR_CHART);
    int32_t lean = (int32_t)rng_range(&rng, -LEAN_PERMILLE, LEAN_PERMILLE);
    int32_t steps = (plan.theme->most_s - plan.theme->least_s) / TARGET_STEP_S;
    plan.target_s = plan.theme->least_s + TARGET_STEP_S * (int32_t)rng_range(&rng, 0, steps);
    plan.beats = styles[style].beats[daily->tier];
    plan.bpm = (tiers[daily->tier].rpm * plan.beats * (1000 + lean) + 500) / 1000;
    plan.bpm = plan.bpm < BPM_MIN ? BPM_MIN : plan.bpm;
    plan_rounds(&plan, &rng);
    return plan;
}

/* Bars of about so many seconds, an even number. */
static int32_t bars_of(const struct plan *plan, int32_t seconds)
{
    int32_t pairs = (seconds * plan->bpm / (60 * BEATS_PER_BAR) + 1) / 2;
    return pairs < 1 ? 2 : pairs * 2;
}

static bool add_rest(struct plan *plan, struct level *level, const char *name, int32_t bars)
{
    plan->bars += bars;
    return level_add_part(level, &(struct level_part_desc){.name = name, .bars = bars});
}

static int32_t growth(int32_t round)
{
    return GROWTH_FIRST + GROWTH_STEP * round;
}

static bool add_round(struct plan *plan, struct level *level, int32_t round, int32_t reps)
{
    const struct daily_figure *figure = plan->rounds[round];
    bool last = round == plan->theme->rounds - 1, good = true;
    if (plan->theme->grows && round > 0)
        good = level_add_tempo(level, (int64_t)plan->bars * BEATS_PER_BAR * TEMPO_TICKS_PER_BEAT,
                               plan->bpm * 1000 / PERCENT * growth(round));
    int32_t bars = reps * plan->beats / BEATS_PER_BAR;
    plan->bars += bars;
    return good && level_add_part(level, &(struct level_part_desc){
                                             .name = last ? NC_("part", "Once more") : figure->name,
                                             .bars = bars,
                                             .step_ticks = (int64_t)plan->beats * TEMPO_TICKS_PER_BEAT / DAILY_CELLS,
                                             .pattern = {figure->left, figure->right}});
}

/* The rounds share the reps' times evenly, in phrases of whole bars; what rounding takes from one the next one gets. */
static bool add_rounds(struct plan *plan, struct level *level, int32_t reps)
{
    int32_t rounds = plan->theme->rounds, given = 0;
    bool good = true;
    for (int32_t i = 0; good && i < rounds; i++) {
        int32_t phrase = plan->beats == 2 || plan->rounds[i]->reps > 4 ? 8 : 4;
        int32_t wanted = reps * (i + 1) / rounds - given;
        int32_t phrases = (wanted + phrase / 2) / phrase;
        int32_t taken = phrase * (phrases < 1 ? 1 : phrases);
        given += taken;
        good = add_round(plan, level, i, taken);
        if (good && i == rounds / 2 && !plan->theme->unbroken)
            good = add_rest(plan, level, NC_("part", "A breath"), BREATH_BARS);
    }
    return good;
}

static bool add_parts(struct plan *plan, struct level *level)
{
    int32_t settle = bars_of(plan, SETTLE_S);
    int32_t rest_bars = 2 * settle + (plan->theme->unbroken ? 0 : BREATH_BARS);
    int32_t reps = (plan->target_s * plan->bpm / 60 - rest_bars * BEATS_PER_BAR) / plan->beats;
    int32_t bpm_milli = plan->bpm * 1000;
    if (plan->theme->grows)
        bpm_milli = bpm_milli / PERCENT * growth(0);
    if (!level_add_tempo(level, 0, bpm_milli) || !add_rest(plan, level, NC_("part", "Settle in"), settle) ||
        !add_rounds(plan, level, reps))
        return false;
    int64_t tick = (int64_t)plan->bars * BEATS_PER_BAR * TEMPO_TICKS_PER_BEAT;
    return (!plan->theme->grows || level_add_tempo(level, tick, bpm_milli)) &&
           add_rest(plan, level, NC_("part", "Breathe"), settle);
}

static bool describe(const struct daily *daily, int style, struct level *level)
{
    char title[sizeof level->title];
    struct text text;
    struct rng rng = rng_of(daily->day, FOR_SONG);
    uint64_t seed = ((uint64_t)rng_next(&rng) << 32 | rng_next(&rng)) >> (64 - SEED_BITS);
    text_init(&text, title, sizeof title);
    add_title(&text, daily->day);
    return level_describe(level, title, daily_themes[calendar_weekday(daily->day)].about) &&
           level_compose_in(level, styles[style].name, seed, keys[rng_below(&rng, KEY_COUNT)]);
}

bool daily_level(const struct daily *daily, struct level *level, struct error *error)
{
    char name[DAILY_NAME_SIZE];
    *level = (struct level){0};
    if (!daily_format(daily, name)) {
        error_set(error, "the daily challenge", "is of no day that has one", "choose a date from 2020-01-01 on");
        return false;
    }
    int style = style_of(daily->day);
    struct plan plan = make_plan(daily, style);
    if (describe(daily, style, level) && add_parts(&plan, level))
        return true;
    level_reset(level);
    error_set(error, name, "does not fit into memory", "close other programs");
    return false;
}
