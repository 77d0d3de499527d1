#include "core/made/daily.h"
#include "commands/commands.h"
#include "commands/kit/output.h"
#include "commands/kit/playing.h"
#include "stage/told.h"

#define OPTIONS (PLAYING_OPTIONS + 3)

struct daily_options {
    struct playing playing;
    const char *date, *tier;
    bool share;
};

static enum options_result parse(const struct cli *cli, int argc, char **argv, struct daily_options *out)
{
    struct option options[OPTIONS] = {
        {"date", 0, OPTION_TEXT, "DATE", N_("of another day than today, as 2026-11-22"), &out->date, 0, 0},
        {"tier", 0, OPTION_TEXT, "TIER", N_("gentle, steady or brisk: 20, 30 or 45 reps a minute (otherwise yours)"),
         &out->tier, 0, 0},
        {"share", 0, OPTION_FLAG, NULL, N_("play nothing: print that day's best result in words"), &out->share, 0, 0},
    };
    const struct usage usage = {
        .command = "daily",
        .places = "",
        .summary =
            N_("Plays the challenge of the day, the same for everybody. The session is saved; on its own day it "
               "keeps the\nstreak once 7 of 10 reps are done. Earlier days can be played, too; days to come wait."),
        .options = options,
        .option_count = OPTIONS};
    struct places places;
    playing_options(&out->playing, &options[3]);
    return options_parse(cli, &usage, argc, argv, &places);
}

static bool settle(const struct cli *cli, struct daily_options *options)
{
    int32_t day;
    enum daily_tier tier;
    if (options->date && !calendar_parse(options->date, &day)) {
        options_fail(cli, "daily",
                     _f("\"{word}\" is not a date: write it as 2026-11-22", value_text("word", options->date)));
        return false;
    }
    if (options->tier && !daily_tier_parse(options->tier, &tier)) {
        options_fail(cli, "daily",
                     _f("\"{word}\" is not a tier: choose gentle, steady or brisk", value_text("word", options->tier)));
        return false;
    }
    return playing_settle(cli, &options->playing, "daily");
}

/* Which challenge is meant: today's at the player's tier unless the options say otherwise. */
static struct daily choose(const struct daily_options *options, const struct backstage *backstage)
{
    struct daily daily = {player_today(&backstage->player), DAILY_STEADY};
    daily_tier_parse(options->tier ? options->tier : player_profile(&backstage->player)->tier, &daily.tier);
    if (options->date)
        calendar_parse(options->date, &daily.day);
    return daily;
}

/* A demo or a script may look ahead: it plays for nobody's streak. */
static bool is_open(const struct daily *daily, const struct daily_options *options, int32_t today, struct error *error)
{
    char date[CALENDAR_DATE_SIZE];
    calendar_format(daily->day, date);
    if (daily->day > today && options->playing.booking.player == PLAYER_YOU) {
        error_set(error, date, "is still to come, and its challenge waits", "play today's with: heelbeat daily");
        return false;
    }
    if (daily->day < DAILY_DAY_MIN) {
        error_set(error, date, "had no challenge yet", "choose a date from 2020-01-01 on");
        return false;
    }
    return true;
}

static int share(const struct cli *cli, const struct daily_options *options, const struct daily *daily,
                 const struct backstage *backstage)
{
    char date[CALENDAR_DATE_SIZE];
    struct error error = {0};
    struct message told;
    const char *tier = options->tier ? daily_tier_name(daily->tier) : NULL;
    if (!told_daily(&backstage->player, daily->day, tier, &told)) {
        calendar_format(daily->day, date);
        error_set(&error, date, "has no result of yours yet", "play its challenge with: heelbeat daily --date {date}");
        error_value(&error, value_text("date", date));
        return output_fail(cli, &error);
    }
    output_line(cli, told);
    return output_finish(cli);
}

static int run(const struct cli *cli, struct daily_options *options, struct backstage *backstage)
{
    const struct daily daily = choose(options, backstage);
    char name[DAILY_NAME_SIZE];
    struct error error = {0};
    if (options->share)
        return share(cli, options, &daily, backstage);
    if (!is_open(&daily, options, player_today(&backstage->player), &error))
        return output_fail(cli, &error);
    daily_format(&daily, name);
    options->playing.booking.level = name;
    return playing_run(cli, &options->playing, backstage);
}

int command_daily(const struct cli *cli, int argc, char **argv)
{
    struct daily_options options = {0};
    struct backstage backstage;
    struct error error = {0};
    enum options_result parsed = parse(cli, argc, argv, &options);
    if (parsed != OPTIONS_GOOD)
        return options_code(cli, parsed);
    if (!settle(cli, &options))
        return EXIT_USAGE;
    options.playing.stage.levels = options.playing.stage.levels && !options.share;
    if (!backstage_open(&backstage, &options.playing.stage, &error))
        return output_fail(cli, &error);
    backstage_tell(&backstage);
    int code = run(cli, &options, &backstage);
    backstage_close(&backstage);
    return code;
}
