#include "play/take.h"

static bool plays(const struct take *take)
{
    return take->audio && audio_plays(take->audio) == take->number;
}

void take_start(struct take *take, struct audio *audio, struct song *song, int64_t mono_us)
{
    audio_play(audio, song, mono_us);
    *take = (struct take){.audio = audio, .number = audio_plays(audio)};
    take->now_us = take->shown_us = audio_song_us(audio, mono_us);
}

void take_stop(struct take *take, int64_t mono_us)
{
    if (plays(take))
        audio_stop(take->audio, mono_us);
    take->audio = NULL;
}

void take_pause(struct take *take, int64_t mono_us)
{
    if (plays(take))
        audio_pause(take->audio, mono_us);
}

void take_resume(struct take *take, int64_t mono_us)
{
    if (plays(take))
        audio_resume(take->audio, mono_us);
}

int64_t take_song_us(const struct take *take, int64_t mono_us)
{
    return plays(take) ? audio_song_us(take->audio, mono_us) : take->now_us;
}

int64_t take_step(struct take *take, int64_t mono_us)
{
    if (plays(take))
        take->now_us = audio_step(take->audio, mono_us);
    take->shown_us = display_clock_step(&take->display, mono_us, take->now_us);
    return take->now_us;
}
