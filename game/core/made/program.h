/* Programs: sets and rests, by reps or minutes, that become one level, so that a program is played, judged and
 * replayed like any other level and the music is composed for the whole of it.
 *
 * A program leaves open what is the player's: the cadence and the style unless it sets them, the seed of the song, and,
 * where it grows, how many rounds of its steps are to be done this time. That choice is part of the level's name:
 * "program-three-hundreds-lofi-30rpm-7", "program-beginnings-lofi-20rpm-7-3x". Sets have exactly the reps they ask for;
 * rests last the seconds they ask for, for which the beat of the rest is drawn out or tightened a little. */
#ifndef HEELBEAT_CORE_MADE_PROGRAM_H
#define HEELBEAT_CORE_MADE_PROGRAM_H

#include "core/level/level.h"
#include "core/level/set.h"

#define PROGRAM_PREFIX      "program-"
#define PROGRAM_NAME_SIZE   25 /* of a program: small letters, digits, - */
#define PROGRAM_LEVEL_SIZE  64 /* of the level made of it */
#define PROGRAM_STEPS_MAX   100
#define PROGRAM_ROUNDS_MAX  100
#define PROGRAM_REPS_MAX    10000
#define PROGRAM_SECONDS_MIN 15 /* of a set */
#define PROGRAM_SECONDS_MAX 3600
#define PROGRAM_REST_MIN_S  10
#define PROGRAM_REST_MAX_S  600
#define PROGRAM_HOLD_MAX    2
#define PROGRAM_LOWER_MAX   3

struct program_step {
    int32_t rest_s; /* of a rest; 0: a set, and the rest of these */
    char name[48];  /* "": the way's */
    enum set_way way;
    int32_t reps;        /* of both heels together; 0: by time */
    int32_t seconds;     /* 0: by reps */
    int32_t hold, lower; /* as long as the lift takes, so many times: 0..PROGRAM_HOLD_MAX, 1..PROGRAM_LOWER_MAX */
};

struct program {
    char title[80];
    char about[200];     /* what it trains */
    char style[32];      /* "": the player's */
    int32_t cadence_rpm; /* 0: the player's */
    int32_t rounds;      /* of the steps, one after another; a rest at the very end is left out */
    int32_t grow_by;     /* so many rounds more each time; 0: it doesn't grow */
    int32_t grow_to;
    struct program_step steps[PROGRAM_STEPS_MAX];
    int32_t step_count;
};

/* What a program leaves to the player. */
struct program_choice {
    char program[PROGRAM_NAME_SIZE];
    char style[32];
    int32_t rpm;
    uint32_t seed;
    int32_t rounds; /* of a program that grows; else 0 */
};

bool program_name_is_sound(const char *name);
/* The level's name. False if a field is out of range, or the name too long. */
bool program_format(const struct program_choice *choice, char name[PROGRAM_LEVEL_SIZE]);
/* False unless program_format could have written it. */
bool program_parse_name(const char *name, struct program_choice *choice);

/* Finds every fault, as level_faults does: ranges, steps in an order that makes no sense, more than 60 minutes at the
 * slowest cadence it may be played at. */
int program_faults(const struct program *program, level_fault_fn *fault, void *context);

/* The level. The program has no faults; *level is the caller's to reset. False with *error when the choice doesn't fit
 * the program, or out of memory. */
bool program_level(const struct program *program, const struct program_choice *choice, struct level *level,
                   struct error *error);

/* How long so many rounds take at a cadence, to the nearest second, and how many reps they have. style is the one it is
 * played in, since tempo and so bars follow it; "" for any. */
int64_t program_seconds(const struct program *program, const char *style, int32_t rpm, int32_t rounds);
int32_t program_reps(const struct program *program, int32_t rpm, int32_t rounds);
/* Rounds for the next time, after one of done rounds (0: none yet): more by grow_by, up to grow_to and no longer than
 * goal_minutes, but never fewer than the first time. */
int32_t program_next_rounds(const struct program *program, int32_t done, int32_t rpm, int32_t goal_minutes);

#endif
