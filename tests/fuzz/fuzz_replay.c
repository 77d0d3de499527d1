/* Replays by strangers: one that loads can be saved, and is the same when loaded again. */
#include "fuzz.h"
#include "store/replays/replay_file.h"

static void check_same(const struct replay *a, const struct replay *b)
{
    check(strcmp(a->id, b->id) == 0 && a->level_hash == b->level_hash && a->timing == b->timing);
    check(a->tempo_percent == b->tempo_percent && a->end_us == b->end_us && a->event_count == b->event_count);
    check(a->result.score == b->result.score && a->result.reps == b->result.reps);
    for (int32_t i = 0; i < a->event_count; i++) {
        check(a->events[i].t_us == b->events[i].t_us && a->events[i].heel == b->events[i].heel);
        check(a->events[i].kind == b->events[i].kind && a->events[i].height == b->events[i].height);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct replay replay, again;
    struct error error = {0};
    char path[FUZZ_PATH], copy[FUZZ_PATH];
    fuzz_fresh();
    fuzz_write("replay.json", data, size);
    if (!replay_load(fuzz_path(path, "replay.json"), &replay, &error)) {
        check(error.what[0]);
        return 0;
    }
    check(replay.event_count >= 0 && replay.event_count <= REPLAY_EVENTS_MAX);
    check(replay_save(fuzz_path(copy, "copy.json"), &replay, &error));
    check(replay_load(copy, &again, &error));
    check_same(&replay, &again);
    replay_reset(&replay);
    replay_reset(&again);
    return 0;
}
