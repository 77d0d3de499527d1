/* A result as the JSON of `--json` and of replays (design chapter 10). */
#ifndef HEELBEAT_STORE_RESULT_JSON_H
#define HEELBEAT_STORE_RESULT_JSON_H

#include "core/score.h"

struct cJSON;

/* {"level","title","player","reps","counted","accuracy","score","max_combo","grade","finished","heels","form"}; NULL when out
 * of memory; else cJSON_Delete it, or print it. */
struct cJSON *result_to_json(const struct result *result, const char *level, const char *title, const char *player);

#endif
