/* Pause: the song stands still until the player goes on, and then for a count of three more. Times are monotonic us.
 *
 * Zeroed is valid: the song runs. */
#ifndef HEELBEAT_PLAY_PLAY_PAUSE_H
#define HEELBEAT_PLAY_PLAY_PAUSE_H

#include <stdbool.h>
#include <stdint.h>

#define PLAY_PAUSE_COUNT   3
#define PLAY_PAUSE_BEAT_US 700000

enum play_phase { PLAY_PHASE_RUNNING, PLAY_PHASE_PAUSED, PLAY_PHASE_COUNTING, PLAY_PHASE_COUNT };

struct play_pause {
    enum play_phase phase;
    bool rest; /* it was offered, and taken */
    int64_t count_from_us;
    int32_t counted; /* numbers of the count that play_pause_count has told */
};

/* Stops the song, or the count; true if the song was running until now. */
bool play_pause_hold(struct play_pause *pause);
/* Starts the count. Does nothing unless it is paused. */
void play_pause_go_on(struct play_pause *pause, int64_t mono_us);
/* True once, when the count is over: the song goes on now. */
bool play_pause_step(struct play_pause *pause, int64_t mono_us);
/* True once for each number of the count, when it is reached: it sounds. */
bool play_pause_count(struct play_pause *pause, int64_t mono_us);
/* The number to show while counting: 3, 2, 1. */
int play_pause_number(const struct play_pause *pause, int64_t mono_us);

#endif
