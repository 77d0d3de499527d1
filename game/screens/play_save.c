#include "screens/play_save.h"

#include "core/hash.h"
#include "core/rng.h"
#include "core/text.h"
#include "input/player.h"
#include "store/made.h"

#include <stdlib.h>
#include <string.h>

#define MACHINE_SIZE  64
#define ID_TRIES      16
#define DAY_MS        INT64_C(86400000)
#define MS_PER_SECOND 1000

/* "20261122T175023123Z-mira-desk-0f3a9c1e": instant, machine, and a part that two machines of one name or two sessions
 * of one instant don't share. */
static void make_id(char id[JOURNAL_ID_SIZE], int64_t utc_ms, const char *machine, uint32_t random)
{
    int64_t days = utc_ms >= 0 ? utc_ms / DAY_MS : -((-utc_ms + DAY_MS - 1) / DAY_MS);
    int64_t ms = utc_ms - days * DAY_MS;
    struct date date = calendar_date((int32_t)days);
    char name[11];
    struct text text;
    text_copy(name, sizeof name, machine);
    text_init(&text, id, JOURNAL_ID_SIZE);
    text_add_padded(&text, date.year, 4);
    text_add_padded(&text, date.month, 2);
    text_add_padded(&text, date.day, 2);
    text_add(&text, "T");
    text_add_padded(&text, ms / 3600000, 2);
    text_add_padded(&text, ms / 60000 % 60, 2);
    text_add_padded(&text, ms / MS_PER_SECOND % 60, 2);
    text_add_padded(&text, ms % MS_PER_SECOND, 3);
    text_add(&text, "Z-");
    text_add(&text, name);
    text_add(&text, "-");
    for (int shift = 28; shift >= 0; shift -= 4)
        text_add(&text, (const char[2]){"0123456789abcdef"[random >> shift & 15], 0});
}

/* An id whose replay file does not exist yet, and that file's path. */
static bool choose_id(const char *folder, const char *machine, const struct replay *replay,
                      struct play_outcome *outcome)
{
    struct session_record *record = &outcome->record;
    uint64_t seed = hash_bytes(HASH_SEED, &record->utc_ms, sizeof record->utc_ms);
    seed = hash_bytes(seed, machine, strlen(machine));
    seed = hash_bytes(seed, &replay->event_count, sizeof replay->event_count);
    seed = hash_bytes(seed, &outcome, sizeof(void *)); /* its address differs between two processes of one moment */
    struct rng rng;
    rng_init(&rng, seed, 1);
    for (int i = 0; i < ID_TRIES; i++) {
        char name[JOURNAL_ID_SIZE + 8];
        make_id(record->id, record->utc_ms, machine, rng_next(&rng));
        struct text text;
        text_init(&text, name, sizeof name);
        text_add(&text, record->id);
        text_add(&text, ".json");
        if (!file_join(outcome->replay_path, folder, name))
            return false;
        if (!file_exists(outcome->replay_path))
            return true;
    }
    return false;
}

static void fill_record(const struct stage *stage, const struct play_request *request, const struct result *result,
                        struct session_record *record)
{
    enum timing timing = TIMING_STANDARD;
    timing_parse(stage->settings->timing, &timing);
    *record = (struct session_record){.level_hash = request->level->hash,
                                      .tempo_percent = request->tempo_percent,
                                      .reps = result->reps,
                                      .counted = result->counted,
                                      .accuracy_bp = result->accuracy_bp,
                                      .score = result->score,
                                      .max_combo = result->max_combo,
                                      .played_us = result->played_us,
                                      .finished = result->finished,
                                      .steadiness_bp = result->form.steadiness_bp};
    record->utc_ms = stage->utc_ms(&record->utc_offset_min);
    record->day = request->day;
    record->cadence_milli = request->level->cadence_rpm_milli * request->tempo_percent / TEMPO_PERCENT_WHOLE;
    record->balance_left_bp = result->form.balance_left_bp > 0 ? result->form.balance_left_bp : 0;
    record->height_bp = result->form.height_bp;
    record->bounces = result->form.bounces;
    record->short_reps = result->form.short_reps;
    made_describe(request->level, record);
    if (!record_is_scored(record))
        record->reps = result->judged; /* practice ends when the player likes */
    text_copy(record->level, sizeof record->level, request->level->name);
    text_copy(record->title, sizeof record->title, request->level->level.title);
    text_copy(record->player, sizeof record->player, player_name((enum player_kind)request->player));
    text_copy(record->timing, sizeof record->timing, timing_name(timing));
    text_copy(record->grade, sizeof record->grade, grade_name(result->grade));
}

