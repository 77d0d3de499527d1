#include "store/player/bests.h"

#include <stdlib.h>
#include <string.h>

#define ROOM_FIRST 64 /* a power of two */

/* Levels by hash, in a table that is never more than half full. */
struct table {
    struct level_best *places; /* owned; best is NULL where free */
    uint32_t room, used;
};

static struct level_best *find(struct level_best *places, uint32_t room, uint64_t hash)
{
    /* The hash is one already, but a level of a name that someone chose could have any. */
    uint32_t at = (uint32_t)((hash * UINT64_C(0x9E3779B97F4A7C15)) >> 32) & (room - 1);

    while (places[at].best && places[at].best->level_hash != hash)
        at = (at + 1) & (room - 1);
    return &places[at];
}

static bool widen(struct table *table)
{
    uint32_t room = table->room ? table->room * 2 : ROOM_FIRST;
    struct level_best *places = calloc(room, sizeof *places);

    if (!places)
        return false;
    for (uint32_t i = 0; i < table->room; i++) {
        if (table->places[i].best)
            *find(places, room, table->places[i].best->level_hash) = table->places[i];
    }
    free(table->places);
    table->places = places;
    table->room = room;
    return true;
}

static bool add_level(struct table *table, const struct session_record *record)
{
    if (table->used * 2 >= table->room && !widen(table))
        return false;
    struct level_best *place = find(table->places, table->room, record->level_hash);
    if (!place->best) {
        table->used++;
        *place = (struct level_best){.best = record, .last_ms = record->utc_ms};
    }
    if (record->accuracy_bp > place->best->accuracy_bp)
        place->best = record;
    if (record->utc_ms > place->last_ms)
        place->last_ms = record->utc_ms;
    place->times++;
    return true;
}

static int compare_levels(const void *a, const void *b)
{
    const struct level_best *x = a, *y = b;

    if (x->last_ms != y->last_ms)
        return x->last_ms > y->last_ms ? -1 : 1;
    return strcmp(x->best->id, y->best->id);
}

/* Packs the table's levels to its start, and sorts them. */
static void take_levels(struct bests *bests, struct table *table)
{
    int32_t count = 0;

    for (uint32_t i = 0; i < table->room; i++) {
        if (table->places[i].best)
            table->places[count++] = table->places[i];
    }
    if (count > 1)
        qsort(table->places, (size_t)count, sizeof *table->places, compare_levels);
    bests->levels = table->places;
    bests->level_count = count;
}

static bool may_be_best(const struct session_record *record)
{
    return record->finished && record->tempo_percent >= TEMPO_PERCENT_WHOLE && record_is_players(record) &&
           record_is_scored(record);
}

static bool is_steadier_set(const struct session_record *record, const struct session_record *than)
{
    return record->reps == BESTS_SET_REPS && record->counted == BESTS_SET_REPS && record->steadiness_bp >= 0 &&
           (!than || record->steadiness_bp < than->steadiness_bp);
}

bool bests_init(struct bests *bests, const struct history *history)
{
    struct table table = {0};

    *bests = (struct bests){0};
    for (int32_t i = 0; i < history->count; i++) {
        const struct session_record *record = &history->records[i];
        if (!may_be_best(record))
            continue;
        if (is_steadier_set(record, bests->steadiest_set))
            bests->steadiest_set = record;
        if (record->kind == SESSION_DAILY && (!bests->daily || record->accuracy_bp > bests->daily->accuracy_bp))
            bests->daily = record;
        if (record->kind == SESSION_LEVEL && !add_level(&table, record)) {
            free(table.places);
            return false;
        }
    }
    take_levels(bests, &table);
    return true;
}

void bests_reset(struct bests *bests)
{
    free(bests->levels);
    *bests = (struct bests){0};
}
