/* The conditioning that makes heel events of a raw contact.
 *
 * A struct heel_signal stands between one raw contact (key, panel) and one heel. It applies polarity and debounce. It
 * holds no clock: times come in, in any unit of microseconds that rises. Heights take another way: core/feet/touch. */
#ifndef HEELBEAT_CORE_FEET_HEEL_SIGNAL_H
#define HEELBEAT_CORE_FEET_HEEL_SIGNAL_H

#include "core/base/heel.h"

#include <stdbool.h>
#include <stdint.h>

enum heel_polarity { HEEL_ACTIVE_UP, HEEL_ACTIVE_DOWN, HEEL_POLARITY_COUNT };
extern const char *const heel_polarity_words[HEEL_POLARITY_COUNT]; /* "up", "down": as files say it */

#define HEEL_DEBOUNCE_US     20000
#define HEEL_DEBOUNCE_MAX_US 50000

struct heel_signal_desc {
    enum heel heel;
    enum heel_polarity
        polarity;        /* HEEL_ACTIVE_UP: contact closed means heel up (a key); DOWN: a panel under the heel */
    int64_t debounce_us; /* 0..HEEL_DEBOUNCE_MAX_US; 0 means HEEL_DEBOUNCE_US, negative means none */
};

/* The debounce that is meant by debounce_us of a desc. */
int64_t heel_debounce_us(int64_t wanted_us);

struct heel_signal {
    struct heel_signal_desc desc;
    bool up;         /* as reported */
    bool raw_up;     /* as last seen */
    bool settled;    /* an edge has been reported, so edge_us holds */
    int64_t edge_us; /* time of the edge last reported */
};

/* Starts with the heel on the floor. */
void heel_signal_init(struct heel_signal *signal, const struct heel_signal_desc *desc);

/* A raw contact changed (repeats of the same state are ignored). The first change is an edge at once with its own time;
 * changes within the debounce time after an edge are held back. Returns the number of events written to out[2]: 0, 1,
 * or 2 when a held-back change became due first. */
int heel_signal_contact(struct heel_signal *signal, int64_t t_us, bool closed, struct heel_event out[2]);

/* Time passes: a change held back by the debounce is reported once it has outlasted it, at the time the debounce ended.
 * Returns 0 or 1. */
int heel_signal_step(struct heel_signal *signal, int64_t t_us, struct heel_event *out);

/* When a change held back by the debounce will be due; INT64_MAX if none is. */
int64_t heel_signal_due_us(const struct heel_signal *signal);

#endif
