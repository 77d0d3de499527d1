#include "store/player/dailies.h"

#include "check.h"

#define DAY 20779

static struct session_record played(const char *tier, int32_t accuracy_bp, bool finished)
{
    struct session_record record = {.day = DAY,
                                    .player = "you",
                                    .tempo_percent = 100,
                                    .reps = 100,
                                    .counted = 70,
                                    .accuracy_bp = accuracy_bp,
                                    .finished = finished,
                                    .kind = SESSION_DAILY,
                                    .daily = DAY};
    snprintf(record.tier, sizeof record.tier, "%s", tier);
    return record;
}

static void test_best(void **state)
{
    struct session_record records[] = {played("steady", 9000, true),  played("steady", 9500, true),
                                       played("steady", 9500, true),  played("steady", 9900, false),
                                       played("gentle", 9600, false), played("brisk", 9700, true)};
    struct history history = {.records = records, .count = 6};
    (void)state;
    assert_ptr_equal(dailies_best(&history, DAY, "steady"), &records[1]);
    assert_ptr_equal(dailies_best(&history, DAY, "gentle"), &records[4]); /* better than none */
    assert_ptr_equal(dailies_best(&history, DAY, NULL), &records[5]);
    assert_null(dailies_best(&history, DAY - 1, NULL));
    records[5].day = DAY + 1; /* whenever it was played */
    assert_ptr_equal(dailies_best(&history, DAY, NULL), &records[5]);
}

static void test_what_does_not_count(void **state)
{
    struct session_record record = played("steady", 9000, true);
    struct history history = {.records = &record, .count = 1};
    (void)state;
    assert_ptr_equal(dailies_best(&history, DAY, NULL), &record);
    record.tempo_percent = 120;
    assert_null(dailies_best(&history, DAY, NULL));
    record.tempo_percent = 99;
    assert_null(dailies_best(&history, DAY, NULL));
    record = played("steady", 9000, true);
    record.counted = 69;
    assert_null(dailies_best(&history, DAY, NULL));
    record = played("steady", 9000, true);
    strcpy(record.player, "perfect");
    assert_null(dailies_best(&history, DAY, NULL));
    record = played("steady", 9000, true);
    record.kind = SESSION_PRACTICE;
    assert_null(dailies_best(&history, DAY, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_best), cmocka_unit_test(test_what_does_not_count)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
