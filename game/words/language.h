/* How a language writes numbers, lists and dates: facts of the Unicode CLDR, for the languages that we ship.
 *
 * Facts that we choose otherwise: minus is a minus sign and not a hyphen, English has a space before its percent sign,
 * and Chinese and Japanese dates count their months. A language without a row here is written as English is. */
#ifndef HEELBEAT_WORDS_LANGUAGE_H
#define HEELBEAT_WORDS_LANGUAGE_H

#include "core/base/text.h"
#include "core/days/calendar.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LANGUAGE_CODE_SIZE 12 /* "pt_BR" and its end */

/* The signs of numbers. */
struct numerals {
    uint32_t zero; /* the code point of 0; 1 to 9 follow */
    const char *decimal;
    const char *group;   /* between thousands */
    const char *percent; /* a pattern of {number} */
    const char *minus;
};

struct language {
    const char *code; /* as catalogues are called */
    const char *name; /* in the language itself */
    bool right_to_left;
    struct numerals numerals;
    const struct numerals *own; /* numerals of its own, for those who want them, or NULL */
    int64_t group_from;         /* the least number that is grouped */
    const char *comma;          /* between all members of a list but the last two */
    const char *conjunction;    /* between the last two, with its spaces */
    const char *date;           /* a pattern of {day}, {month} and {year} */
    const char *day;            /* of {day} and {month} */
    const char *month;          /* of {month} and {year} */
    const char *months[12];
    const char *short_months[12];
    const char *weekdays[WEEKDAY_COUNT];
    const char *letters[WEEKDAY_COUNT]; /* the shortest for a weekday, not all different */
};

/* The languages that have a row, English first. */
extern const struct language languages[];
extern const size_t languages_count;

/* The row of "pt_BR", or English. */
const struct language *language_find(const char *code);
/* Whether the catalogue "pt_BR" serves someone who asks for wanted, which is written as the system's LANG is:
 * "pt_BR.UTF-8", "pt", "pt_PT@euro". Simplified Chinese doesn't serve those who read traditional. */
bool language_serves(const char *code, const char *wanted);

#endif
