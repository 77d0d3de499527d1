/* What `heelbeat play` is asked for: a level, a tempo, and who plays it, made ready for the play screen. */
#ifndef HEELBEAT_APP_PERFORMANCE_H
#define HEELBEAT_APP_PERFORMANCE_H

#include "app/backstage.h"
#include "input/player.h"
#include "screens/screen.h"

struct performance_desc {
    const char *level;     /* a name in the library, or a file's path */
    int32_t part;          /* of the level, counted from 1: practise it; 0: the whole level */
    int32_t tempo_percent; /* 0 means 100 */
    enum player_kind player;
    const char *script; /* PLAYER_SCRIPT: the file */
    bool seeded;        /* seed is given; otherwise the human player's comes from the level's hash */
    uint64_t seed;
};

/* Must not move while open: the request points into it. */
struct performance {
    struct library_level level;
    struct heel_events events;
    struct play_request request;
    int64_t end_us; /* of the level at its tempo */
};

bool performance_open(struct performance *performance, const struct backstage *backstage,
                      const struct performance_desc *desc, struct error *error);
void performance_close(struct performance *performance);

/* The moment --screenshot shows: three fifths into the level. */
int64_t performance_picture_us(const struct performance *performance);

#endif
