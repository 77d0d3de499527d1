/* `heelbeat stats` from the outside: CSV that reads back as it was, JSON that has it all, a picture without a display.
 */
#include "core/days/calendar.h"
#include "store/player/record.h"
#include "whole/cli.h"
#include "whole/game.h"

#include <png.h>

#include "check.h"
#include "folder.h"

#define COLUMNS 27
#define DAY     18262 /* 2020-01-01, a Wednesday; nothing here depends on when the test runs */

static struct session_record session(int32_t index, int32_t day, const char *title)
{
    struct session_record record = {.utc_ms = day * INT64_C(86400000) + 43200250 + index,
                                    .utc_offset_min = -60,
                                    .day = day,
                                    .level = "first-steps",
                                    .level_hash = UINT64_C(0xfedcba9876543210),
                                    .player = "you",
                                    .tempo_percent = 100,
                                    .timing = TIMING_STANDARD,
                                    .reps = 84,
                                    .counted = 80,
                                    .accuracy_bp = 9005,
                                    .score = 900500,
                                    .max_combo = 60,
                                    .grade = "A",
                                    .played_us = 180000999,
                                    .finished = true,
                                    .steadiness_bp = -1};
    snprintf(record.id, sizeof record.id, "stats-%04d", (int)index);
    snprintf(record.title, sizeof record.title, "%s", title);
    return record;
}

static void make_daily(struct session_record *record)
{
    record->kind = SESSION_DAILY;
    strcpy(record->tier, "brisk");
    record->daily = record->day;
    record->steadiness_bp = 312;
    record->balance_left_bp = 5120;
    record->height_bp = 8850;
    record->cadence_milli = 45500;
    record->bounces = 3;
    record->short_reps = 4;
}

static void write_journal(const struct cli *cli, const struct session_record *records, int count)
{
    char *lines = calloc((size_t)count + 1, RECORD_LINE_SIZE), line[RECORD_LINE_SIZE];
    for (int i = 0; i < count; i++) {
        record_format(&records[i], line);
        strcat(strcat(lines, line), "\n");
    }
    folder_write_text(cli->data, "profiles/default/sessions/desk.jsonl", lines);
    free(lines);
}

/* ---- CSV, read by the letter of RFC 4180 ------------------------------------------------------------------------- */

/* One field from *at, unquoted into out; says what ended it: ',', '\n' for CRLF, 0 for the end. Anything else fails. */
static char next_field(const char **at, char *out, size_t size)
{
    const char *c = *at;
    size_t length = 0;
    bool quoted = *c == '"';
    for (c += quoted; *c; c++) {
        if (quoted && *c == '"' && c[1] != '"')
            break;
        if (!quoted && (*c == ',' || *c == '\r'))
            break;
        assert_true(quoted || (*c != '"' && *c != '\n'));
        c += quoted && *c == '"';
        assert_true(length + 1 < size);
        out[length++] = *c;
    }
    out[length] = 0;
    if (quoted)
        assert_int_equal(*c++, '"');
    char end = *c;
    if (end == '\r')
        assert_int_equal(end = *++c, '\n');
    assert_true(end == ',' || end == '\n' || end == 0);
    *at = c + (end != 0);
    return end;
}

static void read_row(const char **at, char fields[COLUMNS][256])
{
    for (int i = 0; i < COLUMNS; i++)
        assert_int_equal(next_field(at, fields[i], 256), i + 1 < COLUMNS ? ',' : '\n');
}

static int column(char header[COLUMNS][256], const char *name)
{
    for (int i = 0; i < COLUMNS; i++)
        if (strcmp(header[i], name) == 0)
            return i;
    fail_msg("no column %s", name);
    return -1;
}

