#include "app/game.h"
#include "commands/commands.h"
#include "stage/told_faults.h"
#include "store/player/profiles.h"

/* Whether there are profiles besides the one in use, which may be gone or not be saved yet. */
static bool has_others(const struct backstage *backstage)
{
    char folder[FILE_PATH_MAX];
    bool saved =
        profile_folder(folder, backstage->paths.data, player_profile(&backstage->player)->name) && file_exists(folder);
    int32_t count;
    return !profiles_count(backstage->paths.data, &count, NULL) || count > (saved ? 1 : 0); /* the question will tell */
}

static struct message settle(void *asked)
{
    ((struct call *)asked)->desc.levels = true;
    return (struct message){0};
}

static bool open_game(void *asked, struct error *error)
{
    struct call *call = asked;
    struct play_outcome outcome = {0};
    bool has_outcome, ask = !call->desc.profile && call->backstage.preferences.now.ask_who_plays;
    struct game_desc game = {.first = ask && has_others(&call->backstage) ? SCREEN_PROFILES : SCREEN_HOME};
    told_faults_tell(&call->backstage.notices, &call->backstage.player);
    bool good = game_run(&call->backstage, &game, &outcome, &has_outcome, error);
    play_outcome_reset(&outcome);
    return good;
}

static const struct option options[] = {
    TEXT_ROW("data", 0, "DIR", struct call, desc.data, N_("keep settings, profiles and sessions in DIR")),
    TEXT_ROW("profile", 0, "NAME", struct call, desc.profile, N_("play as this profile; one of a new name is made")),
    TEXT_ROW("trace", 0, "FILE", struct call, desc.trace, N_("write what is judged and shown, and when")),
};

const struct verb verb_open = {
    .usage = {.command = "", .places = "", .summary = N_("Opens the game."), OPTION_ROWS(options)},
    .needs = NEEDS_STAGE,
    .settle = settle,
    .run = open_game,
};
