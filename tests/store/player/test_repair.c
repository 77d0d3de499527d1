#include "store/player/repair.h"

#include "check.h"
#include "folder.h"
#include "store/player/record.h"
#include "store/player/salvage.h"

#define TOLD_MAX 16
#define JOURNAL  "sessions/one.jsonl"

struct told {
    int count;
    int32_t lines[TOLD_MAX];
    enum repaired how[TOLD_MAX];
};

static void note(void *context, const char *path, int32_t line, enum repaired how)
{
    struct told *told = context;
    assert_true(told->count < TOLD_MAX);
    assert_non_null(strstr(path, JOURNAL));
    told->lines[told->count] = line;
    told->how[told->count++] = how;
}

/* A session's line without newline; the caller's to free. */
static char *line_of(int n)
{
    struct session_record record = {.utc_ms = 1795369823123 + n, .day = 20779, .tempo_percent = 100, .reps = 36};
    char *line = malloc(RECORD_LINE_SIZE);
    snprintf(record.id, sizeof record.id, "20261122T175023123Z-0badcafe-%08x", (unsigned)n);
    strcpy(record.level, "one-minute");
    strcpy(record.title, "One Minute");
    strcpy(record.player, "you");
    record.timing = TIMING_STANDARD;
    strcpy(record.grade, "S");
    record_format(&record, line);
    return line;
}

static bool same_id(void *context, const struct session_record *record, const char *line, size_t length)
{
    struct session_record again;
    assert_true(record_parse(line, length, &again));
    assert_string_equal(again.id, record->id);
    assert_string_equal(record->id, context);
    return true;
}

/* At every byte that a line can be torn at: a session, once all is there that one must say, and nothing before. */
static void test_torn_anywhere(void **state)
{
    (void)state;
    char *line = line_of(1), id[] = "20261122T175023123Z-0badcafe-00000001";
    size_t length = strlen(line);
    int found = 0, last = 0;
    for (size_t size = 0; size <= length; size++) {
        last = salvage_each(line, size, same_id, id);
        assert_true(last == 0 || last == 1);
        found += last;
    }
    assert_int_equal(last, 1);
    assert_true(found >= 2); /* the last member may be missing */
    free(line);
}

static void test_each_damage(void **state)
{
    static const char foreign[] = "{\"format\":\"heelbeat-session/7\",\"id\":\"x\"}";
    char *lines[8], journal[8 * RECORD_LINE_SIZE], wanted[8 * RECORD_LINE_SIZE], damaged[8 * RECORD_LINE_SIZE];
    struct told told = {0};
    struct error error = {0};
    for (int i = 0; i < 8; i++)
        lines[i] = line_of(i);
    char *broken = strdup(lines[4]);
    memcpy(strstr(broken, "One Minute"), "On\xFF\x01", 4);
    int at = snprintf(journal, sizeof journal, "%s\n%.40s%s\n\nnothing\n%s%s\n%s\n%s\n%.60s\n%.200s", lines[0],
                      lines[1], lines[2], lines[3], lines[1], foreign, broken, lines[5], lines[0]);
    assert_in_range(at, 1, sizeof journal - 1);
    folder_write_text(*state, JOURNAL, journal);
    assert_true(repair_journals(*state, note, &told, &error));

    static const struct told all = {7,
                                    {2, 4, 5, 6, 7, 8, 9},
                                    {REPAIRED_SAVED, REPAIRED_LOST, REPAIRED_SAVED, REPAIRED_FOREIGN, REPAIRED_SAVED,
                                     REPAIRED_LOST, REPAIRED_LOST}};
    assert_int_equal(told.count, all.count);
    for (int i = 0; i < all.count; i++) {
        assert_int_equal(told.lines[i], all.lines[i]);
        assert_int_equal(told.how[i], all.how[i]);
    }
    char *plain = strdup(broken);
    memcpy(strstr(plain, "On\xFF\x01"), "On??", 4);
    snprintf(wanted, sizeof wanted, "%s\n%s\n\n%s\n%s\n%s\n%s\n", lines[0], lines[2], lines[3], lines[1], foreign,
             plain);
    folder_expect(*state, JOURNAL, wanted);
    snprintf(damaged, sizeof damaged, "%.40s%s\nnothing\n%s%s\n%s\n%.60s\n%.200s\n", lines[1], lines[2], lines[3],
             lines[1], broken, lines[5], lines[0]);
    folder_expect(*state, JOURNAL ".damaged", damaged);

    told.count = 0;
    assert_true(repair_journals(*state, note, &told, &error));
    assert_int_equal(told.count, 1); /* another version's line stays, and is told of */
    folder_expect(*state, JOURNAL, wanted);
    free(broken);
    free(plain);
    for (int i = 0; i < 8; i++)
        free(lines[i]);
}

/* A copy of it that is whole goes before what is left of one. */
static void test_known_elsewhere(void **state)
{
    char *line = line_of(1), torn[RECORD_LINE_SIZE];
    struct told told = {0};
    struct error error = {0};
    snprintf(torn, sizeof torn, "%s\n%.*s", line, (int)strlen(line) - 1, line);
    folder_write_text(*state, JOURNAL, torn);
    assert_true(repair_journals(*state, note, &told, &error));
    assert_int_equal(told.count, 1);
    assert_int_equal(told.how[0], REPAIRED_KNOWN);
    snprintf(torn, sizeof torn, "%s\n", line);
    folder_expect(*state, JOURNAL, torn);
    free(line);
}

static void test_whole_journals_are_not_touched(void **state)
{
    char *line = line_of(1);
    struct told told = {0};
    struct error error = {0};
    folder_write_text(*state, JOURNAL, line); /* without its newline */
    assert_true(repair_journals(*state, note, &told, &error));
    assert_int_equal(told.count, 0);
    folder_expect(*state, JOURNAL, line);
    assert_int_equal(folder_count(*state, "damaged"), 0);
    free(line);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_torn_anywhere), TEST(test_each_damage),
                                       TEST(test_known_elsewhere), TEST(test_whole_journals_are_not_touched)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
