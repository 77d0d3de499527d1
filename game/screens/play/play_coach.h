/* What is said about form while playing, and how it is shown: a line of words between the lanes, and a mark by the foot
 * of the leg. Plain, short and kind. The words name the heel; its colour only underlines it. */
#ifndef HEELBEAT_SCREENS_PLAY_PLAY_COACH_H
#define HEELBEAT_SCREENS_PLAY_PLAY_COACH_H

#include "core/play/form.h"
#include "draw/pictures/leg.h"

#define PLAY_COACH_FADE_US INT64_C(500000) /* a prompt comes and goes so slowly: nothing flashes */

const char *play_coach_words(const struct form_prompt *prompt);
/* How much of the prompt is there at a display time, 0..1. */
float play_coach_alpha(const struct form_prompt *prompt, int64_t shown_us);
/* Both are left out without a prompt (NULL). */
void play_coach_draw(struct canvas *canvas, const struct form_prompt *prompt, int64_t shown_us);
void play_coach_mark(struct leg_view *leg, const struct form_prompt *prompt, int64_t shown_us);

#endif
