#include "screens/results/results_plan.h"

#include "input/player.h"
#include "stage/notices.h"
#include "stage/player.h"

static const struct plan_hint none = {.step = PLAN_STAY};

void results_plan_init(struct results_plan *plan, const struct player *player, const struct play_request *request,
                       const struct play_outcome *outcome)
{
    *plan = (struct results_plan){none, none};
    if (request->player != PLAYER_YOU || !outcome->saved || !record_is_scored(&outcome->record))
        return;
    plan->hint = plan_offer_find(player_profile(player), player_history(player), player_today(player));
    /* No word of good sessions over one that was just broken off. */
    if (plan->hint.reason == PLAN_GOOD && !outcome->record.finished)
        plan->hint = none;
}

static void save(struct player *player, struct notices *notices)
{
    struct error error = {0};
    if (!player_save(player, &error))
        notices_fault(notices, &error);
}

void results_plan_take(struct results_plan *plan, struct player *player, struct notices *notices)
{
    if (plan->hint.step == PLAN_STAY)
        return;
    plan_offer_take(player_edit(player), &plan->hint, player_today(player));
    save(player, notices);
    plan->taken = plan->hint;
    plan->hint = none;
}

void results_plan_leave(struct results_plan *plan, struct player *player, struct notices *notices)
{
    if (plan->hint.step == PLAN_STAY)
        return;
    plan_offer_leave(player_edit(player), player_today(player));
    save(player, notices);
    plan->hint = none;
}
