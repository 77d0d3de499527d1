#include "store/player/profile.h"
#include "store/player/profile_days.h"

#include <sys/wait.h>
#include <unistd.h>

#include "files/file.h"
#include "files/machine.h"
#include "folder.h"

static void assert_profiles_equal(const struct profile *a, const struct profile *b)
{
    assert_string_equal(a->name, b->name);
    assert_string_equal(a->player, b->player);
    assert_int_equal(a->goal_minutes, b->goal_minutes);
    assert_int_equal(a->goal_sessions, b->goal_sessions);
    assert_int_equal(a->day_end_min, b->day_end_min);
    assert_int_equal(a->cadence_rpm, b->cadence_rpm);
    assert_int_equal(a->plan_minutes, b->plan_minutes);
    assert_int_equal(a->plan_height, b->plan_height);
    assert_string_equal(a->plan_asked, b->plan_asked);
    assert_string_equal(a->plan_changed, b->plan_changed);
    assert_string_equal(a->tier, b->tier);
    assert_string_equal(a->style, b->style);
    assert_int_equal(a->streak, b->streak);
    assert_int_equal(a->best_streak, b->best_streak);
    assert_int_equal(a->days, b->days);
    assert_int_equal(a->rest_day_count, b->rest_day_count);
    for (int32_t i = 0; i < a->rest_day_count; i++)
        assert_int_equal(a->rest_days[i], b->rest_days[i]);
}

static struct profile default_profile(void)
{
    return (struct profile){.name = "me",
                            .player = "me",
                            .goal_minutes = 10,
                            .goal_sessions = 2,
                            .day_end_min = CALENDAR_DAY_END_MIN,
                            .cadence_rpm = 20,
                            .plan_minutes = 2,
                            .plan_height = 60,
                            .tier = "gentle"};
}

static void write_profile(const char *data, const char *text)
{
    char path[FOLDER_FILE];

    assert_true(profile_folder(path, data, "me"));
    assert_true(file_make_folder(path, NULL));
    folder_write(path, "profile.json", text, strlen(text));
}

static void test_names(void **state)
{
    static const struct {
        const char *name;
        bool ok;
    } rows[] = {
        {"default", true},
        {"Oma Inge-2_x", true},
        {"a", true},
        {"", false},
        {".", false},
        {"..", false},
        {"a/b", false},
        {" a", false},
        {"a ", false},
        {"a\\b", false},
        {"\xC3\xA4", false},
        {"a.b", false},
        {"a\nb", false},
        {"12345678901234567890123456789012345678901234567", true},
        {"123456789012345678901234567890123456789012345678", false},
        {NULL, false},
    };
    char out[FILE_PATH_MAX];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(profile_name_is_valid(rows[i].name), rows[i].ok);
        assert_int_equal(profile_folder(out, "/data", rows[i].name), rows[i].ok);
    }
    struct profile profile;
    struct error error = {0};
    assert_false(profile_load("/data", "../../etc", &profile, &error));
    assert_string_not_equal(error.what, "");
    assert_null(profile.rest_days);
}

static void test_new_names(void **state)
{
    static const struct {
        const char *name;
        bool ok;
    } rows[] = {{"CON", false},  {"nul", false}, {"Aux", false}, {"COM1", false}, {"lpt9", false}, {"com", true},
                {"com10", true}, {"cons", true}, {"lpta", true}, {"nul-2", true}, {"Mira", true}};
    struct error error = {0};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_int_equal(profile_name_may_be_new(rows[i].name, &error), rows[i].ok);
    assert_string_equal(error.what, "is what some computers call a device");
}

