/* Says nothing aloud and keeps what was said, as a driver would have got it: for tests and for those who debug. */
#ifndef HEELBEAT_UI_SAY_SCRIPT_H
#define HEELBEAT_UI_SAY_SCRIPT_H

#include "ui/say.h"

#define SAY_SCRIPT_LINES 128

/* Zeroed is empty. */
struct say_script {
    char lines[SAY_SCRIPT_LINES][SAY_SIZE]; /* the latest, in a ring */
    int count;                              /* of all that was said */
};

/* Borrows script. */
struct say say_script(struct say_script *script);
/* What was said last, or `back` times before that (0 .. SAY_SCRIPT_LINES - 1); "" if nothing was. */
const char *say_script_last(const struct say_script *script, int back);

#endif
