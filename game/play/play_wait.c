#include "play/play_wait.h"

#include <string.h>

static void take_oldest(struct play_wait *wait, struct heel_event *out)
{
    *out = wait->events[0];
    wait->count--;
    memmove(wait->events, wait->events + 1, (size_t)wait->count * sizeof wait->events[0]);
}

bool play_wait_add(struct play_wait *wait, const struct heel_event *event, struct heel_event *out)
{
    bool full = wait->count == PLAY_WAIT_MAX;
    if (full && event->t_us < wait->events[0].t_us) {
        *out = *event;
        return true;
    }
    if (full)
        take_oldest(wait, out);
    int32_t at = wait->count++;
    for (; at > 0 && wait->events[at - 1].t_us > event->t_us; at--)
        wait->events[at] = wait->events[at - 1];
    wait->events[at] = *event;
    return full;
}

/* The oldest may go: it is old enough, or an edge whose time has come stands behind it. */
static bool may_go(const struct play_wait *wait, int64_t song_us, int64_t grace_us)
{
    if (wait->count > 0 && wait->events[0].t_us <= song_us - grace_us)
        return true;
    for (int32_t i = 0; i < wait->count && wait->events[i].t_us <= song_us; i++)
        if (wait->events[i].kind != HEEL_KIND_HEIGHT)
            return !wait->opened || wait->events[i].t_us <= wait->open_us;
    return false;
}

void play_wait_open(struct play_wait *wait, int64_t open_us)
{
    wait->opened = open_us != INT64_MAX;
    wait->open_us = open_us;
}

bool play_wait_take(struct play_wait *wait, int64_t song_us, int64_t grace_us, struct heel_event *out)
{
    if (!may_go(wait, song_us, grace_us))
        return false;
    take_oldest(wait, out);
    return true;
}