static void test_csv_reads_back(void **state)
{
    static const struct {
        const char *title, *field;
    } rows[] = {
        {"Plain", "Plain"},
        {"", ""},
        {"Comma, and \"quotes\"", "Comma, and \"quotes\""},
        {"\"", "\""},
        {"two\r\nlines", "two\r\nlines"},
        {"Größe, 大きさ", "Größe, 大きさ"},
        {"=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"},
        {"+1,+2", "'+1,+2"},
        {"-2\"3", "'-2\"3"},
        {"@SUM(A1)", "'@SUM(A1)"},
        {"\t=1", "'\t=1"},
        {" ends with a space ", " ends with a space "},
    };
    const int count = sizeof rows / sizeof rows[0];
    struct session_record records[sizeof rows / sizeof rows[0]];
    char header[COLUMNS][256], fields[COLUMNS][256];
    const struct cli *cli = *state;
    for (int i = 0; i < count; i++)
        records[i] = session(i, DAY + i, rows[i].title);
    write_journal(cli, records, count);
    char *csv = cli_good(cli->data, ARGS("stats", "--csv"));
    const char *at = csv;
    read_row(&at, header);
    for (int i = 0; i < count; i++) {
        read_row(&at, fields);
        assert_string_equal(fields[column(header, "id")], records[i].id);
        assert_string_equal(fields[column(header, "title")], rows[i].field);
    }
    assert_string_equal(at, "");
    free(csv);
}

static void test_csv_has_every_field(void **state)
{
    static const struct {
        const char *name, *plain, *daily;
    } rows[] = {
        {"id", "stats-0000", "stats-0001"},
        {"date", "2020-01-01", "2020-01-02"},
        {"utc", "2020-01-01T12:00:00.250Z", "2020-01-02T12:00:00.251Z"},
        {"utc_offset_min", "-60", "-60"},
        {"kind", "level", "daily"},
        {"daily", "", "2020-01-02"},
        {"tier", "", "brisk"},
        {"level", "first-steps", "first-steps"},
        {"title", "One", "Two"},
        {"level_hash", "fedcba9876543210", "fedcba9876543210"},
        {"player", "you", "you"},
        {"tempo_percent", "100", "100"},
        {"cadence_rpm", "", "45.500"},
        {"timing", "standard", "standard"},
        {"reps", "84", "84"},
        {"counted", "80", "80"},
        {"accuracy", "90.05", "90.05"},
        {"score", "900500", "900500"},
        {"max_combo", "60", "60"},
        {"grade", "A", "A"},
        {"played_s", "180.000", "180.000"},
        {"finished", "true", "true"},
        {"sway", "", "3.12"},
        {"balance_left", "", "51.20"},
        {"height", "", "88.50"},
        {"bounces", "0", "3"},
        {"short_reps", "0", "4"},
    };
    const struct cli *cli = *state;
    struct session_record records[] = {session(0, DAY, "One"), session(1, DAY + 1, "Two")};
    char fields[COLUMNS][256];
    make_daily(&records[1]);
    write_journal(cli, records, 2);
    char *csv = cli_good(cli->data, ARGS("stats", "--csv"));
    const char *at = csv;
    read_row(&at, fields);
    for (int i = 0; i < COLUMNS; i++)
        assert_string_equal(fields[i], rows[i].name);
    read_row(&at, fields);
    for (int i = 0; i < COLUMNS; i++)
        assert_string_equal(fields[i], rows[i].plain);
    read_row(&at, fields);
    for (int i = 0; i < COLUMNS; i++)
        assert_string_equal(fields[i], rows[i].daily);
    free(csv);
}

/* ---- JSON -------------------------------------------------------------------------------------------------------- */

static const char *text_of(const cJSON *object, const char *name)
{
    const char *text = cJSON_GetStringValue(cJSON_GetObjectItem(object, name));
    if (!text)
        fail_msg("no text \"%s\"", name);
    return text;
}

/* Nine days of dailies with the eighth missed, a level twice on the last, a set of 100, a demo play. */
static int fill_life(struct session_record *records)
{
    int count = 0;
    for (int32_t day = 0; day < 9; day++) {
        if (day == 7)
            continue;
        records[count] = session(count, DAY + day, "Day");
        make_daily(&records[count]);
        records[count].accuracy_bp = 9000 + day;
        count++;
    }
    for (int i = 0; i < 2; i++, count++)
        records[count] = session(count, DAY + 8, "\"Slow\" Tide");
    records[count - 1].accuracy_bp = 9500;
    records[count] = session(count, DAY + 8, "100 reps");
    records[count].kind = SESSION_QUICK;
    records[count].reps = records[count].counted = 100;
    records[count++].steadiness_bp = 250;
    records[count] = session(count, DAY + 8, "Demo");
    strcpy(records[count++].player, "perfect");
    return count;
}

