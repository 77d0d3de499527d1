#include "words/form.h"

static const char *const prompts[FORM_FAULT_COUNT][FORM_SIDE_COUNT] = {
    [FORM_BOUNCING] = {[FORM_LEFT] = N_("Let the left heel rest on the floor for a moment"),
                       [FORM_RIGHT] = N_("Let the right heel rest on the floor for a moment"),
                       [FORM_BOTH] = N_("Let the heels rest on the floor for a moment")},
    [FORM_TOO_SHORT] = {[FORM_LEFT] = N_("Take the left heel all the way up, and slowly down"),
                        [FORM_RIGHT] = N_("Take the right heel all the way up, and slowly down"),
                        [FORM_BOTH] = N_("All the way up, and slowly down")},
    [FORM_RUSHING] = {[FORM_LEFT] = N_("A little slower on the left: wait for the hill"),
                      [FORM_RIGHT] = N_("A little slower on the right: wait for the hill"),
                      [FORM_BOTH] = N_("A little slower: wait for the hill")},
    [FORM_WEAKER] = {[FORM_LEFT] = N_("Keep the left heel up as long as the right"),
                     [FORM_RIGHT] = N_("Keep the right heel up as long as the left"),
                     [FORM_BOTH] = N_("Lift both heels alike")},
    [FORM_FADING] = {[FORM_LEFT] = N_("Lift the left heel as high as at the start"),
                     [FORM_RIGHT] = N_("Lift the right heel as high as at the start"),
                     [FORM_BOTH] = N_("Lift as high as at the start")},
};

struct message words_prompt(const struct form_prompt *prompt)
{
    if (prompt->offer)
        return _("Two breaths’ rest? Hold left for a pause");
    if (prompt->fault == FORM_WEAKER && prompt->by_height && prompt->side == FORM_LEFT)
        return _("Lift the left heel as high as the right");
    if (prompt->fault == FORM_WEAKER && prompt->by_height && prompt->side == FORM_RIGHT)
        return _("Lift the right heel as high as the left");
    return _(prompts[prompt->fault][prompt->side]);
}

struct facts words_faults(int32_t bounces, int32_t short_reps)
{
    struct facts facts = {.count = 0};
    if (bounces > 0)
        facts_add(&facts, _n("{count} bounce off the floor", "{count} bounces off the floor", bounces));
    if (short_reps > 0)
        facts_add(&facts, _n("{count} short rep", "{count} short reps", short_reps));
    if (facts.count == 0)
        facts_add(&facts, _("No bounces, no short reps"));
    return facts;
}

static const char *const dials[FORM_DIAL_COUNT] = {[DIAL_STEADY] = NC_("dial", "Steady"),
                                                   [DIAL_BALANCE] = NC_("dial", "Balance"),
                                                   [DIAL_PACE] = NC_("dial", "Pace"),
                                                   [DIAL_HEIGHT] = NC_("dial", "Height")};

struct message words_dial(enum form_dial dial)
{
    return message_in("dial", dials[dial]);
}

struct message words_dial_said(enum form_dial dial, int value)
{
    return _f("{dial}, {value} of 100", value_name("dial", "dial", dials[dial]), value_number("value", value));
}

static int32_t whole_percent(int32_t bp)
{
    return (bp + 50) / 100;
}

struct message words_sway(int32_t steadiness_bp)
{
    return _f("{percent} sway", value_whole_percent("percent", whole_percent(steadiness_bp)));
}

struct message words_balance(int32_t balance_left_bp)
{
    int32_t left = whole_percent(balance_left_bp);
    return _f("left {left} : {right} right", value_number("left", left), value_number("right", 100 - left));
}

struct message words_height(int32_t height_bp, int32_t fade_bp, int32_t plan_percent)
{
    if (fade_bp > 100 * (100 - FORM_FADE_PERCENT))
        return _("fades at the end");
    if (height_bp < plan_percent * 100)
        return _f("plan: {percent}", value_whole_percent("percent", plan_percent));
    return _f("{percent} of your top", value_whole_percent("percent", whole_percent(height_bp)));
}
