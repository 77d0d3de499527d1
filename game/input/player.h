/* Who plays a level: the feet of whoever sits there, or a source of heel events that are not feet: the demo player,
 * made from the chart, or a script (store/replays/script.h). Both give a list of events in song time, sorted. */
#ifndef HEELBEAT_INPUT_PLAYER_H
#define HEELBEAT_INPUT_PLAYER_H

#include "core/base/error.h"
#include "core/level/chart.h"

enum player_kind { PLAYER_YOU, PLAYER_PERFECT, PLAYER_HUMAN, PLAYER_NONE, PLAYER_SCRIPT, PLAYER_COUNT };

const char *player_name(enum player_kind kind); /* "you", "perfect", "human", "none", "script" */
/* "perfect", "human", "none", "script:FILE" (*file then points into text). False for anything else. */
bool player_parse(const char *text, enum player_kind *kind, const char **file);

/* The demo player: on every cue (perfect), around it with a seeded near-normal spread of sd 38 ms and a slight lateness
 * that drifts (human; edges never swap), or nothing (none). */
bool player_demo(enum player_kind kind, const struct chart *chart, uint64_t seed, struct heel_events *out,
                 struct error *error);

#endif
