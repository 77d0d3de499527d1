#include "store/player/record.h"

#include <limits.h>

#include "check.h"
#include "core/base/rng.h"
#include "core/days/calendar.h"
#include "files/json/json.h"

/* A line as it stands in the files of players; it must be read for ever. */
static const char line_1[] =
    "{\"format\":\"heelbeat-session/1\",\"id\":\"2026-11-22-175023-0badcafe-01234567\",\"utc_ms\":1795369823000,"
    "\"utc_offset_min\":60,\"day\":\"2026-11-22\",\"level\":\"first-steps\",\"title\":\"First Steps\","
    "\"level_hash\":\"cbf29ce484222325\",\"player\":\"you\",\"tempo_percent\":100,\"timing\":\"standard\",\"reps\":84,"
    "\"counted\":80,\"accuracy_bp\":9640,\"score\":964000,\"max_combo\":41,\"grade\":\"A\",\"played_us\":180000000,"
    "\"finished\":true,\"steadiness_bp\":432}";

static struct session_record record_1(void)
{
    struct session_record record;

    memset(&record, 0, sizeof record);
    strcpy(record.id, "2026-11-22-175023-0badcafe-01234567");
    record.utc_ms = INT64_C(1795369823000);
    record.utc_offset_min = 60;
    record.day = 20779;
    strcpy(record.level, "first-steps");
    strcpy(record.title, "First Steps");
    record.level_hash = UINT64_C(0xcbf29ce484222325);
    strcpy(record.player, "you");
    record.tempo_percent = 100;
    record.timing = TIMING_STANDARD;
    record.reps = 84;
    record.counted = 80;
    record.accuracy_bp = 9640;
    record.score = 964000;
    record.max_combo = 41;
    strcpy(record.grade, "A");
    record.played_us = 180000000;
    record.finished = true;
    record.steadiness_bp = 432;
    return record;
}

static bool parses(const char *line)
{
    struct session_record record;

    return record_parse(line, strlen(line), &record);
}

static void test_golden(void **state)
{
    struct session_record expected = record_1(), found;
    char line[RECORD_LINE_SIZE];

    (void)state;
    assert_true(record_parse(line_1, strlen(line_1), &found));
    assert_memory_equal(&found, &expected, sizeof found);
    record_format(&expected, line);
    assert_string_equal(line, line_1);
}

/* What came later is written only where there is something to say. */
static void test_golden_with_all(void **state)
{
    struct session_record expected = record_1(), found;
    char line[RECORD_LINE_SIZE], whole[RECORD_LINE_SIZE];

    (void)state;
    expected.kind = SESSION_DAILY;
    expected.daily = 20779;
    strcpy(expected.tier, "steady");
    expected.balance_left_bp = 4810;
    expected.height_bp = 8450;
    expected.cadence_milli = 30000;
    expected.bounces = 2;
    expected.short_reps = 1;
    record_format(&expected, line);
    snprintf(whole, sizeof whole,
             "%.*s,\"kind\":\"daily\",\"daily\":\"2026-11-22\",\"tier\":\"steady\",\"balance_left_bp\":4810,"
             "\"height_bp\":8450,\"cadence_milli\":30000,\"bounces\":2,\"short_reps\":1}",
             (int)strlen(line_1) - 1, line_1);
    assert_string_equal(line, whole);
    assert_true(record_parse(line, strlen(line), &found));
    assert_memory_equal(&found, &expected, sizeof found);
}

