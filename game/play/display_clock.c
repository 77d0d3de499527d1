#include "play/display_clock.h"

static int64_t restart(struct display_clock *clock, int64_t mono_us, int64_t song_us, int64_t shown_us)
{
    *clock = (struct display_clock){
        .running = true, .mono_us = mono_us, .shown_us = shown_us, .song_us = song_us, .moved_us = mono_us};
    return shown_us;
}

int64_t display_clock_step(struct display_clock *clock, int64_t mono_us, int64_t song_us)
{
    int64_t passed_us = mono_us - clock->mono_us;
    bool slept = passed_us < 0 || passed_us > DISPLAY_CLOCK_PULL_US;
    if (!clock->running || song_us < clock->song_us)
        return restart(clock, mono_us, song_us, song_us);
    if (slept) /* what was shown a little ahead of the song must not go back now */
        return restart(clock, mono_us, song_us, song_us > clock->shown_us ? song_us : clock->shown_us);
    if (song_us != clock->song_us)
        clock->moved_us = mono_us;
    clock->mono_us = mono_us;
    clock->song_us = song_us;

    bool stands = mono_us - clock->moved_us > DISPLAY_CLOCK_STANDS_US;
    int64_t even_us = clock->shown_us + (stands ? 0 : passed_us);
    int64_t error_us = song_us - even_us;
    if (error_us > DISPLAY_CLOCK_JUMP_US || error_us < -DISPLAY_CLOCK_JUMP_US)
        even_us = song_us;
    else
        even_us += error_us * passed_us / DISPLAY_CLOCK_PULL_US;
    if (even_us > clock->shown_us)
        clock->shown_us = even_us;
    return clock->shown_us;
}
