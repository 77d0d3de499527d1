#include "input/serial/serial_lines.h"

#define MANTISSA_MAX  INT64_C(1000000000000) /* further digits don't change thousandths that are in range */
#define THOUSANDTHS   3
#define EXPONENT_LOST 99 /* no number in range has so many digits */

struct cursor {
    const char *at, *end;
};

static bool is_digit(const struct cursor *cursor)
{
    return cursor->at < cursor->end && *cursor->at >= '0' && *cursor->at <= '9';
}

static bool take_char(struct cursor *cursor, char wanted)
{
    if (cursor->at == cursor->end || *cursor->at != wanted)
        return false;
    cursor->at++;
    return true;
}

/* True if there was a blank, or the line is at its end. */
static bool take_blanks(struct cursor *cursor)
{
    const char *from = cursor->at;
    while (take_char(cursor, ' ') || take_char(cursor, '\t'))
        ;
    return cursor->at > from || cursor->at == cursor->end;
}

/* True if the sign is a minus. */
static bool take_sign(struct cursor *cursor)
{
    bool negative = take_char(cursor, '-');
    if (!negative)
        take_char(cursor, '+');
    return negative;
}

/* A number in parts: mantissa * 10^exponent. */
struct number {
    int64_t mantissa;
    int exponent;
    int digits;
};

/* Digits, each of which counts for 10^-step; those beyond the mantissa's reach only move the point. */
static void take_digits(struct cursor *cursor, struct number *number, int step)
{
    for (; is_digit(cursor); cursor->at++) {
        bool fits = number->mantissa < MANTISSA_MAX;
        if (fits)
            number->mantissa = number->mantissa * 10 + (*cursor->at - '0');
        number->exponent += (fits ? 0 : 1) - step;
        number->digits++;
    }
}

static bool take_exponent(struct cursor *cursor, struct number *number)
{
    struct number power = {0};
    if (!take_char(cursor, 'e') && !take_char(cursor, 'E'))
        return true;
    bool negative = take_sign(cursor);
    take_digits(cursor, &power, 0);
    int places = power.mantissa > EXPONENT_LOST ? EXPONENT_LOST : (int)power.mantissa;
    number->exponent += negative ? -places : places;
    return power.digits > 0;
}

/* mantissa * 10^exponent as a whole number, half away from zero; false if it is beyond limit. */
static bool scale(const struct number *number, int64_t limit, int64_t *value)
{
    int64_t scaled = number->mantissa, rest = 0;
    for (int i = number->exponent; i < 0 && (scaled > 0 || rest > 0); i++) {
        rest = scaled % 10;
        scaled /= 10;
    }
    for (int i = 0; i < number->exponent && scaled > 0 && scaled <= limit; i++)
        scaled *= 10;
    *value = scaled + (rest >= 5);
    return *value <= limit;
}

/* A number with a point and perhaps an exponent (as "%g" prints small ones), in thousandths. */
static bool take_thousandths(struct cursor *cursor, int32_t *value)
{
    struct number number = {0};
    int64_t size;
    bool negative = take_sign(cursor);
    take_digits(cursor, &number, 0);
    bool point = take_char(cursor, '.');
    if (point && !is_digit(cursor))
        return false;
    if (point)
        take_digits(cursor, &number, 1);
    if (number.digits == 0 || !take_exponent(cursor, &number))
        return false;
    number.exponent += THOUSANDTHS;
    if (!scale(&number, negative ? -SERIAL_HEEL_MIN : SERIAL_HEEL_MAX, &size))
        return false;
    *value = (int32_t)(negative ? -size : size);
    return true;
}

static bool take_whole(struct cursor *cursor, int32_t *value)
{
    struct number number = {0};
    int64_t size;
    bool negative = take_sign(cursor);
    take_digits(cursor, &number, 0);
    if (number.digits == 0 || !scale(&number, negative ? -SERIAL_FSR_MIN : SERIAL_FSR_MAX, &size))
        return false;
    *value = (int32_t)(negative ? -size : size);
    return true;
}

static bool parse_fsr(struct cursor *cursor, struct serial_line *line)
{
    int count = 0;
    line->protocol = SERIAL_FSR;
    while (take_blanks(cursor) && cursor->at < cursor->end) {
        if (count == SERIAL_CHANNELS_MAX || !take_whole(cursor, &line->values[count]))
            return false;
        line->has[count++] = true;
    }
    return cursor->at == cursor->end && count > 0;
}

static bool parse_heels(struct cursor *cursor, struct serial_line *line)
{
    line->protocol = SERIAL_HEELS;
    while (cursor->at < cursor->end) {
        int channel = take_char(cursor, 'L')   ? SERIAL_CHANNEL_L
                      : take_char(cursor, 'R') ? SERIAL_CHANNEL_R
                                               : SERIAL_CHANNELS_MAX;
        if (channel == SERIAL_CHANNELS_MAX || line->has[channel] || !take_blanks(cursor) ||
            !take_thousandths(cursor, &line->values[channel]) || !take_blanks(cursor))
            return false;
        line->has[channel] = true;
    }
    return line->has[SERIAL_CHANNEL_L] || line->has[SERIAL_CHANNEL_R];
}

bool serial_line_parse(const char *text, size_t length, struct serial_line *line)
{
    struct cursor cursor = {text, text + length};
    struct serial_line parsed = {0};
    take_blanks(&cursor);
    bool good = take_char(&cursor, 'v') ? parse_fsr(&cursor, &parsed) : parse_heels(&cursor, &parsed);
    if (good)
        *line = parsed;
    return good;
}

/* True if byte ended a good line. */
static bool take_byte(struct serial_lines *lines, uint8_t byte, struct serial_line *line)
{
    bool good = false;
    if (byte == '\r' || byte == '\n') {
        good = !lines->spoilt && serial_line_parse(lines->line, lines->length, line);
        *lines = (struct serial_lines){0};
    } else if (lines->length == SERIAL_LINE_MAX) {
        lines->spoilt = true;
    } else {
        lines->line[lines->length++] = (char)byte;
    }
    return good;
}

size_t serial_lines_take(struct serial_lines *lines, const uint8_t *bytes, size_t count, struct serial_line *line,
                         bool *found)
{
    size_t taken = 0;
    *found = false;
    while (taken < count && !*found)
        *found = take_byte(lines, bytes[taken++], line);
    return taken;
}
