/* Quick sessions: a level made on the spot for so many minutes or reps, in a style and a cadence of the player's
 * liking. The same wish makes the same level everywhere, and its name says the wish, so that a replay or a history line
 * needs no file: "quick-3min-lofi-30rpm-7", "quick-100reps-house-24rpm-19".
 *
 * Gentle in and gentle out, and between them rounds of about half a minute, each in another way to lift than the one
 * before it, in an order that the seed chooses. A heel that is at work keeps the cadence that was asked for. By reps
 * there are exactly as many as were asked for; by minutes the session ends with the bar nearest to them. */
#ifndef HEELBEAT_CORE_MADE_QUICK_H
#define HEELBEAT_CORE_MADE_QUICK_H

#include "core/level/level.h"

#define QUICK_NAME_SIZE   64
#define QUICK_PREFIX      "quick-"
#define QUICK_MINUTES_MAX 20
#define QUICK_REPS_MAX    300
#define QUICK_RPM_MIN     10
#define QUICK_RPM_MAX     60
#define QUICK_BPM_MIN     60 /* music below and above is hard to sit still to */
#define QUICK_BPM_MAX     160
#define QUICK_BPM_LIKED   96 /* by a style that says nothing else */

struct quick {
    int32_t minutes; /* 1..QUICK_MINUTES_MAX, or 0: by reps */
    int32_t reps;    /* of both heels together, 10..QUICK_REPS_MAX, even; 0: by minutes */
    int32_t rpm;     /* reps a minute of one heel */
    char style[32];  /* a style's name: small letters, digits, - */
    uint32_t seed;   /* another number is another song */
};

/* Whether it may be a style's name in the name of a made level: small letters and digits, fewer than 32. */
bool quick_style_is_sound(const char *style);
/* The styles that like a tempo other than QUICK_BPM_LIKED, one by one from 0; NULL past the last. */
const char *quick_liking(size_t index);
/* Beats that a rep takes in this style at this cadence (QUICK_RPM_MIN..MAX), so that the tempo is in range and near
 * what suits the style: 2, 4 or 8. */
int32_t quick_beats(const char *style, int32_t rpm);
/* False if a field is out of range. */
bool quick_format(const struct quick *quick, char name[QUICK_NAME_SIZE]);
/* False unless quick_format could have written it. */
bool quick_parse(const char *name, struct quick *quick);
/* The level; *level is the caller's to reset. False with *error when out of memory or out of range. */
bool quick_level(const struct quick *quick, struct level *level, struct error *error);

#endif
