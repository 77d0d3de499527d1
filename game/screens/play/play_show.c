#include "screens/play/play_show.h"

#include <string.h>

#define TRACE_STEP_US        10000
#define AHEAD_PX             800.0f /* from the now-line to the right edge of the layout */
#define HEARTBEAT_COMBO_FULL 24     /* reps in a row at which the heart beats its strongest */
#define PULSE_APART_US       110000 /* two heels that land together send two pulses that can be told apart */

void play_show_init(struct play_show *show, const struct chart *chart)
{
    *show = (struct play_show){.chart = chart};
}

/* The rep whose hill this heel should be on, or NULL. */
static const struct rep *rep_under_way(const struct chart *chart, enum heel heel, int64_t t_us)
{
    for (int32_t i = chart_first_after(chart, t_us); i < chart->rep_count && chart->reps[i].lift_us <= t_us; i++)
        if (chart->reps[i].heel == heel && chart->reps[i].landing_us > t_us)
            return &chart->reps[i];
    return NULL;
}

/* Whether a heel is up is shown when it is judged; how high, as it comes. */
static void move(struct play_show *show, const struct heel_event *event)
{
    struct play_dot *dot = &show->lanes[event->heel].dot;
    switch (event->kind) {
    case HEEL_KIND_LIFT:
        if (!dot->up)
            play_dot_lift(dot, event->t_us, rep_under_way(show->chart, event->heel, event->t_us));
        break;
    case HEEL_KIND_LANDING:
        if (dot->up)
            play_dot_land(dot, event->t_us);
        break;
    case HEEL_KIND_HEIGHT:
        play_dot_measure(dot, event->t_us, event->height);
        break;
    case HEEL_KIND_COUNT:
        break;
    }
}

static void seen(void *self, const struct heel_event *event)
{
    if (event->kind == HEEL_KIND_HEIGHT)
        move(self, event);
}

static void heel(void *self, const struct heel_event *event)
{
    if (event->kind != HEEL_KIND_HEIGHT)
        move(self, event);
}

static void keep_verdict(struct play_show_lane *lane, const struct session_event *event)
{
    lane->judged = *event;
    lane->is_judged = true;
}

static void send_pulse(struct play_show *show, int64_t t_us)
{
    if (show->pulse_count > 0) {
        int64_t last_us = show->pulses[(show->pulse_count - 1) % VEIN_PULSES_MAX];
        if (t_us < last_us + PULSE_APART_US)
            t_us = last_us + PULSE_APART_US;
    }
    show->pulses[show->pulse_count % VEIN_PULSES_MAX] = t_us;
    show->pulse_count++;
}

static void judged(void *self, const struct session_event *event)
{
    struct play_show *show = self;
    struct play_show_lane *lane = &show->lanes[event->heel];
    switch (event->kind) {
    case SESSION_LIFTED:
        if (lane->dot.up)
            play_dot_ride(&lane->dot, &show->chart->reps[event->rep], event->error_us);
        keep_verdict(lane, event);
        break;
    case SESSION_LANDED:
    case SESSION_MISSED:
        keep_verdict(lane, event);
        break;
    case SESSION_REP_DONE:
        if (event->counted)
            send_pulse(show, event->t_us);
        break;
    case SESSION_PART_CHANGED:
    case SESSION_FINISHED:
    case SESSION_EVENT_COUNT:
        break;
    }
}

static void trace_add(struct play_show_lane *lane, int64_t song_us)
{
    if (lane->trace_count > 0 && song_us < lane->trace[lane->trace_count - 1].song_us + TRACE_STEP_US)
        return;
    if (lane->trace_count == LANES_TRACE_MAX) {
        /* Half at a time: moving a few kilobytes every few seconds costs nothing, and the points stay in one piece. */
        const int32_t half = LANES_TRACE_MAX / 2;
        memmove(lane->trace, lane->trace + half, (size_t)(LANES_TRACE_MAX - half) * sizeof lane->trace[0]);
        lane->trace_count -= half;
    }
    lane->trace[lane->trace_count++] =
        (struct lane_trace_point){.song_us = song_us, .height = play_dot_height(&lane->dot, song_us)};
}

/* The traces grow. */
static void passed(void *self, int64_t song_us)
{
    struct play_show *show = self;
    for (int heel = 0; heel < HEEL_COUNT; heel++)
        trace_add(&show->lanes[heel], song_us);
}

struct play_sink play_show_sink(struct play_show *show)
{
    return (struct play_sink){.seen = seen, .heel = heel, .judged = judged, .passed = passed, .self = show};
}

const struct session_event *play_show_judged(const struct play_show *show, enum heel heel, int64_t shown_us,
                                             float *strength)
{
    const struct play_show_lane *lane = &show->lanes[heel];
    int64_t left_us = lane->judged.t_us + PLAY_SHOW_VERDICT_US - shown_us;
    if (!lane->is_judged || left_us <= 0)
        return NULL;
    *strength = left_us >= PLAY_SHOW_VERDICT_US / 3 ? 1.0f : (float)left_us * 3.0f / PLAY_SHOW_VERDICT_US;
    return &lane->judged;
}

void play_show_view(const struct play_show *show, int64_t shown_us, int32_t lane_seconds, struct lanes_view *view)
{
    *view = (struct lanes_view){.chart = show->chart, .song_us = shown_us};
    view->px_per_second = AHEAD_PX * 10.0f / (float)lane_seconds;
    for (enum heel at = HEEL_LEFT; at < HEEL_COUNT; at++)
        view->lanes[at] = (struct lane_view){.height = play_dot_height(&show->lanes[at].dot, shown_us),
                                             .trace = show->lanes[at].trace,
                                             .trace_count = show->lanes[at].trace_count};
}

int32_t play_show_cue_height(const struct play_show *show, int64_t shown_us)
{
    const struct chart *chart = show->chart;
    int32_t top = 0;
    for (int32_t i = chart_first_after(chart, shown_us); i < chart->rep_count; i++) {
        if (chart->reps[i].lift_us > shown_us)
            break;
        int32_t height = rep_height(&chart->reps[i], shown_us);
        if (height > top)
            top = height;
    }
    return top;
}

float play_show_heartbeat(const struct play_show *show, int32_t combo, int64_t shown_us)
{
    if (combo > HEARTBEAT_COMBO_FULL)
        combo = HEARTBEAT_COMBO_FULL;
    int64_t tick = tempo_us_to_tick(&show->chart->tempo, shown_us > 0 ? shown_us : 0);
    float phase = (float)(tick % TEMPO_TICKS_PER_BEAT) / TEMPO_TICKS_PER_BEAT;
    float strength = 0.25f + 0.75f * (float)combo / HEARTBEAT_COMBO_FULL;
    return strength * (1.0f - phase) * (1.0f - phase);
}

int play_show_pulses(const struct play_show *show, int64_t shown_us, float pulses[VEIN_PULSES_MAX])
{
    int count = 0;
    int32_t kept = show->pulse_count < VEIN_PULSES_MAX ? show->pulse_count : VEIN_PULSES_MAX;
    for (int32_t i = 0; i < kept; i++) {
        int64_t gone_us = shown_us - show->pulses[i];
        if (gone_us >= 0 && gone_us < PLAY_SHOW_PULSE_US)
            pulses[count++] = (float)gone_us / PLAY_SHOW_PULSE_US;
    }
    return count;
}
