/* What the weekdays' challenges are made of: a table of data, one row a weekday, read by core/made/daily alone. */
#ifndef HEELBEAT_CORE_MADE_DAILY_THEMES_H
#define HEELBEAT_CORE_MADE_DAILY_THEMES_H

#include "core/days/calendar.h"

#include <stdbool.h>

#define DAILY_CELLS      8  /* characters of a pattern that one rep's time takes */
#define DAILY_FIGURES    6  /* a theme */
#define DAILY_WORDS      12 /* in each of a theme's two lists */
#define DAILY_STYLES_MAX 4  /* a theme */

/* A way to lift, for patterns as in core/level/pattern.h. */
struct daily_figure {
    const char *name;
    const char *left, *right;
    int32_t reps; /* how many reps' time the patterns take before they begin anew: 1 or 8 */
};

struct daily_theme {
    const char *name;                           /* "slow lowering" */
    const char *about;                          /* of the level, a sentence without its stop */
    const char *styles[DAILY_STYLES_MAX];       /* that suit it; the rest NULL */
    int32_t least_s, most_s;                    /* how long it takes */
    int32_t rounds;                             /* how many figures are shown */
    bool unbroken;                              /* no breath half way */
    bool grows;                                 /* in tempo */
    struct daily_figure figures[DAILY_FIGURES]; /* the first opens and closes; of the others the date chooses */
    const char *firsts[DAILY_WORDS];            /* words of the title; no title is in two themes */
    const char *seconds[DAILY_WORDS];
};

extern const struct daily_theme daily_themes[WEEKDAY_COUNT];

#endif
