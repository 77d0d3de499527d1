#include "core/base/message.h"

#include "check.h"
#include "core/base/error.h"

static void test_lengths_become_what_is_shown(void **state)
{
    (void)state;
    static const struct {
        struct value (*make)(const char *place, int64_t us);
        int64_t us, shown;
    } rows[] = {
        {value_ms, 17500, 18},        {value_ms, -17500, 18},
        {value_ms, 499, 0},           {value_signed_ms, -17500, -18},
        {value_signed_ms, -499, 0},   {value_signed_ms, INT64_MAX, 9223372036854776},
        {value_clock, 1, 1},          {value_clock, 84000000, 84},
        {value_clock, 84000001, 85},  {value_clock, -5, 0},
        {value_minutes, 0, 1},        {value_minutes, 89999999, 1},
        {value_minutes, 90000000, 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_int_equal(rows[i].make("x", rows[i].us).number, rows[i].shown);
}

static void test_only_all_of_it_is_100_percent(void **state)
{
    (void)state;
    struct value most = value_percent("x", 9999), all = value_percent("x", 10000), none = value_percent("x", -3);
    assert_int_equal(most.number, 999);
    assert_int_equal(most.detail, 1);
    assert_int_equal(all.number, 100);
    assert_int_equal(all.detail, 0);
    assert_int_equal(none.number, 0);
}

static void test_texts_are_kept(void **state)
{
    (void)state;
    char name[] = "Ada";
    struct message message = MESSAGE_WITH(message_of("{player} on {level}"), value_text("player", name),
                                          value_name("level", "level:first-steps", "First Steps"));
    name[0] = 'I';
    struct message copy = message;
    assert_int_equal(copy.values.count, 2);
    assert_string_equal(values_text(&copy.values, 0), "Ada");
    assert_string_equal(values_text(&copy.values, 1), "level:first-steps\4First Steps");
}

static void test_too_much_is_cut_between_characters(void **state)
{
    (void)state;
    char longer[VALUES_TEXT_SIZE * 2];
    for (size_t i = 0; i < sizeof longer - 1; i++)
        longer[i] = "\xc3\xa9"[i % 2];
    longer[sizeof longer - 1] = '\0';
    struct values values = {0};
    assert_true(values_add(&values, value_text("a", longer)));
    assert_int_equal(strlen(values_text(&values, 0)), VALUES_TEXT_SIZE - 2);
    assert_true(values_add(&values, value_text("b", "more")));
    assert_int_equal(strlen(values_text(&values, 0)), VALUES_TEXT_SIZE - 2);
    for (int i = 2; i < VALUES_MAX; i++)
        assert_true(values_add(&values, value_text("c", longer)));
    assert_false(values_add(&values, value_text("d", "")));
    assert_int_equal(values.count, VALUES_MAX);
    for (int i = 1; i < VALUES_MAX; i++)
        assert_true(strlen(values_text(&values, i)) <= 1);
}

static void test_counted_messages_have_their_count(void **state)
{
    (void)state;
    struct message message = message_count("{count} rep", "{count} reps", 84);
    assert_int_equal(message.count, 84);
    assert_string_equal(message.values.items[0].place, "count");
    assert_int_equal(message.values.items[0].number, 84);
}

static void test_an_error_carries_its_values(void **state)
{
    (void)state;
    struct error error, outer;
    error_set(&error, "parts", "has {count} parts", "use at most {most}");
    error_value(&error, value_number("count", 300));
    error_value(&error, value_number("most", 256));
    error_at(&outer, "a.json", &error);
    assert_string_equal(outer.where, "a.json");
    assert_string_equal(outer.what, "has {count} parts");
    assert_int_equal(outer.values.count, 2);
    assert_int_equal(outer.values.items[1].number, 256);
    error_set(&outer, "b.json", "is empty", "");
    assert_int_equal(outer.values.count, 0);
    error_value(NULL, value_number("count", 1));
    error_at(NULL, "", &error);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lengths_become_what_is_shown),
        cmocka_unit_test(test_only_all_of_it_is_100_percent),
        cmocka_unit_test(test_texts_are_kept),
        cmocka_unit_test(test_too_much_is_cut_between_characters),
        cmocka_unit_test(test_counted_messages_have_their_count),
        cmocka_unit_test(test_an_error_carries_its_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
