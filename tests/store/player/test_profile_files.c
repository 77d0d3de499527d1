/* What several documents of one profile say together: lines, files of earlier versions, copies. */
#include "store/player/profile.h"

#include <unistd.h>

#include "blame.h"
#include "files/file.h"
#include "files/machine.h"
#include "folder.h"

#define NOW INT64_C(1795370400000)

static int64_t now(int32_t *utc_offset_min)
{
    *utc_offset_min = 60;
    return NOW;
}

static void write_in(const char *data, const char *name, const char *text)
{
    char folder[FOLDER_FILE], path[FILE_PATH_MAX], inner[FILE_PATH_MAX];

    assert_true(profile_folder(path, data, "me"));
    assert_true(file_join(inner, path, "machines"));
    assert_true(file_make_folder(inner, NULL));
    assert_true(file_join(inner, path, "changes"));
    assert_true(file_make_folder(inner, NULL));
    snprintf(folder, sizeof folder, "%s", path);
    folder_write(folder, name, text, strlen(text));
}

#define HEAD "{\"format\":\"heelbeat-profile/1\","

static struct profile load(const char *data)
{
    struct profile profile;
    struct error error = {0};

    if (!profile_load(data, "me", &profile, &error))
        fail_msg("%s: %s", error.where, error.what);
    profile.utc_ms = now;
    return profile;
}

/* Each row is two files; the goal is what both say, in whichever order they are read. */
static void test_later_wins(void **state)
{
    static const struct {
        const char *one, *other;
        int goal;
    } rows[] = {
        {"\"goal_minutes\":20,\"changed\":{\"goal_minutes\":5}", "\"goal_minutes\":15,\"changed\":{\"goal_minutes\":6}",
         15},
        {"\"goal_minutes\":20,\"changed\":{\"goal_minutes\":6}", "\"goal_minutes\":15,\"changed\":{\"goal_minutes\":6}",
         20},
        {"\"goal_minutes\":10,\"changed\":{\"goal_minutes\":1}", "\"goal_minutes\":15", 10},
        {"\"goal_minutes\":10", "\"goal_minutes\":5", 5}, /* a default was not chosen */
        {"\"goal_minutes\":12", "\"goal_minutes\":5", 12},
        {"\"changed\":{\"goal_minutes\":9}", "\"goal_minutes\":5", 5}, /* a time without a value says nothing */
        {"\"goal_minutes\":20,\"changed\":{\"goal_minutes\":7258118400000}",
         "\"goal_minutes\":15,\"changed\":{\"goal_minutes\":6}", 15}, /* no clock was ever there */
        {"\"goal_minutes\":20,\"changed\":{\"goal_minutes\":7258118399999}",
         "\"goal_minutes\":15,\"changed\":{\"goal_minutes\":6}", 20},
    };
    static const char *const names[] = {"profile.json",
                                        "changes/desk-0f.jsonl",
                                        "changes/desk-0f.sync-conflict-20261122-180000-ABCDEF7.jsonl",
                                        "machines/desk-0f.json",
                                        "machines/desk-0f (Mira's conflicted copy 2026-11-22).json",
                                        "profile.sync-conflict-20261122-180000-ABCDEF7.json",
                                        "profile (conflicted copy 2026-11-22 180000).json",
                                        "profile-DESKTOP-ABC.json"};
    enum { NAMES = sizeof names / sizeof names[0] };

    for (size_t row = 0; row < sizeof rows / sizeof rows[0]; row++) {
        for (size_t i = 0; i < NAMES * NAMES; i++) {
            char text[512], path[FOLDER_FILE];
            if (i / NAMES == i % NAMES)
                continue;
            snprintf(text, sizeof text, HEAD "%s}", rows[row].one);
            write_in(*state, names[i / NAMES], text);
            snprintf(text, sizeof text, HEAD "%s}", rows[row].other);
            write_in(*state, names[i % NAMES], text);
            struct profile profile = load(*state);
            if (profile.goal_minutes != rows[row].goal)
                fail_msg("row %zu, %s and %s: %d minutes", row, names[i / NAMES], names[i % NAMES],
                         profile.goal_minutes);
            profile_reset(&profile);
            folder_remove(folder_path(path, *state, "profiles"));
        }
    }
}

