#include "screens/play/play_coach.h"

#include "draw/canvas/theme.h"

static const enum leg_mark marks[FORM_FAULT_COUNT] = {[FORM_BOUNCING] = LEG_MARK_FLOOR,
                                                      [FORM_TOO_SHORT] = LEG_MARK_WAY,
                                                      [FORM_RUSHING] = LEG_MARK_WAIT,
                                                      [FORM_WEAKER] = LEG_MARK_WAY,
                                                      [FORM_FADING] = LEG_MARK_TOP};

static bool is_lower(const struct form_prompt *prompt)
{
    return prompt->fault == FORM_WEAKER && prompt->by_height && prompt->side != FORM_BOTH;
}

float play_coach_alpha(const struct form_prompt *prompt, int64_t shown_us)
{
    int64_t since_us = shown_us - prompt->from_us, left_us = prompt->until_us - shown_us;
    int64_t least_us = since_us < left_us ? since_us : left_us;
    if (least_us <= 0)
        return 0.0f;
    return least_us < PLAY_COACH_FADE_US ? (float)least_us / (float)PLAY_COACH_FADE_US : 1.0f;
}

bool play_coach_concerns(const struct form_prompt *prompt, enum heel heel)
{
    return !prompt->offer && (prompt->side == FORM_BOTH || (int)prompt->side == (int)heel);
}

void play_coach_mark(struct leg_view *leg, const struct form_prompt *prompt, int64_t shown_us)
{
    if (!prompt || prompt->offer)
        return;
    leg->mark = is_lower(prompt) ? LEG_MARK_TOP : marks[prompt->fault];
    leg->mark_alpha = play_coach_alpha(prompt, shown_us);
    leg->mark_colour = prompt->side == FORM_BOTH ? theme.text : theme.heel[prompt->side];
}
