/* What play shows of what has happened: each heel's dot and trace, the last verdict in words, pulses on their way to
 * the heart. Fed with heel events and session events; allocates nothing. */
#ifndef HEELBEAT_SCREENS_PLAY_PLAY_SHOW_H
#define HEELBEAT_SCREENS_PLAY_PLAY_SHOW_H

#include "core/play/session.h"
#include "draw/pictures/lanes.h"
#include "draw/pictures/vein.h"
#include "screens/play/play_dot.h"

#define PLAY_SHOW_DETAIL_SIZE 32
#define PLAY_SHOW_VERDICT_US  1400000 /* a verdict stays so long, fading in the last third */
#define PLAY_SHOW_PULSE_US    1200000 /* a pulse's way up the vein */

struct play_show_lane {
    struct play_dot dot;
    struct lane_trace_point trace[LANES_TRACE_MAX]; /* oldest first */
    int32_t trace_count;
    const char *verdict; /* NULL before the first */
    char detail[PLAY_SHOW_DETAIL_SIZE];
    int64_t verdict_us;
};

struct play_show {
    const struct chart *chart; /* borrowed */
    struct play_show_lane lanes[HEEL_COUNT];
    int64_t pulses[VEIN_PULSES_MAX]; /* when each set off; a ring */
    int32_t pulse_count;             /* all that ever set off */
};

void play_show_init(struct play_show *show, const struct chart *chart);
/* Before the session judges it. */
void play_show_heel(struct play_show *show, const struct heel_event *event);
/* What the session then said. */
void play_show_event(struct play_show *show, const struct session_event *event);
/* Time passes: the traces grow. */
void play_show_step(struct play_show *show, int64_t song_us);
/* As lanes_draw wants it; borrows from show. */
void play_show_lane_view(const struct play_show *show, enum heel heel, int64_t shown_us, struct lane_view *view);
/* As play_model_pulses. */
int play_show_pulses(const struct play_show *show, int64_t shown_us, float pulses[VEIN_PULSES_MAX]);

#endif