static void test_json_has_it_all(void **state)
{
    struct session_record records[20];
    const struct cli *cli = *state;
    int count = fill_life(records);
    write_journal(cli, records, count);
    cJSON *json = cli_good_json(cli->data, ARGS("stats", "--json"));

    const cJSON *sessions = cJSON_GetObjectItem(json, "sessions"), *first = cJSON_GetArrayItem(sessions, 0);
    assert_int_equal(cJSON_GetArraySize(sessions), count);
    assert_string_equal(text_of(first, "title"), "Demo");
    assert_int_equal(cJSON_GetArraySize(first), COLUMNS);
    assert_true(cJSON_IsNull(cJSON_GetObjectItem(first, "sway")));
    assert_true(cli_number(first, "accuracy") == 90.05);

    const cJSON *days = cJSON_GetObjectItem(json, "days"), *frozen = cJSON_GetArrayItem(days, 7),
                *last = cJSON_GetArrayItem(days, 8);
    assert_int_equal(cJSON_GetArraySize(days), 9);
    assert_string_equal(text_of(frozen, "date"), "2020-01-08");
    assert_string_equal(text_of(frozen, "streak"), "frozen");
    assert_true(cli_number(frozen, "reps") == 0);
    assert_true(cJSON_IsNull(cJSON_GetObjectItem(frozen, "accuracy")));
    assert_string_equal(text_of(last, "streak"), "done");
    assert_true(cli_number(last, "sessions") == 4 && cli_number(last, "reps") == 340);

    const cJSON *bests = cJSON_GetObjectItem(json, "bests"), *levels = cJSON_GetObjectItem(bests, "levels");
    assert_int_equal(cJSON_GetArraySize(levels), 1);
    assert_string_equal(text_of(cJSON_GetArrayItem(levels, 0), "title"), "\"Slow\" Tide");
    assert_true(cli_number(cJSON_GetArrayItem(levels, 0), "accuracy") == 95);
    assert_true(cli_number(cJSON_GetObjectItem(bests, "daily"), "accuracy") == 90.08);
    assert_true(cli_number(cJSON_GetObjectItem(bests, "set_of_100"), "sway") == 2.5);
    assert_true(cli_number(cJSON_GetObjectItem(bests, "most_reps_in_a_day"), "reps") == 340);
    assert_true(cli_number(bests, "longest_streak") == 8);

    const cJSON *streak = cJSON_GetObjectItem(json, "streak"), *today = cJSON_GetObjectItem(json, "today");
    assert_true(cli_number(streak, "days") == 0 && cli_number(streak, "days_in_all") == 8);
    assert_string_equal(text_of(streak, "last_frozen"), "2020-01-08");
    assert_true(cli_number(today, "goal_minutes") == 10 && cli_number(today, "goal_sessions") == 2);
    cJSON_Delete(json);
}

/* Whatever dates a journal holds, each is said as it stands, and the game gets by with them. */
static void test_far_dates(void **state)
{
    static const char *const dates[] = {"0001-01-01", "1969-12-31", "9999-12-31"};
    struct session_record records[3];
    char fields[COLUMNS][256], path[300];
    const struct cli *cli = *state;
    for (int i = 0; i < 3; i++) {
        int32_t day;
        assert_true(calendar_parse(dates[i], &day));
        records[i] = session(i, DAY, "Far");
        make_daily(&records[i]);
        records[i].day = records[i].daily = day;
    }
    write_journal(cli, records, 3);
    char *csv = cli_good(cli->data, ARGS("stats", "--csv"));
    const char *at = csv;
    read_row(&at, fields);
    int date = column(fields, "date"), daily = column(fields, "daily");
    for (int i = 0; i < 3; i++) {
        read_row(&at, fields);
        assert_string_equal(fields[date], dates[i]);
        assert_string_equal(fields[daily], dates[i]);
    }
    free(csv);
    cJSON *json = cli_good_json(cli->data, ARGS("stats", "--json"));
    assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(json, "days")), 2); /* the future waits */
    cJSON_Delete(json);
    snprintf(path, sizeof path, "%s/far.png", cli->data);
    free(cli_good(cli->data, ARGS("stats", "--plot", path, "--range", "all")));
}

