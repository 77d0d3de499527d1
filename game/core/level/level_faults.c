#include "core/level/level.h"

#include "core/base/text.h"
#include "core/level/fault_report.h"
#include "core/level/pattern.h"

#include <stdlib.h>
#include <string.h>

/* No messages: what the author of a file is told stays English. */

#define WHAT_SIZE   96
#define SEED_END    (UINT64_C(1) << 53)
#define OFFSET_MAX  1000
#define FASTEST_US  (INT64_C(60000000) / LEVEL_CADENCE_MAX_RPM)
#define ROUNDING_US 1 /* both lifts were rounded to whole microseconds */

static bool is_within(int64_t value, int64_t low, int64_t high)
{
    return value >= low && value <= high;
}

/* A path that stays in its folder on every system: no root, drive or way up. */
static bool stays_inside(const char *path)
{
    if (path[0] == '/' || strpbrk(path, "\\:"))
        return false;
    for (const char *name = path; name; name = strchr(name, '/')) {
        name += *name == '/';
        if (name[0] == '.' && name[1] == '.' && (name[2] == '\0' || name[2] == '/'))
            return false;
    }
    return true;
}

static void check_music(const struct level_music *music, struct fault_report *report)
{
    if (music->file[0] && music->style[0])
        fault_tell(report, "music", "has both a style and a file", "keep one of them");
    if (!stays_inside(music->file))
        fault_tell(report, "music.file", "leaves the level's folder",
                   "put the song beside the level and give its name alone");
    if (music->seed >= SEED_END)
        fault_tell(report, "music.seed", "is too large", "use a whole number below 9007199254740992");
    if (!is_within(music->offset_ms, -OFFSET_MAX, OFFSET_MAX))
        fault_tell(report, "music.offset_ms", "is out of range", "use -1000 to 1000");
}

static void check_tempo(const struct level *level, struct fault_report *report)
{
    if (!is_within(level->tempo_count, 1, LEVEL_TEMPO_CHANGES_MAX)) {
        fault_tell(report, "tempo", level->tempo_count < 1 ? "is empty" : "has too many changes",
                   "give 1 to 10000 tempo changes, the first at beat 0");
        return;
    }
    for (int32_t i = 0; i < level->tempo_count; i++) {
        const struct tempo_change *change = &level->tempo[i];
        if (i == 0 && change->tick != 0)
            fault_tell_at(report, "tempo", i, ".beat", "is not 0", "let the first tempo start at beat 0");
        if (i > 0 && change->tick <= change[-1].tick)
            fault_tell_at(report, "tempo", i, ".beat", "is not after the one before it",
                          "put the tempo changes in order");
        if (change->tick > LEVEL_TICK_MAX)
            fault_tell_at(report, "tempo", i, ".beat", "is beyond 60 minutes", "use at most 24000");
        if (!is_within(change->bpm_milli, TEMPO_BPM_MIN * 1000, TEMPO_BPM_MAX * 1000))
            fault_tell_at(report, "tempo", i, ".bpm", "is out of range", "use 10 to 400");
    }
}

static bool same_for_both(const struct level_part *part)
{
    const char *left = part->pattern[HEEL_LEFT], *right = part->pattern[HEEL_RIGHT];
    return left && right && strcmp(left, right) == 0;
}

static const char *pattern_field(const struct level_part *part, enum heel heel)
{
    static const char *const fields[HEEL_COUNT] = {[HEEL_LEFT] = ".left", [HEEL_RIGHT] = ".right"};
    return same_for_both(part) && !part->apart ? ".both" : fields[heel];
}

static void check_pattern(const struct level *level, int32_t index, enum heel heel, struct fault_report *report)
{
    const struct level_part *part = &level->parts[index];
    const char *what, *fix;
    int64_t at;
    if (!part->pattern[heel] || (heel == HEEL_RIGHT && same_for_both(part)) ||
        pattern_check(part->pattern[heel], &at, &what, &fix))
        return;
    char said[WHAT_SIZE];
    struct text text;
    text_init(&text, said, sizeof said);
    text_add(&text, what);
    if (part->pattern[heel][at]) {
        text_add(&text, " at character ");
        text_add_int(&text, at + 1);
    }
    fault_tell_at(report, "parts", index, pattern_field(part, heel), said, fix);
}

static void check_parts(const struct level *level, struct fault_report *report)
{
    if (!is_within(level->part_count, 0, LEVEL_PARTS_MAX)) {
        fault_tell(report, "parts", "are too many", "use at most 1000");
        return;
    }
    for (int32_t i = 0; i < level->part_count; i++) {
        const struct level_part *part = &level->parts[i];
        if (!is_within(part->bars, 1, LEVEL_BARS_MAX))
            fault_tell_at(report, "parts", i, ".bars", "is out of range", "use a whole number from 1 to 10000");
        if (!is_within(part->step_ticks, LEVEL_STEP_MIN_TICKS, LEVEL_STEP_MAX_TICKS))
            fault_tell_at(report, "parts", i, ".step", "is out of range", "use 1/96 to 64 beats");
        for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++)
            check_pattern(level, i, heel, report);
    }
}

