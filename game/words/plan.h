/* The player's plan, and the hints to step up or ease off. */
#ifndef HEELBEAT_WORDS_PLAN_H
#define HEELBEAT_WORDS_PLAN_H

#include "core/days/plan.h"
#include "words/words.h"

/* "Your plan: 2 × 3 minutes". */
struct message words_plan(int32_t sessions, int32_t minutes);
/* Why a hint is given; says nothing for PLAN_STAY. */
struct message words_plan_reason(const struct plan_hint *hint);
/* What the button does that takes it: "Step up to 4 minutes"; says nothing for PLAN_STAY. */
struct message words_plan_take(const struct plan_hint *hint);
/* What is so once it was taken; sessions are those of a day. Says nothing for PLAN_STAY. */
struct message words_plan_taken(const struct plan_hint *hint, int32_t sessions);

#endif
