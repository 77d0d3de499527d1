/* Cues on SDL_mixer's channels: rendered when the key is known, played at once, never cut off by one another. Needs
 * SDL_mixer open. Main thread only. */
#ifndef HEELBEAT_AUDIO_CUES_H
#define HEELBEAT_AUDIO_CUES_H

#include "core/base/error.h"
#include "music/sound/cue.h"

struct cues;

/* Silent until tuned. NULL with *error when out of memory. */
struct cues *cues_create(struct error *error);
/* SDL_mixer is about to be closed: until cues_attach cues are dropped, and may still be tuned. */
void cues_detach(struct cues *cues);
/* It has been opened again: nothing sounds, all else is as it was. False when out of memory. */
bool cues_attach(struct cues *cues);
/* Before SDL_mixer is closed. */
void cues_destroy(struct cues *cues);
/* Renders the cues in the key; those that still sound ring on in the old one. */
void cues_tune(struct cues *cues, int root, bool minor);
/* gain 0..1, pan -1..1. Dropped when not tuned. */
void cues_play(struct cues *cues, enum cue cue, float gain, float pan);
void cues_set_volume(struct cues *cues, float volume);

#endif