static void check_reps(const struct level *level, struct fault_report *report)
{
    static const char beats[] = "use more than 0 and at most 24000 beats";
    if (!is_within(level->rep_count, 0, LEVEL_REPS_MAX)) {
        fault_tell(report, "reps", "are too many", "use at most 100000");
        return;
    }
    for (int32_t i = 0; i < level->rep_count; i++) {
        const struct level_rep *rep = &level->reps[i];
        if (!is_within(rep->tick, 0, LEVEL_TICK_MAX))
            fault_tell_at(report, "reps", i, ".beat", "is out of range", "use 0 to 24000");
        if (!is_within(rep->lift_ticks, 1, LEVEL_TICK_MAX))
            fault_tell_at(report, "reps", i, ".lift", "is out of range", beats);
        if (!is_within(rep->hold_ticks, 0, LEVEL_TICK_MAX))
            fault_tell_at(report, "reps", i, ".hold", "is out of range", "use 0 to 24000 beats");
        if (!is_within(rep->lower_ticks, 1, LEVEL_TICK_MAX))
            fault_tell_at(report, "reps", i, ".lower", "is out of range", beats);
    }
}

static void tell_rep(struct fault_report *report, const struct level *level, const struct level_placed_rep *rep,
                     const char *what, const char *fix)
{
    if (rep->part >= 0)
        fault_tell_at(report, "parts", rep->part, pattern_field(&level->parts[rep->part], rep->heel), what, fix);
    else
        fault_tell_at(report, "reps", rep->index, "", what, fix);
}

/* The last rep seen of a heel, and the part whose pattern has been complained of: once is enough. */
struct watch {
    const struct level_placed_rep *last;
    int32_t told_part;
};

static void check_neighbours(const struct level *level, const struct tempo *tempo, const struct level_placed_rep *reps,
                             int32_t count, struct fault_report *report)
{
    struct watch watches[HEEL_COUNT] = {{.told_part = -1}, {.told_part = -1}};
    for (int32_t i = 0; i < count; i++) {
        const struct level_placed_rep *rep = &reps[i];
        struct watch *watch = &watches[rep->heel];
        const struct level_placed_rep *last = watch->last;
        watch->last = rep;
        if (!last || (rep->part >= 0 && rep->part == watch->told_part))
            continue;
        bool overlaps = rep->lift_tick < last->landing_tick;
        int64_t between_us = tempo_tick_to_us(tempo, rep->lift_tick) - tempo_tick_to_us(tempo, last->lift_tick);
        if (!overlaps && between_us >= FASTEST_US - ROUNDING_US)
            continue;
        watch->told_part = rep->part;
        if (rep->heel == HEEL_RIGHT && rep->part >= 0 && same_for_both(&level->parts[rep->part]) &&
            watches[HEEL_LEFT].told_part == rep->part)
            continue;
        if (overlaps)
            tell_rep(report, level, rep, "begins before the last rep of that heel has landed", "let it begin later");
        else
            tell_rep(report, level, rep, "asks one heel for more than 120 reps a minute",
                     "leave at least half a second from lift to lift");
    }
}

static void check_length(const struct level *level, const struct tempo *tempo, const struct level_placed_rep *reps,
                         int32_t count, struct fault_report *report)
{
    for (int32_t i = 0; i < count; i++) {
        if (reps[i].part < 0 && tempo_tick_to_us(tempo, reps[i].landing_tick) > LEVEL_DURATION_MAX_US)
            tell_rep(report, level, &reps[i], "ends after 60 minutes", "let it begin earlier");
    }
    check_neighbours(level, tempo, reps, count, report);
}

static void check_time_line(const struct level *level, const struct tempo *tempo, struct fault_report *report)
{
    struct level_placed_rep *reps;
    int32_t count;
    if (tempo_tick_to_us(tempo, level_parts_end_tick(level)) > LEVEL_DURATION_MAX_US) {
        fault_tell(report, "parts", "last longer than 60 minutes", "use fewer bars or a quicker tempo");
        return;
    }
    switch (level_place(level, &reps, &count)) {
    case LEVEL_PLACED:
        if (count == 0)
            fault_tell(report, "parts", "hold no rep", "give a part a pattern with u and d that fits into it");
        check_length(level, tempo, reps, count, report);
        break;
    case LEVEL_TOO_MANY_REPS:
        fault_tell(report, "parts", "hold more than 100000 reps", "use fewer bars");
        break;
    case LEVEL_NO_MEMORY:
        fault_tell(report, "parts", "do not fit in memory", "close other programs");
        break;
    case LEVEL_PLACING_COUNT:
        break;
    }
    free(reps);
}

int level_faults(const struct level *level, level_fault_fn *fault, void *context)
{
    struct fault_report report = {.fault = fault, .context = context};
    struct tempo tempo;
    check_music(&level->music, &report);
    check_tempo(level, &report);
    if (!is_within(level->meter, LEVEL_METER_MIN, LEVEL_METER_MAX))
        fault_tell(&report, "meter", "is out of range", "use 2 to 12 beats a bar");
    check_parts(level, &report);
    check_reps(level, &report);
    if (report.count > 0)
        return report.count;
    if (!tempo_init(&tempo, level->tempo, level->tempo_count, 100, NULL)) {
        fault_tell(&report, "tempo", "does not fit in memory", "close other programs");
        return report.count;
    }
    check_time_line(level, &tempo, &report);
    tempo_reset(&tempo);
    return report.count;
}
