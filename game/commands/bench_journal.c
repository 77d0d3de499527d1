#include "commands/bench.h"

#include "app/clock.h"
#include "core/text.h"
#include "store/record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SESSIONS 11000 /* three a day for ten years */
#define A_DAY    3

static void make_record(struct session_record *record, int32_t today, int32_t index)
{
    int32_t day = today - (SESSIONS - 1 - index) / A_DAY;
    *record = (struct session_record){.utc_ms = (int64_t)day * 86400000 + 36000000 + index % A_DAY * 7200000,
                                      .day = day,
                                      .level = "first-steps",
                                      .title = "First Steps",
                                      .level_hash = 1,
                                      .player = "you",
                                      .tempo_percent = 100,
                                      .timing = "standard",
                                      .reps = 84,
                                      .counted = 84,
                                      .accuracy_bp = 9640,
                                      .score = 964000,
                                      .max_combo = 84,
                                      .grade = "A",
                                      .played_us = 180000000,
                                      .finished = true,
                                      .steadiness_bp = 400};
    struct text id;
    text_init(&id, record->id, sizeof record->id);
    text_add(&id, "bench-");
    text_add_padded(&id, index, 6);
}

static bool write_journal(const char *profile, int32_t today, struct error *error)
{
    char folder[FILE_PATH_MAX], path[FILE_PATH_MAX];
    char *lines = malloc((size_t)SESSIONS * RECORD_LINE_SIZE);
    size_t size = 0;
    bool good = lines && file_join(folder, profile, "sessions") && file_join(path, folder, "bench.jsonl") &&
                file_make_folder(folder, error);
    for (int32_t i = 0; good && i < SESSIONS; i++) {
        struct session_record record;
        make_record(&record, today, i);
        good = record_format(&record, lines + size, NULL);
        size += strlen(lines + size);
        lines[size++] = '\n';
    }
    good = good && file_replace(path, lines, size, error);
    free(lines);
    return good;
}

bool bench_journal(struct backstage *backstage, struct error *error)
{
    char folder[FILE_PATH_MAX];
    struct profile profile;
    struct history history = {0};
    struct streak streak;
    error_set(error, "the journal", "could not be written for the measurement", "make room on the disk");
    if (!profile_folder(folder, backstage->paths.data, "bench") ||
        !write_journal(folder, backstage->stage.today, error))
        return false;
    int64_t start_us = clock_mono_us();
    bool good = profile_load(backstage->paths.data, "bench", &profile, error) && journal_load(folder, &history, error);
    good = good && profile_streak(&profile, &history, backstage->stage.today, &streak);
    double spent_ms = (double)(clock_mono_us() - start_us) / 1e3;
    if (good)
        bench_print("11,000 sessions read, streak derived", spent_ms, "ms");
    history_reset(&history);
    profile_reset(&profile);
    return good;
}
