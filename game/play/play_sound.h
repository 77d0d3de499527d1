/* What play sounds like beside the music: which cue answers what happens, and how strongly the lead sings. It sings
 * when the player is with it and steps back when not, and is never silent; the sound itself glides (audio_set_lead). */
#ifndef HEELBEAT_PLAY_PLAY_SOUND_H
#define HEELBEAT_PLAY_PLAY_SOUND_H

#include "audio/audio.h"
#include "core/play/session.h"

#define PLAY_SOUND_RUN        10    /* perfect reps in a row, a heel's each, that a run's cue celebrates */
#define PLAY_SOUND_LEAD_LEAST 0.35f /* the lead of a player who misses everything */

struct play_sound {
    float with;  /* how much the player is with the lead, 0..1: of the last few edges, the newest weighing most */
    int32_t run; /* perfect reps in a row */
    bool broken[HEEL_COUNT]; /* an edge of the heel's present rep was less than perfect */
    int32_t combo;
};

struct play_cue {
    enum cue cue; /* CUE_COUNT: nothing sounds */
    float gain, pan;
};

/* With the lead in full: nothing has been missed yet. */
void play_sound_init(struct play_sound *sound);
/* Takes what the session said, in its order, and answers with the cue for it. Only the end of a run is sounded, never
 * each miss: nobody is nagged. */
struct play_cue play_sound_event(struct play_sound *sound, const struct session_event *event);
/* The lead's strength now, PLAY_SOUND_LEAD_LEAST..1: full for who is great or better most of the time. */
float play_sound_lead(const struct play_sound *sound);

#endif
