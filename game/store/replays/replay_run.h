/* A replay played again: the rules are pure, so its events give its result to the last number, or it is not of this
 * level or not of these rules. */
#ifndef HEELBEAT_STORE_REPLAYS_REPLAY_RUN_H
#define HEELBEAT_STORE_REPLAYS_REPLAY_RUN_H

#include "store/replays/replay_file.h"

/* Runs the events through a new session on chart, which must be of this level at this tempo. False if out of memory. */
bool replay_run(const struct replay *replay, const struct chart *chart, struct result *result, struct error *error);
/* Whether two results agree to the last number; if not, field (may be NULL) gets the first that differs. A number that
 * the replay of either was too old to hold (RESULT_UNSAID) agrees with any. */
bool result_equal(const struct result *a, const struct result *b, const char **field);

#endif