static void test_what_a_sync_is_writing_is_not_read(void **state)
{
    write_in(*state, "profile.json", HEAD "\"goal_minutes\":7}");
    write_in(*state, ".syncthing.profile.json.tmp", HEAD "\"goal_minutes\":60}");
    write_in(*state, "~profile.json", HEAD "\"goal_minutes\":60}");
    write_in(*state, "machines/.desk.json", HEAD "\"goal_minutes\":60}");
    write_in(*state, "machines/~desk.json", HEAD "\"goal_minutes\":60}");
    write_in(*state, "changes/.desk.jsonl", HEAD "\"goal_minutes\":60}");
    write_in(*state, "changes/~desk.jsonl", HEAD "\"goal_minutes\":60}");
    write_in(*state, "changes/desk.jsonl.torn", HEAD "\"goal_minutes\":60}");
    struct profile profile = load(*state);
    assert_int_equal(profile.goal_minutes, 7);
    profile_reset(&profile);
}

/* What another copy has changed meanwhile stays, and changes that were not made are not made. */
static void test_only_changes_are_saved(void **state)
{
    struct profile one = load(*state), other = load(*state), both;

    one.goal_minutes = 15;
    assert_true(profile_save(*state, &one, NULL));
    other.cadence_rpm = 24;
    assert_true(profile_save(*state, &other, NULL));
    snprintf(one.tier, sizeof one.tier, "gentle"); /* and its own goal again: no change */
    assert_true(profile_save(*state, &one, NULL));
    snprintf(other.style, sizeof other.style, "ambient");
    assert_true(profile_save(*state, &other, NULL));
    both = load(*state);
    assert_int_equal(both.goal_minutes, 15);
    assert_int_equal(both.cadence_rpm, 24);
    assert_string_equal(both.tier, "gentle");
    assert_string_equal(both.style, "ambient");
    profile_reset(&one);
    profile_reset(&other);
    profile_reset(&both);
}

static void expect_rest(const char *data, int32_t first, int32_t second)
{
    struct profile profile = load(data);
    int32_t expected[] = {first, second}, count = (first != 0) + (second != 0);

    assert_int_equal(profile.rest_day_count, count);
    for (int32_t i = 0; i < count; i++)
        assert_int_equal(profile.rest_days[i], expected[i]);
    profile_reset(&profile);
}

#define UNMARKED HEAD "\"changed\":{\"rest_days\":{\"2026-11-22\":5}}}"
#define MARKED   HEAD "\"rest_days\":[\"2026-11-22\"],\"changed\":{\"rest_days\":{\"2026-11-22\":5}}}"

/* Marked and unmarked at the same instant: marked, in whichever order they are read. */
static void test_a_marked_day_wins_a_tie(void **state)
{
    for (int order = 0; order < 2; order++) {
        write_in(*state, "profile.json", order ? MARKED : UNMARKED);
        write_in(*state, "machines/desk.json", order ? UNMARKED : MARKED);
        expect_rest(*state, 20779, 0);
    }
}

static void set_rest(const char *data, int32_t first, int32_t second)
{
    struct profile profile = load(data);
    int32_t *own = profile.rest_days, days[] = {first, second};

    profile.rest_days = days;
    profile.rest_day_count = (first != 0) + (second != 0);
    assert_true(profile_save(data, &profile, NULL));
    profile.rest_days = own;
    profile_reset(&profile);
}

static void test_an_unmarked_rest_day_stays_unmarked(void **state)
{
    set_rest(*state, 20770, 20779);
    expect_rest(*state, 20770, 20779);
    char *older = folder_read(*state, "profiles/me/profile.json");
    set_rest(*state, 20779, 0);
    expect_rest(*state, 20779, 0);
    /* The older file comes back by a sync, then as a conflict copy. */
    write_in(*state, "profile.json", older);
    expect_rest(*state, 20779, 0);
    write_in(*state, "profile-DESKTOP-ABC.json", older);
    set_rest(*state, 0, 0);
    expect_rest(*state, 0, 0);
    set_rest(*state, 20770, 0);
    expect_rest(*state, 20770, 0);
    free(older);
}