static void fill(char *text, size_t size, struct rng *rng)
{
    static const char *const letters[] = {"a",  "Z",    " ",    "\"",       "\\",           "/",
                                          "\t", "\x01", "\x7F", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"};
    size_t length = 0, wanted = rng_below(rng, (uint32_t)size);

    while (length + 4 < wanted + 1) {
        const char *letter = letters[rng_below(rng, sizeof letters / sizeof letters[0])];
        memcpy(text + length, letter, strlen(letter));
        length += strlen(letter);
    }
}

static void fill_what_came_later(struct session_record *record, struct rng *rng)
{
    record->kind = (enum session_kind)rng_below(rng, SESSION_KIND_COUNT + 1);
    if (record->kind == SESSION_KIND_COUNT)
        fill(record->kind_word, sizeof record->kind_word, rng);
    if (!record->kind_word[0] && record->kind == SESSION_KIND_COUNT)
        record->kind = SESSION_LEVEL; /* which has no word */
    record->daily = (int32_t)rng_range(rng, CALENDAR_DAY_MIN, CALENDAR_DAY_MAX);
    fill(record->tier, sizeof record->tier, rng);
    record->balance_left_bp = (int32_t)rng_range(rng, 0, 10000);
    record->height_bp = (int32_t)rng_range(rng, 0, 10000);
    record->cadence_milli = (int32_t)rng_range(rng, 0, 300000);
    record->bounces = (int32_t)rng_range(rng, 0, 1000000);
    record->short_reps = (int32_t)rng_range(rng, 0, 1000000);
}

static void test_random_round_trips(void **state)
{
    static const char *const grades[] = {"", "S", "A", "D"};
    (void)state;
    for (uint64_t seed = 0; seed < 2000; seed++) {
        struct session_record record, found;
        struct rng rng;
        char line[RECORD_LINE_SIZE];
        memset(&record, 0, sizeof record);
        rng_init(&rng, seed, 3);
        snprintf(record.id, sizeof record.id, "x-%lu", (unsigned long)seed);
        record.utc_ms = rng_range(&rng, -2000000000, 2000000000) * 1000;
        record.utc_offset_min = (int32_t)rng_range(&rng, -1080, 1080);
        record.day = (int32_t)rng_range(&rng, CALENDAR_DAY_MIN, CALENDAR_DAY_MAX);
        fill(record.level, sizeof record.level, &rng);
        fill(record.title, sizeof record.title, &rng);
        fill(record.player, sizeof record.player, &rng);
        record.timing = (enum timing)rng_below(&rng, TIMING_COUNT + 1);
        if (record.timing == TIMING_COUNT)
            fill(record.timing_word, sizeof record.timing_word, &rng);
        record.level_hash = (uint64_t)rng_next(&rng) << 32 | rng_next(&rng);
        record.tempo_percent = (int32_t)rng_range(&rng, 1, 1000);
        record.reps = (int32_t)rng_range(&rng, 0, 1000000);
        record.counted = (int32_t)rng_range(&rng, 0, 1000000);
        record.accuracy_bp = (int32_t)rng_range(&rng, 0, 10000);
        record.score = (int32_t)rng_range(&rng, 0, 1000000);
        record.max_combo = (int32_t)rng_range(&rng, 0, 1000000);
        record.played_us = rng_range(&rng, 0, 4000000000);
        record.finished = rng_below(&rng, 2);
        record.steadiness_bp = (int32_t)rng_range(&rng, -1, 20000);
        strcpy(record.grade, grades[rng_below(&rng, sizeof grades / sizeof grades[0])]);
        if (rng_below(&rng, 2))
            fill_what_came_later(&record, &rng);
        record_format(&record, line);
        assert_null(strchr(line, '\n'));
        assert_true(record_parse(line, strlen(line), &found));
        assert_memory_equal(&found, &record, sizeof record);
    }
}

/* Replaces the value of a member of line_1. */
static void with_value(char *out, size_t size, const char *name, const char *value)
{
    char key[64];
    snprintf(key, sizeof key, "\"%s\":", name);
    const char *at = strstr(line_1, key);
    assert_non_null(at);
    at += strlen(key);
    size_t old = *at == '"' ? (size_t)(strchr(at + 1, '"') + 1 - at) : strcspn(at, ",}");
    snprintf(out, size, "%.*s%s%s", (int)(at - line_1), line_1, value, at + old);
}

/* Takes a member out of line_1. */
static void without(char *out, size_t size, const char *name)
{
    char key[64];
    snprintf(key, sizeof key, "\"%s\":", name);
    const char *at = strstr(line_1, key), *value = at + strlen(key);
    size_t length = *value == '"' ? (size_t)(strchr(value + 1, '"') + 1 - at) : strcspn(at, ",}");
    bool is_last = at[length] == '}';
    snprintf(out, size, "%.*s%s", (int)(at - line_1) - (is_last ? 1 : 0), line_1, at + length + (is_last ? 0 : 1));
}

static const char *const names[] = {"format",    "id",    "utc_ms",     "utc_offset_min", "day",
                                    "level",     "title", "level_hash", "player",         "tempo_percent",
                                    "timing",    "reps",  "counted",    "accuracy_bp",    "score",
                                    "max_combo", "grade", "played_us",  "finished",       "steadiness_bp"};

static void test_missing(void **state)
{
    char line[1024];

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        without(line, sizeof line, names[i]);
        if (parses(line) != (strcmp(names[i], "steadiness_bp") == 0))
            fail_msg("without %s: %s", names[i], line);
    }
    struct session_record record;
    assert_true(record_parse(line, strlen(line), &record));
    assert_int_equal(record.steadiness_bp, -1);
}

