/* A session that was played: what it came to, told in a row of facts, and shared with others. */
#ifndef HEELBEAT_WORDS_SESSION_H
#define HEELBEAT_WORDS_SESSION_H

#include "core/made/daily.h"
#include "words/facts.h"

enum told_kind { TOLD_LEVEL, TOLD_DAILY, TOLD_PRACTICE, TOLD_KIND_COUNT };

struct told_session {
    enum told_kind kind;
    const char *level; /* its name, "first-steps" */
    const char *title; /* its English title */
    bool scored;
    int32_t accuracy_bp; /* 0.01 % */
    int32_t counted, reps;
    int64_t played_us;
    int32_t tempo_percent;
    bool finished;
};

/* "First Steps", "Even Ground (daily)". */
struct message words_session_title(const struct told_session *session);
/* "96.4 % · 84 of 84 reps · 3 minutes", and what was out of the ordinary. */
struct facts words_session(const struct told_session *session);
/* "84 of 84 reps", "84 reps of practice". */
struct message words_counted(int32_t counted, int32_t reps, bool practice);
/* "84 of 84 reps · best run 61 · 30 reps a minute". */
struct facts words_reps_done(int32_t counted, int32_t reps, bool practice, int32_t best_run, int32_t rpm);
/* "30 reps a minute". */
struct message words_cadence(int32_t rpm);
/* How a challenge went, to be told to others: "Heelbeat daily 2026-11-22: 96.4 %, 84 of 84 reps, streak 12 days"; other
 * tiers than steady are named, and a streak of 0 days isn't. */
struct message words_share(const struct daily *daily, const struct told_session *session, int32_t streak_days);
/* "gentle". */
struct value value_tier(const char *place, enum daily_tier tier);

#endif
