#include "app/performance.h"

#include "core/made/practice.h"
#include "store/replays/script.h"

static bool make_events(struct performance *performance, const struct performance_desc *desc, struct error *error)
{
    struct chart chart = {0};
    if (!chart_init(&chart, &performance->level.level, performance->request.tempo_percent, error))
        return false;
    performance->end_us = chart.end_us;
    uint64_t seed = desc->seeded ? desc->seed : performance->level.hash;
    bool good = desc->player == PLAYER_SCRIPT ? script_load(desc->script, &performance->events, error)
                                              : player_demo(desc->player, &chart, seed, &performance->events, error);
    chart_reset(&chart);
    return good;
}

static bool load_level(struct library_level *level, const struct backstage *backstage,
                       const struct performance_desc *desc, struct error *error)
{
    const char *name = desc->level;
    char practice[PRACTICE_NAME_SIZE];
    if (desc->part > 0) {
        if (!practice_format(desc->part - 1, desc->level, practice)) {
            error_set(error, desc->level, "has too long a name to practise a part of", "give its file a shorter one");
            return false;
        }
        name = practice;
    }
    return levels_load(&backstage->levels, name, level, error);
}

bool performance_open(struct performance *performance, const struct backstage *backstage,
                      const struct performance_desc *desc, struct error *error)
{
    *performance = (struct performance){0};
    if (!load_level(&performance->level, backstage, desc, error))
        return false;
    performance->request = (struct play_request){.level = &performance->level,
                                                 .tempo_percent = desc->tempo_percent ? desc->tempo_percent : 100,
                                                 .player = (int)desc->player};
    if (!make_events(performance, desc, error)) {
        performance_close(performance);
        return false;
    }
    performance->request.player_events = performance->events.events;
    performance->request.player_event_count = performance->events.count;
    return true;
}

void performance_close(struct performance *performance)
{
    heel_events_reset(&performance->events);
    library_level_reset(&performance->level);
    *performance = (struct performance){0};
}

int64_t performance_picture_us(const struct performance *performance)
{
    return performance->end_us * 3 / 5;
}