static void test_round_trip(void **state)
{
    int32_t days[] = {CALENDAR_DAY_MIN, 0, 20779, CALENDAR_DAY_MAX};
    struct profile profile = {.name = "me",
                              .player = "J\xC3\xBCrgen \"J\"",
                              .goal_minutes = 60,
                              .goal_sessions = 10,
                              .day_end_min = 1439,
                              .cadence_rpm = 60,
                              .plan_minutes = 15,
                              .plan_height = 100,
                              .plan_asked = "2026-11-22",
                              .plan_changed = "2026-10-01",
                              .tier = "brisk",
                              .style = "ambient",
                              .rest_days = days,
                              .rest_day_count = 4,
                              .streak = 12,
                              .best_streak = INT32_MAX,
                              .days = 400},
                   found, expected = default_profile();
    struct error error = {0};

    assert_true(profile_load(*state, "me", &found, &error));
    assert_profiles_equal(&found, &expected);
    assert_false(folder_has(*state, "profiles"));
    profile_reset(&found);
    assert_true(profile_save(*state, &profile, &error));
    assert_true(profile_load(*state, "me", &found, &error));
    assert_profiles_equal(&found, &profile);
    found.goal_minutes = 1;
    found.rest_day_count = 0;
    assert_true(profile_save(*state, &found, &error));
    expected = found;
    assert_true(profile_load(*state, "me", &found, &error));
    assert_profiles_equal(&found, &expected);
    profile_reset(&found);
    profile_reset(&expected);
}

static void test_rest_days_are_tidied(void **state)
{
    struct profile profile;

    write_profile(*state, "{\"format\":\"heelbeat-profile/1\",\"rest_days\":"
                          "[\"2026-11-22\",\"2026-01-01\",\"2026-11-22\"]}");
    assert_true(profile_load(*state, "me", &profile, NULL));
    assert_int_equal(profile.rest_day_count, 2);
    assert_true(profile.rest_days[0] < profile.rest_days[1]);
    assert_int_equal(profile.rest_days[1], 20779);
    profile_reset(&profile);
}

/* A bad member keeps its default; the rest of the file is read; the file stays. */
static void test_bad_values(void **state)
{
    static const struct {
        const char *field, *value, *place;
    } rows[] = {
        {"player", "7", "player"},
        {"player", "null", "player"},
        {"player", "\"123456789012345678901234567890123456789012345678\"", "player"},
        {"goal_minutes", "0", "goal_minutes"},
        {"goal_minutes", "61", "goal_minutes"},
        {"goal_minutes", "-1", "goal_minutes"},
        {"goal_minutes", "1e99", "goal_minutes"},
        {"goal_minutes", "10.5", "goal_minutes"},
        {"goal_minutes", "\"NaN\"", "goal_minutes"},
        {"goal_minutes", "[]", "goal_minutes"},
        {"day_end_min", "1440", "day_end_min"},
        {"day_end_min", "-1", "day_end_min"},
        {"day_end_min", "{}", "day_end_min"},
        {"streak", "-1", "streak"},
        {"streak", "2147483648", "streak"},
        {"streak", "true", "streak"},
        {"best_streak", "-5", "best_streak"},
        {"best_streak", "\"5\"", "best_streak"},
        {"days", "1e10", "days"},
        {"days", "null", "days"},
        {"rest_days", "7", "rest_days"},
        {"rest_days", "{}", "rest_days"},
        {"rest_days", "[\"2026-02-30\"]", "rest_days[0]"},
        {"rest_days", "[7]", "rest_days[0]"},
        {"rest_days", "[[]]", "rest_days[0]"},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct profile profile, expected = default_profile();
        struct error error = {0};
        char text[256];
        snprintf(text, sizeof text, "{\"format\":\"heelbeat-profile/1\",\"%s\":%s,\"%s\":9}", rows[i].field,
                 rows[i].value, strcmp(rows[i].field, "days") == 0 ? "streak" : "days");
        *(strcmp(rows[i].field, "days") == 0 ? &expected.streak : &expected.days) = 9;
        write_profile(*state, text);
        if (profile_load(*state, "me", &profile, &error))
            fail_msg("%s: %s was taken", rows[i].field, rows[i].value);
        assert_profiles_equal(&profile, &expected);
        assert_non_null(strstr(error.where, rows[i].place));
        profile_reset(&profile);
        folder_expect(*state, "profiles/me/profile.json", text);
    }
}

