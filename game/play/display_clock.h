/* Song time as the eye should see it: the judging clock passed through a slow phase-locked loop, so that pictures glide
 * where measured time jitters. Runs by its own even pace between two looks, is drawn gently to song time, never runs
 * backward, and stands when the song stands. Never used for judging. */
#ifndef HEELBEAT_PLAY_DISPLAY_CLOCK_H
#define HEELBEAT_PLAY_DISPLAY_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#define DISPLAY_CLOCK_PULL_US   250000 /* an error falls to a third in this time */
#define DISPLAY_CLOCK_JUMP_US   80000  /* a larger one (the song started, the machine slept) is taken at once */
#define DISPLAY_CLOCK_STANDS_US 40000  /* song time that hasn't moved for so long has stopped */

/* Zeroed is valid: at its first look it takes song time as it is. */
struct display_clock {
    bool running;
    int64_t mono_us;  /* of the last look */
    int64_t shown_us; /* what it said */
    int64_t song_us;
    int64_t moved_us; /* mono time at which song time last moved */
};

/* What to show at mono_us, when song time is song_us. mono_us rises from call to call. Never less than before while
 * song_us doesn't fall; a song_us that falls is another song, and is taken as it is. */
int64_t display_clock_step(struct display_clock *clock, int64_t mono_us, int64_t song_us);

#endif
