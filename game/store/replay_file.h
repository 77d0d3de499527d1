/* Replays: level hash, settings, heel events, and the result they gave. profiles/NAME/replays/ID.json. */
#ifndef HEELBEAT_STORE_REPLAY_FILE_H
#define HEELBEAT_STORE_REPLAY_FILE_H

#include "core/session.h"

#include <stddef.h>

#define REPLAY_EVENTS_MAX 2000000

struct replay {
    char id[40];
    char level[64];       /* library name, or the path it was played from */
    char level_path[1024];
    uint64_t level_hash;
    enum timing timing;
    int32_t tempo_percent;
    int64_t end_us;       /* song time the session was stepped to */
    struct heel_event *events; /* owned; song times after offsets, as the session was given them */
    int32_t event_count;
    int32_t event_capacity;
    struct result result;
};

void replay_reset(struct replay *replay);
/* Adds an event; false when out of memory or full. */
bool replay_add(struct replay *replay, const struct heel_event *event);
bool replay_save(const char *path, const struct replay *replay, struct error *error);
bool replay_load(const char *path, struct replay *replay, struct error *error);
/* Runs the events through a new session on chart. */
bool replay_run(const struct replay *replay, const struct chart *chart, struct result *result, struct error *error);
/* Whether two results agree to the last number; if not, field (may be NULL) gets the first that differs. */
bool result_equal(const struct result *a, const struct result *b, const char **field);

#endif
