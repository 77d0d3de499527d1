/* Scripts by strangers: the events of a good one are in range and never go back in time; a bad one leaves nothing. */
#include "fuzz.h"
#include "store/replays/script.h"

#define T_MAX_US (INT64_C(7200000) * 1000)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct heel_events events = {0};
    struct error error = {0};
    int64_t last_us = 0;
    if (!script_parse("fuzz", (const char *)data, size, &events, &error)) {
        check(!events.events && error.what[0]);
        return 0;
    }
    for (int32_t i = 0; i < events.count; i++) {
        const struct heel_event *event = &events.events[i];
        check(event->t_us >= last_us && event->t_us <= T_MAX_US);
        check((unsigned)event->heel < HEEL_COUNT);
        check(event->kind != HEEL_KIND_HEIGHT || (event->height >= 0 && event->height <= HEEL_HEIGHT_TOP));
        last_us = event->t_us;
    }
    heel_events_reset(&events);
    return 0;
}