/* A clock that runs ahead wins until its value is changed by somebody who has seen it. */
static void test_wrong_clock_does_not_win_for_ever(void **state)
{
    write_in(*state, "machines/ahead.json", HEAD "\"goal_minutes\":60,\"changed\":{\"goal_minutes\":3000000000000}}");
    struct profile profile = load(*state);
    assert_int_equal(profile.goal_minutes, 60);
    profile.goal_minutes = 12;
    assert_true(profile_save(*state, &profile, NULL));
    profile_reset(&profile);
    profile = load(*state);
    assert_int_equal(profile.goal_minutes, 12);
    profile_reset(&profile);
    char *saved = folder_read(*state, "profiles/me/profile.json");
    assert_non_null(strstr(saved, "\"goal_minutes\":\t3000000000001"));
    free(saved);
}

static int64_t mad(int32_t *utc_offset_min)
{
    *utc_offset_min = 0;
    return INT64_MAX;
}

static void test_stamps(void **state)
{
    static int64_t (*const clocks[])(int32_t *) = {now, NULL, mad};
    static const char *const expected[] = {"\"plan_minutes\":\t1795370400000", "\"plan_minutes\":\t1795370400001",
                                           "\"plan_minutes\":\t1795370400002"};

    for (size_t i = 0; i < 3; i++) {
        struct profile profile = load(*state);
        profile.utc_ms = clocks[i];
        profile.plan_minutes = 20 + (int32_t)i;
        assert_true(profile_save(*state, &profile, NULL));
        profile_reset(&profile);
        char *saved = folder_read(*state, "profiles/me/profile.json");
        assert_non_null(strstr(saved, expected[i]));
        assert_null(strstr(strstr(saved, "changed"), "goal_minutes")); /* which nobody changed */
        free(saved);
    }
}

/* Any one of the files may be cut anywhere: what the others know is still there. */
static void test_torn_at_any_place(void **state)
{
    char path[FILE_PATH_MAX], machine[64], own[FOLDER_FILE], folder[FOLDER_FILE];
    struct profile profile = load(*state);

    profile.goal_minutes = 25;
    profile.streak = 9;
    assert_true(profile_save(*state, &profile, NULL));
    profile_reset(&profile);
    assert_true(machine_name(*state, machine, sizeof machine, NULL));
    assert_true(profile_folder(path, *state, "me"));
    snprintf(own, sizeof own, "changes/%s.jsonl", machine);
    snprintf(folder, sizeof folder, "%s", path);
    const char *const names[] = {"profile.json", own};
    for (size_t i = 0; i < 2; i++) {
        char *whole = folder_read(path, names[i]);
        size_t length = strlen(whole);
        for (size_t cut = 0; cut < length - 2; cut += i ? 3 : 11) {
            struct error error = {0};
            folder_write(path, names[i], whole, cut);
            bool ok = profile_load(*state, "me", &profile, &error);
            assert_int_equal(ok, i == 1); /* a torn line is passed over: a sync may be at it */
            assert_int_equal(profile.goal_minutes, 25);
            assert_int_equal(profile.streak, i == 1 ? 9 : 0); /* derived anew */
            if (i == 0)
                assert_string_equal(blame(&error, "instead", 0), "it is made anew");
            profile.cadence_rpm = 20 + (int32_t)(cut % 2);
            profile.streak = 9;
            assert_true(profile_save(*state, &profile, NULL));
            profile_reset(&profile);
            profile = load(*state);
            assert_int_equal(profile.goal_minutes, 25);
            assert_int_equal(profile.cadence_rpm, 20 + (int)(cut % 2));
            profile_reset(&profile);
        }
        free(whole);
    }
}

static void test_a_machines_last_good_copy(void **state)
{
    write_in(*state, "machines/desk-0f.json", "{\"form");
    write_in(*state, "machines/desk-0f.json~", HEAD "\"goal_minutes\":33}");
    struct profile profile = load(*state);
    assert_int_equal(profile.goal_minutes, 33);
    profile_reset(&profile);
    folder_expect(*state, "profiles/me/machines/desk-0f.json", "{\"form"); /* a sync may be at it */
}