static void test_too_many_rest_days(void **state)
{
    size_t room = 64 + (PROFILE_REST_DAYS_MAX + 1) * 14;
    char *text = calloc(1, room);
    struct profile profile;

    assert_non_null(text);
    strcpy(text, "{\"format\":\"heelbeat-profile/1\",\"rest_days\":[");
    size_t length = strlen(text);
    for (int i = 0; i <= PROFILE_REST_DAYS_MAX; i++)
        length += (size_t)snprintf(text + length, room - length, "%s\"2026-11-22\"", i ? "," : "");
    snprintf(text + length, room - length, "]}");
    write_profile(*state, text);
    assert_false(profile_load(*state, "me", &profile, NULL));
    assert_int_equal(profile.rest_day_count, 0);
    profile_reset(&profile);
    free(text);
}

static void test_cut_anywhere(void **state)
{
    int32_t days[] = {20000, 20779};
    struct profile profile = default_profile(), found, defaults = default_profile();
    char folder[FILE_PATH_MAX], path[FOLDER_FILE];

    profile.rest_days = days;
    profile.rest_day_count = 2;
    assert_true(profile_save(*state, &profile, NULL));
    assert_true(profile_folder(folder, *state, "me"));
    char *whole = folder_read(folder, "profile.json");
    size_t length = strlen(whole);
    folder_remove(folder_path(path, folder, "changes")); /* alone, without the lines it was made from */
    for (size_t cut = 0; cut < length - 2; cut++) {
        struct error error = {0};
        folder_write(folder, "profile.json", whole, cut);
        assert_false(profile_load(*state, "me", &found, &error));
        assert_profiles_equal(&found, &defaults);
        assert_string_not_equal(error.what, "");
        profile_reset(&found);
        assert_int_equal(unlink(folder_path(path, folder, "profile.json.damaged-1")), 0);
    }
    /* With a last good copy, nothing is lost at any byte. */
    folder_write(folder, "profile.json~", whole, length);
    for (size_t cut = 0; cut < length - 2; cut += 7) {
        folder_write(folder, "profile.json", whole, cut);
        assert_false(profile_load(*state, "me", &found, NULL));
        assert_profiles_equal(&found, &profile);
        profile_reset(&found);
        assert_int_equal(unlink(folder_path(path, folder, "profile.json.damaged-1")), 0);
    }
    free(whole);
}

static void test_unreadable_is_left_alone(void **state)
{
    struct profile profile, defaults = default_profile();
    struct error error = {0};

    char path[FOLDER_FILE];
    folder_path(path, *state, "profiles/me/profile.json");
    assert_true(file_make_folder(path, NULL));
    assert_false(profile_load(*state, "me", &profile, &error));
    assert_profiles_equal(&profile, &defaults);
    assert_false(profile_save(*state, &profile, &error));
    assert_true(folder_has(*state, "profiles/me/profile.json/."));
    profile_reset(&profile);
}

static void test_unknown_members_stay(void **state)
{
    struct profile profile;

    write_profile(*state, "{\"format\":\"heelbeat-profile/1\",\"tier\":\"brisk\",\"streak\":3}");
    assert_true(profile_load(*state, "me", &profile, NULL));
    profile.streak = 4;
    assert_true(profile_save(*state, &profile, NULL));
    char *saved = folder_read(*state, "profiles/me/profile.json");
    assert_non_null(strstr(saved, "brisk"));
    free(saved);
    profile_reset(&profile);
}

/* ---- the machine's name */

static void test_machine(void **state)
{
    char first[64], second[64], path[FOLDER_FILE];
    struct error error = {0};

    folder_path(path, *state, "new/data");
    assert_true(machine_name(path, first, sizeof first, &error));
    assert_true(machine_name(path, second, sizeof second, &error));
    assert_string_equal(first, second);
    assert_true(strlen(first) >= 12);
    for (const char *c = first; *c; c++)
        assert_non_null(strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-", *c));
    assert_int_equal(folder_count(path, ""), 1);
    assert_true(machine_name(*state, second, sizeof second, &error));
    assert_string_not_equal(first, second);
}

static void test_machine_damaged(void **state)
{
    static const char *const rows[] = {"", "\n", "../x", "a b", "1234567890123456789012345678901234567890"};
    char name[64];

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char aside[64];
        folder_write(*state, "machine", rows[i], strlen(rows[i]));
        assert_true(machine_name(*state, name, sizeof name, NULL));
        snprintf(aside, sizeof aside, "machine.damaged-%d", (int)i + 1);
        folder_expect(*state, aside, rows[i]);
    }
    folder_write(*state, "machine", "desk-00ff\r\n", 11);
    assert_true(machine_name(*state, name, sizeof name, NULL));
    assert_string_equal(name, "desk-00ff");
}

