#include "said.h"

#include "check.h"

static const char *const kinds[VALUE_KIND_COUNT] = {
    [VALUE_TEXT] = "text",
    [VALUE_NAME] = "name",
    [VALUE_NUMBER] = "number",
    [VALUE_FIXED] = "fixed",
    [VALUE_PERCENT] = "percent",
    [VALUE_AMOUNT] = "amount",
    [VALUE_CLOCK] = "clock",
    [VALUE_MS] = "ms",
    [VALUE_SIGNED_MS] = "signed ms",
    [VALUE_DATE] = "date",
    [VALUE_DAY] = "day",
    [VALUE_SHORT_DAY] = "short day",
    [VALUE_ISO_DATE] = "iso date",
    [VALUE_WEEKDAY] = "weekday",
    [VALUE_MONTH] = "month",
    [VALUE_MONTH_NAME] = "month name",
};
static const char *const units[UNIT_COUNT] = {
    [UNIT_REPS] = "reps",   [UNIT_MINUTES] = "minutes",   [UNIT_SECONDS] = "seconds", [UNIT_DAYS] = "days",
    [UNIT_WEEKS] = "weeks", [UNIT_SESSIONS] = "sessions", [UNIT_SETS] = "sets"};

/* A name is told as "context/English", with its number where it has one. */
static void add_name(struct text *text, const char *key, int number)
{
    const char *separator = strchr(key, '\4');
    if (separator) {
        text_add_bytes(text, key, (size_t)(separator - key));
        text_add(text, "/");
    }
    text_add(text, separator ? separator + 1 : key);
    if (strstr(key, "{number}")) {
        text_add(text, " ");
        text_add_int(text, number);
    }
}

static void add_value(struct text *text, const struct values *values, int index)
{
    const struct value *value = &values->items[index];
    text_add(text, value->place);
    text_add(text, "=");
    text_add(text, kinds[value->kind]);
    text_add(text, " ");
    if (value->kind == VALUE_TEXT || value->kind == VALUE_NAME)
        add_name(text, values_text(values, index), value->detail);
    else if (value->kind == VALUE_FIXED || value->kind == VALUE_PERCENT)
        text_add_fixed(text, value->number, value->detail);
    else
        text_add_int(text, value->number);
    if (value->kind == VALUE_AMOUNT) {
        text_add(text, " ");
        text_add(text, units[value->detail]);
    }
}

void assert_said(struct message message, const char *expected)
{
    char buffer[1024];
    struct text text;
    text_init(&text, buffer, sizeof buffer);
    text_add(&text, message.one ? message.one : "");
    for (int i = 0; i < message.values.count; i++) {
        text_add(&text, i == 0 ? " [" : ", ");
        add_value(&text, &message.values, i);
    }
    text_add(&text, message.values.count > 0 ? "]" : "");
    assert_string_equal(buffer, expected);
}

void assert_facts(const struct facts *facts, const char *const *expected)
{
    int count = 0;
    for (; expected[count]; count++)
        assert_said(count < facts->count ? facts->items[count] : (struct message){0}, expected[count]);
    assert_int_equal(facts->count, count);
}
