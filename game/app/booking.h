/* What `heelbeat play` is asked for: a level, a tempo, and who plays it, made ready for a performance. */
#ifndef HEELBEAT_APP_BOOKING_H
#define HEELBEAT_APP_BOOKING_H

#include "app/backstage.h"
#include "input/player.h"
#include "play/play_request.h"

struct booking_desc {
    const char *level;     /* a name in the library, or a file's path */
    int32_t part;          /* of the level, counted from 1: practise it; 0: the whole level */
    int32_t tempo_percent; /* 0 means 100 */
    enum player_kind player;
    const char *script; /* PLAYER_SCRIPT: the file */
    bool seeded;        /* seed is given; otherwise the human player's comes from the level's hash */
    uint64_t seed;
};

/* Must not move while open: the request points into it. */
struct booking {
    struct library_level level;
    struct heel_events events;
    struct play_request request;
    int64_t end_us; /* of the level at its tempo */
};

bool booking_open(struct booking *booking, const struct backstage *backstage, const struct booking_desc *desc,
                  struct error *error);
void booking_close(struct booking *booking);

/* The moment --screenshot shows: three fifths into the level. */
int64_t booking_picture_us(const struct booking *booking);

#endif
