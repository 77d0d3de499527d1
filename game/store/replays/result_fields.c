#include "store/replays/result_fields.h"

#define FIELD(name, kind, field, count)                                                                                \
    {                                                                                                                  \
        name, kind, offsetof(struct result, field), count, false                                                       \
    }
#define NEWER(name, field)                                                                                             \
    {                                                                                                                  \
        name, RESULT_INT32, offsetof(struct result, field), 1, true                                                    \
    }
#define TOP(field, kind) FIELD(#field, kind, field, 1)
#define EDGE(name, edge)                                                                                               \
    FIELD(name ".verdicts", RESULT_INT32, edge.verdicts, VERDICT_COUNT),                                               \
        FIELD(name ".early", RESULT_INT32, edge.early, 1), FIELD(name ".late", RESULT_INT32, edge.late, 1),            \
        FIELD(name ".mean_us", RESULT_INT64, edge.mean_us, 1),                                                         \
        FIELD(name ".median_us", RESULT_INT64, edge.median_us, 1), FIELD(name ".sd_us", RESULT_INT64, edge.sd_us, 1),  \
        FIELD(name ".histogram", RESULT_INT32, edge.histogram, SCORE_HISTOGRAM_BINS)
#define HEEL(name, heel)                                                                                               \
    EDGE(name ".lift", heel.edges[EDGE_LIFT]), EDGE(name ".landing", heel.edges[EDGE_LANDING]),                        \
        FIELD(name ".reps", RESULT_INT32, heel.reps, 1), FIELD(name ".counted", RESULT_INT32, heel.counted, 1),        \
        FIELD(name ".steadiness_bp", RESULT_INT32, heel.steadiness_bp, 1),                                             \
        FIELD(name ".bounces", RESULT_INT32, heel.bounces, 1),                                                         \
        FIELD(name ".short_reps", RESULT_INT32, heel.short_reps, 1),                                                   \
        FIELD(name ".up_us", RESULT_INT64, heel.up_us, 1),                                                             \
        FIELD(name ".cued_up_us", RESULT_INT64, heel.cued_up_us, 1), NEWER(name ".height_bp", heel.height_bp),         \
        NEWER(name ".fade_bp", heel.fade_bp), NEWER(name ".seen", heel.seen)

const struct result_field result_fields[] = {
    TOP(reps, RESULT_INT32),
    TOP(judged, RESULT_INT32),
    TOP(counted, RESULT_INT32),
    TOP(extra_reps, RESULT_INT32),
    TOP(points, RESULT_INT64),
    TOP(score, RESULT_INT32),
    TOP(accuracy_bp, RESULT_INT32),
    TOP(combo, RESULT_INT32),
    TOP(max_combo, RESULT_INT32),
    TOP(grade, RESULT_GRADE),
    TOP(finished, RESULT_BOOL),
    TOP(played_us, RESULT_INT64),
    HEEL("left", heels[HEEL_LEFT]),
    HEEL("right", heels[HEEL_RIGHT]),
    FIELD("form.steadiness_bp", RESULT_INT32, form.steadiness_bp, 1),
    FIELD("form.balance_left_bp", RESULT_INT32, form.balance_left_bp, 1),
    FIELD("form.pace_us", RESULT_INT32, form.pace_us, 1),
    FIELD("form.paced", RESULT_BOOL, form.paced, 1),
    FIELD("form.bounces", RESULT_INT32, form.bounces, 1),
    FIELD("form.short_reps", RESULT_INT32, form.short_reps, 1),
    NEWER("form.height_bp", form.height_bp),
    NEWER("form.fade_bp", form.fade_bp),
};
const int result_field_count = (int)(sizeof result_fields / sizeof result_fields[0]);

int64_t result_field_get(const struct result *result, const struct result_field *field, int index)
{
    const char *place = (const char *)result + field->offset;

    switch (field->kind) {
    case RESULT_INT32:
        return ((const int32_t *)place)[index];
    case RESULT_INT64:
        return ((const int64_t *)place)[index];
    case RESULT_BOOL:
        return ((const bool *)place)[index];
    case RESULT_GRADE:
        return (int64_t)((const enum grade *)place)[index];
    case RESULT_KIND_COUNT:
        break;
    }
    return 0;
}

void result_field_set(struct result *result, const struct result_field *field, int index, int64_t value)
{
    char *place = (char *)result + field->offset;

    switch (field->kind) {
    case RESULT_INT32:
        ((int32_t *)place)[index] = (int32_t)value;
        break;
    case RESULT_INT64:
        ((int64_t *)place)[index] = value;
        break;
    case RESULT_BOOL:
        ((bool *)place)[index] = value != 0;
        break;
    case RESULT_GRADE:
        ((enum grade *)place)[index] = (enum grade)value;
        break;
    case RESULT_KIND_COUNT:
        break;
    }
}
