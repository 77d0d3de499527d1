#include "app/game.h"
#include "commands/commands.h"
#include "commands/kit/options.h"
#include "commands/kit/output.h"
#include "store/player/profiles.h"

/* Whether there are profiles besides the one in use, which may be gone or not be saved yet. */
static bool has_others(const struct backstage *backstage)
{
    char folder[FILE_PATH_MAX];
    bool saved =
        profile_folder(folder, backstage->paths.data, player_profile(&backstage->player)->name) && file_exists(folder);
    return profiles_count(backstage->paths.data) > (saved ? 1 : 0);
}

int command_open(const struct cli *cli, int argc, char **argv)
{
    struct backstage_desc desc = {.levels = true, .lang = cli->lang};
    const struct option options[] = {
        {"data", 0, OPTION_TEXT, "DIR", N_("keep settings, profiles and sessions in DIR"), &desc.data, 0, 0},
        {"profile", 0, OPTION_TEXT, "NAME", N_("play as this profile; one of a new name is made"), &desc.profile, 0, 0},
        {"trace", 0, OPTION_TEXT, "FILE", N_("write what is judged and shown, and when"), &desc.trace, 0, 0},
    };
    const struct usage usage = {.command = "",
                                .places = "",
                                .summary = N_("Opens the game."),
                                .options = options,
                                .option_count = sizeof options / sizeof options[0]};
    struct places places;
    enum options_result parsed = options_parse(cli, &usage, argc, argv, &places);
    if (parsed != OPTIONS_GOOD)
        return options_code(cli, parsed);

    struct backstage backstage;
    struct play_outcome outcome = {0};
    struct error error = {0};
    bool has_outcome;
    if (!backstage_open(&backstage, &desc, &error))
        return output_fail(cli, &error);
    backstage_tell(&backstage);
    bool ask = !desc.profile && backstage.preferences.now.ask_who_plays && has_others(&backstage);
    struct game_desc game = {.first = ask ? SCREEN_PROFILES : SCREEN_HOME};
    bool good = game_run(&backstage, &game, &outcome, &has_outcome, &error);
    play_outcome_reset(&outcome);
    backstage_close(&backstage);
    return good ? EXIT_DONE : output_fail(cli, &error);
}
