#include "commands/commands.h"
#include "commands/kit/playing.h"

static struct message settle(void *asked)
{
    struct playing *playing = asked;
    playing->booking.level = playing->call.places.items[0];
    return playing_settle(playing);
}

static bool play(void *asked, struct error *error)
{
    return playing_run(asked, error);
}

const struct verb verb_play = {
    .usage = {.command = "play",
              .places = "LEVEL",
              .summary = N_("Plays a level: a name that `heelbeat levels` lists, or a level file. The session "
                            "is saved.\nSessions of other players than you never count toward the streak."),
              .places_min = 1,
              .places_max = 1,
              .shared = playing_options,
              .shared_count = PLAYING_OPTIONS},
    .told = N_("play a level, in the window or without one"),
    .needs = NEEDS_STAGE,
    .size = sizeof(struct playing),
    .settle = settle,
    .run = play,
};
