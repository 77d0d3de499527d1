#include "screens/play/play_pause.h"

const char *play_choice_label(enum play_choice choice)
{
    static const char *const labels[PLAY_CHOICE_COUNT] = {
        [PLAY_CHOICE_RESUME] = "Resume", [PLAY_CHOICE_AGAIN] = "Start again", [PLAY_CHOICE_END] = "End session"};
    return labels[choice];
}

bool play_pause_hold(struct play_pause *pause)
{
    bool was_running = pause->phase == PLAY_PHASE_RUNNING;
    if (pause->phase != PLAY_PHASE_PAUSED)
        *pause = (struct play_pause){.phase = PLAY_PHASE_PAUSED};
    return was_running;
}

static enum play_choice choose(struct play_pause *pause, enum play_choice choice, int64_t mono_us)
{
    if (choice == PLAY_CHOICE_RESUME)
        *pause = (struct play_pause){.phase = PLAY_PHASE_COUNTING, .count_from_us = mono_us};
    return choice;
}

enum play_choice play_pause_action(struct play_pause *pause, enum action action, int64_t mono_us)
{
    if (pause->phase == PLAY_PHASE_COUNTING) {
        if (action == ACTION_BACK)
            play_pause_hold(pause);
        return PLAY_CHOICE_COUNT;
    }
    int focus = (int)pause->focus;
    switch (action) {
    case ACTION_BACK:
        return choose(pause, PLAY_CHOICE_RESUME, mono_us);
    case ACTION_CONFIRM:
        return choose(pause, pause->focus, mono_us);
    case ACTION_UP:
    case ACTION_LEFT:
        focus = focus > 0 ? focus - 1 : 0;
        break;
    case ACTION_DOWN:
    case ACTION_RIGHT:
        focus = focus + 1 < PLAY_CHOICE_COUNT ? focus + 1 : focus;
        break;
    case ACTION_NEXT:
        focus = (focus + 1) % PLAY_CHOICE_COUNT;
        break;
    case ACTION_PREVIOUS:
    case ACTION_COUNT:
        break;
    }
    pause->focus = (enum play_choice)focus;
    return PLAY_CHOICE_COUNT;
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
