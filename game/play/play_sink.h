/* Who follows a performance: what shows it, sounds for it, traces it. A sink changes nothing of what is judged; every
 * callback may be NULL. All times are song time in us. */
#ifndef HEELBEAT_PLAY_PLAY_SINK_H
#define HEELBEAT_PLAY_PLAY_SINK_H

#include "core/play/form.h"
#include "core/play/session.h"

struct play_sink {
    void (*seen)(void *self, const struct heel_event *event);       /* the player's own, as it comes */
    void (*heel)(void *self, const struct heel_event *event);       /* is judged now */
    void (*judged)(void *self, const struct session_event *event);  /* what the session then said */
    void (*prompted)(void *self, const struct form_prompt *prompt); /* a word about form is due */
    void (*passed)(void *self, int64_t song_us);                    /* all up to there was told */
    void *self;
};

#endif
