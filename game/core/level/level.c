#include "core/level/level.h"

#include "core/level/pattern.h"

#include <stdlib.h>

void level_reset(struct level *level)
{
    for (int32_t i = 0; i < level->part_count; i++) {
        for (int heel = 0; heel < HEEL_COUNT; heel++)
            free(level->parts[i].pattern[heel]);
    }
    free(level->tempo);
    free(level->parts);
    free(level->reps);
    *level = (struct level){0};
}

static int64_t part_ticks(const struct level *level, int32_t part)
{
    return (int64_t)level->parts[part].bars * level->meter * TEMPO_TICKS_PER_BEAT;
}

int64_t level_parts_end_tick(const struct level *level)
{
    int64_t end = 0;
    for (int32_t i = 0; i < level->part_count; i++)
        end += part_ticks(level, i);
    return end;
}

struct placing {
    struct level_placed_rep *reps;
    int32_t count, capacity;
    enum level_placing outcome;
};

static bool add(struct placing *placing, struct level_placed_rep rep)
{
    if (placing->count == LEVEL_REPS_MAX) {
        placing->outcome = LEVEL_TOO_MANY_REPS;
        return false;
    }
    if (placing->count == placing->capacity) {
        int32_t capacity = placing->capacity ? 2 * placing->capacity : 256;
        struct level_placed_rep *grown = realloc(placing->reps, (size_t)capacity * sizeof *grown);
        if (!grown) {
            placing->outcome = LEVEL_NO_MEMORY;
            return false;
        }
        placing->reps = grown;
        placing->capacity = capacity;
    }
    placing->reps[placing->count++] = rep;
    return true;
}

static bool add_pattern(struct placing *placing, const struct level *level, int32_t part, enum heel heel,
                        int64_t start_tick)
{
    const char *pattern = level->parts[part].pattern[heel];
    int64_t step = level->parts[part].step_ticks;
    int64_t end_tick = start_tick + part_ticks(level, part);
    int64_t at = 0;
    struct pattern_rep rep;
    if (!pattern || !pattern_next(pattern, &at, &rep))
        return true;
    for (;;) {
        int64_t lift = start_tick + rep.start * step;
        struct level_placed_rep placed = {.lift_tick = lift,
                                          .top_tick = lift + rep.up * step,
                                          .lower_tick = lift + (rep.up + rep.hold) * step,
                                          .landing_tick = lift + (rep.up + rep.hold + rep.down) * step,
                                          .heel = heel,
                                          .part = part,
                                          .index = -1};
        if (placed.landing_tick > end_tick)
            return true;
        if (!add(placing, placed))
            return false;
        while (!pattern_next(pattern, &at, &rep)) {
            start_tick += at * step;
            at = 0;
        }
    }
}

static bool add_rep(struct placing *placing, const struct level_rep *rep, int32_t index)
{
    int64_t top = rep->tick + rep->lift_ticks;
    return add(placing, (struct level_placed_rep){.lift_tick = rep->tick,
                                                  .top_tick = top,
                                                  .lower_tick = top + rep->hold_ticks,
                                                  .landing_tick = top + rep->hold_ticks + rep->lower_ticks,
                                                  .heel = rep->heel,
                                                  .part = -1,
                                                  .index = index});
}

static bool add_all(struct placing *placing, const struct level *level)
{
    int64_t start_tick = 0;
    for (int32_t i = 0; i < level->part_count; i++) {
        for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
            if (!add_pattern(placing, level, i, heel, start_tick))
                return false;
        }
        start_tick += part_ticks(level, i);
    }
    for (int32_t i = 0; i < level->rep_count; i++) {
        if (!add_rep(placing, &level->reps[i], i))
            return false;
    }
    return true;
}

static int by_lift(const void *left, const void *right)
{
    const struct level_placed_rep *a = left, *b = right;
    if (a->lift_tick != b->lift_tick)
        return a->lift_tick < b->lift_tick ? -1 : 1;
    if (a->heel != b->heel)
        return a->heel < b->heel ? -1 : 1;
    /* Only overlapping reps come here; this makes the fault found the same everywhere. */
    return (a->index > b->index) - (a->index < b->index);
}

enum level_placing level_place(const struct level *level, struct level_placed_rep **reps, int32_t *count)
{
    struct placing placing = {0};
    *reps = NULL;
    *count = 0;
    if (!add_all(&placing, level)) {
        free(placing.reps);
        return placing.outcome;
    }
    if (placing.count > 0)
        qsort(placing.reps, (size_t)placing.count, sizeof *placing.reps, by_lift);
    *reps = placing.reps;
    *count = placing.count;
    return LEVEL_PLACED;
}
