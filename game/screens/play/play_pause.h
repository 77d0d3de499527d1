/* Pause: a small menu over the lanes, and a count of three before the song goes on. The song itself stands still until
 * the count ends. Times are monotonic us. */
#ifndef HEELBEAT_SCREENS_PLAY_PLAY_PAUSE_H
#define HEELBEAT_SCREENS_PLAY_PLAY_PAUSE_H

#include "ui/action.h"

#include <stdbool.h>
#include <stdint.h>

#define PLAY_PAUSE_COUNT   3
#define PLAY_PAUSE_BEAT_US 700000

enum play_phase { PLAY_PHASE_RUNNING, PLAY_PHASE_PAUSED, PLAY_PHASE_COUNTING, PLAY_PHASE_COUNT };
enum play_choice { PLAY_CHOICE_RESUME, PLAY_CHOICE_AGAIN, PLAY_CHOICE_END, PLAY_CHOICE_COUNT };

struct play_pause {
    enum play_phase phase;
    enum play_choice focus;
    bool rest; /* it was offered, and taken */
    int64_t count_from_us;
    int32_t counted; /* numbers of the count that play_pause_count has told */
};

const char *play_choice_label(enum play_choice choice);
/* Stops; true if the song was running until now. */
bool play_pause_hold(struct play_pause *pause);
/* An action while paused or counting. Returns what was chosen, PLAY_CHOICE_COUNT for nothing; RESUME has started the
 * count. Back resumes, and stops a count again. */
enum play_choice play_pause_action(struct play_pause *pause, enum action action, int64_t mono_us);
/* True once, when the count is over: the song goes on now. */
bool play_pause_step(struct play_pause *pause, int64_t mono_us);
/* True once for each number of the count, when it is reached: it sounds. */
bool play_pause_count(struct play_pause *pause, int64_t mono_us);
/* The number to show while counting: 3, 2, 1. */
int play_pause_number(const struct play_pause *pause, int64_t mono_us);

#endif
