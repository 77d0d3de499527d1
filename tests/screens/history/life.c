#include "screens/history/life.h"

#include "check.h"
#include "core/base/rng.h"

void life_open(struct life *life, int32_t sessions, int32_t a_day)
{
    struct fixture *fixture = &life->fixture;
    struct rng rng;
    rng_init(&rng, 11, 11);
    fixture_open_shipped(fixture);
    fixture->player.profile.rest_days = malloc(sizeof(int32_t));
    fixture->player.profile.rest_days[0] = fixture->player.today - LIFE_REST_AGO;
    fixture->player.profile.rest_day_count = 1;
    for (int32_t i = 0; i < sessions; i++) {
        int32_t ago = (sessions - 1 - i) / a_day;
        if (sessions > 1 && (ago == 13 || ago == LIFE_REST_AGO || ago % 40 == 37))
            continue;
        int32_t level = (int32_t)rng_below(&rng, (uint32_t)fixture->levels.library.count),
                gain = 2000 * i / (sessions + 40);
        fixture_history(fixture, level, ago, 7400 + gain + (int32_t)rng_below(&rng, 600));
        struct session_record *record = life_last(life);
        strcpy(record->title, fixture->levels.library.levels[level].level.title);
        strcpy(record->level, fixture->levels.library.levels[level].name);
        record->steadiness_bp = 1100 - gain / 4 + (int32_t)rng_below(&rng, 250);
        record->balance_left_bp = 5500 - gain / 5 + (int32_t)rng_below(&rng, 200);
        if (i % a_day == 0 && ago != LIFE_UNDONE_AGO)
            continue;
        record->kind = i % 7 == 0 ? SESSION_QUICK : SESSION_LEVEL;
        record->reps = record->counted = i % 7 == 0 ? 100 : record->reps;
    }
}

void life_open_days(struct life *life, int32_t days, const int32_t *missed, int count)
{
    fixture_open(&life->fixture, &fixture_short, 1);
    for (int32_t ago = days - 1; ago >= 0; ago--) {
        bool plays = true;
        for (int i = 0; i < count; i++)
            plays = plays && ago != missed[i];
        if (plays)
            fixture_history(&life->fixture, 0, ago, 9000);
    }
}

void life_look(struct life *life)
{
    seat_take(&life->seat, &screen_history, &life->fixture.services, NULL);
}

void life_close(struct life *life)
{
    seat_leave(&life->seat);
    fixture_close(&life->fixture);
}

struct session_record *life_last(struct life *life)
{
    return &life->fixture.player.history.records[life->fixture.player.history.count - 1];
}

const struct history_model *life_model(const struct life *life)
{
    return life->seat.state;
}
