/* A result as the JSON of `--json`. Percentages have at most two decimals, milliseconds at most
 * three; null stands where a session can't say (no hits, one heel only, too few reps, no height seen):
 *   form: {"steadiness" % (0 is a machine), "balance_left" % (50 is even), "pace_ms" (negative is early), "bounces",
 *          "short_reps", "height" % of the player's own top, "height_fade" % lower at the end than at the start} */
#ifndef HEELBEAT_STORE_REPLAYS_RESULT_JSON_H
#define HEELBEAT_STORE_REPLAYS_RESULT_JSON_H

#include "core/play/score.h"

struct cJSON;

/* {"level","title","player","reps","counted","accuracy","score","max_combo","grade","finished","heels","form"}; NULL
 * when out of memory; else cJSON_Delete it, or print it. */
struct cJSON *result_to_json(const struct result *result, const char *level, const char *title, const char *player);

#endif
