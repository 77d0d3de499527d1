#include "store/player/journal.h"

#include <unistd.h>

#include "core/base/rng.h"
#include "core/days/calendar.h"
#include "files/file.h"
#include "folder.h"
#include "store/player/record.h"

static struct session_record make_record(uint64_t seed)
{
    struct session_record record;
    struct rng rng;

    rng_init(&rng, seed, 5);
    memset(&record, 0, sizeof record);
    snprintf(record.id, sizeof record.id, "s-%06lu", (unsigned long)seed);
    record.utc_ms = INT64_C(1700000000000) + rng_range(&rng, 0, 200) * 3600000; /* many at one instant */
    record.utc_offset_min = (int32_t)rng_range(&rng, -12, 14) * 60;
    record.day = calendar_local_day(record.utc_ms / 1000, record.utc_offset_min, CALENDAR_DAY_END_MIN);
    snprintf(record.title, sizeof record.title, "Level %u \xC3\xA9", (unsigned)rng_below(&rng, 9));
    strcpy(record.level, "level");
    strcpy(record.player, "you");
    record.timing = TIMING_RELAXED;
    strcpy(record.grade, "B");
    record.tempo_percent = 100;
    record.reps = record.counted = 84;
    record.finished = true;
    record.steadiness_bp = -1;
    return record;
}

/* profiles/NAME of the test, and its sessions folder, which is made. */
static void make_sessions_folder(const char *profile, char *sessions)
{
    folder_path(sessions, profile, "sessions");
    assert_true(file_make_folder(sessions, NULL));
}

static void test_empty(void **state)
{
    struct history history;
    char sessions[FOLDER_FILE];

    assert_true(journal_load(*state, &history, NULL));
    assert_int_equal(history.count, 0);
    history_reset(&history);
    make_sessions_folder(*state, sessions);
    assert_true(journal_load(*state, &history, NULL));
    assert_int_equal(history.count, 0);
    history_reset(&history);
}

static void test_append_and_load(void **state)
{
    struct history history;
    struct error error = {0};

    for (uint64_t i = 0; i < 50; i++) {
        struct session_record record = make_record(i);
        assert_true(journal_append(*state, i % 2 ? "desk" : "laptop", &record, &error));
    }
    assert_true(journal_load(*state, &history, &error));
    assert_int_equal(history.count, 50);
    assert_int_equal(history.unreadable, 0);
    for (int32_t i = 0; i < history.count; i++) {
        const struct session_record *record = &history.records[i];
        struct session_record expected = make_record(strtoul(record->id + 2, NULL, 10));
        assert_memory_equal(record, &expected, sizeof expected);
        if (i == 0)
            continue;
        assert_true(record[-1].utc_ms <= record->utc_ms);
        if (record[-1].utc_ms == record->utc_ms)
            assert_true(strcmp(record[-1].id, record->id) < 0);
    }
    assert_true(record_is_players(&history.records[0]));
    history_reset(&history);
    assert_null(history.records);
}

static void test_append_takes_what_is_out_of_range(void **state)
{
    struct session_record record = make_record(1);
    struct history history;

    record.score = 1000001;
    strcpy(record.level, "torn \xC3");
    assert_true(journal_append(*state, "desk", &record, NULL));
    assert_true(journal_load(*state, &history, NULL));
    assert_int_equal(history.count, 1);
    assert_int_equal(history.records[0].score, 1000000);
    assert_string_equal(history.records[0].level, "torn %C3");
    history_reset(&history);
}

static void test_make_id(void **state)
{
    char first[JOURNAL_ID_SIZE], second[JOURNAL_ID_SIZE];

    (void)state;
    journal_make_id(first, INT64_C(1795369823999), "desk-0011", 0x01234567);
    assert_string_equal(first + 29, "01234567");
    assert_memory_equal(first, "20261122T175023999Z-", 20);
    assert_true(record_id_is_valid(first));
    journal_make_id(second, INT64_C(1795369823999), "desk-0011", 0x01234568);
    assert_memory_equal(first, second, 29);
    assert_string_not_equal(first, second);
    journal_make_id(second, INT64_C(1795369823999), "desk-0012", 0x01234567);
    assert_memory_not_equal(first, second, 29);
    journal_make_id(second, -1, "", 0);
    assert_memory_equal(second, "19691231T235959999Z-", 20);
    journal_make_id(second, INT64_MAX, "", UINT32_MAX);
    assert_true(record_id_is_valid(second));
    journal_make_id(second, INT64_MIN, "", UINT32_MAX);
    assert_true(record_id_is_valid(second));
}