/* Two copies of the game mark so many that there is no room for all of them. */
static void test_too_many_rest_days_leave_the_newest(void **state)
{
    enum { EACH = PROFILE_REST_DAYS_MAX - 6 };
    struct profile desks[] = {load(*state), load(*state)}, found;

    for (int32_t desk = 0; desk < 2; desk++) {
        desks[desk].rest_days = malloc(sizeof(int32_t) * EACH);
        desks[desk].rest_day_count = EACH;
        for (int32_t i = 0; i < EACH; i++)
            desks[desk].rest_days[i] = desk * 10 + i;
        assert_true(profile_save(*state, &desks[desk], NULL));
    }
    found = load(*state);
    assert_int_equal(found.rest_day_count, PROFILE_REST_DAYS_MAX);
    assert_int_equal(found.rest_days[0], EACH + 10 - PROFILE_REST_DAYS_MAX);
    assert_false(found.stale);
    profile_reset(&found);
    profile_reset(&desks[0]);
    profile_reset(&desks[1]);
}

/* ---- profile.json is made from the lines */

static int32_t lines_of(const char *data)
{
    char path[FILE_PATH_MAX], machine[64], name[80];
    int32_t count = 0;

    assert_true(profile_folder(path, data, "me"));
    assert_true(machine_name(data, machine, sizeof machine, NULL));
    snprintf(name, sizeof name, "changes/%s.jsonl", machine);
    char *text = folder_read(path, name);
    for (const char *c = text ? text : ""; *c; c++)
        count += *c == '\n';
    free(text);
    return count;
}

static void delete_file(const char *data, const char *name)
{
    char folder[FILE_PATH_MAX], path[FILE_PATH_MAX];

    assert_true(profile_folder(folder, data, "me"));
    assert_true(file_join(path, folder, name));
    unlink(path);
}

static void make_life(const char *data)
{
    struct profile profile = load(data);

    profile.goal_minutes = 25;
    snprintf(profile.player, sizeof profile.player, "Mira");
    assert_true(profile_save(data, &profile, NULL));
    snprintf(profile.tier, sizeof profile.tier, "brisk");
    profile.cadence_rpm = 20; /* the default: no change */
    profile.streak = 7;
    profile.days = 8;
    assert_true(profile_save(data, &profile, NULL));
    profile.streak = 8; /* which is no change of the player's */
    assert_true(profile_save(data, &profile, NULL));
    profile_reset(&profile);
    set_rest(data, 20770, 20779);
    set_rest(data, 20779, 0);
}

/* Deleted, it is made anew to the byte; what was changed stands in the lines, one for each save. */
static void test_profile_json_may_be_deleted(void **state)
{
    make_life(*state);
    assert_int_equal(lines_of(*state), 4);
    char *before = folder_read(*state, "profiles/me/profile.json");
    delete_file(*state, "profile.json");
    delete_file(*state, "profile.json~");
    struct profile profile = load(*state);
    assert_true(profile.stale);
    assert_int_equal(profile.goal_minutes, 25);
    assert_string_equal(profile.player, "Mira");
    assert_string_equal(profile.tier, "brisk");
    assert_int_equal(profile.rest_day_count, 1);
    assert_int_equal(profile.rest_days[0], 20779);
    profile.streak = 8;
    profile.days = 8;
    assert_true(profile_save(*state, &profile, NULL));
    profile_reset(&profile);
    folder_expect(*state, "profiles/me/profile.json", before);
    assert_int_equal(lines_of(*state), 4);
    profile = load(*state);
    assert_false(profile.stale);
    profile_reset(&profile);
    free(before);
}

/* A sync brings another machine's lines: profile.json disagrees until it is made anew. */
static void test_profile_json_that_disagrees(void **state)
{
    make_life(*state);
    write_in(*state, "changes/desk-0f.jsonl",
             HEAD "\"goal_minutes\":12,\"changed\":{\"goal_minutes\":3000000000000}}\n");
    struct profile profile = load(*state);
    assert_true(profile.stale);
    assert_int_equal(profile.goal_minutes, 12);
    assert_true(profile_save(*state, &profile, NULL));
    profile_reset(&profile);
    assert_int_equal(lines_of(*state), 4); /* the other's says it */
    char *saved = folder_read(*state, "profiles/me/profile.json");
    assert_non_null(strstr(saved, "\"goal_minutes\":\t3000000000000"));
    free(saved);
}