static void test_bad_values(void **state)
{
    static const char *const values[] = {"null",
                                         "[]",
                                         "{}",
                                         "NaN",
                                         "-1e400",
                                         "1.5",
                                         "01",
                                         "\"",
                                         "",
                                         "\"\\u0000\"",
                                         "\"\\uD800\"",
                                         "\"\xFF\"",
                                         "\"\\x\"",
                                         "nul",
                                         "tru",
                                         "[1",
                                         "99999999999999999999",
                                         "-99999999999999999999",
                                         "9223372036854775807"};
    char line[1024];

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        for (size_t k = 0; k < sizeof values / sizeof values[0]; k++) {
            with_value(line, sizeof line, names[i], values[k]);
            if (parses(line))
                fail_msg("%s: %s was taken", names[i], values[k]);
        }
    }
}

static void test_ranges(void **state)
{
    static const struct {
        const char *name, *value;
        bool ok;
    } rows[] = {
        {"format", "\"heelbeat-session/2\"", false},
        {"id", "\"\"", false},
        {"id", "\"../../x\"", false},
        {"id", "\"a b\"", false},
        {"id", "\"1234567890123456789012345678901234567890\"", false},
        {"id", "\"123456789012345678901234567890123456789\"", true},
        {"day", "\"2026-02-29\"", false},
        {"day", "20779", false},
        {"level_hash", "\"cbf29ce48422232\"", false},
        {"level_hash", "\"cbf29ce4842223255\"", false},
        {"level_hash", "\"CBF29CE484222325\"", false},
        {"level_hash", "\"0000000000000000\"", true},
        {"utc_offset_min", "1081", false},
        {"utc_offset_min", "-1080", true},
        {"tempo_percent", "0", false},
        {"reps", "-1", false},
        {"reps", "1000001", false},
        {"accuracy_bp", "10001", false},
        {"score", "1000000", true},
        {"score", "1000001", false},
        {"played_us", "-1", false},
        {"finished", "1", false},
        {"finished", "false", true},
        {"steadiness_bp", "-1", false},
        {"player", "\"1234567890123456\"", false},
        {"player", "\"123456789012345\"", true},
        {"title", "\"\\u00e9\\ud83d\\ude00\\n\\/\"", true},
        {"grade", "\"SSSS\"", false},
    };
    char line[1024];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        with_value(line, sizeof line, rows[i].name, rows[i].value);
        if (parses(line) != rows[i].ok)
            fail_msg("%s: %s should be %s", rows[i].name, rows[i].value, rows[i].ok ? "taken" : "refused");
    }
}

static void test_escapes(void **state)
{
    struct session_record record;
    char line[1024];

    (void)state;
    with_value(line, sizeof line, "title", "\"\\u00e9\\ud83d\\ude00\\n\\/\\\"\\u20AC\"");
    assert_true(record_parse(line, strlen(line), &record));
    assert_string_equal(record.title, "\xC3\xA9\xF0\x9F\x98\x80\n/\"\xE2\x82\xAC");
}

/* Members of a later version are passed over, whatever they hold; ours may come in any order and with spaces. */
static void test_unknown_members(void **state)
{
    static const char *const extras[] = {
        "\"x\":1",
        "\"x\":-0.5e+7",
        "\"x\":null",
        "\"x\":[1,[2,{\"a\":\"b\"}],{}]",
        "\"x\":{\"id\":[]}",
        "\"x\":\"\\\"}\"",
        "\"a much longer name than any that a record has, and longer than the room for names is\":true",
    };
    static const char *const faults[] = {"\"x\"",     "\"x\":",    "x:1",        "\"x\":1,", "\"x\":[1,]",
                                         "\"x\":{,}", "\"x\":1 2", "\"x\":-",    "\"x\":1.", "\"x\":1e",
                                         "\"x\":.5",  "\"x\":'a'", "\"reps\":84"};
    char line[1024];

    (void)state;
    for (size_t i = 0; i < sizeof extras / sizeof extras[0]; i++) {
        snprintf(line, sizeof line, " { %s , %s \t\r", extras[i], line_1 + 1);
        if (!parses(line))
            fail_msg("refused: %s", line);
    }
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
        snprintf(line, sizeof line, "{%s,%s", faults[i], line_1 + 1);
        if (parses(line))
            fail_msg("taken: %s", line);
    }
}

