#include "screens/about/about_model.h"

#include "check.h"
#include "screens/seat.h"
#include "stage/fixture.h"
#include "stage/told_faults.h"

struct table {
    struct fixture fixture;
    struct seat seat;
};

static void open(struct table *table, bool faults)
{
    fixture_open(&table->fixture, &fixture_short, 1);
    const char *data = table->fixture.paths.data;
    if (faults) {
        folder_write_text(data, "settings.json",
                          "{\"format\":\"heelbeat-settings/1\",\"music_volume\":900,\"timing\":\"soon\"}");
        folder_write_text(data, "devices.json.damaged-1", "");
        folder_write_text(data, "profiles/mira/sessions/desk.jsonl", "\n{\n{\"format\":\"heelbeat-session/2\"}\n");
        folder_write_text(data, "profiles/mira/sessions/bad.jsonl/inner", "");
        folder_write_text(data, "profiles/mira/changes/desk.jsonl", "{\n");
    }
    seat_take(&table->seat, &screen_about, &table->fixture.services, NULL);
}

static void close(struct table *table)
{
    seat_leave(&table->seat);
    fixture_close(&table->fixture);
}

/* Each fault is come to by next, and heard with its place, what it means and what to do. */
static void test_faults_are_read_out(void **state)
{
    static const char *const heard[] = {
        "settings.json, music_volume", "is 900",        "settings.json, timing",      "The rest of the file is.",
        "devices.json.damaged-1",      "set aside",     "desk.jsonl, line 2",         "a session may be missing",
        "desk.jsonl, line 3",          "later version", "changes/desk.jsonl, line 1", "can’t read this",
    };
    static char walk[32768];
    struct table table;
    (void)state;
    open(&table, true);
    assert_true(seat_sees(&table.seat, "fault", 6));
    seat_walk(&table.seat, walk, sizeof walk);
    for (size_t i = 0; i < sizeof heard / sizeof heard[0]; i++)
        if (!strstr(walk, heard[i]))
            fail_msg("\"%s\" is not heard in:\n%s", heard[i], walk);
    assert_false(seat_choose(&table.seat, "fault", 0).go);
    seat_check(&table.seat);
    static const int sizes[][2] = {{640, 360}, {1280, 720}, {1920, 1080}};
    for (size_t i = 0; i < 3; i++)
        seat_draw(&table.seat, HEELBEAT_PICTURES, "about-faults", sizes[i][0], sizes[i][1]);
    struct screen_next next = seat_choose(&table.seat, "back", 0);
    assert_true(next.go && next.to == SCREEN_HOME);
    close(&table);
}

static void test_nothing_is_wrong(void **state)
{
    struct table table;
    (void)state;
    open(&table, false);
    assert_false(seat_sees(&table.seat, "fault", 0));
    seat_check(&table.seat);
    seat_draw(&table.seat, HEELBEAT_PICTURES, "about", 1280, 720);
    struct screen_next next = seat_act(&table.seat, ACTION_BACK);
    assert_true(next.go && next.to == SCREEN_HOME);
    close(&table);
}

/* More than are kept are counted. */
static void test_very_many(void **state)
{
    struct table table;
    char text[200] = "";
    (void)state;
    open(&table, false);
    seat_leave(&table.seat);
    for (int i = 0; i < 45; i++)
        strcat(text, "{\n");
    folder_write_text(table.fixture.paths.data, "profiles/mira/sessions/desk.jsonl", text);
    seat_take(&table.seat, &screen_about, &table.fixture.services, NULL);
    assert_true(seat_sees(&table.seat, "fault", FAULTS_MAX - 1));
    assert_false(seat_sees(&table.seat, "fault", FAULTS_MAX));
    seat_check(&table.seat);
    close(&table);
}

/* Told once: by one line of one fault, by a number of several, and never again. */
static void test_told_once(void **state)
{
    struct table table;
    struct notices *notices = &table.fixture.notices;
    const char *data;
    (void)state;
    open(&table, false);
    data = table.fixture.paths.data;
    told_faults_tell(notices, &table.fixture.player);
    assert_string_equal(notices_line(notices), "");
    folder_write_text(data, "settings.json", "{\"format\":\"heelbeat-settings/1\",\"music_volume\":900}");
    told_faults_tell(notices, &table.fixture.player);
    assert_string_equal(notices_line(notices), "settings.json: music_volume can’t be used, the rest is; see About");
    notices_clear(notices);
    told_faults_tell(notices, &table.fixture.player);
    assert_string_equal(notices_line(notices), "");
    /* Loading says it at every start: that is taken back. */
    struct settings settings;
    struct error error = {0};
    assert_false(settings_load(data, &settings, &error));
    notices_note(notices, &error);
    assert_string_not_equal(notices_line(notices), "");
    told_faults_tell(notices, &table.fixture.player);
    assert_string_equal(notices_line(notices), "");
    folder_write_text(data, "profiles/mira/sessions/desk.jsonl", "{\n{\n");
    told_faults_tell(notices, &table.fixture.player);
    assert_string_equal(notices_line(notices), "2 faults were found in your files: see About");
    close(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_faults_are_read_out),
        cmocka_unit_test(test_nothing_is_wrong),
        cmocka_unit_test(test_very_many),
        cmocka_unit_test(test_told_once),
    };
    return cmocka_run_group_tests_name("screens/about", tests, NULL, NULL);
}
