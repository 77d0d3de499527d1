#include "play/play_pause.h"

bool play_pause_hold(struct play_pause *pause)
{
    bool was_running = pause->phase == PLAY_PHASE_RUNNING;
    if (pause->phase != PLAY_PHASE_PAUSED)
        *pause = (struct play_pause){.phase = PLAY_PHASE_PAUSED};
    return was_running;
}

void play_pause_go_on(struct play_pause *pause, int64_t mono_us)
{
    if (pause->phase == PLAY_PHASE_PAUSED)
        *pause = (struct play_pause){.phase = PLAY_PHASE_COUNTING, .count_from_us = mono_us};
}

bool play_pause_step(struct play_pause *pause, int64_t mono_us)
{
    if (pause->phase != PLAY_PHASE_COUNTING || mono_us - pause->count_from_us < PLAY_PAUSE_COUNT * PLAY_PAUSE_BEAT_US)
        return false;
    pause->phase = PLAY_PHASE_RUNNING;
    return true;
}

bool play_pause_count(struct play_pause *pause, int64_t mono_us)
{
    int32_t reached = PLAY_PAUSE_COUNT + 1 - play_pause_number(pause, mono_us);
    if (pause->phase != PLAY_PHASE_COUNTING || reached <= pause->counted)
        return false;
    pause->counted = reached;
    return true;
}

int play_pause_number(const struct play_pause *pause, int64_t mono_us)
{
    int64_t beats = (mono_us - pause->count_from_us) / PLAY_PAUSE_BEAT_US;
    if (beats < 0)
        beats = 0;
    return beats >= PLAY_PAUSE_COUNT ? 1 : PLAY_PAUSE_COUNT - (int)beats;
}
