/* The sink that sounds: a cue for what happens, and the song's lead as the player is with it (play_sound). */
#ifndef HEELBEAT_PLAY_PLAY_CUES_H
#define HEELBEAT_PLAY_PLAY_CUES_H

#include "play/play_sink.h"
#include "play/play_sound.h"

struct sound;

struct play_cues {
    struct play_sound state;
    const struct sound *sound; /* borrowed */
    bool leads;                /* the lead follows; a demo's always sings */
};

void play_cues_init(struct play_cues *cues, const struct sound *sound, bool leads);
/* Borrows cues. */
struct play_sink play_cues_sink(struct play_cues *cues);

#endif