static void fill_replay(const struct play_request *request, const struct play_outcome *outcome, struct replay *replay)
{
    text_copy(replay->id, sizeof replay->id, outcome->record.id);
    text_copy(replay->level, sizeof replay->level, request->level->name);
    text_copy(replay->level_path, sizeof replay->level_path, request->level->path);
    replay->level_hash = request->level->hash;
    replay->tempo_percent = request->tempo_percent;
    replay->result = outcome->result;
}

/* Keeps the history in the order that journal_load gives it. */
static bool history_add(struct history *history, const struct session_record *record)
{
    struct session_record *records =
        realloc(history->records, ((size_t)history->count + 1) * sizeof history->records[0]);
    if (!records)
        return false;
    history->records = records;
    int32_t at = history->count;
    while (at > 0 && (records[at - 1].utc_ms > record->utc_ms ||
                      (records[at - 1].utc_ms == record->utc_ms && strcmp(records[at - 1].id, record->id) > 0)))
        at--;
    memmove(&records[at + 1], &records[at], (size_t)(history->count - at) * sizeof records[0]);
    records[at] = *record;
    history->count++;
    return true;
}

/* Only the first failure is told: the others mostly follow from it. */
static bool note(struct play_outcome *outcome, bool good, const struct error *error)
{
    if (!good && !outcome->save_error.what[0])
        outcome->save_error = *error;
    return good;
}

static bool save_replay(const char *profile, const char *machine, const struct play_request *request,
                        struct replay *replay, struct play_outcome *outcome)
{
    struct error error = {0};
    char folder[FILE_PATH_MAX];
    if (!file_join(folder, profile, "replays") || !choose_id(folder, machine, replay, outcome)) {
        error_set(&error, profile, "has no room for another replay", "choose a shorter folder with --data");
        return note(outcome, false, &error);
    }
    fill_replay(request, outcome, replay);
    return note(outcome, file_make_folder(folder, &error) && replay_save(outcome->replay_path, replay, &error), &error);
}

static void save_streak(struct stage *stage, struct play_outcome *outcome)
{
    struct error error = {0};
    if (!profile_streak(stage->profile, stage->history, outcome->record.day, &outcome->streak_after))
        outcome->streak_after = outcome->streak_before;
    if (!record_is_players(&outcome->record))
        return;
    stage->profile->streak = outcome->streak_after.current;
    stage->profile->best_streak = outcome->streak_after.best;
    stage->profile->days = outcome->streak_after.days;
    note(outcome, profile_save(stage->paths->data, stage->profile, &error), &error);
}

void play_describe(struct stage *stage, const struct play_request *request, struct play_outcome *outcome)
{
    fill_record(stage, request, &outcome->result, &outcome->record);
    outcome->best_before_bp = profile_best_bp(stage->history, request->level->hash);
    if (!profile_streak(stage->profile, stage->history, outcome->record.day, &outcome->streak_before))
        outcome->streak_before = (struct streak){0};
    outcome->streak_after = outcome->streak_before;
    profile_day(stage->history, outcome->record.day, &outcome->day_before);
    outcome->day_after = outcome->day_before;
}

void play_save(struct stage *stage, const struct play_request *request, struct replay *replay,
               struct play_outcome *outcome)
{
    struct error error = {0};
    char folder[FILE_PATH_MAX], machine[MACHINE_SIZE];
    play_describe(stage, request, outcome);
    if (!note(outcome,
              profile_folder(folder, stage->paths->data, stage->profile->name) &&
                  profile_machine(stage->paths->data, machine, sizeof machine, &error),
              &error)) {
        if (!outcome->save_error.what[0])
            error_set(&outcome->save_error, stage->paths->data, "is too long a path", "choose another with --data");
        return;
    }
    /* Replay first: a journal line without its replay would be a promise not kept; a replay without a line is harmless.
     */
    bool replayed = save_replay(folder, machine, request, replay, outcome);
    bool journalled = note(outcome, journal_append(folder, machine, &outcome->record, &error), &error);
    if (!journalled)
        return;
    outcome->saved = replayed;
    if (record_is_players(&outcome->record))
        dose_add(&outcome->day_after, outcome->record.counted, outcome->record.played_us);
    if (history_add(stage->history, &outcome->record))
        save_streak(stage, outcome);
}
