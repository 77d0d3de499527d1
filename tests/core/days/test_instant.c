#include "core/days/instant.h"

#include "check.h"

static void test_instants(void **state)
{
    (void)state;
    static const struct {
        int64_t utc_ms, s;
        const char *text, *plain;
    } rows[] = {
        {0, 0, "1970-01-01T00:00:00.000Z", "19700101T000000000Z"},
        {-1, -1, "1969-12-31T23:59:59.999Z", "19691231T235959999Z"},
        {-1000, -1, "1969-12-31T23:59:59.000Z", "19691231T235959000Z"},
        {-86400001, -86401, "1969-12-30T23:59:59.999Z", "19691230T235959999Z"},
        {INT64_C(1795369823123), 1795369823, "2026-11-22T17:50:23.123Z", "20261122T175023123Z"},
        {INT64_C(951782400007), 951782400, "2000-02-29T00:00:00.007Z", "20000229T000000007Z"},
        {INT64_C(253402300799999), 253402300799, "9999-12-31T23:59:59.999Z", "99991231T235959999Z"},
        {INT64_MAX, INT64_C(9223372036854775), "9999-12-31T07:12:55.807Z", "99991231T071255807Z"},
        {INT64_MIN, INT64_C(-9223372036854776), "0001-01-01T16:47:04.192Z", "00010101T164704192Z"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char buffer[40];
        struct text text;
        text_init(&text, buffer, sizeof buffer);
        instant_add(&text, rows[i].utc_ms);
        assert_string_equal(buffer, rows[i].text);
        text_init(&text, buffer, sizeof buffer);
        text_add(&text, ">");
        instant_add_plain(&text, rows[i].utc_ms);
        assert_string_equal(buffer + 1, rows[i].plain);
        assert_int_equal(buffer[0], '>');
        assert_true(instant_s(rows[i].utc_ms) == rows[i].s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_instants),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
