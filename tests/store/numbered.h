/* Sessions that are told apart by a number, which is their time as well. */
#ifndef HEELBEAT_TESTS_STORE_NUMBERED_H
#define HEELBEAT_TESTS_STORE_NUMBERED_H

#include "store/player/journal.h"

#include <stdio.h>
#include <string.h>

static inline struct session_record make_record(int number)
{
    struct session_record record;

    memset(&record, 0, sizeof record);
    snprintf(record.id, sizeof record.id, "s-%06d", number);
    record.utc_ms = number;
    strcpy(record.player, "you");
    record.tempo_percent = 100;
    record.steadiness_bp = -1;
    return record;
}

/* The history is in order of numbers, for they are its times. */
static inline bool has_session(const struct history *history, int number)
{
    struct session_record expected = make_record(number);
    int32_t low = 0, high = history->count;

    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (history->records[middle].utc_ms < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low < history->count && memcmp(&history->records[low], &expected, sizeof expected) == 0;
}

#endif