static void test_machine_unreadable(void **state)
{
    char path[FOLDER_FILE], name[64];
    struct error error = {0};

    assert_true(file_make_folder(folder_path(path, *state, "machine"), NULL));
    assert_false(machine_name(*state, name, sizeof name, &error));
    assert_string_equal(error.what, "is not a file");
}

/* Processes that start at once agree. */
static void test_machine_at_once(void **state)
{
    enum { ROUNDS = 10, PROCESSES = 4 };

    for (int round = 0; round < ROUNDS; round++) {
        char data[FOLDER_FILE], names[PROCESSES][64] = {{0}};
        int pipes[2];
        snprintf(data, sizeof data, "%s/%d", (const char *)*state, round);
        assert_int_equal(pipe(pipes), 0);
        for (int p = 0; p < PROCESSES; p++) {
            if (fork() == 0) {
                char name[64] = {0};
                bool ok = machine_name(data, name, sizeof name, NULL);
                _exit(ok && write(pipes[1], name, sizeof name) == (ssize_t)sizeof name ? 0 : 1);
            }
        }
        for (int p = 0; p < PROCESSES; p++) {
            int status;
            assert_true(wait(&status) > 0);
            assert_int_equal(status, 0);
            assert_int_equal(read(pipes[0], names[p], sizeof names[p]), sizeof names[p]);
            assert_string_equal(names[p], names[0]);
        }
        close(pipes[0]);
        close(pipes[1]);
        assert_int_equal(folder_count(data, ""), 1);
    }
}

/* ---- what the history says */

static struct session_record make_record(int32_t day, const char *player, int32_t counted, bool finished)
{
    struct session_record record = {.utc_ms = (int64_t)day * 86400000 + 43200000,
                                    .day = day,
                                    .level_hash = 7,
                                    .tempo_percent = 100,
                                    .reps = 100,
                                    .counted = counted,
                                    .accuracy_bp = 9000,
                                    .played_us = 60000000,
                                    .finished = finished,
                                    .kind = SESSION_DAILY,
                                    .daily = day};

    snprintf(record.player, sizeof record.player, "%s", player);
    return record;
}

static void test_history(void **state)
{
    struct session_record records[] = {
        make_record(20770, "you", 100, true),     make_record(20771, "you", 70, true),
        make_record(20771, "perfect", 100, true), make_record(20772, "you", 69, true),
        make_record(20773, "you", 100, false),    make_record(20774, "script", 100, true),
        make_record(20775, "you", 80, true),      make_record(20775, "you", 20, false),
        make_record(20775, "you", 0, false),
    };
    struct history history = {.records = records, .count = (int32_t)(sizeof records / sizeof records[0])};
    struct profile profile = {0};
    struct streak streak;
    struct day_totals totals;

    (void)state;
    records[1].accuracy_bp = 9500;
    records[2].accuracy_bp = 10000; /* the demo player's */
    records[3].accuracy_bp = 9900;
    records[3].tempo_percent = 99;
    records[4].accuracy_bp = 9800; /* unfinished */
    records[6].accuracy_bp = 9700;
    records[6].level_hash = 8;
    assert_true(profile_streak(&profile, &history, 20775, &streak));
    assert_int_equal(streak.days, 4);
    assert_int_equal(streak.best, 2);
    assert_int_equal(streak.current, 1);
    assert_true(streak.today_done);
    int32_t rest[] = {20772};
    profile.rest_days = rest;
    profile.rest_day_count = 1;
    assert_true(profile_streak(&profile, &history, 20773, &streak));
    assert_int_equal(streak.current, 3);
    profile_day(&history, 20775, &totals);
    assert_int_equal(totals.reps, 100);
    assert_int_equal(totals.sessions, 2);
    assert_int_equal(totals.played_us, 120000000);
    profile_day(&history, 20774, &totals);
    assert_int_equal(totals.sessions, 0);
    assert_int_equal(profile_best_bp(&history, 7), 9500);
    assert_int_equal(profile_best_bp(&history, 8), 9700);
    assert_int_equal(profile_best_bp(&history, 9), -1);
    assert_true(profile_streak(&profile, &(struct history){0}, 20775, &streak));
    assert_int_equal(streak.days, 0);
}

