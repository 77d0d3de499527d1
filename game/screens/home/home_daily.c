#include "screens/home/home_daily.h"

#include "input/player.h"
#include "store/player/dailies.h"
#include "words/words.h"

static const struct library_level *make(const struct stage *stage, int32_t day, enum daily_tier tier,
                                        struct error *error)
{
    char name[DAILY_NAME_SIZE];
    if (daily_format(&(struct daily){day, tier}, name))
        return stage->make_level(stage->make_context, name, error);
    error_set(error, "today", "has no challenge", "set the computer's clock");
    return NULL;
}

/* The best at this tier, or else at another, which is then said. */
static void fill_label(struct home_daily *daily, const struct stage *stage)
{
    const struct session_record *best = dailies_best(stage->history, stage->today, daily_tier_name(daily->tier));
    const struct session_record *other = best ? NULL : dailies_best(stage->history, stage->today, NULL);
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

void home_daily_init(struct home_daily *daily, const struct stage *stage)
{
    *daily = (struct home_daily){.tier = DAILY_STEADY, .theme = daily_theme(stage->today)};
    daily_tier_parse(stage->profile->tier, &daily->tier);
    daily->level = make(stage, stage->today, daily->tier, NULL);
    fill_label(daily, stage);
    fill_about(daily);
}

void home_daily_set_tier(struct home_daily *daily, struct stage *stage, enum daily_tier tier)
{
    struct error error = {0};
    if (tier == daily->tier)
        return;
    text_copy(stage->profile->tier, sizeof stage->profile->tier, daily_tier_name(tier));
    if (!profile_save(stage->paths->data, stage->profile, &error))
        words_error(NULL, &error, stage->notice, sizeof stage->notice);
    home_daily_init(daily, stage);
}

struct screen_next home_daily_play(const struct home_daily *daily, struct stage *stage, int32_t days_ago)
{
    struct error error = {0};
    const struct library_level *level = make(stage, stage->today - days_ago, daily->tier, &error);
    if (!level) {
        words_error(NULL, &error, stage->notice, sizeof stage->notice);
        return (struct screen_next){0};
    }
    return (struct screen_next){
        .go = true, .to = SCREEN_PLAY, .play = {.level = level, .tempo_percent = 100, .player = PLAYER_YOU}};
}