static void test_json_of_nothing(void **state)
{
    const struct cli *cli = *state;
    cJSON *json = cli_good_json(cli->data, ARGS("stats", "--json"));
    const cJSON *bests = cJSON_GetObjectItem(json, "bests");
    assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(json, "sessions")), 0);
    assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(json, "days")), 0);
    assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(bests, "levels")), 0);
    assert_true(cJSON_IsNull(cJSON_GetObjectItem(bests, "daily")));
    assert_true(cJSON_IsNull(cJSON_GetObjectItem(cJSON_GetObjectItem(json, "streak"), "last_frozen")));
    cJSON_Delete(json);
    char *csv = cli_good(cli->data, ARGS("stats", "--csv"));
    assert_int_equal(cli_count_of(csv, "\n"), 1);
    free(csv);
}

/* The month, three months and the year end with the month that today lies in, and leave out what is older. */
/* A damaged line is told after what is shown, by the exit code, and by its number in JSON; it stays where it is. */
static void test_damaged_lines(void **state)
{
    struct cli *cli = *state;
    struct session_record record = session(1, DAY, "One");
    char *out, *err, line[RECORD_LINE_SIZE + 32];
    record_format(&record, line);
    strcat(line, "\n{\"format\":\"heelbe\n{\n");
    folder_write_text(cli->data, "profiles/default/sessions/desk.jsonl", line);
    assert_int_equal(game_run(cli->data, ARGS("stats"), &out, &err), 1);
    assert_non_null(strstr(out, "2020-01-01"));
    assert_non_null(strstr(err, "can't be read, so days may be missing: 2"));
    free(out);
    free(err);
    assert_int_equal(game_run(cli->data, ARGS("stats", "--json"), &out, NULL), 1);
    cJSON *json = cJSON_Parse(out);
    assert_int_equal(cJSON_GetObjectItem(json, "unreadable")->valueint, 2);
    assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(json, "sessions")), 1);
    cJSON_Delete(json);
    free(out);
    folder_expect(cli->data, "profiles/default/sessions/desk.jsonl", line);
    /* A journal that can't be read at all, too. */
    folder_write_text(cli->data, "profiles/default/sessions/other.jsonl/inner", "");
    folder_write_text(cli->data, "profiles/default/sessions/desk.jsonl", "");
    assert_int_equal(game_run(cli->data, ARGS("stats", "--csv"), &out, &err), 1);
    assert_non_null(strstr(err, "other.jsonl"));
    free(out);
    free(err);
}

static void test_ranges(void **state)
{
    static const struct {
        const char *name;
        int months;
    } rows[] = {{"month", 1}, {"3months", 3}, {"year", 12}};
    struct session_record records[20];
    const struct cli *cli = *state;
    write_journal(cli, records, fill_life(records));
    for (int i = 0; i < 3; i++) {
        cJSON *json = cli_good_json(cli->data, ARGS("stats", "--json", "--range", rows[i].name));
        const cJSON *range = cJSON_GetObjectItem(json, "range");
        int32_t today, first, last;
        assert_true(calendar_parse(text_of(cJSON_GetObjectItem(json, "today"), "date"), &today));
        assert_true(calendar_parse(text_of(range, "first"), &first) && calendar_parse(text_of(range, "last"), &last));
        struct date from = calendar_date(first), to = calendar_date(last), now = calendar_date(today);
        assert_string_equal(text_of(range, "name"), rows[i].name);
        assert_int_equal(from.day, 1);
        assert_int_equal(from.year * 12 + from.month, now.year * 12 + now.month + 1 - rows[i].months);
        assert_int_equal(calendar_date(last + 1).day, 1);
        assert_true(to.year == now.year && to.month == now.month);
        assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(json, "sessions")), 0);
        assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(json, "days")), 0);
        cJSON_Delete(json);
        char *csv = cli_good(cli->data, ARGS("stats", "--csv", "--range", rows[i].name));
        assert_int_equal(cli_count_of(csv, "\n"), 1);
        free(csv);
    }
}

