#include "screens/results/results_plan.h"

#include "input/player.h"
#include "stage/notices.h"
#include "stage/player.h"
#include "words/words.h"

void results_plan_init(struct results_plan *plan, const struct player *player, const struct play_request *request,
                       const struct play_outcome *outcome)
{
    *plan = (struct results_plan){.hint = {.step = PLAN_STAY}};
    if (request->player != PLAYER_YOU || !outcome->saved || !record_is_scored(&outcome->record))
        return;
    plan->hint = plan_offer_find(player_profile(player), player_history(player), player_today(player));
    /* No word of good sessions over one that was just broken off. */
    if (plan->hint.reason == PLAN_GOOD && !outcome->record.finished)
        plan->hint = (struct plan_hint){.step = PLAN_STAY};
    plan_offer_label(plan->button, &plan->hint);
    if (plan->hint.step != PLAN_STAY)
        text_copy(plan->words, sizeof plan->words, plan_offer_reason(&plan->hint));
}

static void save(struct player *player, struct notices *notices)
{
    struct error error = {0};
    if (!player_save(player, &error))
        notices_fault(notices, &error);
}

static void say_plan(struct results_plan *plan, const struct profile *profile)
{
    struct text text;
    text_init(&text, plan->words, sizeof plan->words);
    text_add(&text, "Your plan is now ");
    switch (plan->hint.step) {
    case PLAN_HIGHER:
        text_add_int(&text, profile->plan_height);
        text_add(&text, " % of your top.");
        break;
    case PLAN_FASTER:
    case PLAN_SLOWER:
        words_count(&text, profile->cadence_rpm, "rep a minute.", "reps a minute.");
        break;
    case PLAN_LONGER:
    case PLAN_SHORTER:
    case PLAN_STAY:
    case PLAN_STEP_COUNT:
        plan_offer_day(&text, profile);
        text_add(&text, " a day.");
        break;
    }
}

void results_plan_take(struct results_plan *plan, struct player *player, struct notices *notices)
{
    if (plan->hint.step == PLAN_STAY)
        return;
    plan_offer_take(player_edit(player), &plan->hint, player_today(player));
    save(player, notices);
    say_plan(plan, player_profile(player));
    plan->hint.step = PLAN_STAY;
}

void results_plan_leave(struct results_plan *plan, struct player *player, struct notices *notices)
{
    if (plan->hint.step == PLAN_STAY)
        return;
    plan_offer_leave(player_edit(player), player_today(player));
    save(player, notices);
    plan->hint.step = PLAN_STAY;
}
