#include "screens/home/home_daily.h"

#include "input/player.h"
#include "stage/levels.h"
#include "stage/notices.h"
#include "stage/player.h"
#include "store/player/dailies.h"
#include "words/music.h"

static const struct library_level *make(struct levels *levels, int32_t day, enum daily_tier tier, struct error *error)
{
    char name[DAILY_NAME_SIZE];
    if (daily_format(&(struct daily){day, tier}, name))
        return levels_make(levels, name, error);
    error_set(error, "today", "has no challenge", "set the computer's clock");
    return NULL;
}

/* The best at this tier, or else at another. */
static void tell_best(struct told_daily *told, const struct player *player)
{
    const struct session_record *best = player_daily_best(player, player_today(player), daily_tier_name(told->tier));
    told->done_at = told->tier;
    if (!best) {
        best = player_daily_best(player, player_today(player), NULL);
        if (best)
            daily_tier_parse(best->tier, &told->done_at);
    }
    told->done = best != NULL;
    told->accuracy_bp = best ? best->accuracy_bp : 0;
}

void home_daily_init(struct home_daily *daily, struct levels *levels, const struct player *player)
{
    struct told_daily *told = &daily->told;
    *told = (struct told_daily){.tier = DAILY_STEADY};
    daily_tier_parse(player_profile(player)->tier, &told->tier);
    daily->level = make(levels, player_today(player), told->tier, NULL);
    tell_best(told, player);
    if (!daily->level)
        return;
    const struct level_music *music = &daily->level->level.music;
    told->end_us = daily->level->chart.end_us;
    told->reps = daily->level->chart.rep_count;
    told->music = words_music(levels_style_title(levels, music->style), music->key);
}

void home_daily_set_tier(struct home_daily *daily, struct levels *levels, struct player *player,
                         struct notices *notices, enum daily_tier tier)
{
    struct error error = {0};
    if (tier == daily->told.tier)
        return;
    struct profile *profile = player_edit(player);
    text_copy(profile->tier, sizeof profile->tier, daily_tier_name(tier));
    if (!player_save(player, &error))
        notices_fault(notices, &error);
    home_daily_init(daily, levels, player);
}

struct screen_next home_daily_play(const struct home_daily *daily, struct levels *levels, const struct player *player,
                                   struct notices *notices, int32_t days_ago)
{
    struct error error = {0};
    const struct library_level *level = make(levels, player_today(player) - days_ago, daily->told.tier, &error);
    if (!level) {
        notices_fault(notices, &error);
        return (struct screen_next){0};
    }
    return (struct screen_next){
        .go = true, .to = SCREEN_PLAY, .play = {.level = level, .tempo_percent = 100, .player = PLAYER_YOU}};
}
