#include "screens/play/play_save.h"

#include "core/base/text.h"
#include "files/machine.h"
#include "input/player.h"
#include "store/levels/made.h"

#include <stdlib.h>
#include <string.h>

#define MACHINE_SIZE 64

/* The session's id, and its replay's path after it. */
static bool name_session(const char *folder, const char *machine, struct play_outcome *outcome, struct error *error)
{
    struct session_record *record = &outcome->record;
    char name[JOURNAL_ID_SIZE + sizeof ".json"];
    struct text text;
    if (!journal_make_id(record->id, record->utc_ms, machine)) {
        error_set(error, "the session", "can't be given a name: the system has no random numbers", "start it anew");
        return false;
    }
    text_init(&text, name, sizeof name);
    text_add(&text, record->id);
    text_add(&text, ".json");
    if (file_join(outcome->replay_path, folder, name))
        return true;
    error_set(error, folder, "is too long a path", "choose a shorter folder with --data");
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
    struct made_origin origin = made_origin(request->level);
    text_copy(record->kind, sizeof record->kind, origin.kind);
    record->daily = origin.daily;
    text_copy(record->tier, sizeof record->tier, origin.tier);
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
    if (!file_join(folder, profile, "replays")) {
        error_set(&error, profile, "is too long a path", "choose a shorter folder with --data");
        return note(outcome, false, &error);
    }
    if (!name_session(folder, machine, outcome, &error))
        return note(outcome, false, &error);
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
                  machine_name(stage->paths->data, machine, sizeof machine, &error),
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
    play_outcome_commit(outcome, stage->commits);
}