/* ---- the picture ------------------------------------------------------------------------------------------------- */

struct picture {
    png_image image;
    uint8_t *pixels; /* RGB */
};

static struct picture open_picture(const char *path)
{
    struct picture picture = {.image = {.version = PNG_IMAGE_VERSION}};
    assert_true(png_image_begin_read_from_file(&picture.image, path));
    picture.image.format = PNG_FORMAT_RGB;
    picture.pixels = malloc(PNG_IMAGE_SIZE(picture.image));
    assert_true(png_image_finish_read(&picture.image, NULL, picture.pixels, 0, NULL));
    return picture;
}

/* Pixels that are nearly of a colour: how much of a thing is in the picture. */
static int count_like(const struct picture *picture, int r, int g, int b)
{
    int count = 0;
    for (size_t i = 0; i < PNG_IMAGE_SIZE(picture->image); i += 3) {
        const uint8_t *seen = picture->pixels + i;
        count += abs(seen[0] - r) < 24 && abs(seen[1] - g) < 24 && abs(seen[2] - b) < 24;
    }
    return count;
}

static struct picture plot(const struct cli *cli, const char *range)
{
    char path[300];
    snprintf(path, sizeof path, "%s/history.png", cli->data);
    free(cli_good(cli->data, ARGS("stats", "--plot", path, "--range", range)));
    struct picture picture = open_picture(path);
    assert_int_equal(picture.image.width, 1280);
    assert_int_equal(picture.image.height, 720);
    assert_true(count_like(&picture, 0xff, 0xf2, 0xdf) > 1000); /* words */
    return picture;
}

static void test_plot_without_a_display(void **state)
{
    struct session_record records[20];
    const struct cli *cli = *state;
    unsetenv("DISPLAY");
    unsetenv("WAYLAND_DISPLAY");
    struct picture empty = plot(cli, "all");
    write_journal(cli, records, fill_life(records));
    struct picture month = plot(cli, "month"), all = plot(cli, "all");
    assert_int_equal(count_like(&empty, 0x3f, 0xd6, 0xc0), 0);
    assert_true(count_like(&all, 0x3f, 0xd6, 0xc0) > 200); /* a bar in teal */
    assert_true(count_like(&all, 0x3f, 0xd6, 0xc0) > count_like(&month, 0x3f, 0xd6, 0xc0));
    free(empty.pixels);
    free(month.pixels);
    free(all.pixels);
    cli_bad(cli->data, ARGS("stats", "--plot", "/nowhere/history.png"), "/nowhere");
    cli_bad(cli->data, ARGS("stats", "--profile", "Misspelt"), "Misspelt: is not the name of a profile");
}

static void test_table(void **state)
{
    struct session_record records[20];
    const struct cli *cli = *state;
    write_journal(cli, records, fill_life(records));
    char *all = cli_good(cli->data, ARGS("stats")), *month = cli_good(cli->data, ARGS("stats", "--range", "month"));
    assert_non_null(strstr(all, "All      900 reps in 11 sessions, 33.0 minutes"));
    assert_non_null(strstr(all, "2020-01-09"));
    assert_non_null(strstr(month, "Month    0 reps in 0 sessions, 0.0 minutes"));
    assert_non_null(strstr(month, "No sessions in this time."));
    free(all);
    free(month);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, cli_setup, cli_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_csv_reads_back),  TEST(test_csv_has_every_field),
        TEST(test_json_has_it_all), TEST(test_json_of_nothing),
        TEST(test_far_dates),       TEST(test_damaged_lines),
        TEST(test_ranges),          TEST(test_plot_without_a_display),
        TEST(test_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
