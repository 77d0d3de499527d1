#include "words/fill.h"

#include "core/base/utf8.h"

#include <string.h>

#define DIGITS_MAX 20
#define GROUP      3

static const struct {
    const char *one, *many;
} units[UNIT_COUNT] = {
    [UNIT_REPS] = {NN_("{count} rep", "{count} reps")},
    [UNIT_MINUTES] = {NN_("{count} minute", "{count} minutes")},
    [UNIT_SECONDS] = {NN_("{count} second", "{count} seconds")},
    [UNIT_DAYS] = {NN_("{count} day", "{count} days")},
    [UNIT_WEEKS] = {NN_("{count} week", "{count} weeks")},
    [UNIT_SESSIONS] = {NN_("{count} session", "{count} sessions")},
    [UNIT_SETS] = {NN_("{count} set", "{count} sets")},
};

static uint64_t magnitude(int64_t number)
{
    return number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
}

static void add_digit(const struct words *words, struct text *text, char digit)
{
    char letter[UTF8_LETTER_MAX];
    size_t size = utf8_write(words->numerals->zero + (uint32_t)(digit - '0'), letter);
    text_add_bytes(text, letter, size);
}

/* Writes value's digits, at least least of them, to the end of digits; returns how many. */
static int write_digits(char digits[DIGITS_MAX], uint64_t value, int least)
{
    int count = 0;
    for (; value > 0 || count < least; value /= 10)
        digits[DIGITS_MAX - ++count] = (char)('0' + value % 10);
    return count;
}

/* Appends number / 10^decimals (0..9) without a sign. */
static void add_magnitude(const struct words *words, struct text *text, uint64_t number, int decimals)
{
    char digits[DIGITS_MAX];
    int count = write_digits(digits, number, decimals + 1), whole = count - decimals;
    uint64_t least = (uint64_t)words->language->group_from;
    for (int i = 0; i < decimals; i++)
        least *= 10;
    for (int i = 0; i < count; i++) {
        if (i == whole)
            text_add(text, words->numerals->decimal);
        else if (i > 0 && i < whole && (whole - i) % GROUP == 0 && number >= least)
            text_add(text, words->numerals->group);
        add_digit(words, text, digits[DIGITS_MAX - count + i]);
    }
}

static void add_number(const struct words *words, struct text *text, int64_t number, int decimals)
{
    if (number < 0)
        text_add(text, words->numerals->minus);
    add_magnitude(words, text, magnitude(number), decimals);
}

/* Appends pattern with one value in it. */
static void add_within(const struct words *words, struct text *text, const char *pattern, struct value value)
{
    struct values values = {0};
    values_add(&values, value);
    fill_pattern(words, text, pattern, &values);
}

static void add_amount(const struct words *words, struct text *text, const struct value *value)
{
    struct message message = message_count(units[value->detail].one, units[value->detail].many, value->number);
    words_fill(words, text, &message);
}

static void add_ms(const struct words *words, struct text *text, struct value number)
{
    struct values values = {0};
    values_add(&values, number);
    fill_english(words, text, "unit", NC_("unit", "{number} ms"), &values);
}

static void add_signed_ms(const struct words *words, struct text *text, int64_t ms)
{
    if (ms != 0)
        text_add(text, ms < 0 ? words->numerals->minus : "+");
    add_ms(words, text, value_number("number", ms < 0 ? -ms : ms));
}

static void add_digits(const struct words *words, struct text *text, int64_t number, int least)
{
    char digits[DIGITS_MAX];
    int count = write_digits(digits, magnitude(number), least);
    for (int i = 0; i < count; i++)
        add_digit(words, text, digits[DIGITS_MAX - count + i]);
}

static void add_clock(const struct words *words, struct text *text, int64_t seconds)
{
    add_digits(words, text, seconds / 60, 1);
    text_add(text, ":");
    add_digits(words, text, seconds % 60, 2);
}

static void add_date(const struct words *words, struct text *text, const char *pattern, const char *const *months,
                     int32_t day)
{
    struct date date = calendar_date(day);
    char day_digits[DIGITS_MAX * UTF8_LETTER_MAX], year_digits[DIGITS_MAX * UTF8_LETTER_MAX];
    struct text part;
    text_init(&part, day_digits, sizeof day_digits);
    add_digits(words, &part, date.day, 1);
    text_init(&part, year_digits, sizeof year_digits);
    add_digits(words, &part, date.year, 1);
    struct values values = {0};
    values_add(&values, value_text("day", day_digits));
    values_add(&values, value_text("month", months[date.month - 1]));
    values_add(&values, value_text("year", year_digits));
    fill_pattern(words, text, pattern, &values);
}

static void add_iso_date(struct text *text, int32_t day)
{
    char date[CALENDAR_DATE_SIZE];
    calendar_format(day, date);
    text_add(text, date);
}

/* key is "context\4english", and may have a place for a number. */
static void add_name(const struct words *words, struct text *text, const char *key, int number)
{
    struct values values = {0};
    values_add(&values, value_number("number", number));
    fill_english(words, text, NULL, key, &values);
}

static void add_percent(const struct words *words, struct text *text, const struct value *value)
{
    add_within(words, text, words->numerals->percent, value_fixed("number", value->number, value->detail));
}

void fill_value(const struct words *words, struct text *text, const struct values *values, int index)
{
    const struct value *value = &values->items[index];
    const struct language *language = words->language;
    switch (value->kind) {
    case VALUE_TEXT:
        text_add(text, values_text(values, index));
        return;
    case VALUE_NAME:
        add_name(words, text, values_text(values, index), value->detail);
        return;
    case VALUE_NUMBER:
        add_number(words, text, value->number, 0);
        return;
    case VALUE_FIXED:
        add_number(words, text, value->number, value->detail);
        return;
    case VALUE_PERCENT:
        add_percent(words, text, value);
        return;
    case VALUE_AMOUNT:
        add_amount(words, text, value);
        return;
    case VALUE_CLOCK:
        add_clock(words, text, value->number);
        return;
    case VALUE_MS:
        add_ms(words, text, value_number("number", value->number));
        return;
    case VALUE_SIGNED_MS:
        add_signed_ms(words, text, value->number);
        return;
    case VALUE_DATE:
        add_date(words, text, language->date, language->months, (int32_t)value->number);
        return;
    case VALUE_DAY:
        add_date(words, text, language->day, language->months, (int32_t)value->number);
        return;
    case VALUE_SHORT_DAY:
        add_date(words, text, language->day, language->short_months, (int32_t)value->number);
        return;
    case VALUE_ISO_DATE:
        add_iso_date(text, (int32_t)value->number);
        return;
    case VALUE_WEEKDAY:
        text_add(text, language->weekdays[calendar_weekday((int32_t)value->number)]);
        return;
    case VALUE_MONTH:
        add_date(words, text, language->month, language->months, (int32_t)value->number);
        return;
    case VALUE_MONTH_NAME:
        text_add(text, language->months[calendar_date((int32_t)value->number).month - 1]);
        return;
    case VALUE_KIND_COUNT:
        return;
    }
}
