/* How it was done, as dials: only what the device could measure. */
#ifndef HEELBEAT_SCREENS_RESULTS_RESULTS_FORM_H
#define HEELBEAT_SCREENS_RESULTS_RESULTS_FORM_H

#include "core/play/score.h"
#include "words/form.h"

struct results_dial {
    enum form_dial dial;
    int value;             /* 0..100 */
    struct message detail; /* "4 % sway" */
};

struct results_form {
    struct results_dial dials[FORM_DIAL_COUNT];
    int dial_count; /* what can't be said is left out */
};

/* plan_height is the profile's. */
void results_form_init(struct results_form *form, const struct form *of, int32_t plan_height);

#endif
