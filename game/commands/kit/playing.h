/* What the commands that play a level share: their options, the play, and what is printed of it. Each command adds
 * which level it is. */
#ifndef HEELBEAT_COMMANDS_KIT_PLAYING_H
#define HEELBEAT_COMMANDS_KIT_PLAYING_H

#include "app/backstage.h"
#include "app/booking.h"
#include "commands/kit/options.h"

struct playing {
    struct backstage_desc stage;
    struct booking_desc booking;
    const char *player, *picture;
    struct option_int tempo, part, seed;
    bool headless, fast, json;
};

#define PLAYING_OPTIONS 11

/* Fills rows with the options of a play, for options_parse to put into *playing. */
void playing_options(struct playing *playing, struct option rows[PLAYING_OPTIONS]);
/* What the rows can't say by themselves. False if it was said on stderr that they don't go together. */
bool playing_settle(const struct cli *cli, struct playing *playing, const char *command);
/* Plays playing->performance in the window or without one, prints the result, and returns the exit code. */
int playing_run(const struct cli *cli, const struct playing *playing, struct backstage *backstage);

#endif
