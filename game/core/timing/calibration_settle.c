#include "core/timing/calibration.h"

#include "core/base/message.h"

#include <stddef.h>

#define OFFSET_LIMIT_MS 1000

static int32_t add_ms(int32_t offset_ms, int64_t us)
{
    int64_t ms = offset_ms + (us >= 0 ? us + 500 : us - 500) / 1000;
    return (int32_t)(ms > OFFSET_LIMIT_MS ? OFFSET_LIMIT_MS : ms < -OFFSET_LIMIT_MS ? -OFFSET_LIMIT_MS : ms);
}

static int64_t shared_us(const struct calibration_result *run)
{
    return (run->edges[EDGE_LIFT].offset_us + run->edges[EDGE_LANDING].offset_us) / 2;
}

void calibration_settle(struct calibration_offsets *offsets, const struct calibration_result *ear,
                        const struct calibration_result *eye)
{
    const struct calibration_result *both = ear ? ear : eye;
    if (ear)
        offsets->audio_ms = add_ms(offsets->audio_ms, shared_us(ear));
    if (eye)
        offsets->display_ms = add_ms(offsets->display_ms, shared_us(eye));
    if (!both)
        return;
    int64_t half_us = (both->edges[EDGE_LIFT].offset_us - both->edges[EDGE_LANDING].offset_us) / 2;
    offsets->device_ms[EDGE_LIFT] = add_ms(offsets->device_ms[EDGE_LIFT], half_us);
    offsets->device_ms[EDGE_LANDING] = add_ms(offsets->device_ms[EDGE_LANDING], -half_us);
}

const char *calibration_fault_name(enum calibration_fault fault)
{
    static const char *const names[CALIBRATION_FAULT_COUNT] = {[CALIBRATION_FINE] = "fine",
                                                               [CALIBRATION_TOO_FEW] = EN_("too few"),
                                                               [CALIBRATION_TOO_MANY] = EN_("too many"),
                                                               [CALIBRATION_TOO_UNEVEN] = EN_("too uneven"),
                                                               [CALIBRATION_TOO_FAR] = EN_("too far")};
    return names[fault];
}

const char *calibration_fault_words(enum calibration_fault fault)
{
    static const char *const words[CALIBRATION_FAULT_COUNT] = {
        [CALIBRATION_FINE] = "",
        [CALIBRATION_TOO_FEW] =
            N_("There were too few reps to measure by. Answer every cue: up on one, down on the next."),
        [CALIBRATION_TOO_MANY] =
            N_("There were more moves than cues. One lift and one landing for each rep is enough."),
        [CALIBRATION_TOO_UNEVEN] =
            N_("The reps were too uneven to measure by. Wait for the rhythm, then go along with it."),
        [CALIBRATION_TOO_FAR] =
            N_("The reps were too far from the cues. Move with the cue itself, not between two cues.")};
    return words[fault];
}
