/* How the heels go: the coach's prompts, and the dials after a session. */
#ifndef HEELBEAT_WORDS_FORM_H
#define HEELBEAT_WORDS_FORM_H

#include "core/play/form.h"
#include "words/facts.h"

enum form_dial { DIAL_STEADY, DIAL_BALANCE, DIAL_PACE, DIAL_HEIGHT, FORM_DIAL_COUNT };

/* "Steady", and to be heard "Steady, 92 of 100". */
struct message words_dial(enum form_dial dial);
struct message words_dial_said(enum form_dial dial, int value);
/* One sentence that a trainer would say. */
struct message words_prompt(const struct form_prompt *prompt);
/* "2 bounces off the floor · 1 short rep", or that there were none. */
struct facts words_faults(int32_t bounces, int32_t short_reps);
/* "3 % sway". */
struct message words_sway(int32_t steadiness_bp);
/* "left 48 : 52 right". */
struct message words_balance(int32_t balance_left_bp);
/* What is worth saying of the height: that it fades, that more was planned, or just "81 % of your top". */
struct message words_height(int32_t height_bp, int32_t fade_bp, int32_t plan_percent);

#endif
