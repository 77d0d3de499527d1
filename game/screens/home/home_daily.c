#include "screens/home/home_daily.h"

#include "input/player.h"
#include "stage/levels.h"
#include "stage/notices.h"
#include "stage/player.h"
#include "store/player/dailies.h"
#include "words/words.h"

static const struct library_level *make(struct levels *levels, int32_t day, enum daily_tier tier, struct error *error)
{
    char name[DAILY_NAME_SIZE];
    if (daily_format(&(struct daily){day, tier}, name))
        return levels_make(levels, name, error);
    error_set(error, "today", "has no challenge", "set the computer's clock");
    return NULL;
}

/* The best at this tier, or else at another, which is then said. */
static void fill_label(struct home_daily *daily, const struct player *player)
{
    const struct session_record *best = player_daily_best(player, player_today(player), daily_tier_name(daily->tier));
    const struct session_record *other = best ? NULL : player_daily_best(player, player_today(player), NULL);
    struct text text;
    text_init(&text, daily->label, sizeof daily->label);
    daily->done = best || other;
    if (!daily->done) {
        text_add(&text, "Today’s challenge");
        return;
    }
    text_add(&text, "Done today · ");
    words_percent(&text, best ? best->accuracy_bp : other->accuracy_bp);
    if (other && other->tier[0]) {
        text_add(&text, " at ");
        text_add(&text, other->tier);
    }
}

static void fill_about(struct home_daily *daily)
{
    const struct library_level *level = daily->level;
    struct text text;
    text_init(&text, daily->about, sizeof daily->about);
    if (!level)
        return;
    if (daily->done)
        text_add(&text, "Play it again · ");
    words_minutes(&text, level->chart.end_us);
    text_add(&text, " · ");
    words_count(&text, level->chart.rep_count, "rep", "reps");
    if (daily->done)
        return;
    text_add(&text, " · ");
    english_music(&text, &level->level.music);
}

void home_daily_init(struct home_daily *daily, struct levels *levels, const struct player *player)
{
    *daily = (struct home_daily){.tier = DAILY_STEADY, .theme = daily_theme(player_today(player))};
    daily_tier_parse(player_profile(player)->tier, &daily->tier);
    daily->level = make(levels, player_today(player), daily->tier, NULL);
    fill_label(daily, player);
    fill_about(daily);
}

void home_daily_set_tier(struct home_daily *daily, struct levels *levels, struct player *player,
                         struct notices *notices, enum daily_tier tier)
{
    struct error error = {0};
    if (tier == daily->tier)
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
    const struct library_level *level = make(levels, player_today(player) - days_ago, daily->tier, &error);
    if (!level) {
        notices_fault(notices, &error);
        return (struct screen_next){0};
    }
    return (struct screen_next){
        .go = true, .to = SCREEN_PLAY, .play = {.level = level, .tempo_percent = 100, .player = PLAYER_YOU}};
}
