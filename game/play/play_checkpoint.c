#include "play/play_checkpoint.h"

#include "core/play/session.h"

static void judged(void *self, const struct session_event *event)
{
    struct play_checkpoint *checkpoint = self;
    if (event->kind == SESSION_PART_CHANGED)
        checkpoint->due = true;
}

struct play_sink play_checkpoint_sink(struct play_checkpoint *checkpoint)
{
    return (struct play_sink){.judged = judged, .self = checkpoint};
}

bool play_checkpoint_step(struct play_checkpoint *checkpoint, int64_t song_us)
{
    if (!checkpoint->due && song_us - checkpoint->last_us < PLAY_CHECKPOINT_US)
        return false;
    *checkpoint = (struct play_checkpoint){.last_us = song_us};
    return true;
}