/* profile.json tells the bests of levels that the history has; without one what it tells stays, and a file that was
 * deleted has them anew. */
static void test_bests_are_told(void **state)
{
    static const char best[] = "\"level\":\t\"tide\",\n\t\t\t\"title\":\t\"The \\\"slow\\\" tide\",\n\t\t\t"
                               "\"level_hash\":\t\"00000000000000ff\",\n\t\t\t\"accuracy\":\t95.25,\n\t\t\t"
                               "\"date\":\t\"2026-11-14\",\n\t\t\t\"times\":\t2";
    struct session_record records[] = {make_record(20771, "you", 100, true), make_record(20772, "you", 100, true),
                                       make_record(20773, "you", 100, false), make_record(20773, "script", 100, true)};
    struct history history = {.records = records, .count = 4};
    struct profile profile;
    char path[FOLDER_FILE];

    for (int i = 0; i < 4; i++) {
        records[i].kind = SESSION_LEVEL;
        records[i].level_hash = 255;
        strcpy(records[i].level, "tide");
        strcpy(records[i].title, "The \"slow\" tide");
    }
    records[0].accuracy_bp = 9525;
    records[2].accuracy_bp = records[3].accuracy_bp = 10000;
    assert_true(profile_load(*state, "me", &profile, NULL));
    for (int i = 0; i < 3; i++) {
        profile.history = i == 1 ? NULL : &history;
        profile.goal_minutes++;
        assert_true(profile_save(*state, &profile, NULL));
        char *text = folder_read(*state, "profiles/me/profile.json");
        assert_non_null(text);
        const char *told = strstr(text, best);
        assert_non_null(told);
        assert_null(strstr(told + strlen(best), "\"tide\"")); /* once */
        free(text);
        if (i == 1)
            assert_int_equal(unlink(folder_path(path, *state, "profiles/me/profile.json")), 0);
    }
    profile_reset(&profile);
}

/* Only a day's own challenge, played by the player at its tempo, keeps the streak; whole or not. */
static void test_what_keeps_the_streak(void **state)
{
    struct session_record record = make_record(20775, "you", 70, false);
    (void)state;
    assert_true(record_keeps_streak(&record));
    record.counted = 69;
    assert_false(record_keeps_streak(&record));
    record = make_record(20775, "human", 100, true);
    assert_false(record_keeps_streak(&record));
    record = make_record(20775, "you", 100, true);
    record.daily = 20774;
    assert_false(record_keeps_streak(&record));
    record = make_record(20775, "you", 100, true);
    record.tempo_percent = 50;
    assert_false(record_keeps_streak(&record));
    record = make_record(20775, "you", 100, true);
    record.kind = SESSION_QUICK;
    assert_false(record_keeps_streak(&record));
    record.kind = SESSION_LEVEL;
    assert_false(record_keeps_streak(&record));
    assert_true(record_is_scored(&record));
    record.kind = SESSION_PRACTICE;
    assert_false(record_is_scored(&record));
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),   cmocka_unit_test(test_new_names),
        ROW(test_round_trip),           ROW(test_rest_days_are_tidied),
        ROW(test_bad_values),           ROW(test_too_many_rest_days),
        ROW(test_cut_anywhere),         ROW(test_unreadable_is_left_alone),
        ROW(test_unknown_members_stay), ROW(test_machine),
        ROW(test_machine_damaged),      ROW(test_machine_unreadable),
        ROW(test_machine_at_once),      cmocka_unit_test(test_history),
        ROW(test_bests_are_told),       cmocka_unit_test(test_what_keeps_the_streak),
    };

    return cmocka_run_group_tests_name("store/player/profile", tests, NULL, NULL);
}
