/* A performance on the services of a fixture that begins at 0: its song time and the monotonic clock are one. */
#ifndef HEELBEAT_TESTS_PLAY_PLAYED_H
#define HEELBEAT_TESTS_PLAY_PLAYED_H

#include "play/performance.h"
#include "stage/fixture.h"

/* view may be NULL. */
struct performance *played_begin(struct fixture *fixture, const struct play_request *request,
                                 const struct play_sink *view);
/* Hands on what heels do, which may be still to come, and lets time pass until until_us. True if it has ended. */
bool played_pass(struct performance *performance, const struct heel_event *events, int32_t count, int64_t until_us);
const struct chart *played_chart(const struct performance *performance);

#endif