static void test_cut_anywhere(void **state)
{
    struct session_record record;

    (void)state;
    for (size_t cut = 0; cut < strlen(line_1); cut++) {
        char *copy = malloc(cut ? cut : 1); /* of the exact size, so that reading beyond is seen */
        assert_non_null(copy);
        memcpy(copy, line_1, cut);
        assert_false(record_parse(copy, cut, &record));
        free(copy);
    }
}

/* No byte changed anywhere makes it crash, and few changes are not noticed by its shape at all. */
static void test_damaged_bytes(void **state)
{
    struct session_record record;

    (void)state;
    for (size_t at = 0; at < strlen(line_1); at++) {
        for (int byte = 0; byte < 256; byte++) {
            char copy[sizeof line_1];
            memcpy(copy, line_1, sizeof copy);
            copy[at] = (char)byte;
            if (record_parse(copy, strlen(line_1), &record)) {
                assert_true(record_id_is_valid(record.id));
                assert_true(strlen(record.title) < sizeof record.title);
            }
        }
    }
}

static void test_deep_and_long(void **state)
{
    size_t size = RECORD_LINE_MAX + 1024;
    char *line = malloc(size);

    (void)state;
    assert_non_null(line);
    for (int depth = 1; depth < 60000; depth = depth < 80 ? depth + 1 : depth * 2) {
        size_t length = 0;
        length += (size_t)sprintf(line, "{\"deep\":");
        memset(line + length, '[', (size_t)depth);
        length += (size_t)depth;
        for (int i = 0; i < depth && length < size / 2; i++)
            line[length++] = ']';
        snprintf(line + length, size - length, ",%s", line_1 + 1);
        assert_int_equal(parses(line), depth <= JSON_DEPTH_MAX);
    }
    memset(line, ' ', size);
    memcpy(line + RECORD_LINE_MAX - strlen(line_1), line_1, strlen(line_1));
    struct session_record record;
    assert_true(record_parse(line, RECORD_LINE_MAX, &record));
    assert_false(record_parse(line, RECORD_LINE_MAX + 1, &record));
    free(line);
}

/* ---- work done is never refused */

/* What a field may never hold, and what is written of it: the nearest that it may, escaped, or nothing at all. */
struct bad {
    const char *name;
    void (*spoil)(struct session_record *record);
    const char *written; /* the member; NULL: left out */
};

#define TEXT_ROW(field)                                                                                                \
    static void spoil_##field(struct session_record *record)                                                           \
    {                                                                                                                  \
        strcpy(record->field, "t \xC3.\xFF");                                                                          \
    }
#define TEXTS(ROW) ROW(level) ROW(title) ROW(player) ROW(tier)
TEXTS(TEXT_ROW)

/* Too low and too high. */
#define NUMBER_ROWS(field, low, high)                                                                                  \
    static void sink_##field(struct session_record *record)                                                            \
    {                                                                                                                  \
        record->field = low;                                                                                           \
    }                                                                                                                  \
    static void lift_##field(struct session_record *record)                                                            \
    {                                                                                                                  \
        record->field = high;                                                                                          \
    }
NUMBER_ROWS(utc_ms, INT64_MIN, INT64_MAX)
NUMBER_ROWS(utc_offset_min, -1499, 1499) /* TZ=X24:59 */
NUMBER_ROWS(day, INT32_MIN, INT32_MAX)
NUMBER_ROWS(tempo_percent, 0, 1001)
NUMBER_ROWS(reps, -1, INT32_MAX)
NUMBER_ROWS(counted, -1, INT32_MAX)
NUMBER_ROWS(accuracy_bp, -1, 10001)
NUMBER_ROWS(score, INT32_MIN, 1000001)
NUMBER_ROWS(max_combo, -1, 1000001)
NUMBER_ROWS(played_us, -1, INT64_MAX)
NUMBER_ROWS(steadiness_bp, -2, INT32_MIN)
NUMBER_ROWS(daily, INT32_MIN, INT32_MAX)
NUMBER_ROWS(balance_left_bp, -1, 10001)
NUMBER_ROWS(height_bp, INT32_MIN, 20001)
NUMBER_ROWS(cadence_milli, -1, INT32_MAX)
NUMBER_ROWS(bounces, -1, INT32_MAX)
NUMBER_ROWS(short_reps, -1, INT32_MAX)

