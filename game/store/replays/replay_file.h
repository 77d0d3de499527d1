/* Replays: level hash, settings, heel events, and the result they gave. profiles/NAME/replays/ID.json.
 *
 * {"format":"heelbeat-replay/1","id","level","level_path","level_hash":"16 hex digits","timing":"standard",
 *  "tempo_percent":100,"end_us":…,"result":{"score":…,"left.lift.mean_us":…},"events":["1520000 left lift",
 *  "1530000 right 640"]}
 * An event is its song time in microseconds, its heel, and "lift", "landing" or a height of 0..1000. */
#ifndef HEELBEAT_STORE_REPLAYS_REPLAY_FILE_H
#define HEELBEAT_STORE_REPLAYS_REPLAY_FILE_H

#include "core/play/session.h"

#include <stddef.h>

#define REPLAY_EVENTS_MAX  900000             /* what an hour of two height sensors at 100 Hz gives, and edges */
#define REPLAY_FILE_MAX    (64 * 1024 * 1024) /* bytes */
#define REPLAY_TIME_MAX_US (INT64_C(4) * 3600 * 1000000)

struct replay {
    char id[40];
    char level[64]; /* library name, or the path it was played from */
    char level_path[1024];
    uint64_t level_hash;
    enum timing timing;
    int32_t tempo_percent;
    int64_t end_us;            /* song time the session was stepped to */
    struct heel_event *events; /* owned; song times after offsets, as the session was given them */
    int32_t event_count;
    int32_t event_capacity;
    struct result result;
};

void replay_reset(struct replay *replay);
/* Adds an event; false when out of memory or full. */
bool replay_add(struct replay *replay, const struct heel_event *event);
/* Saves in one piece (file_out), event by event; the folder is made if need be. A level's name or path that is no UTF-8
 * is escaped. False for a replay that would not load
 * again, too: a time beyond +-REPLAY_TIME_MAX_US, a height out of range. */
bool replay_save(const char *path, const struct replay *replay, struct error *error);
/* *replay is the caller's to reset; zeroed after a failure. *error names the first fault and its place. */
bool replay_load(const char *path, struct replay *replay, struct error *error);

#endif
