/* What is to be said to a player: English with named places, and the values for them, not yet in any language.
 *
 * A message is a value. It is made where something is known, handed on, compared by tests, and put into the player's
 * language by words/ where it is shown. Its English is the key that translations are found by, so it is written whole:
 * "{count} of {total} reps", never glued from pieces. Nothing here allocates, reads a catalogue or writes a digit. */
#ifndef HEELBEAT_CORE_BASE_MESSAGE_H
#define HEELBEAT_CORE_BASE_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Marks a literal for the gatherer of messages (assets/text/gather.sh) where it only lies in a table; NN_ is two. */
#define N_(english)           english
#define NC_(context, english) english
#define NN_(one, many)        one, many
/* Marks a literal that stays English whatever the language: for authors of files, for logs. */
#define EN_(english) english

#define VALUES_MAX       12
#define VALUES_TEXT_SIZE 384 /* bytes for all texts of one message, each with its end */

enum unit { UNIT_REPS, UNIT_MINUTES, UNIT_SECONDS, UNIT_DAYS, UNIT_WEEKS, UNIT_SESSIONS, UNIT_SETS, UNIT_COUNT };

enum value_kind {
    VALUE_TEXT,       /* as it is: a player's name, a path */
    VALUE_NAME,       /* a name of ours, which has translations: a level's title, a verdict */
    VALUE_NUMBER,     /* 12,500 */
    VALUE_FIXED,      /* 12.5 */
    VALUE_PERCENT,    /* 96.4 % */
    VALUE_AMOUNT,     /* 3 minutes */
    VALUE_CLOCK,      /* 1:24 */
    VALUE_MS,         /* 18 ms */
    VALUE_SIGNED_MS,  /* +18 ms */
    VALUE_DATE,       /* 22 November 2026 */
    VALUE_DAY,        /* 22 November */
    VALUE_SHORT_DAY,  /* 22 Nov */
    VALUE_ISO_DATE,   /* 2026-11-22, in every language */
    VALUE_WEEKDAY,    /* Sunday */
    VALUE_MONTH,      /* November 2026 */
    VALUE_MONTH_NAME, /* November */
    VALUE_KIND_COUNT
};

/* A value as its maker hands it in; place and the texts are the caller's. */
struct value {
    const char *place; /* "count" for {count}; a literal */
    enum value_kind kind;
    int detail;     /* decimals of VALUE_FIXED and VALUE_PERCENT, the unit of VALUE_AMOUNT, {number} of VALUE_NAME */
    int64_t number; /* what is shown; of a date its day; of a text where it begins in texts once it is kept */
    const char *context, *of; /* with of the context is "context:of" */
    const char *text;
};

/* Values of one place make a list: "a, b and c". */
struct values {
    struct value items[VALUES_MAX];
    int count;
    char texts[VALUES_TEXT_SIZE];
    size_t used;
};

struct message {
    const char *context; /* tells apart two meanings of one English; a literal or NULL */
    const char *one;     /* the English; a literal; NULL says nothing */
    const char *many;    /* the English of other counts than 1; a literal, or NULL if nothing is counted */
    int64_t count;
    struct values values;
};

struct value value_text(const char *place, const char *text);
/* context as NC_ or gather.sh gives it: "style". */
struct value value_name(const char *place, const char *context, const char *english);
/* A name that a shipped file gives: ("level", "first-steps", "First Steps") has the context "level:first-steps". */
struct value value_name_of(const char *place, const char *context, const char *of, const char *english);
/* A name with a number of its own: value_numbered("control", "control", "button {number}", 3). */
struct value value_numbered(const char *place, const char *context, const char *english, int number);
struct value value_number(const char *place, int64_t number);
/* number / 10^decimals, decimals 0..9. */
struct value value_fixed(const char *place, int64_t number, int decimals);
/* Hundredths of a percent, shown with one decimal, rounded down so that only all of it is "100 %". */
struct value value_percent(const char *place, int32_t bp);
/* Hundredths of a percent, all of them. */
struct value value_exact_percent(const char *place, int32_t bp);
/* Whole percent. */
struct value value_whole_percent(const char *place, int32_t percent);
struct value value_amount(const char *place, enum unit unit, int64_t number);
/* A length to the nearest minute, at least one. */
struct value value_minutes(const char *place, int64_t us);
/* Minutes and whole seconds, rounded up. */
struct value value_clock(const char *place, int64_t us);
/* To the nearest millisecond; value_ms without the sign. */
struct value value_ms(const char *place, int64_t us);
struct value value_signed_ms(const char *place, int64_t us);
/* kind is one of the kinds of dates, day a calendar day. */
struct value value_date(const char *place, enum value_kind kind, int32_t day);

/* Keeps value with copies of its texts, cut between characters where VALUES_TEXT_SIZE ends. False past VALUES_MAX. */
bool values_add(struct values *values, struct value value);
/* The text of items[index]: of a name its context, the byte 4 and its English, as catalogues know it. */
const char *values_text(const struct values *values, int index);

/* "{count}" in one and many is count. */
struct message message_of(const char *english);
struct message message_in(const char *context, const char *english);
struct message message_count(const char *one, const char *many, int64_t count);
struct message message_with(struct message message, const struct value *values, size_t count);
#define MESSAGE_WITH(message, ...)                                                                                     \
    message_with(message, (const struct value[]){__VA_ARGS__},                                                         \
                 sizeof((const struct value[]){__VA_ARGS__}) / sizeof(struct value))

#endif