static void spoil_kind(struct session_record *record)
{
    record->kind = SESSION_KIND_COUNT;
    strcpy(record->kind_word, "t \xC3.\xFF");
}

static void no_kind(struct session_record *record)
{
    record->kind = (enum session_kind)99;
}

static void own_kind(struct session_record *record)
{
    record->kind = SESSION_QUICK;
    memset(record->kind_word, 'x', sizeof record->kind_word);
}

static void spoil_timing(struct session_record *record)
{
    record->timing = (enum timing)99;
    strcpy(record->timing_word, "t \xC3.\xFF");
}

static void spoil_grade(struct session_record *record)
{
    memcpy(record->grade, "\xFFSS", 4);
}

static void spoil_id(struct session_record *record)
{
    strcpy(record->id, "../up and \xC3");
}

static void empty_id(struct session_record *record)
{
    record->id[0] = '\0';
}

static void endless_texts(struct session_record *record)
{
    memset(record->title, 'x', sizeof record->title); /* no end */
}

static void any_hash(struct session_record *record)
{
    record->level_hash = UINT64_MAX;
}

static void other_finish(struct session_record *record)
{
    record->finished = !record->finished;
}

static const struct bad bads[] = {
#define ROW(field) {#field, spoil_##field, "\"" #field "\":\"t %C3.%FF\""},
    TEXTS(ROW)
#undef ROW
#define ROW(field, low, high) {#field, sink_##field, low}, {#field, lift_##field, high},
        ROW(utc_ms, "\"utc_ms\":-253402300800000", "\"utc_ms\":253402300800000")
            ROW(utc_offset_min, "\"utc_offset_min\":-1080", "\"utc_offset_min\":1080")
                ROW(day, "\"day\":\"0001-01-01\"", "\"day\":\"9999-12-31\"")
                    ROW(tempo_percent, "\"tempo_percent\":1", "\"tempo_percent\":1000")
                        ROW(reps, "\"reps\":0", "\"reps\":1000000") ROW(counted, "\"counted\":0", "\"counted\":1000000")
                            ROW(accuracy_bp, "\"accuracy_bp\":0", "\"accuracy_bp\":10000")
                                ROW(score, "\"score\":0", "\"score\":1000000")
                                    ROW(max_combo, "\"max_combo\":0", "\"max_combo\":1000000")
                                        ROW(played_us, "\"played_us\":0", "\"played_us\":3600000000000")
                                            ROW(steadiness_bp, NULL, NULL) ROW(daily, NULL, "\"daily\":\"9999-12-31\"")
                                                ROW(balance_left_bp, NULL, "\"balance_left_bp\":10000")
                                                    ROW(height_bp, NULL, "\"height_bp\":20000")
                                                        ROW(cadence_milli, NULL, "\"cadence_milli\":1000000")
                                                            ROW(bounces, NULL, "\"bounces\":1000000")
                                                                ROW(short_reps, NULL, "\"short_reps\":1000000")
#undef ROW
                                                                    {"kind", spoil_kind, "\"kind\":\"t %C3.%FF\""},
    {"kind", no_kind, NULL},
    {"kind", own_kind, "\"kind\":\"quick\""},
    {"timing", spoil_timing, "\"timing\":\"t %C3.%FF\""},
    {"grade", spoil_grade, "\"grade\":\"%FF\""},
    {"id", spoil_id, "\"id\":\"---up-and--\""},
    {"id", empty_id, "\"id\":\"unnamed-"},
    {"title", endless_texts, "\"title\":\"xxxxxxxxxxxxxxxxxxxxxxxx"},
    {"level_hash", any_hash, "\"level_hash\":\"ffffffffffffffff\""},
    {"finished", other_finish, "\"finished\":false"},
};

/* record_1 with all that came later. */
static struct session_record whole_record(void)
{
    struct session_record record = record_1();

    record.kind = SESSION_DAILY;
    record.daily = 20779;
    strcpy(record.tier, "steady");
    record.balance_left_bp = 4810;
    record.height_bp = 8450;
    record.cadence_milli = 30000;
    record.bounces = 2;
    record.short_reps = 1;
    return record;
}

