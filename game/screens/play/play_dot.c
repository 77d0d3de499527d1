#include "screens/play/play_dot.h"

/* value x smoothstep(elapsed / span), in whole numbers. */
static int32_t eased(int32_t value, int64_t elapsed_us, int64_t span_us)
{
    if (elapsed_us <= 0)
        return 0;
    if (elapsed_us >= span_us)
        return value;
    int64_t p = elapsed_us * 1000 / span_us;
    return (int32_t)(value * (p * p * (3000 - 2 * p)) / INT64_C(1000000000));
}

static int32_t up_height(const struct play_dot *dot, int64_t t_us)
{
    int64_t elapsed_us = t_us - dot->edge_us;
    if (!dot->ride)
        return dot->from + eased(HEEL_HEIGHT_TOP - dot->from, elapsed_us, PLAY_DOT_RISE_US);
    int64_t at_us = t_us - dot->shift_us;
    int64_t over_us = at_us - dot->ride->landing_us - PLAY_DOT_OVERSTAY_US;
    int32_t hill = over_us > 0 ? eased(HEEL_HEIGHT_TOP, over_us, PLAY_DOT_RISE_US) : rep_height(dot->ride, at_us);
    return dot->from + eased(hill - dot->from, elapsed_us, PLAY_DOT_LANDING_US);
}

int32_t play_dot_height(const struct play_dot *dot, int64_t t_us)
{
    if (dot->measured)
        return dot->height;
    if (dot->up)
        return up_height(dot, t_us);
    return dot->from - eased(dot->from, t_us - dot->edge_us, PLAY_DOT_LANDING_US);
}

void play_dot_lift(struct play_dot *dot, int64_t t_us, const struct rep *ride)
{
    dot->from = play_dot_height(dot, t_us);
    dot->measured = dot->measured && dot->measured_us >= t_us;
    dot->up = true;
    dot->edge_us = t_us;
    dot->ride = ride;
    dot->shift_us = 0;
}

void play_dot_ride(struct play_dot *dot, const struct rep *ride, int64_t shift_us)
{
    dot->ride = ride;
    dot->shift_us = shift_us;
}

void play_dot_land(struct play_dot *dot, int64_t t_us)
{
    dot->from = play_dot_height(dot, t_us);
    dot->up = false;
    dot->edge_us = t_us;
    dot->ride = NULL;
}

void play_dot_measure(struct play_dot *dot, int64_t t_us, int32_t height)
{
    dot->measured = true;
    dot->measured_us = t_us;
    dot->height = height;
}