/* What stands in one file, and what is read of it. */
static void test_files(void **state)
{
    static const struct {
        const char *name;
        bool read;
    } rows[] = {
        {"desk.jsonl", true},
        {"desk.sync-conflict-20261122-101112-ABCDEFG.jsonl", true},
        {"desk (conflicted copy 2026-11-22 101112).jsonl", true},
        {".jsonl", false},
        {".desk.jsonl", false},
        {"desk.jsonl.torn", false},
        {"desk.jsonl~", false},
        {"desk.json", false},
        {"desk.jsonl.tmp", false},
    };
    char sessions[FOLDER_FILE], line[RECORD_LINE_SIZE];
    struct session_record record = make_record(1);
    struct history history;

    make_sessions_folder(*state, sessions);
    record_format(&record, line);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char path[FOLDER_FILE];
        folder_write(sessions, rows[i].name, line, strlen(line));
        assert_true(journal_load(*state, &history, NULL));
        if (history.count != rows[i].read)
            fail_msg("%s is %sread", rows[i].name, rows[i].read ? "not " : "");
        history_reset(&history);
        unlink(folder_path(path, sessions, rows[i].name));
    }
}

static void test_lines(void **state)
{
    static const struct {
        const char *before, *after;
        int32_t count, unreadable;
    } rows[] = {
        {"", "\n", 1, 0},
        {"", "", 1, 0}, /* whole, but for its newline */
        {"\xEF\xBB\xBF", "\r\n", 1, 0},
        {"\n\n \t\r\n", "\n\n", 1, 0},
        {"garbage\n", "\n{\"format\":\"heelbeat-session/1\",\"id\":\"s-0", 1, 2},
        {"{}\n[]\n7\nnull\n", "\n", 1, 4},
        {"\xFF\xFE\n", "\n\x01\x02", 1, 2},
        {"torn", "\n", 0, 1}, /* nobody closed it off: this line is lost with it */
    };
    char sessions[FOLDER_FILE], line[RECORD_LINE_SIZE], text[RECORD_LINE_SIZE * 2];
    struct session_record record = make_record(1);
    struct history history;

    make_sessions_folder(*state, sessions);
    record_format(&record, line);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        snprintf(text, sizeof text, "%s%s%s", rows[i].before, line, rows[i].after);
        folder_write(sessions, "desk.jsonl", text, strlen(text));
        assert_true(journal_load(*state, &history, NULL));
        if (history.count != rows[i].count || history.unreadable != rows[i].unreadable)
            fail_msg("row %d: %d read, %d not", (int)i, (int)history.count, (int)history.unreadable);
        history_reset(&history);
        folder_expect(sessions, "desk.jsonl", text);
    }
}

/* A kill in the middle of a line, and zeros that a power cut left: what comes after stands alone. */
static void test_append_after_a_torn_line(void **state)
{
    char sessions[FOLDER_FILE], line[RECORD_LINE_SIZE];
    struct session_record record = make_record(1), next = make_record(2);

    make_sessions_folder(*state, sessions);
    record_format(&record, line);
    size_t length = strlen(line);
    for (size_t cut = 1; cut <= length; cut++) {
        struct history history;
        char path[FOLDER_FILE];
        folder_write(sessions, "desk.jsonl", line, cut);
        assert_true(journal_append(*state, "desk", &next, NULL));
        assert_true(journal_load(*state, &history, NULL));
        assert_int_equal(history.count, cut == length ? 2 : 1);
        assert_int_equal(history.unreadable, cut == length ? 0 : 1);
        history_reset(&history);
        assert_true(folder_has(sessions, "desk.jsonl.torn"));
        unlink(folder_path(path, sessions, "desk.jsonl.torn"));
    }
    char zeros[64] = {0};
    struct history history;
    folder_write(sessions, "desk.jsonl", zeros, sizeof zeros);
    assert_true(journal_append(*state, "desk", &next, NULL));
    assert_true(journal_load(*state, &history, NULL));
    assert_int_equal(history.count, 1);
    history_reset(&history);
}

static void test_unreadable_file(void **state)
{
    char sessions[FOLDER_FILE], path[FOLDER_FILE];
    struct session_record record = make_record(1);
    struct history history;
    struct error error = {0};

    make_sessions_folder(*state, sessions);
    assert_true(journal_append(*state, "desk", &record, NULL));
    assert_true(file_make_folder(folder_path(path, sessions, "folder.jsonl"), NULL));
    assert_false(journal_load(*state, &history, &error));
    assert_string_equal(error.where, path);
    assert_int_equal(history.count, 1);
    history_reset(&history);
    assert_false(journal_append(*state, "folder", &record, &error));
    rmdir(path);
    folder_remove(sessions);
    folder_write(*state, "sessions", "", 0);
    assert_false(journal_load(*state, &history, &error));
    history_reset(&history);
    assert_false(journal_append(*state, "desk", &record, &error));
}

