#include "store/levels/made.h"

#include "core/base/text.h"
#include "core/level/level_build.h"
#include "core/made/daily.h"
#include "core/made/practice.h"
#include "core/made/program.h"
#include "core/made/quick.h"
#include "store/levels/programs.h"

#include <stdlib.h>
#include <string.h>

/* What a maker may read besides the name. */
struct source {
    const char *const *folders;
    int folder_count;
};

/* False with *error; *level is then zeroed. */
typedef bool make_fn(struct level *level, const char *name, const struct source *source, struct error *error);

static bool make_quick(struct level *level, const char *name, const struct source *source, struct error *error)
{
    (void)source;
    struct quick quick;
    if (quick_parse(name, &quick))
        return quick_level(&quick, level, error);
    error_set(error, name, "is no quick session", "write it as in quick-3min-lofi-30rpm-7");
    return false;
}

static bool make_practice(struct level *level, const char *name, const struct source *source, struct error *error)
{
    int32_t part;
    const char *of;
    struct library_level whole;
    if (!practice_parse(name, &part, &of)) {
        error_set(error, name, "is no part to practise", "write it as in practice-2-first-steps");
        return false;
    }
    if (!library_level_load(&whole, source->folders, source->folder_count, of, error))
        return false;
    bool good = practice_level(&whole.level, part, level, error);
    library_level_reset(&whole);
    return good;
}

static bool make_daily(struct level *level, const char *name, const struct source *source, struct error *error)
{
    (void)source;
    struct daily daily;
    if (daily_parse(name, &daily))
        return daily_level(&daily, level, error);
    error_set(error, name, "is no daily challenge", "write it as in daily-2026-11-22-steady");
    return false;
}

static void describe_daily(struct made_origin *origin, const char *name)
{
    struct daily daily;
    if (!daily_parse(name, &daily))
        return;
    origin->daily = daily.day;
    origin->tier = daily_tier_name(daily.tier);
}

static bool make_program(struct level *level, const char *name, const struct source *source, struct error *error)
{
    struct program_choice choice;
    struct program program;
    if (!program_parse_name(name, &choice)) {
        error_set(error, name, "is no program as it was played", "write it as in program-one-hundred-lofi-30rpm-7");
        return false;
    }
    return programs_load_one(source->folders, source->folder_count, choice.program, &program, error) &&
           program_level(&program, &choice, level, error);
}

static bool is_quick(const char *name)
{
    struct quick quick;
    return quick_parse(name, &quick);
}

static bool is_practice(const char *name)
{
    int32_t part;
    const char *of;
    return practice_parse(name, &part, &of);
}

static bool is_daily(const char *name)
{
    struct daily daily;
    return daily_parse(name, &daily);
}

static bool is_program(const char *name)
{
    struct program_choice choice;
    return program_parse_name(name, &choice);
}

struct maker {
    const char *prefix;
    enum session_kind kind; /* of the sessions */
    bool (*is_whole)(const char *name);
    make_fn *make;
    void (*describe)(struct made_origin *origin, const char *name); /* the rest of it; NULL: nothing */
};

static const struct maker makers[] = {
    {QUICK_PREFIX, SESSION_QUICK, is_quick, make_quick, NULL},
    {PRACTICE_PREFIX, SESSION_PRACTICE, is_practice, make_practice, NULL},
    {DAILY_PREFIX, SESSION_DAILY, is_daily, make_daily, describe_daily},
    {PROGRAM_PREFIX, SESSION_PROGRAM, is_program, make_program, NULL},
};

static const struct maker *maker_of(const char *name)
{
    for (size_t i = 0; i < sizeof makers / sizeof makers[0]; i++)
        if (strncmp(name, makers[i].prefix, strlen(makers[i].prefix)) == 0)
            return &makers[i];
    return NULL;
}

struct made_origin made_origin(const struct library_level *level)
{
    const struct maker *maker = level->path[0] ? NULL : maker_of(level->name);
    struct made_origin origin = {.kind = maker ? maker->kind : SESSION_LEVEL, .tier = ""};
    if (maker && maker->describe)
        maker->describe(&origin, level->name);
    return origin;
}

bool made_is_name(const char *name)
{
    return maker_of(name) != NULL;
}

bool made_is_whole_name(const char *name)
{
    const struct maker *maker = maker_of(name);
    return maker && maker->is_whole(name);
}

bool made_level(struct library_level *out, const char *const *folders, int folder_count, const char *name,
                struct error *error)
{
    const struct source source = {folders, folder_count};
    const struct maker *maker = maker_of(name);
    *out = (struct library_level){0};
    if (!maker || !text_copy(out->name, sizeof out->name, name)) {
        *out = (struct library_level){0};
        error_set(error, name, "is no level that Heelbeat can make", "see the names with: heelbeat levels");
        return false;
    }
    if (!maker->make(&out->level, name, &source, error) || !chart_init(&out->chart, &out->level, 100, error)) {
        library_level_reset(out);
        return false;
    }
    out->hash = level_hash(&out->level);
    out->cadence_rpm_milli = chart_cadence_rpm_milli(&out->chart);
    return true;
}

static void come_first(struct made *made, int at)
{
    struct library_level *level = made->levels[at];
    memmove(&made->levels[1], &made->levels[0], (size_t)at * sizeof made->levels[0]);
    made->levels[0] = level;
}

static void drop_last(struct made *made)
{
    struct library_level *level = made->levels[--made->count];
    library_level_reset(level);
    free(level);
}

const struct library_level *made_find(struct made *made, const char *const *folders, int folder_count, const char *name,
                                      struct error *error)
{
    for (int i = 0; i < made->count; i++) {
        if (strcmp(made->levels[i]->name, name) == 0) {
            come_first(made, i);
            return made->levels[0];
        }
    }
    struct library_level *level = malloc(sizeof *level);
    if (!level) {
        error_set(error, name, "does not fit into memory", "close other programs");
        return NULL;
    }
    if (!made_level(level, folders, folder_count, name, error)) {
        free(level);
        return NULL;
    }
    if (made->count == MADE_MAX)
        drop_last(made);
    made->levels[made->count++] = level;
    come_first(made, made->count - 1);
    return level;
}

void made_reset(struct made *made)
{
    while (made->count > 0)
        drop_last(made);
}
