#include "commands/commands.h"
#include "commands/kit/output.h"
#include "commands/kit/playing.h"

static enum options_result parse(const struct cli *cli, int argc, char **argv, struct playing *playing)
{
    struct option options[PLAYING_OPTIONS];
    const struct usage usage = {
        .command = "play",
        .places = "LEVEL",
        .summary = N_("Plays a level: a name that `heelbeat levels` lists, or a level file. The session "
                      "is saved.\nSessions of other players than you never count toward the streak."),
        .places_min = 1,
        .places_max = 1,
        .options = options,
        .option_count = PLAYING_OPTIONS};
    struct places places;
    playing_options(playing, options);
    enum options_result result = options_parse(cli, &usage, argc, argv, &places);
    if (result == OPTIONS_GOOD)
        playing->booking.level = places.items[0];
    return result;
}

int command_play(const struct cli *cli, int argc, char **argv)
{
    struct playing playing = {0};
    struct backstage backstage;
    struct error error = {0};
    enum options_result parsed = parse(cli, argc, argv, &playing);
    if (parsed != OPTIONS_GOOD)
        return options_code(cli, parsed);
    if (!playing_settle(cli, &playing, "play"))
        return EXIT_USAGE;
    if (!backstage_open(&backstage, &playing.stage, &error))
        return output_fail(cli, &error);
    backstage_tell(&backstage);
    int code = playing_run(cli, &playing, &backstage);
    backstage_close(&backstage);
    return code;
}
