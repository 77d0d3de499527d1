/* The challenge of a day: song, chart and title made of the date alone, the same for everybody on every platform.
 *
 * Each weekday has a theme of its own (core/made/daily_themes), each date a song: a style, a seed, a key, a title. The
 * three tiers share all of these; what differs is the cadence, and with it the tempo. The name says all of it, so that
 * a replay or a history line needs no file: "daily-2026-11-22-steady".
 *
 * Whatever is changed here or in the themes changes challenges that people have played: tests hold their hashes. */
#ifndef HEELBEAT_CORE_MADE_DAILY_H
#define HEELBEAT_CORE_MADE_DAILY_H

#include "core/days/calendar.h"
#include "core/level/level.h"

#define DAILY_PREFIX    "daily-"
#define DAILY_NAME_SIZE 32
#define DAILY_DAY_MIN   18262 /* 2020-01-01: the first one */

enum daily_tier { DAILY_GENTLE, DAILY_STEADY, DAILY_BRISK, DAILY_TIER_COUNT };

struct daily {
    int32_t day; /* DAILY_DAY_MIN..CALENDAR_DAY_MAX */
    enum daily_tier tier;
};

const char *daily_tier_name(enum daily_tier tier); /* "gentle", "steady", "brisk" */
bool daily_tier_parse(const char *text, enum daily_tier *tier);
/* Reps a minute of one heel: 20, 30, 45. */
int32_t daily_tier_rpm(enum daily_tier tier);

/* What a weekday's challenge is about, in a few words without a capital: "slow lowering". */
const char *daily_theme(int32_t day);

/* False if the day is out of range. */
bool daily_format(const struct daily *daily, char name[DAILY_NAME_SIZE]);
/* False unless daily_format could have written it. */
bool daily_parse(const char *name, struct daily *daily);
/* The level, 2 to 4 minutes long; *level is the caller's to reset. False with *error when out of memory or out of
 * range; *level is zeroed then. */
bool daily_level(const struct daily *daily, struct level *level, struct error *error);

#endif
