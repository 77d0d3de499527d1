/* Sources of heel events that are not feet: the demo player, made from the chart, and the script, read from a file.
 * Both give a list of events in song time, sorted. */
#ifndef HEELBEAT_INPUT_PLAYER_H
#define HEELBEAT_INPUT_PLAYER_H

#include "core/base/error.h"
#include "core/level/chart.h"

#include <stddef.h>

enum player_kind { PLAYER_YOU, PLAYER_PERFECT, PLAYER_HUMAN, PLAYER_NONE, PLAYER_SCRIPT, PLAYER_COUNT };

const char *player_name(enum player_kind kind); /* "you", "perfect", "human", "none", "script" */
/* "perfect", "human", "none", "script:FILE" (*file then points into text). False for anything else. */
bool player_parse(const char *text, enum player_kind *kind, const char **file);

struct player_events {
    struct heel_event *events; /* owned; by t_us */
    int32_t count;
};

void player_events_reset(struct player_events *events);
/* The demo player: on every cue (perfect), around it with a seeded near-normal spread of sd 38 ms and a slight lateness
 * that drifts (human; edges never swap), or nothing (none). */
bool player_demo(enum player_kind kind, const struct chart *chart, uint64_t seed, struct player_events *out,
                 struct error *error);
/* A script: JSON lines {"heel":"left","edge":"lift","t_ms":1234.5}, or {"heel":"left","height":0.42,"t_ms":...}; times
 * rise. Each fault names the line. At most 1,000,000 lines. */
bool player_script(const char *name, const char *bytes, size_t size, struct player_events *out, struct error *error);

#endif
