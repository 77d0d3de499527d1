/* The challenge of the day: what it is and how it went. */
#ifndef HEELBEAT_WORDS_DAILY_H
#define HEELBEAT_WORDS_DAILY_H

#include "core/made/daily.h"
#include "words/facts.h"

struct told_daily {
    enum daily_tier tier; /* that the player has chosen */
    bool done;            /* if so: */
    enum daily_tier done_at;
    int32_t accuracy_bp;
    int64_t end_us; /* how long it is */
    int32_t reps;
    struct message music;
};

/* "Today’s challenge"; "Done today · 96.4 % at brisk", the tier where it isn't the chosen one. */
struct facts words_daily(const struct told_daily *daily);
/* "3 minutes · 84 reps · Ambient in G major", and that it can be played again. */
struct facts words_daily_about(const struct told_daily *daily);
/* What challenges of that weekday are about: "slow lowering". */
struct message words_daily_theme(int32_t day);
/* "Challenge: brisk", to be heard where only the tier is seen. */
struct message words_daily_tier(enum daily_tier tier);

#endif