static void expect_member(const struct bad *bad, const char *line)
{
    char key[64];

    snprintf(key, sizeof key, "\"%s\":", bad->name);
    if (bad->written ? !strstr(line, bad->written) : !!strstr(line, key))
        fail_msg("%s: %s", bad->name, line);
}

static void test_no_value_refuses_a_session(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof bads / sizeof bads[0]; i++) {
        struct session_record record = whole_record(), mended, found;
        char line[RECORD_LINE_SIZE];
        bads[i].spoil(&record);
        record_format(&record, line);
        expect_member(&bads[i], line);
        if (!record_parse(line, strlen(line), &found))
            fail_msg("%s is not read back: %s", bads[i].name, line);
        /* Nothing else changes, and what is in memory is what the file says. */
        mended = record;
        record_mend(&mended);
        assert_memory_equal(&found, &mended, sizeof found);
        record = mended;
        record_mend(&record);
        assert_memory_equal(&record, &mended, sizeof record);
    }
}

/* The table above knows every member that a line can have. */
static void test_every_field_has_been_spoilt(void **state)
{
    struct session_record record = whole_record();
    char line[RECORD_LINE_SIZE];

    (void)state;
    record_format(&record, line);
    const char *at = strchr(strchr(line, ','), '"'); /* after the format */
    for (const char *end; at && (end = strchr(at + 1, '"')); at = strstr(end, ",\"")) {
        size_t i = 0;
        at += *at == ',' ? 2 : 1;
        end = strchr(at, '"');
        while (i < sizeof bads / sizeof bads[0] &&
               (strncmp(bads[i].name, at, (size_t)(end - at)) != 0 || bads[i].name[end - at]))
            i++;
        if (i == sizeof bads / sizeof bads[0])
            fail_msg("no row for %.*s", (int)(end - at), at);
    }
}

/* Words that a newer version writes stay as they are, and are none of ours. */
static void test_words_of_newer_versions(void **state)
{
    struct session_record record;
    char line[RECORD_LINE_SIZE], newer[RECORD_LINE_SIZE];

    (void)state;
    record = whole_record();
    record_format(&record, line);
    char *timing = strstr(line, "standard"), *kind = strstr(line, "\"kind\":\"daily\"");
    snprintf(newer, sizeof newer, "%.*sbrutal%.*s\"kind\":\"duel\"%s", (int)(timing - line), line,
             (int)(kind - timing - 8), timing + 8, kind + strlen("\"kind\":\"daily\""));
    assert_true(record_parse(newer, strlen(newer), &record));
    assert_int_equal(record.timing, TIMING_COUNT);
    assert_int_equal(record.kind, SESSION_KIND_COUNT);
    assert_string_equal(record_timing_word(&record), "brutal");
    assert_string_equal(record_kind_word(&record), "duel");
    record_format(&record, line);
    assert_string_equal(line, newer);
}

static void test_any_bytes_make_a_line(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < 2000; seed++) {
        struct session_record record, found;
        struct rng rng;
        char line[RECORD_LINE_SIZE];
        rng_init(&rng, seed, 11);
        for (size_t i = 0; i < sizeof record; i++)
            ((unsigned char *)&record)[i] = (unsigned char)rng_below(&rng, 256);
        memset(&record.finished, (int)(seed & 1), sizeof record.finished);
        record_mend(&record);
        record_format(&record, line);
        assert_true(record_parse(line, strlen(line), &found));
        assert_string_equal(found.title, record.title);
        assert_int_equal(found.score, record.score);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),
        cmocka_unit_test(test_golden_with_all),
        cmocka_unit_test(test_random_round_trips),
        cmocka_unit_test(test_missing),
        cmocka_unit_test(test_bad_values),
        cmocka_unit_test(test_ranges),
        cmocka_unit_test(test_escapes),
        cmocka_unit_test(test_unknown_members),
        cmocka_unit_test(test_cut_anywhere),
        cmocka_unit_test(test_damaged_bytes),
        cmocka_unit_test(test_deep_and_long),
        cmocka_unit_test(test_no_value_refuses_a_session),
        cmocka_unit_test(test_every_field_has_been_spoilt),
        cmocka_unit_test(test_words_of_newer_versions),
        cmocka_unit_test(test_any_bytes_make_a_line),
    };

    return cmocka_run_group_tests_name("store/player/record", tests, NULL, NULL);
}