/* What a version without lines has changed counts whenever it comes, and stands in a line after the next save. */
static void test_an_earlier_versions_change_always_counts(void **state)
{
    make_life(*state);
    for (int round = 0; round < 3; round++) {
        char text[512];
        snprintf(text, sizeof text, HEAD "\"goal_minutes\":%d,\"changed\":{\"goal_minutes\":%lld}}", 30 + round,
                 (long long)NOW + 1000 + round);
        write_in(*state, round == 1 ? "machines/old-desk.json" : "profile.json", text);
        struct profile profile = load(*state);
        assert_int_equal(profile.goal_minutes, 30 + round);
        assert_string_equal(profile.tier, "brisk");
        profile.cadence_rpm++;
        assert_true(profile_save(*state, &profile, NULL));
        profile_reset(&profile);
        assert_int_equal(lines_of(*state), 5 + round);
        delete_file(*state, "profile.json");
        delete_file(*state, "profile.json~");
        delete_file(*state, "machines/old-desk.json");
        profile = load(*state);
        assert_int_equal(profile.goal_minutes, 30 + round);
        profile_reset(&profile);
    }
}

/* What profile.json alone says is not safe yet: it may be deleted. */
static void test_what_stands_in_no_line_is_stale(void **state)
{
    write_in(*state, "profile.json", HEAD "\"goal_minutes\":33,\"changed\":{\"goal_minutes\":5}}");
    struct profile profile = load(*state);
    assert_true(profile.stale);
    assert_true(profile_save(*state, &profile, NULL));
    profile_reset(&profile);
    profile = load(*state);
    assert_false(profile.stale);
    profile_reset(&profile);
    assert_int_equal(lines_of(*state), 1);
}

/* A folder that knew no lines: all it says stands in one after the first save, and no file of it is needed more. */
static void test_an_earlier_folder_is_taken_into_lines(void **state)
{
    write_in(*state, "profile.json", HEAD "\"goal_minutes\":33,\"rest_days\":[\"2026-11-22\"],\"streak\":5}");
    write_in(*state, "machines/old-desk.json", HEAD "\"tier\":\"brisk\",\"changed\":{\"tier\":7}}");
    struct profile profile = load(*state);
    assert_true(profile.stale);
    assert_int_equal(profile.streak, 5);
    assert_true(profile_save(*state, &profile, NULL));
    profile_reset(&profile);
    assert_int_equal(lines_of(*state), 1);
    delete_file(*state, "profile.json");
    delete_file(*state, "profile.json~");
    delete_file(*state, "machines/old-desk.json");
    profile = load(*state);
    assert_int_equal(profile.goal_minutes, 33);
    assert_string_equal(profile.tier, "brisk");
    assert_int_equal(profile.rest_day_count, 1);
    profile_reset(&profile);
}

/* Puts one text in the place of another, as an editor does. */
static void edit(const char *data, const char *from, const char *to)
{
    char *text = folder_read(data, "profiles/me/profile.json"), edited[4096];
    char *at = strstr(text, from);

    assert_non_null(at);
    snprintf(edited, sizeof edited, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    folder_write_text(data, "profiles/me/profile.json", edited);
    free(text);
}

/* What a person changes in profile.json holds, lower or higher, and stands in a line after the next save. */
static void test_changed_by_hand(void **state)
{
    static const struct {
        const char *from, *to;
        int goal;
    } rows[] = {{"\"goal_minutes\":\t25", "\"goal_minutes\":\t7", 7},
                {"\"goal_minutes\":\t7", "\"goal_minutes\":\t40", 40},
                {"\"goal_minutes\":\t40", "\"goal_minutes\":\t10", 10}, /* the default */
                {"\"goal_minutes\":\t10", "\"goal_minutes\":\t9", 9}};

    make_life(*state);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        edit(*state, rows[i].from, rows[i].to);
        struct profile profile = load(*state);
        assert_int_equal(profile.goal_minutes, rows[i].goal);
        assert_string_equal(profile.tier, "brisk");
        assert_true(profile.stale);
        assert_true(profile_save(*state, &profile, NULL));
        profile_reset(&profile);
        delete_file(*state, "profile.json");
        delete_file(*state, "profile.json~");
        profile = load(*state);
        assert_int_equal(profile.goal_minutes, rows[i].goal);
        assert_true(profile_save(*state, &profile, NULL));
        profile_reset(&profile);
    }
    expect_rest(*state, 20779, 0);
    edit(*state, "[\"2026-11-22\"]", "[]");
    expect_rest(*state, 0, 0);
}

