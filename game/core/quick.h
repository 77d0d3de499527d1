/* Quick sessions: a level made on the spot for so many minutes or reps, in a style and a cadence of the player's
 * liking. Gentle in, gentle out. The same wish makes the same level everywhere, and its name says the wish, so that a
 * replay or a history line needs no file: "quick-3min-lofi-30rpm-7", "quick-100reps-house-24rpm-19".
 *
 * Tempo: a rep takes 2, 4 or 8 beats, whichever brings the beat nearest to QUICK_BPM_LIKED, since music below 60 and
 * above 160 bpm is hard to sit still to. */
#ifndef HEELBEAT_CORE_QUICK_H
#define HEELBEAT_CORE_QUICK_H

#include "core/level.h"

#define QUICK_NAME_SIZE   64
#define QUICK_PREFIX      "quick-"
#define QUICK_MINUTES_MAX 20
#define QUICK_REPS_MAX    300
#define QUICK_RPM_MIN     10
#define QUICK_RPM_MAX     60
#define QUICK_BPM_LIKED   96

struct quick {
    int32_t minutes; /* 1..QUICK_MINUTES_MAX, or 0: by reps */
    int32_t reps;    /* of both heels together, 10..QUICK_REPS_MAX, even; 0: by minutes */
    int32_t rpm;     /* reps a minute of one heel */
    char style[32];  /* a style's name: small letters, digits, - */
    uint32_t seed;   /* another number is another song */
};

/* False if a field is out of range. */
bool quick_format(const struct quick *quick, char name[QUICK_NAME_SIZE]);
/* False unless quick_format could have written it. */
bool quick_parse(const char *name, struct quick *quick);
/* The level; *level is the caller's to reset. False with *error when out of memory or out of range. */
bool quick_level(const struct quick *quick, struct level *level, struct error *error);

#endif
