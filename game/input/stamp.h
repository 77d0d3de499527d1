/* When did the key really move? The X server stamps key events in whole milliseconds of its own clock, which on a local
 * server is CLOCK_MONOTONIC; SDL only says when it looked. Where both clocks agree, the server's stamp bounds the time
 * from below to within a millisecond and the moment of pumping bounds it from above. Elsewhere the time of pumping is
 * all there is.
 *
 * SDL hands the native event over right before the key event it makes of it. Input methods may swallow one and make the
 * other up, so a native event only counts for a key event of the same direction that SDL queued at the same moment. */
#ifndef HEELBEAT_INPUT_STAMP_H
#define HEELBEAT_INPUT_STAMP_H

#include <SDL.h>

#include <stdbool.h>
#include <stdint.h>

#define STAMP_LAG_MAX_US   250000  /* a key event pumped later than this after its stamp: the clocks don't agree, */
#define STAMP_STALL_MAX_US 5000000 /* unless they have agreed before: then the machine has stalled for so long */

struct stamp {
    uint32_t server_ms;    /* of the native event that SDL passed on last */
    bool pending;          /* ... and that belongs to the key event seen last */
    bool agreed;           /* a stamp has been used before */
    bool agrees;           /* of the last stamp_take: the server's stamp was used */
    bool native;           /* a native key event waits for the event SDL makes of it: */
    bool native_down;      /* ... a press */
    uint32_t native_ticks; /* ... queued at this SDL time, ms */
};

/* Asks SDL to pass native events on. After SDL_Init(VIDEO). */
void stamp_init(struct stamp *stamp);
/* Shows it every event in the order SDL gives them. */
void stamp_see(struct stamp *stamp, const SDL_Event *event);
/* The time of the key event just seen; pumped_us is the monotonic time right after SDL handed it over. Never after
 * pumped_us. */
int64_t stamp_take(struct stamp *stamp, int64_t pumped_us);

#endif
