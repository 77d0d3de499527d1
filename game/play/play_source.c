#include "play/play_source.h"

static bool next(void *self, int64_t song_us, int64_t grace_us, struct heel_event *event)
{
    struct play_list *list = self;
    (void)grace_us;
    if (list->given == list->count || list->events[list->given].t_us > song_us)
        return false;
    *event = list->events[list->given++];
    return true;
}

struct play_source play_list_source(struct play_list *list)
{
    return (struct play_source){.next = next, .self = list};
}
