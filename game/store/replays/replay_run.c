#include "store/replays/replay_run.h"

#include "store/replays/result_fields.h"

static void drain(struct session *session)
{
    struct session_event ignored;

    while (session_next(session, &ignored))
        continue;
}

bool replay_run(const struct replay *replay, const struct chart *chart, struct result *result, struct error *error)
{
    struct session_desc desc = {.chart = chart, .timing = replay->timing};
    struct session *session = session_create(&desc);
    bool ok = session != NULL;

    for (int32_t i = 0; ok && i < replay->event_count; i++) {
        session_heel(session, &replay->events[i]);
        drain(session);
    }
    if (ok) {
        session_step(session, replay->end_us);
        drain(session);
        ok = session_result(session, result);
    }
    session_destroy(session);
    if (!ok)
        error_set(error, "the replay", "can't be run: memory is out", "close other programs");
    return ok;
}

bool result_equal(const struct result *a, const struct result *b, const char **field)
{
    for (int f = 0; f < result_field_count; f++) {
        for (int i = 0; i < result_fields[f].count; i++) {
            int64_t x = result_field_get(a, &result_fields[f], i), y = result_field_get(b, &result_fields[f], i);
            bool unsaid = result_fields[f].newer && (x == RESULT_UNSAID || y == RESULT_UNSAID);
            if (x == y || unsaid)
                continue;
            if (field)
                *field = result_fields[f].name;
            return false;
        }
    }
    if (field)
        *field = NULL;
    return true;
}
