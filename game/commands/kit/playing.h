/* What the commands that play a level share: their options, the play, and what is printed of it. Each command adds
 * which level it is. */
#ifndef HEELBEAT_COMMANDS_KIT_PLAYING_H
#define HEELBEAT_COMMANDS_KIT_PLAYING_H

#include "app/booking.h"
#include "commands/kit/verb.h"

/* The struct of a verb that plays begins with one. */
struct playing {
    struct call call;
    struct booking_desc booking;
    const char *player, *picture;
    struct option_int tempo, part, seed;
    bool headless, fast;
};

#define PLAYING_OPTIONS 11

extern const struct option playing_options[PLAYING_OPTIONS]; /* of struct playing */

/* What the rows can't say by themselves, as a verb's settle does. */
struct message playing_settle(struct playing *playing);
/* Plays playing->booking in the window or without one, and prints the result, as a verb's run does. */
bool playing_run(struct playing *playing, struct error *error);

#endif
