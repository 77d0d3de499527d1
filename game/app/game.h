/* The game in its window, from the first frame to the last. */
#ifndef HEELBEAT_APP_GAME_H
#define HEELBEAT_APP_GAME_H

#include "app/backstage.h"
#include "app/booking.h"
#include "play/play_outcome.h"
#include "screens/screen.h"

struct game_desc {
    const struct booking *booking; /* start with this play; NULL: start at home */
    enum screen_id first;          /* without a performance: the screen to start at (zeroed: home) */
    const char *picture; /* with a performance: where to save what is on screen at booking_picture_us, or when the
                            play ends before; NULL: none */
};

/* Opens the window, runs until the player quits or closes it, and saves what is to be saved. False with *error when
 * there is no window, or the performance could not start, or the picture could not be saved. If a play was finished or
 * ended, *has_outcome is true and *outcome, zeroed before and the caller's to reset, is the last one's. */
bool game_run(struct backstage *backstage, const struct game_desc *desc, struct play_outcome *outcome,
              bool *has_outcome, struct error *error);

#endif
