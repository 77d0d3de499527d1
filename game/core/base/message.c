#include "core/base/message.h"

#include "core/base/text.h"

#define MINUTE_US          INT64_C(60000000)
#define SECOND_US          INT64_C(1000000)
#define MILLISECOND_US     1000
#define CONTEXT_SEPARATOR  "\4" /* gettext's, between a context and its message */
#define PERCENT_TENTHS_ALL 1000

struct value value_text(const char *place, const char *text)
{
    return (struct value){.place = place, .kind = VALUE_TEXT, .text = text};
}

struct value value_name(const char *place, const char *context, const char *english)
{
    return (struct value){.place = place, .kind = VALUE_NAME, .context = context, .text = english};
}

struct value value_name_of(const char *place, const char *context, const char *of, const char *english)
{
    return (struct value){.place = place, .kind = VALUE_NAME, .context = context, .of = of, .text = english};
}

struct value value_numbered(const char *place, const char *context, const char *english, int number)
{
    return (struct value){.place = place, .kind = VALUE_NAME, .context = context, .text = english, .detail = number};
}

struct value value_number(const char *place, int64_t number)
{
    return (struct value){.place = place, .kind = VALUE_NUMBER, .number = number};
}

struct value value_fixed(const char *place, int64_t number, int decimals)
{
    return (struct value){.place = place, .kind = VALUE_FIXED, .number = number, .detail = decimals};
}

struct value value_percent(const char *place, int32_t bp)
{
    int32_t tenths = bp < 0 ? 0 : bp / 10;
    if (tenths >= PERCENT_TENTHS_ALL)
        return value_whole_percent(place, 100);
    return (struct value){.place = place, .kind = VALUE_PERCENT, .number = tenths, .detail = 1};
}

struct value value_exact_percent(const char *place, int32_t bp)
{
    return (struct value){.place = place, .kind = VALUE_PERCENT, .number = bp, .detail = 2};
}

struct value value_whole_percent(const char *place, int32_t percent)
{
    return (struct value){.place = place, .kind = VALUE_PERCENT, .number = percent};
}

struct value value_amount(const char *place, enum unit unit, int64_t number)
{
    return (struct value){.place = place, .kind = VALUE_AMOUNT, .number = number, .detail = (int)unit};
}

struct value value_minutes(const char *place, int64_t us)
{
    int64_t minutes = us / MINUTE_US + (us % MINUTE_US >= MINUTE_US / 2);
    return value_amount(place, UNIT_MINUTES, minutes < 1 ? 1 : minutes);
}

struct value value_clock(const char *place, int64_t us)
{
    int64_t seconds = us <= 0 ? 0 : us / SECOND_US + (us % SECOND_US > 0);
    return (struct value){.place = place, .kind = VALUE_CLOCK, .number = seconds};
}

static int64_t rounded_ms(int64_t us)
{
    int64_t rest = us % MILLISECOND_US;
    return us / MILLISECOND_US + (rest >= MILLISECOND_US / 2) - (rest <= -MILLISECOND_US / 2);
}

struct value value_signed_ms(const char *place, int64_t us)
{
    return (struct value){.place = place, .kind = VALUE_SIGNED_MS, .number = rounded_ms(us)};
}

struct value value_ms(const char *place, int64_t us)
{
    int64_t ms = rounded_ms(us);
    return (struct value){.place = place, .kind = VALUE_MS, .number = ms < 0 ? -ms : ms};
}

struct value value_date(const char *place, enum value_kind kind, int32_t day)
{
    return (struct value){.place = place, .kind = kind, .number = day};
}

/* Keeps "text", "context\4text" or "context:of\4text". */
static void keep_text(struct values *values, struct value *value)
{
    struct text text;
    text_init(&text, values->texts + values->used, sizeof values->texts - values->used);
    if (value->context) {
        text_add(&text, value->context);
        text_add(&text, value->of ? ":" : "");
        text_add(&text, value->of ? value->of : "");
        text_add(&text, CONTEXT_SEPARATOR);
    }
    text_add(&text, value->text ? value->text : "");
    value->number = (int64_t)values->used;
    value->context = value->of = value->text = NULL;
    values->used += text.length + (text.length + 1 < text.size);
}

bool values_add(struct values *values, struct value value)
{
    if (values->count == VALUES_MAX)
        return false;
    if (value.kind == VALUE_TEXT || value.kind == VALUE_NAME)
        keep_text(values, &value);
    values->items[values->count++] = value;
    return true;
}

const char *values_text(const struct values *values, int index)
{
    return values->texts + values->items[index].number;
}

struct message message_of(const char *english)
{
    return (struct message){.one = english};
}

struct message message_in(const char *context, const char *english)
{
    return (struct message){.context = context, .one = english};
}

struct message message_count(const char *one, const char *many, int64_t count)
{
    struct message message = {.one = one, .many = many, .count = count};
    values_add(&message.values, value_number("count", count));
    return message;
}

struct message message_with(struct message message, const struct value *values, size_t count)
{
    for (size_t i = 0; i < count; i++)
        values_add(&message.values, values[i]);
    return message;
}
