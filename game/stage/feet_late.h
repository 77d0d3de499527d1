/* How late may what the heels did be told of? Contacts tell it at once, but for what their debounce holds back. A
 * device that sees height is sure of a lift only half way up, and dates it back to when the heel left the floor
 * (core/feet/touch): the slower the level's rises, the longer it takes. Tilt is filtered besides, and said for a moment
 * some 50 ms before it is known. And by as much as a device takes off its events' times they are told late too.
 *
 * What is judged by time alone (a miss) waits so long; hits do not. */
#ifndef HEELBEAT_STAGE_FEET_LATE_H
#define HEELBEAT_STAGE_FEET_LATE_H

#include "stage/feet.h"

/* The latest of the devices that are played with, where the slowest rise asked for takes rise_us. */
int64_t feet_late_us(const struct feet *feet, int64_t rise_us);
/* Monotonic: a lift that is under way on one of them may yet be dated back to this; INT64_MAX if none is. What is dated
 * after it must wait for it. */
int64_t feet_open_us(const struct feet *feet);

#endif