/* ---- the same history however the files were mixed */

enum { MIX_SESSIONS = 60, MIX_FILES = 5 };

struct mix {
    char *text[MIX_FILES];
    size_t length[MIX_FILES];
};

static void mix_add(struct mix *mix, int file, const char *bytes, size_t length)
{
    mix->text[file] = realloc(mix->text[file], mix->length[file] + length + 1);
    assert_non_null(mix->text[file]);
    memcpy(mix->text[file] + mix->length[file], bytes, length);
    mix->length[file] += length;
}

/* Each session goes to at least one file, in any order, some to several; torn lines and garbage stand between. */
static void fill_mix(struct mix *mix, struct rng *rng)
{
    int order[MIX_SESSIONS];

    for (int i = 0; i < MIX_SESSIONS; i++)
        order[i] = i;
    for (int i = MIX_SESSIONS - 1; i > 0; i--) {
        int k = (int)rng_below(rng, (uint32_t)i + 1), swap = order[i];
        order[i] = order[k];
        order[k] = swap;
    }
    for (int i = 0; i < MIX_SESSIONS; i++) {
        char line[RECORD_LINE_SIZE];
        struct session_record record = make_record((uint64_t)order[i]);
        record_format(&record, line);
        strcat(line, "\n");
        uint32_t copies = 1 + rng_below(rng, 3);
        for (uint32_t c = 0; c < copies; c++) {
            int file = (int)rng_below(rng, MIX_FILES);
            size_t torn = rng_below(rng, (uint32_t)strlen(line) - 1);
            if (rng_below(rng, 4) == 0 && torn > 0) {
                mix_add(mix, file, line, torn);
                mix_add(mix, file, "\n", 1);
            }
            mix_add(mix, file, line, strlen(line));
        }
    }
    mix_add(mix, (int)rng_below(rng, MIX_FILES), "{\"format\":\"heelb", 16);
}

static void test_any_mix_is_one_history(void **state)
{
    char sessions[FOLDER_FILE];
    struct history reference = {0};

    make_sessions_folder(*state, sessions);
    for (uint64_t seed = 0; seed < 40; seed++) {
        struct mix mix = {0};
        struct history history;
        struct rng rng;
        rng_init(&rng, seed, 6);
        fill_mix(&mix, &rng);
        for (int file = 0; file < MIX_FILES; file++) {
            char name[32];
            snprintf(name, sizeof name, "machine-%d.jsonl", file);
            folder_write(sessions, name, mix.text[file] ? mix.text[file] : "", mix.length[file]);
            free(mix.text[file]);
        }
        assert_true(journal_load(*state, &history, NULL));
        assert_int_equal(history.count, MIX_SESSIONS);
        assert_true(history.unreadable >= 1);
        if (seed == 0) {
            reference = history;
            continue;
        }
        assert_memory_equal(history.records, reference.records, sizeof *history.records * MIX_SESSIONS);
        history_reset(&history);
    }
    history_reset(&reference);
}

/* Two lines with one id that don't agree: the same one wins wherever they stand. */
static void test_one_id_two_contents(void **state)
{
    char sessions[FOLDER_FILE], a[RECORD_LINE_SIZE], b[RECORD_LINE_SIZE];
    struct session_record record = make_record(1);
    struct history first, second;

    make_sessions_folder(*state, sessions);
    record_format(&record, a);
    record.utc_ms += 86400000;
    record.score = 5;
    record_format(&record, b);
    folder_write(sessions, "a.jsonl", a, strlen(a));
    folder_write(sessions, "b.jsonl", b, strlen(b));
    assert_true(journal_load(*state, &first, NULL));
    folder_write(sessions, "a.jsonl", b, strlen(b));
    folder_write(sessions, "b.jsonl", a, strlen(a));
    assert_true(journal_load(*state, &second, NULL));
    assert_int_equal(first.count, 1);
    assert_int_equal(second.count, 1);
    assert_memory_equal(first.records, second.records, sizeof *first.records);
    history_reset(&first);
    history_reset(&second);
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(test_empty),
        ROW(test_append_and_load),
        ROW(test_append_takes_what_is_out_of_range),
        cmocka_unit_test(test_make_id),
        ROW(test_files),
        ROW(test_lines),
        ROW(test_append_after_a_torn_line),
        ROW(test_unreadable_file),
        ROW(test_any_mix_is_one_history),
        ROW(test_one_id_two_contents),
    };

    return cmocka_run_group_tests_name("store/player/journal", tests, NULL, NULL);
}
