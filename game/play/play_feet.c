#include "play/play_feet.h"

#include <string.h>

static void put(struct play_feet *feet, const struct heel_event *event)
{
    if (event->kind == HEEL_KIND_LIFT && feet->up[event->heel]) {
        feet->due[feet->due_count] = *event;
        feet->due[feet->due_count++].kind = HEEL_KIND_LANDING;
    }
    feet->due[feet->due_count++] = *event;
    if (event->kind != HEEL_KIND_HEIGHT)
        feet->up[event->heel] = event->kind == HEEL_KIND_LIFT;
}

bool play_feet_heel(struct play_feet *feet, const struct heel_event *event)
{
    struct heel_event oldest;
    if (!play_wait_add(&feet->wait, event, &oldest))
        return false;
    if (feet->due_count + 2 <= PLAY_FEET_DUE_MAX)
        put(feet, &oldest);
    return true;
}

void play_feet_open(struct play_feet *feet, int64_t open_us)
{
    play_wait_open(&feet->wait, open_us);
}

void play_feet_hurry(struct play_feet *feet)
{
    feet->hurried = true;
}

static bool next(void *self, int64_t song_us, int64_t grace_us, struct heel_event *event)
{
    struct play_feet *feet = self;
    struct heel_event waiting;
    if (feet->due_count == 0) {
        bool may =
            play_wait_take(&feet->wait, feet->hurried ? INT64_MAX : song_us, feet->hurried ? 0 : grace_us, &waiting);
        feet->hurried = feet->hurried && may;
        if (!may)
            return false;
        put(feet, &waiting);
    }
    *event = feet->due[0];
    feet->due_count--;
    memmove(feet->due, feet->due + 1, (size_t)feet->due_count * sizeof feet->due[0]);
    return true;
}

struct play_source play_feet_source(struct play_feet *feet)
{
    return (struct play_source){.next = next, .self = feet};
}
