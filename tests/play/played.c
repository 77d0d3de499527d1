#include "play/played.h"

#include "check.h"

struct performance *played_begin(struct fixture *fixture, const struct play_request *request,
                                 const struct play_sink *view)
{
    struct error error = {0};
    struct performance_desc desc = {.request = *request,
                                    .timing = TIMING_STANDARD,
                                    .levels = &fixture->levels,
                                    .sound = &fixture->sound,
                                    .feet = &fixture->feet,
                                    .player = &fixture->player,
                                    .trace = fixture->services.trace,
                                    .view = view};
    struct performance *performance = performance_create(&desc, 0, &error);
    if (!performance)
        fail_msg("%s: %s", error.where, error.what);
    return performance;
}

bool played_pass(struct performance *performance, const struct heel_event *events, int32_t count, int64_t until_us)
{
    for (int32_t i = 0; i < count; i++)
        performance_heel(performance, &events[i]);
    return performance_step(performance, until_us);
}

const struct chart *played_chart(const struct performance *performance)
{
    return play_model_chart(performance_model(performance));
}
