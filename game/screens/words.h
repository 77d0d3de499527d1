/* The words and numbers that screens show, in English alone; sentences for every language are made in words/.
 * Plain, short, kind, a unit beside every number. They are built in the
 * caller's buffer by core/base/text, so nothing allocates and no locale matters. */
#ifndef HEELBEAT_SCREENS_WORDS_H
#define HEELBEAT_SCREENS_WORDS_H

#include "core/base/text.h"
#include "core/play/judge.h"
#include "store/levels/library.h"
#include "store/machine/settings.h"
#include "store/player/journal.h"
#include "words/words.h"

/* "1 day in a row", "12 days in a row": count, a space, and one of the two words. */
void words_count(struct text *text, int64_t count, const char *one, const char *many);
/* Hundredths of a percent as "96.4 %", rounded down so that only all of it is "100 %". */
void words_percent(struct text *text, int32_t bp);
/* A length in minutes and whole seconds, rounded up: "1:24". */
void words_clock(struct text *text, int64_t us);
/* A signed error: "18 ms early", "12 ms late", "on the beat" within half a millisecond. */
void english_timing(struct text *text, int64_t error_us);
/* Thousandths of a rep a minute at a tempo in percent, to the nearest whole one. */
int32_t english_cadence(int32_t rpm_milli, int32_t tempo_percent);
/* The first key of each heel: "F and J". */
void words_keys(struct text *text, const struct settings *settings);
/* "Perfect", "Great", "Good", "Missed". */
const char *english_verdict(enum verdict verdict);

#endif
