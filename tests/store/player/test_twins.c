#include "store/player/twins.h"

#include "check.h"
#include "store/player/journal.h"
#include "store/player/record.h"
#include "store/player/seal.h"

/* What was done to a line. */
enum state { SEALED, UNSEALED, CHANGED };

static uint64_t standing_of(const char *file, enum state how)
{
    struct session_record record = {.player = "you", .tempo_percent = 100, .reps = 84, .counted = 84};
    char line[RECORD_LINE_SIZE];

    journal_make_id(record.id, 0, "desk-0011", 7);
    record_format(&record, line);
    if (how != UNSEALED)
        seal_add(line);
    if (how == CHANGED)
        *strstr(line, "84") = '7';
    return twins_standing(file, record.id, line, strlen(line));
}

/* The first of each goes before the second. */
static void test_which_one_counts(void **state)
{
    static const struct {
        const char *first;
        enum state how;
        const char *second;
        enum state second_how;
    } rows[] = {
        {"desk-0011.jsonl", SEALED, "desk-0012.jsonl", SEALED},
        {"desk-0011.jsonl", SEALED, "desk-0011-import-1.jsonl", SEALED},
        {"desk-0011.jsonl", UNSEALED, "desk-0012.jsonl", SEALED},
        {"desk-0011.jsonl", UNSEALED, "laptop-import-1.jsonl", SEALED},
        {"desk-0011.jsonl", CHANGED, "laptop-import-1.jsonl", CHANGED},
        {"laptop-import-1.jsonl", SEALED, "desk-0011.jsonl", CHANGED},
        {"laptop-import-7.jsonl", UNSEALED, "desk-0011.jsonl", CHANGED},
        {"desk-0011.jsonl", SEALED, "desk-0011.sync-conflict-20261122-101112-ABCDEFG.jsonl", SEALED},
        {"laptop.jsonl", UNSEALED, "laptop-import-1.jsonl", SEALED},
        {"laptop-import-1.jsonl", SEALED, "laptop-import-2.jsonl", SEALED},
        {"laptop-import-2.jsonl", SEALED, "laptop-import-10.jsonl", SEALED},
        {"laptop-import-9.jsonl", SEALED, "laptop-import-1.jsonl", UNSEALED},
        {"laptop-import-1.jsonl", UNSEALED, "laptop-import-9.jsonl", UNSEALED},
        {"laptop-import-9.jsonl", UNSEALED, "laptop-import-1.jsonl", CHANGED},
        {"laptop-import-99999999999999999999.jsonl", SEALED, "laptop-import-1.jsonl", CHANGED},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (standing_of(rows[i].first, rows[i].how) >= standing_of(rows[i].second, rows[i].second_how))
            fail_msg("%s (%d) does not go before %s (%d)", rows[i].first, (int)rows[i].how, rows[i].second,
                     (int)rows[i].second_how);
    }
}

/* Every byte that is changed is seen; what is no seal at all is none. */
static void test_seals(void **state)
{
    static const char *const others[] = {"", "}", "{}", ",\"check\":\"\"}", "{\"check\":\"0123456789abcdef\"}"};
    struct session_record record = {.id = "s-1", .player = "you", .tempo_percent = 100}, found;
    char line[RECORD_LINE_SIZE];

    (void)state;
    record_format(&record, line);
    assert_int_equal(seal_of(line, strlen(line)), SEAL_NONE);
    seal_add(line);
    size_t length = strlen(line);
    assert_int_equal(seal_of(line, length), SEAL_HOLDS);
    assert_true(record_parse(line, length, &found));
    assert_string_equal(found.id, "s-1");
    for (size_t at = 0; at < length; at++) {
        line[at] ^= 1;
        assert_int_not_equal(seal_of(line, length), SEAL_HOLDS);
        line[at] ^= 1;
    }
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_int_not_equal(seal_of(others[i], strlen(others[i])), SEAL_HOLDS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_which_one_counts), cmocka_unit_test(test_seals)};

    return cmocka_run_group_tests_name("store/player/twins", tests, NULL, NULL);
}
