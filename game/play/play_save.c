#include "play/play_save.h"

#include "core/base/text.h"
#include "input/player.h"
#include "stage/player.h"
#include "stage/shelter.h"
#include "store/levels/library.h"
#include "store/levels/made.h"
#include "store/player/record.h"

#include <string.h>

#define ROOM_OF_LINE 65536 /* of what was reserved, for the session alone: blocks of its journal, names and folders */

/* The path of the session's replay. */
static bool name_replay(const char *folder, struct play_outcome *outcome, struct error *error)
{
    char name[JOURNAL_ID_SIZE + sizeof ".json"];
    struct text text;
    text_init(&text, name, sizeof name);
    text_add(&text, outcome->record.id);
    text_add(&text, ".json");
    if (file_join(outcome->replay_path, folder, name))
        return true;
    error_set(error, folder, "is too long a path", "choose a shorter folder with --data");
    return false;
}

void play_identify(const struct player *player, struct play_occasion *occasion)
{
    int32_t utc_offset_min;
    struct session_record begun = {.utc_ms = player_utc_ms(player, &utc_offset_min),
                                   .level_hash = occasion->request.level->hash};
    player_name_session(player, &begun);
    text_copy(occasion->id, sizeof occasion->id, begun.id);
}

static void fill_record(const struct player *player, const struct play_occasion *occasion, const struct result *result,
                        struct session_record *record)
{
    const struct play_request *request = &occasion->request;
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
    text_copy(record->id, sizeof record->id, occasion->id);
    record->utc_ms = player_utc_ms(player, &record->utc_offset_min);
    record->day = occasion->day;
    record->cadence_milli = request->level->cadence_rpm_milli * request->tempo_percent / TEMPO_PERCENT_WHOLE;
    record->balance_left_bp = result->form.balance_left_bp > 0 ? result->form.balance_left_bp : 0;
    record->height_bp = result->form.height_bp;
    record->bounces = result->form.bounces;
    record->short_reps = result->form.short_reps;
    struct made_origin origin = made_origin(request->level);
    record->kind = origin.kind;
    record->daily = origin.daily;
    text_copy(record->tier, sizeof record->tier, origin.tier);
    if (!record_is_scored(record))
        record->reps = result->judged; /* practice ends when the player likes */
    text_copy(record->level, sizeof record->level, request->level->name);
    text_copy(record->title, sizeof record->title, request->level->level.title);
    text_copy(record->player, sizeof record->player, player_name((enum player_kind)request->player));
    record->timing = occasion->timing;
    text_copy(record->grade, sizeof record->grade, grade_name(result->grade));
    record_mend(record); /* as the journal has it */
}

static void keep_record(const struct player *player, struct shelter *shelter, const struct session_record *record)
{
    struct checkpoint checkpoint = {.record = *record};
    text_copy(checkpoint.profile, sizeof checkpoint.profile, player_profile(player)->name);
    shelter_keep(shelter, &checkpoint);
}

void play_keep(const struct player *player, const struct play_occasion *occasion, const struct result *so_far)
{
    struct session_record record;
    fill_record(player, occasion, so_far, &record);
    keep_record(player, occasion->shelter, &record);
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

/* Only the first failure is told: the others mostly follow from it. */
static bool note(struct play_outcome *outcome, bool good, const struct error *error)
{
    if (!good && !outcome->save_error.what[0])
        outcome->save_error = *error;
    return good;
}

static bool try_replay(const struct player *player, struct replay *replay, struct play_outcome *outcome,
                       struct error *error)
{
    char profile[FILE_PATH_MAX], folder[FILE_PATH_MAX];
    if (!player_folder(player, profile, error))
        return false;
    if (!file_join(folder, profile, "replays")) {
        error_set(error, profile, "is too long a path", "choose a shorter folder with --data");
        return false;
    }
    return name_replay(folder, outcome, error) && file_make_folder(folder, error) &&
           replay_save(outcome->replay_path, replay, error);
}

static void save_replay(const struct player *player, struct replay *replay, struct play_outcome *outcome)
{
    struct error error = {0};
    if (!note(outcome, try_replay(player, replay, outcome, &error), &error))
        outcome->replay_path[0] = '\0';
}

static void save_streak(struct player *player, struct play_outcome *outcome)
{
    struct error error = {0};
    outcome->streak_after = player_streak(player, outcome->record.day);
    if (record_is_players(&outcome->record))
        note(outcome, player_keep_streak(player, &outcome->streak_after, &error), &error);
}

void play_describe(const struct player *player, const struct play_occasion *occasion, struct play_outcome *outcome)
{
    fill_record(player, occasion, &outcome->result, &outcome->record);
    outcome->best_before_bp = player_best_bp(player, occasion->request.level->hash);
    outcome->streak_before = outcome->streak_after = player_streak(player, outcome->record.day);
    outcome->day_before = outcome->day_after = player_day(player, outcome->record.day);
}

/* What follows from a session that was not kept until now. */
static void count_in(struct player *player, struct play_outcome *outcome)
{
    outcome->day_after = outcome->day_before;
    if (record_is_players(&outcome->record))
        dose_add(&outcome->day_after, outcome->record.counted, outcome->record.played_us);
    save_streak(player, outcome);
}

static void save_session(struct player *player, struct play_outcome *outcome, enum kept first)
{
    bool was_saved = outcome->saved;
    outcome->keeping = player_keep(player, &outcome->record, first);
    outcome->saved = outcome->keeping.kept != KEPT_NOT;
    if (!outcome->saved)
        outcome->save_error = outcome->keeping.why; /* weighs more than what failed before */
    else if (!was_saved)
        count_in(player, outcome);
}

/* Replay first: a journal line without its replay would be a promise not kept; a replay without a line is harmless. It
 * is the larger of the two, and leaves room for the line. */
static void save_all(struct player *player, struct replay *replay, struct play_outcome *outcome, enum kept first)
{
    outcome->save_error = (struct error){0};
    shelter_give_room(outcome->shelter, ROOM_OF_LINE);
    if (!outcome->replay_path[0])
        save_replay(player, replay, outcome);
    shelter_give_room(outcome->shelter, 0);
    if (outcome->keeping.kept != KEPT_HOME)
        save_session(player, outcome, first);
    if (outcome->saved)
        play_outcome_commit(outcome, player_commits(player));
    if (outcome->shelter)
        keep_record(player, outcome->shelter, &outcome->record);
}

void play_save(struct player *player, const struct play_occasion *occasion, struct replay *replay,
               struct play_outcome *outcome)
{
    struct error before = outcome->save_error;
    play_describe(player, occasion, outcome);
    fill_replay(&occasion->request, outcome, replay);
    outcome->shelter = occasion->shelter;
    save_all(player, replay, outcome, KEPT_HOME);
    if (!outcome->save_error.what[0])
        outcome->save_error = before;
    if (!play_outcome_lacks(outcome))
        return;
    outcome->replay = *replay;
    *replay = (struct replay){0};
}

void play_save_again(struct player *player, struct play_outcome *outcome, enum kept first)
{
    save_all(player, &outcome->replay, outcome, first);
}
