#include "app/booking.h"

#include "core/made/practice.h"
#include "store/replays/script.h"

static bool make_events(struct booking *booking, const struct booking_desc *desc, struct error *error)
{
    struct chart chart = {0};
    if (!chart_init(&chart, &booking->level.level, booking->request.tempo_percent, error))
        return false;
    booking->end_us = chart.end_us;
    uint64_t seed = desc->seeded ? desc->seed : booking->level.hash;
    bool good = desc->player == PLAYER_SCRIPT ? script_load(desc->script, &booking->events, error)
                                              : player_demo(desc->player, &chart, seed, &booking->events, error);
    chart_reset(&chart);
    return good;
}

static bool load_level(struct library_level *level, const struct backstage *backstage, const struct booking_desc *desc,
                       struct error *error)
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

bool booking_open(struct booking *booking, const struct backstage *backstage, const struct booking_desc *desc,
                  struct error *error)
{
    *booking = (struct booking){0};
    if (!load_level(&booking->level, backstage, desc, error))
        return false;
    booking->request = (struct play_request){.level = &booking->level,
                                             .tempo_percent = desc->tempo_percent ? desc->tempo_percent : 100,
                                             .player = (int)desc->player};
    if (!make_events(booking, desc, error)) {
        booking_close(booking);
        return false;
    }
    booking->request.events = booking->events.events;
    booking->request.event_count = booking->events.count;
    return true;
}

void booking_close(struct booking *booking)
{
    heel_events_reset(&booking->events);
    library_level_reset(&booking->level);
    *booking = (struct booking){0};
}

int64_t booking_picture_us(const struct booking *booking)
{
    return booking->end_us * 3 / 5;
}
