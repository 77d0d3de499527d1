/* Who plays: the profile in use, its history, and what follows from the two. Streak, dose and bests are asked for here
 * and derived when asked, by nobody else above store/.
 *
 * Main thread only. What player_profile and player_history give stays where it is; a change of profile and a session
 * that is added change what stands there. */
#ifndef HEELBEAT_STAGE_PLAYER_H
#define HEELBEAT_STAGE_PLAYER_H

#include "core/days/dose.h"
#include "core/days/streak.h"
#include "files/file.h"
#include "store/player/keep.h"
#include "store/player/past.h"
#include "store/player/profile.h"

struct commits;
struct desk;
struct notices;
struct preferences;

struct player_desc {
    const char *data; /* the data folder; borrowed */
    const char *name; /* a profile's folder or the name shown, a new one is made; NULL: the one in the settings */
    struct preferences *preferences; /* where the choice of a profile is remembered; borrowed */
    struct notices *notices;         /* told what can't be read; borrowed */
    const struct desk *desk;         /* borrowed */
    const struct commits *commits;   /* when what was written is safe; borrowed; NULL: at once */
};

/* Must not move while open. */
struct player {
    struct player_desc desc;
    struct profile profile;
    struct history history;
    int32_t today; /* calendar day */
    bool unread;   /* some of the history could not be read: that was noted */
};

/* Files that can't be read become notes, and the game goes on without them. False with *error: no such name, a path too
 * long; nothing is left open then. */
bool player_open(struct player *player, const struct player_desc *desc, struct error *error);
void player_close(struct player *player);
/* Puts another profile in its place, by its folder's name, and remembers it in the settings. False with *error if that
 * could not be saved; it is in use all the same. */
bool player_change(struct player *player, const char *name, struct error *error);

/* Whether all of the history could be read; damaged lines are told by the history itself. */
bool player_is_whole(const struct player *player);
const char *player_data(const struct player *player); /* the data folder */
const struct profile *player_profile(const struct player *player);
const struct history *player_history(const struct player *player);
/* What is changed in it holds at once, and is kept by player_save. */
struct profile *player_edit(struct player *player);
/* False with *error if the profile can't be saved; the next time may do it. */
bool player_save(struct player *player, struct error *error);

/* The calendar day on which the player is, by the wall clock when it was looked at last. */
int32_t player_today(const struct player *player);
/* Looks at the wall clock. True if another day has begun. */
bool player_look_at_calendar(struct player *player);
/* Wall time, as struct desk has it. */
int64_t player_utc_ms(const struct player *player, int32_t *utc_offset_min);

/* The streak as it is on a day; all zero when memory is out. */
struct streak player_streak(const struct player *player, int32_t day);
/* What was done on a day. */
struct day_totals player_day(const struct player *player, int32_t day);
/* The best accuracy on a level by its hash, finished at its own tempo or faster; -1 if none. */
int32_t player_best_bp(const struct player *player, uint64_t level_hash);
/* The best session of a day's challenge in a tier, or NULL for any: see store/player/dailies. */
const struct session_record *player_daily_best(const struct player *player, int32_t day, const char *tier);
/* All of it at once; the caller's to reset, and good until the history changes. False only without memory. */
bool player_past(const struct player *player, struct past *past);

/* Writes the profile's folder to out[FILE_PATH_MAX]. False with *error: too long a path. */
bool player_folder(const struct player *player, char *out, struct error *error);
/* Gives a session its id. */
void player_name_session(const struct player *player, struct session_record *record);
/* Keeps a session, in the journal or elsewhere (store/player/keep); adds it to the history unless it lies nowhere.
 * Called again for the same session, as for another place, it adds none. */
struct keeping player_keep(struct player *player, const struct session_record *record, enum kept first);
/* When what was written is safe (files/commit); NULL: at once. */
const struct commits *player_commits(const struct player *player);
/* Keeps a streak in the profile, for whoever reads that file. */
bool player_keep_streak(struct player *player, const struct streak *streak, struct error *error);

#endif
