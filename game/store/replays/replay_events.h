/* The heel events of a replay, and each as the words of its file: "1520000 left lift", "1530000 right 640". */
#ifndef HEELBEAT_STORE_REPLAYS_REPLAY_EVENTS_H
#define HEELBEAT_STORE_REPLAYS_REPLAY_EVENTS_H

#include "core/base/text.h"
#include "store/replays/replay_file.h"

#define REPLAY_EVENT_SIZE 48 /* room for one, in its quotes and after a comma and a line's end */

/* Appends the event in quotes. */
void replay_event_format(struct text *text, const struct heel_event *event);
/* Whether it would be read back. */
bool replay_event_is_sound(const struct heel_event *event);
/* Reads one, without quotes; false for anything else, a time beyond +-REPLAY_TIME_MAX_US included. */
bool replay_event_parse(const char *at, struct heel_event *event);

#endif
