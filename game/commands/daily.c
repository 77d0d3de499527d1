#include "core/made/daily.h"
#include "commands/commands.h"
#include "commands/kit/playing.h"
#include "stage/told.h"

struct daily_call {
    struct playing playing;
    const char *date, *tier;
    bool share;
};

static struct message settle(void *asked)
{
    struct daily_call *own = asked;
    int32_t day;
    enum daily_tier tier;
    if (own->date && !calendar_parse(own->date, &day))
        return _f("\"{word}\" is not a date: write it as 2026-11-22", value_text("word", own->date));
    if (own->tier && !daily_tier_parse(own->tier, &tier))
        return _f("\"{word}\" is not a tier: choose gentle, steady or brisk", value_text("word", own->tier));
    struct message wrong = playing_settle(&own->playing);
    own->playing.call.desc.levels = own->playing.call.desc.levels && !own->share;
    return wrong;
}

/* Which challenge is meant: today's at the player's tier unless the options say otherwise. */
static struct daily choose(const struct daily_call *own, const struct backstage *backstage)
{
    struct daily daily = {player_today(&backstage->player), DAILY_STEADY};
    daily_tier_parse(own->tier ? own->tier : player_profile(&backstage->player)->tier, &daily.tier);
    if (own->date)
        calendar_parse(own->date, &daily.day);
    return daily;
}

/* A demo or a script may look ahead: it plays for nobody's streak. */
static bool is_open(const struct daily *daily, const struct daily_call *own, int32_t today, struct error *error)
{
    char date[CALENDAR_DATE_SIZE];
    calendar_format(daily->day, date);
    if (daily->day > today && own->playing.booking.player == PLAYER_YOU) {
        error_set(error, date, "is still to come, and its challenge waits", "play today's with: heelbeat daily");
        return false;
    }
    if (daily->day < DAILY_DAY_MIN) {
        error_set(error, date, "had no challenge yet", "choose a date from 2020-01-01 on");
        return false;
    }
    return true;
}

static bool share(const struct daily_call *own, const struct daily *daily, struct error *error)
{
    const struct call *call = &own->playing.call;
    char date[CALENDAR_DATE_SIZE];
    struct message told;
    const char *tier = own->tier ? daily_tier_name(daily->tier) : NULL;
    if (!told_daily(&call->backstage.player, daily->day, tier, &told)) {
        calendar_format(daily->day, date);
        error_set(error, date, "has no result of yours yet", "play its challenge with: heelbeat daily --date {date}");
        error_value(error, value_text("date", date));
        return false;
    }
    output_line(call->cli, told);
    return true;
}

static bool run(void *asked, struct error *error)
{
    struct daily_call *own = asked;
    const struct backstage *backstage = &own->playing.call.backstage;
    const struct daily daily = choose(own, backstage);
    char name[DAILY_NAME_SIZE];
    if (own->share)
        return share(own, &daily, error);
    if (!is_open(&daily, own, player_today(&backstage->player), error))
        return false;
    daily_format(&daily, name);
    own->playing.booking.level = name;
    return playing_run(&own->playing, error);
}

static const struct option options[] = {
    TEXT_ROW("date", 0, "DATE", struct daily_call, date, N_("of another day than today, as 2026-11-22")),
    TEXT_ROW("tier", 0, "TIER", struct daily_call, tier,
             N_("gentle, steady or brisk: 20, 30 or 45 reps a minute (otherwise yours)")),
    FLAG_ROW("share", struct daily_call, share, N_("play nothing: print that day's best result in words")),
};

const struct verb verb_daily = {
    .usage = {.command = "daily",
              .places = "",
              .summary = N_("Plays the challenge of the day, the same for everybody. The session is saved; on its own "
                            "day it keeps the\nstreak once 7 of 10 reps are done. Earlier days can be played, too; "
                            "days to come wait."),
              OPTION_ROWS(options),
              .shared = playing_options,
              .shared_count = PLAYING_OPTIONS},
    .told = N_("play the challenge of the day, or say how it went"),
    .needs = NEEDS_STAGE,
    .size = sizeof(struct daily_call),
    .settle = settle,
    .run = run,
};
