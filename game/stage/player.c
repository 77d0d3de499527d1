#include "stage/player.h"

#include "core/base/text.h"
#include "stage/desk.h"
#include "stage/notices.h"
#include "stage/preferences.h"
#include "store/player/dailies.h"
#include "store/player/profiles.h"
#include "store/player/profile_days.h"

#include <stdlib.h>
#include <string.h>

static bool fail_length(const char *data, struct error *error)
{
    error_set(error, data, "is too long a path", "choose a shorter folder with --data");
    return false;
}

static void take_streak(struct profile *profile, const struct streak *streak)
{
    profile->streak = streak->current;
    profile->best_streak = streak->best;
    profile->days = streak->days;
}

/* Makes profile.json anew when it is not what the journals say. */
static void renew_profile(struct player *player)
{
    struct profile *profile = &player->profile;
    struct streak streak;
    struct error ignored;
    if (player->history.count > 0 && profile_streak(profile, &player->history, player->today, &streak) &&
        (profile->streak != streak.current || profile->best_streak != streak.best || profile->days != streak.days)) {
        take_streak(profile, &streak);
        profile->stale = true;
    }
    if (profile->stale)
        player_save(player, &ignored); /* if not now, then after the next session */
}

/* name is a folder's. */
static bool load(struct player *player, const char *name, struct error *error)
{
    struct error note = {0};
    struct homecoming coming;
    char folder[FILE_PATH_MAX];
    if (!profile_folder(folder, player->desc.data, name))
        return fail_length(player->desc.data, error);
    bool good = profile_load(player->desc.data, name, &player->profile, &note);
    if (!good)
        notices_note(player->desc.notices, &note);
    player->profile.utc_ms = player->desc.desk->utc_ms;
    if (!keep_take_home(player->desc.data, name, &coming, &note))
        notices_note(player->desc.notices, &note);
    bool whole = journal_load(folder, &player->history, &note);
    if (!whole)
        notices_note(player->desc.notices, &note);
    player->unread = !whole;
    player_look_at_calendar(player);
    if (!whole)
        return true;
    player->profile.history = &player->history;
    if (good) /* else the fault stays where the player can find it, until something is changed */
        renew_profile(player);
    return true;
}

bool player_open(struct player *player, const struct player_desc *desc, struct error *error)
{
    char name[PROFILE_NAME_SIZE];
    *player = (struct player){.desc = *desc};
    if (!desc->name)
        return load(player, desc->preferences->now.profile, error);
    enum profiles_found found = profiles_find(desc->data, desc->name, name, error);
    if (found != PROFILES_NONE)
        return found == PROFILES_FOUND && load(player, name, error);
    if (profile_name_is_valid(desc->name)) /* a new one */
        return profile_name_may_be_new(desc->name, error) && load(player, desc->name, error);
    error_set(error, desc->name, "is not the name of a profile", "see: heelbeat profile list");
    return false;
}

void player_close(struct player *player)
{
    history_reset(&player->history);
    profile_reset(&player->profile);
}

bool player_change(struct player *player, const char *name, struct error *error)
{
    struct settings settings = player->desc.preferences->now;
    player_close(player);
    text_copy(settings.profile, sizeof settings.profile, name);
    bool saved = preferences_change(player->desc.preferences, &settings, error);
    return load(player, name, error) && saved;
}

bool player_is_whole(const struct player *player)
{
    return !player->unread;
}

const char *player_data(const struct player *player)
{
    return player->desc.data;
}

const struct profile *player_profile(const struct player *player)
{
    return &player->profile;
}

const struct history *player_history(const struct player *player)
{
    return &player->history;
}

struct profile *player_edit(struct player *player)
{
    return &player->profile;
}

bool player_save(struct player *player, struct error *error)
{
    return profile_save(player->desc.data, &player->profile, error);
}

int32_t player_today(const struct player *player)
{
    return player->today;
}

bool player_look_at_calendar(struct player *player)
{
    int32_t offset_min;
    int64_t utc_s = player_utc_ms(player, &offset_min) / 1000;
    int32_t today = calendar_local_day(utc_s, offset_min, player->profile.day_end_min);
    bool changed = today != player->today;
    player->today = today;
    return changed;
}

int64_t player_utc_ms(const struct player *player, int32_t *utc_offset_min)
{
    return player->desc.desk->utc_ms(utc_offset_min);
}

struct streak player_streak(const struct player *player, int32_t day)
{
    struct streak streak;
    if (!profile_streak(&player->profile, &player->history, day, &streak))
        streak = (struct streak){0};
    return streak;
}

struct day_totals player_day(const struct player *player, int32_t day)
{
    struct day_totals totals;
    profile_day(&player->history, day, &totals);
    return totals;
}

int32_t player_best_bp(const struct player *player, uint64_t level_hash)
{
    return profile_best_bp(&player->history, level_hash);
}

const struct session_record *player_daily_best(const struct player *player, int32_t day, const char *tier)
{
    return dailies_best(&player->history, day, tier);
}

bool player_past(const struct player *player, struct past *past)
{
    return past_init(past, &player->profile, &player->history, player->today);
}

bool player_folder(const struct player *player, char *out, struct error *error)
{
    return profile_folder(out, player->desc.data, player->profile.name) || fail_length(player->desc.data, error);
}

void player_name_session(const struct player *player, struct session_record *record)
{
    keep_name_session(player->desc.data, record);
}

/* Keeps the history in the order that journal_load gives it. */
static bool remember(struct history *history, const struct session_record *record)
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

struct keeping player_keep(struct player *player, const struct session_record *record, enum kept first)
{
    struct keeping keeping = keep_session(player->desc.data, player->profile.name, record, first);
    if (keeping.kept != KEPT_NOT && history_find(&player->history, record) < 0)
        remember(&player->history, record); /* without memory it is there from the next start on */
    return keeping;
}

const struct commits *player_commits(const struct player *player)
{
    return player->desc.commits;
}

bool player_keep_streak(struct player *player, const struct streak *streak, struct error *error)
{
    take_streak(&player->profile, streak);
    return player_save(player, error);
}
