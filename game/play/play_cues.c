#include "play/play_cues.h"

#include "stage/sound.h"

void play_cues_init(struct play_cues *cues, const struct sound *sound, bool leads)
{
    *cues = (struct play_cues){.sound = sound, .leads = leads};
    play_sound_init(&cues->state);
}

static void judged(void *self, const struct session_event *event)
{
    struct play_cues *cues = self;
    struct play_cue cue = play_sound_event(&cues->state, event);
    struct audio *audio = sound_audio(cues->sound);
    if (cue.cue != CUE_COUNT)
        audio_cue(audio, cue.cue, cue.gain, cue.pan);
    if (cues->leads)
        audio_set_lead(audio, play_sound_lead(&cues->state));
}

struct play_sink play_cues_sink(struct play_cues *cues)
{
    return (struct play_sink){.judged = judged, .self = cues};
}
