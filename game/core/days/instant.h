/* Instants as text, which sorts as they follow one another: ms since 1970 in UTC, as ISO 8601 writes them. Beyond the
 * years that core/days/calendar knows the date is the nearest it knows. */
#ifndef HEELBEAT_CORE_DAYS_INSTANT_H
#define HEELBEAT_CORE_DAYS_INSTANT_H

#include "core/base/text.h"

/* Appends "2026-11-22T17:50:23.123Z". */
void instant_add(struct text *text, int64_t utc_ms);
/* Appends "20261122T175023123Z", which may stand in a file's name. */
void instant_add_plain(struct text *text, int64_t utc_ms);
/* The whole second an instant lies in, since 1970. */
int64_t instant_s(int64_t utc_ms);

#endif
