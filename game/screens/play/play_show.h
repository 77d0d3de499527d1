/* What play shows of what has happened: each heel's dot and trace, the last verdict in words, pulses on their way to
 * the heart. Follows a performance as a sink; allocates nothing. */
#ifndef HEELBEAT_SCREENS_PLAY_PLAY_SHOW_H
#define HEELBEAT_SCREENS_PLAY_PLAY_SHOW_H

#include "draw/pictures/lanes.h"
#include "draw/pictures/vein.h"
#include "play/play_sink.h"
#include "screens/play/play_dot.h"

#define PLAY_SHOW_VERDICT_US 1400000 /* a verdict stays so long, fading in the last third */
#define PLAY_SHOW_PULSE_US   1200000 /* a pulse's way up the vein */

struct play_show_lane {
    struct play_dot dot;
    struct lane_trace_point trace[LANES_TRACE_MAX]; /* oldest first */
    int32_t trace_count;
    struct session_event judged; /* lately */
    bool is_judged;              /* at all */
};

struct play_show {
    const struct chart *chart; /* borrowed */
    struct play_show_lane lanes[HEEL_COUNT];
    int64_t pulses[VEIN_PULSES_MAX]; /* when each set off; a ring */
    int32_t pulse_count;             /* all that ever set off */
};

/* Borrows chart; nothing has happened yet. */
void play_show_init(struct play_show *show, const struct chart *chart);
/* Follows a performance, whose chart it is. Borrows show. */
struct play_sink play_show_sink(struct play_show *show);
/* What the lanes should show at a display time, so many tenths of a second ahead of the now-line in a window no wider
 * than the layout; borrows from show until the performance's next step. Where they lie is the caller's to set. */
void play_show_view(const struct play_show *show, int64_t shown_us, int32_t lane_seconds, struct lanes_view *view);
/* What was judged last of that heel, while it is shown, and how strongly: 0..1. NULL: nothing. */
const struct session_event *play_show_judged(const struct play_show *show, enum heel heel, int64_t shown_us,
                                             float *strength);
/* How high a heel should be at a display time, the higher of the two: 0..HEEL_HEIGHT_TOP. For the leg. */
int32_t play_show_cue_height(const struct play_show *show, int64_t shown_us);
/* How far the heart is swollen, 0..1: it beats with the music, the stronger the longer the combo. */
float play_show_heartbeat(const struct play_show *show, int32_t combo, int64_t shown_us);
/* Pulses on their way up the vein at a display time. Returns how many. */
int play_show_pulses(const struct play_show *show, int64_t shown_us, float pulses[VEIN_PULSES_MAX]);

#endif
