/* A whole journal by strangers: what can be read of it stays when a session is added behind it, and every session is
 * there once. */
#include "fuzz.h"
#include "store/numbered.h"

static void check_once(const struct history *history)
{
    for (int32_t i = 1; i < history->count; i++) {
        const struct session_record *before = &history->records[i - 1], *record = &history->records[i];
        check(before->utc_ms < record->utc_ms ||
              (before->utc_ms == record->utc_ms && strcmp(before->id, record->id) < 0));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct history before, after;
    struct session_record record = make_record(1);
    struct error error = {0};
    fuzz_fresh();
    fuzz_write("sessions/desk.jsonl", data, size);
    check(journal_load(fuzz_folder(), &before, &error));
    check_once(&before);
    check(journal_append(fuzz_folder(), "desk", &record, &error));
    check(journal_load(fuzz_folder(), &after, &error));
    check_once(&after);
    check(after.count == before.count + 1 || history_find(&before, &record) >= 0);
    check(history_find(&after, &record) >= 0);
    for (int32_t i = 0; i < before.count; i++)
        check(history_find(&after, &before.records[i]) >= 0);
    history_reset(&before);
    history_reset(&after);
    return 0;
}
