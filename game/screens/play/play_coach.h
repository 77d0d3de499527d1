/* How what is said about form while playing is shown: the words come and go slowly, and the leg's foot has a mark. The
 * words name the heel (words/form.h); its colour only underlines it. */
#ifndef HEELBEAT_SCREENS_PLAY_PLAY_COACH_H
#define HEELBEAT_SCREENS_PLAY_PLAY_COACH_H

#include "core/play/form.h"
#include "draw/pictures/leg.h"

#define PLAY_COACH_FADE_US INT64_C(500000) /* a prompt comes and goes so slowly: nothing flashes */

/* How much of the prompt is there at a display time, 0..1. */
float play_coach_alpha(const struct form_prompt *prompt, int64_t shown_us);
/* Whether what is said is said to this heel. */
bool play_coach_concerns(const struct form_prompt *prompt, enum heel heel);
/* Left out without a prompt (NULL). */
void play_coach_mark(struct leg_view *leg, const struct form_prompt *prompt, int64_t shown_us);

#endif
