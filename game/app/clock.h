/* The only clocks of the game. Everything below app/ is handed its times. */
#ifndef HEELBEAT_APP_CLOCK_H
#define HEELBEAT_APP_CLOCK_H

#include <stdint.h>

/* Monotonic microseconds, of CLOCK_MONOTONIC. Any thread. */
int64_t clock_mono_us(void);
/* How long, in us, the machine has slept since it started, which the monotonic clock leaves out; 0 where the system
 * doesn't tell. */
int64_t clock_asleep_us(void);
/* Wall time in ms since 1970 (UTC), and the offset of local time from it, in minutes east; utc_offset_min may be NULL.
 */
int64_t clock_utc_ms(int32_t *utc_offset_min);
/* Sleeps until clock_mono_us() reaches mono_us, or a signal comes; at once if it has. */
void clock_sleep_until(int64_t mono_us);

#endif
