/* How it was done, as dials and a line: only what the device could measure. */
#ifndef HEELBEAT_SCREENS_RESULTS_RESULTS_FORM_H
#define HEELBEAT_SCREENS_RESULTS_RESULTS_FORM_H

#include "core/play/score.h"
#include "screens/words.h"

#define RESULTS_DIALS 4

struct results_dial {
    const char *name;
    int value; /* 0..100 */
    char detail[WORDS_SIZE];
};

struct results_form {
    struct results_dial dials[RESULTS_DIALS];
    int dial_count;         /* what can't be said is left out */
    char words[WORDS_SIZE]; /* "2 bounces · 1 short rep"; empty where nothing was done */
};

/* plan_height is the profile's. */
void results_form_init(struct results_form *form, const struct result *result, int32_t plan_height);

#endif