/* A file that was only put back, as by a sync, is no change, and a line that came later wins over a hand. */
static void test_an_old_file_is_no_hand(void **state)
{
    make_life(*state);
    char *old = folder_read(*state, "profiles/me/profile.json");
    struct profile profile = load(*state);
    profile.goal_minutes = 12;
    assert_true(profile_save(*state, &profile, NULL));
    profile_reset(&profile);
    folder_write_text(*state, "profiles/me/profile.json", old);
    free(old);
    profile = load(*state);
    assert_int_equal(profile.goal_minutes, 12);
    profile_reset(&profile);
    edit(*state, "\"goal_minutes\":\t25", "\"goal_minutes\":\t50");
    profile = load(*state);
    assert_int_equal(profile.goal_minutes, 12);
    profile_reset(&profile);
}

/* Two machines at the same instant: the greater wins, and a file that one of them made is no hand's either. */
static void test_a_tie_is_no_hand(void **state)
{
    make_life(*state);
    write_in(*state, "changes/desk-0f.jsonl",
             HEAD "\"goal_minutes\":30,\"changed\":{\"goal_minutes\":1795370400000}}\n");
    struct profile profile = load(*state);
    assert_int_equal(profile.goal_minutes, 30);
    profile_reset(&profile);
}

/* One bad value costs no other, at no start: the line says what it was. */
static void test_a_bad_value_by_hand(void **state)
{
    make_life(*state);
    edit(*state, "\"goal_minutes\":\t25", "\"goal_minutes\":\t\"lots\"");
    edit(*state, "\"cadence_rpm\":\t20", "\"cadence_rpm\":\t18");
    for (int start = 0; start < 2; start++) {
        struct profile profile;
        assert_false(profile_load(*state, "me", &profile, NULL));
        assert_int_equal(profile.goal_minutes, 25);
        assert_int_equal(profile.cadence_rpm, 18);
        profile_reset(&profile);
    }
    struct profile profile;
    assert_false(profile_load(*state, "me", &profile, NULL));
    assert_true(profile_save(*state, &profile, NULL));
    profile_reset(&profile);
    profile = load(*state);
    assert_int_equal(profile.goal_minutes, 25);
    assert_int_equal(profile.cadence_rpm, 18);
    profile_reset(&profile);
}

static void test_damaged_lines_cost_no_other(void **state)
{
    static const char *const lines[] = {
        HEAD "\"goal_minutes\":31,\"changed\":{\"goal_minutes\":5}}",
        "",
        "{",
        "null",
        "{\"format\":\"heelbeat-profile/2\"}",
        HEAD "\"goal_minutes\":99,\"cadence_rpm\":33,\"changed\":{\"goal_minutes\":9,\"cadence_rpm\":\"x\"}}",
        HEAD "\"tier\":\"brisk\",\"unknown\":[1],\"changed\":{\"tier\":6,\"unknown\":7}}\r",
        HEAD "\"goal_minutes\":7"};
    char text[2048] = "";

    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s", i ? "\n" : "\xEF\xBB\xBF", lines[i]);
    write_in(*state, "changes/desk.jsonl", text);
    struct profile profile = load(*state);
    assert_int_equal(profile.goal_minutes, 31);
    assert_int_equal(profile.cadence_rpm, 33);
    assert_string_equal(profile.tier, "brisk");
    profile_reset(&profile);
}

/* Memory stays bounded, whatever a sync brings: no line of ours is so long. */
static void test_a_line_too_long_is_passed_over(void **state)
{
    enum { ROOM = 1024 * 1024 };
    static const char tail[] = "\"goal_minutes\":31}\n" HEAD "\"tier\":\"brisk\"}\n";
    char *text = malloc(ROOM + sizeof tail);

    memset(text, ' ', ROOM);
    memcpy(text, HEAD, strlen(HEAD));
    memcpy(text + ROOM, tail, sizeof tail);
    write_in(*state, "changes/desk.jsonl", text);
    struct profile profile = load(*state);
    assert_int_equal(profile.goal_minutes, 10);
    assert_string_equal(profile.tier, "brisk");
    profile_reset(&profile);
    free(text);
}

