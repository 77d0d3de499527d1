#include "store/replays/result_json.h"

#include <cjson/cJSON.h>

#define US_PER_MS  1000.0
#define BP_PER_ONE 100.0 /* hundredths of a percent in a percent */

static bool add_number(struct cJSON *object, const char *name, double value)
{
    return cJSON_AddNumberToObject(object, name, value) != NULL;
}

/* null where the session can't say. */
static bool add_known(struct cJSON *object, const char *name, bool known, double value)
{
    return known ? add_number(object, name, value) : cJSON_AddNullToObject(object, name) != NULL;
}

static bool add_edge(struct cJSON *heel, enum edge edge, const struct edge_stats *stats)
{
    static const enum verdict order[] = {VERDICT_PERFECT, VERDICT_GREAT, VERDICT_GOOD, VERDICT_MISS};
    struct cJSON *object = cJSON_AddObjectToObject(heel, edge_name(edge));
    int32_t hits = 0;
    bool ok = object != NULL;

    for (int i = 0; i < VERDICT_COUNT; i++) {
        ok = ok && add_number(object, verdict_name(order[i]), stats->verdicts[order[i]]);
        hits += order[i] == VERDICT_MISS ? 0 : stats->verdicts[order[i]];
    }
    return ok && add_known(object, "mean_ms", hits > 0, (double)stats->mean_us / US_PER_MS) &&
           add_known(object, "median_ms", hits > 0, (double)stats->median_us / US_PER_MS) &&
           add_known(object, "sd_ms", hits > 0, (double)stats->sd_us / US_PER_MS);
}

static bool add_heels(struct cJSON *root, const struct result *result)
{
    struct cJSON *heels = cJSON_AddObjectToObject(root, "heels");
    bool ok = heels != NULL;

    for (int h = 0; h < HEEL_COUNT; h++) {
        struct cJSON *heel = ok ? cJSON_AddObjectToObject(heels, heel_name((enum heel)h)) : NULL;
        ok = ok && heel;
        for (int e = 0; ok && e < EDGE_COUNT; e++)
            ok = add_edge(heel, (enum edge)e, &result->heels[h].edges[e]);
    }
    return ok;
}

static bool add_form(struct cJSON *root, const struct form *form)
{
    struct cJSON *object = cJSON_AddObjectToObject(root, "form");

    return object && add_known(object, "steadiness", form->steadiness_bp >= 0, form->steadiness_bp / BP_PER_ONE) &&
           add_known(object, "balance_left", form->balance_left_bp >= 0, form->balance_left_bp / BP_PER_ONE) &&
           add_known(object, "pace_ms", form->paced, form->pace_us / US_PER_MS) &&
           add_number(object, "bounces", form->bounces) && add_number(object, "short_reps", form->short_reps) &&
           add_known(object, "height", form->height_bp > 0, form->height_bp / BP_PER_ONE) &&
           add_known(object, "height_fade", form->height_bp > 0, form->fade_bp / BP_PER_ONE);
}

struct cJSON *result_to_json(const struct result *result, const char *level, const char *title, const char *player)
{
    struct cJSON *root = cJSON_CreateObject();
    bool ok = root && cJSON_AddStringToObject(root, "level", level) && cJSON_AddStringToObject(root, "title", title) &&
              cJSON_AddStringToObject(root, "player", player) && add_number(root, "reps", result->reps) &&
              add_number(root, "counted", result->counted) &&
              add_number(root, "accuracy", result->accuracy_bp / BP_PER_ONE) &&
              add_number(root, "score", result->score) && add_number(root, "max_combo", result->max_combo) &&
              cJSON_AddStringToObject(root, "grade", grade_name(result->grade)) &&
              cJSON_AddBoolToObject(root, "finished", result->finished) && add_heels(root, result) &&
              add_form(root, &result->form);

    if (ok)
        return root;
    cJSON_Delete(root);
    return NULL;
}