/* Lines that can't be read are not taken for none. */
static void test_unreadable_lines_are_told(void **state)
{
    struct profile profile;
    struct error error = {0};
    char path[FOLDER_FILE];

    make_life(*state);
    assert_true(file_make_folder(folder_path(path, *state, "profiles/me/changes/desk.jsonl"), NULL));
    assert_false(profile_load(*state, "me", &profile, &error));
    assert_non_null(strstr(error.where, "desk.jsonl"));
    assert_int_equal(profile.goal_minutes, 25);
    profile.goal_minutes = 26;
    profile.utc_ms = now;
    assert_false(profile_save(*state, &profile, &error)); /* it may have been changed later there */
    assert_non_null(strstr(error.where, "desk.jsonl"));
    struct profile seen;
    assert_false(profile_peek(*state, "me", &seen, NULL));
    folder_remove(path);
    assert_true(profile_save(*state, &profile, &error));
    profile_reset(&profile);
    profile = load(*state);
    assert_int_equal(profile.goal_minutes, 26);
    profile_reset(&profile);
}

/* ---- machines that share a data folder */

static void write_machine(const char *data, const char *name, const char *host, const char *path)
{
    char text[FOLDER_FILE * 2];

    snprintf(text, sizeof text, "%s\n%s\n%s\n", name, host, path);
    folder_write(data, "machine", text, strlen(text));
}

static void expect_machine(const char *data, const char *name, bool owner)
{
    char found[64], again[64], folder[FILE_PATH_MAX];

    assert_true(machine_folder(folder, data));
    assert_int_equal(strcmp(folder, data) == 0, owner);
    assert_true(machine_name(data, found, sizeof found, NULL));
    assert_true(machine_name(data, again, sizeof again, NULL));
    assert_string_equal(found, again);
    assert_int_equal(strcmp(found, name) == 0, owner);
    assert_true(machine_folder(folder, data));
    assert_int_equal(strcmp(folder, data) == 0, owner);
}

static void test_guests_have_a_name_and_a_folder_of_their_own(void **state)
{
    char mine[64], host[32], *text, folder[FILE_PATH_MAX];

    assert_true(machine_name(*state, mine, sizeof mine, NULL));
    text = folder_read(*state, "machine");
    assert_int_equal(sscanf(text, "%*[^\n]\n%16[0-9a-f]\n", host), 1);
    free(text);
    expect_machine(*state, mine, true);
    write_machine(*state, "their-desk", "0123456789abcdef", *state); /* another computer, at the same path */
    expect_machine(*state, "their-desk", false);
    write_machine(*state, "twin", host, "/"); /* another folder of this computer, synced with this one */
    expect_machine(*state, "twin", false);
    assert_true(machine_folder(folder, *state));
    assert_true(file_exists(folder));
    write_machine(*state, "moved", host, "/nowhere/at/all"); /* this one, before it was moved */
    expect_machine(*state, "moved", true);
    text = folder_read(*state, "machine");
    assert_null(strstr(text, "/nowhere"));
    free(text);
    folder_write(*state, "machine", "old-desk\n", 9); /* before places were kept */
    expect_machine(*state, "old-desk", true);
    text = folder_read(*state, "machine");
    assert_non_null(strstr(text, host));
    free(text);
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(test_later_wins),
        ROW(test_what_a_sync_is_writing_is_not_read),
        ROW(test_only_changes_are_saved),
        ROW(test_a_marked_day_wins_a_tie),
        ROW(test_an_unmarked_rest_day_stays_unmarked),
        ROW(test_wrong_clock_does_not_win_for_ever),
        ROW(test_stamps),
        ROW(test_torn_at_any_place),
        ROW(test_a_machines_last_good_copy),
        ROW(test_too_many_rest_days_leave_the_newest),
        ROW(test_profile_json_may_be_deleted),
        ROW(test_profile_json_that_disagrees),
        ROW(test_an_earlier_versions_change_always_counts),
        ROW(test_what_stands_in_no_line_is_stale),
        ROW(test_an_earlier_folder_is_taken_into_lines),
        ROW(test_changed_by_hand),
        ROW(test_an_old_file_is_no_hand),
        ROW(test_a_tie_is_no_hand),
        ROW(test_a_bad_value_by_hand),
        ROW(test_damaged_lines_cost_no_other),
        ROW(test_a_line_too_long_is_passed_over),
        ROW(test_unreadable_lines_are_told),
        ROW(test_guests_have_a_name_and_a_folder_of_their_own),
    };

    return cmocka_run_group_tests_name("store/profile_files", tests, NULL, NULL);
}
