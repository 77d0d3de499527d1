#include "store/player/profiles_deleted.h"

#include "files/file.h"
#include "files/machine.h"
#include "folder.h"
#include "store/numbered.h"
#include "store/player/profile_import.h"

#define TODAY  20784
#define DAY_MS INT64_C(86400000)

static int64_t clock_ms;

static int64_t now(int32_t *utc_offset_min)
{
    *utc_offset_min = 0;
    return clock_ms++;
}

static struct session_record session(int number, int32_t day)
{
    struct session_record record = make_record(number);

    record.day = record.daily = day;
    record.utc_ms = day * DAY_MS + DAY_MS / 2;
    record.kind = SESSION_DAILY;
    record.reps = record.counted = 10;
    return record;
}

static void play(const char *data, const char *name, int number, int32_t day)
{
    char folder[FILE_PATH_MAX], file[96];
    struct session_record record = session(number, day);

    assert_true(profile_folder(folder, data, name));
    assert_true(journal_append(folder, "desk", &record, NULL));
    snprintf(file, sizeof file, "replays/%s.json", record.id);
    char *path = folder_path((char[FOLDER_FILE]){0}, folder, "replays");
    assert_true(file_make_folder(path, NULL));
    char text[256];
    snprintf(text, sizeof text, "{\"format\":\"heelbeat-replay/1\",\"id\":\"%s\",\"events\":[\"1 left lift\"]}\n",
             record.id);
    folder_write(folder, file, text, strlen(text));
}

static void make(const char *data, const char *player, const char *expected)
{
    char name[PROFILE_NAME_SIZE];
    struct error error = {0};

    clock_ms = clock_ms ? clock_ms : TODAY * DAY_MS;
    if (!profiles_new(data, player, now, name, &error))
        fail_msg("%s: %s", error.where, error.what);
    assert_string_equal(name, expected);
}

static void expect_found(const char *data, const char *wanted, const char *expected)
{
    char name[PROFILE_NAME_SIZE];

    assert_int_equal(profiles_find(data, wanted, name, NULL), expected ? PROFILES_FOUND : PROFILES_NONE);
    if (expected)
        assert_string_equal(name, expected);
}

static void expect_count(const char *data, int32_t expected)
{
    int32_t count;

    assert_true(profiles_count(data, &count, NULL));
    assert_int_equal(count, expected);
}

static void expect_sessions(const char *data, const char *name, int32_t count)
{
    char folder[FILE_PATH_MAX];
    struct history history;

    assert_true(profile_folder(folder, data, name));
    assert_true(journal_load(folder, &history, NULL));
    assert_int_equal(history.count, count);
    history_reset(&history);
}

static void test_new_and_list(void **state)
{
    struct profile_list list;
    struct error error = {0};
    char name[PROFILE_NAME_SIZE];

    expect_count(*state, 0);
    assert_true(profiles_list(*state, TODAY * DAY_MS, 0, &list, &error));
    assert_int_equal(list.count, 0);
    profile_list_reset(&list);
    make(*state, "Mira", "Mira");
    make(*state, "J\xC3\xBCrgen", "Jrgen");
    make(*state, "\xE5\xB0\x8F\xE6\x98\x8E", "player");
    make(*state, "\xE5\xB0\x8F\xE8\x8A\xB3", "player-2");
    make(*state, " J/r.gen ", "Jrgen-2");
    assert_false(profiles_new(*state, "Mira", now, name, &error));
    assert_non_null(strstr(error.what, "already"));
    assert_false(profiles_new(*state, "", now, name, &error));
    assert_false(profiles_new(*state, " ", now, name, &error));
    assert_string_equal(error.what, "is empty");
    assert_false(profiles_new(*state, "\xE3\x80\x80", now, name, &error));
    assert_false(profiles_new(*state, "Con", now, name, &error));
    assert_non_null(strstr(error.what, "a device"));
    assert_false(profiles_new(*state,
                              "a\xE2\x80\xAE"
                              "b",
                              now, name, &error));
    assert_false(profiles_new(*state, "a\nb", now, name, &error));
    assert_false(profiles_new(*state, "a\xFF", now, name, &error));
    assert_false(profiles_new(*state, "123456789012345678901234567890123456789012345678", now, name, &error));
    play(*state, "Mira", 1, TODAY - 1);
    play(*state, "Mira", 2, TODAY);
    expect_count(*state, 5);
    assert_true(profiles_list(*state, TODAY * DAY_MS + DAY_MS / 2, 0, &list, &error));
    assert_int_equal(list.count, 5);
    assert_string_equal(list.cards[2].player, "Mira");
    assert_int_equal(list.cards[2].streak, 2);
    assert_int_equal(list.cards[2].sessions, 2);
    assert_int_equal(list.cards[2].last_utc_ms, TODAY * DAY_MS + DAY_MS / 2);
    assert_string_equal(list.cards[1].name, "Jrgen");
    assert_int_equal(list.cards[1].sessions, 0);
    profile_list_reset(&list);
}

static void test_a_shown_name_wins_over_a_folders(void **state)
{
    make(*state, "Mira", "Mira");
    assert_true(profiles_rename(*state, "Mira", "Inge", now, NULL));
    expect_found(*state, "Inge", "Mira");
    expect_found(*state, "Mira", "Mira");
    assert_true(profiles_rename(*state, "Mira", "Inge", now, NULL)); /* the same again */
    make(*state, "Otto", "Otto");
    assert_false(profiles_rename(*state, "Otto", "Inge", now, NULL));
    assert_false(profiles_rename(*state, "Otto", "Mira", now, NULL)); /* would be mistaken for the folder */
    assert_false(profiles_rename(*state, "Otto", "", now, NULL));
    expect_found(*state, "Otto", "Otto");
    expect_found(*state, "nobody", NULL);
    /* Two machines may have given one name twice; then the folder called so comes first. */
    struct profile profile;
    assert_true(profile_load(*state, "Mira", &profile, NULL));
    strcpy(profile.player, "Otto");
    assert_true(profile_save(*state, &profile, NULL));
    profile_reset(&profile);
    expect_found(*state, "Otto", "Otto");
    /* Or one name to another's folder; then the one that is shown so comes first. */
    assert_true(profile_load(*state, "Otto", &profile, NULL));
    strcpy(profile.player, "Mira");
    assert_true(profile_save(*state, &profile, NULL));
    profile_reset(&profile);
    expect_found(*state, "Mira", "Otto");
}

static void test_away_and_back(void **state)
{
    char kept[PROFILES_KEPT_SIZE], second[PROFILES_KEPT_SIZE], name[PROFILE_NAME_SIZE];
    struct error error = {0};
    int32_t count;

    make(*state, "Mira", "Mira");
    play(*state, "Mira", 1, TODAY);
    assert_true(profiles_delete(*state, "Mira", TODAY, kept, &error));
    assert_string_equal(kept, "Mira-2026-11-27");
    expect_count(*state, 0);
    assert_false(profiles_delete(*state, "Mira", TODAY, second, &error));
    make(*state, "Mira", "Mira");
    play(*state, "Mira", 2, TODAY);
    play(*state, "Mira", 3, TODAY);
    assert_true(profiles_delete(*state, "Mira", TODAY, second, &error));
    assert_string_equal(second, "Mira-2026-11-27-002");
    char(*list)[PROFILES_KEPT_SIZE] = profiles_deleted(*state, &count, &error);
    assert_int_equal(count, 2);
    assert_string_equal(list[0], kept);
    free(list);
    assert_true(profiles_restore(*state, "Mira", name, &error)); /* the last */
    assert_string_equal(name, "Mira");
    expect_sessions(*state, "Mira", 2);
    assert_true(profiles_restore(*state, kept, name, &error));
    assert_string_equal(name, "Mira-2");
    expect_sessions(*state, "Mira-2", 1);
    assert_false(profiles_restore(*state, "Mira", name, &error));
    assert_false(profiles_restore(*state, "../profiles/Mira", name, &error));
    free(profiles_deleted(*state, &count, &error));
    assert_int_equal(count, 0);
}

/* ---- from place to place */

static void set_goal(const char *data, const char *name, int32_t goal)
{
    struct profile profile;

    assert_true(profile_load(data, name, &profile, NULL));
    profile.utc_ms = now;
    profile.goal_minutes = goal;
    assert_true(profile_save(data, &profile, NULL));
    profile_reset(&profile);
}

static void expect_profile(const char *data, const char *name, const char *player, int32_t goal)
{
    struct profile profile;

    assert_true(profile_load(data, name, &profile, NULL));
    assert_string_equal(profile.player, player);
    assert_int_equal(profile.goal_minutes, goal);
    profile_reset(&profile);
}

static void expect_moved(const struct profile_moved *moved, int32_t sessions, int32_t replays, int32_t known,
                         int32_t damaged)
{
    assert_int_equal(moved->sessions, sessions);
    assert_int_equal(moved->replays, replays);
    assert_int_equal(moved->known, known);
    assert_int_equal(moved->damaged, damaged);
}

/* A line of a newer version, and one of a version that this one can't read. */
static void add_lines(const char *data, const char *name)
{
    char folder[FILE_PATH_MAX], *text;
    struct session_record record = session(90, TODAY - 9);

    assert_true(profile_folder(folder, data, name));
    assert_true(journal_append(folder, "other", &record, NULL));
    text = folder_read(folder, "sessions/other.jsonl");
    *strrchr(text, '}') = '\0';
    char more[4096];
    snprintf(more, sizeof more, "%s,\"mood\":\"a \\\"b\\\" \xE2\x99\xA5\"}\r\n", text);
    folder_write(folder, "sessions/other.jsonl", more, strlen(more));
    free(text);
}

static void test_out_and_in(void **state)
{
    char file[FOLDER_FILE], other[FOLDER_FILE], name[PROFILE_NAME_SIZE];
    struct profile_moved moved;
    struct error error = {0};

    folder_path(file, *state, "mira.json");
    folder_path(other, *state, "elsewhere");
    make(*state, "Mira", "Mira");
    assert_true(profiles_rename(*state, "Mira", "Mira \xE2\x99\xA5", now, NULL));
    for (int i = 0; i < 40; i++)
        play(*state, "Mira", i, TODAY - 50 + i);
    add_lines(*state, "Mira");
    char folder[FILE_PATH_MAX];
    struct session_record twice = session(3, TODAY - 47); /* a conflict copy has it as well */
    assert_true(profile_folder(folder, *state, "Mira"));
    assert_true(journal_append(folder, "desk-DESKTOP-ABC", &twice, NULL));
    set_goal(*state, "Mira", 25);
    assert_true(profile_export(*state, "Mira", file, false, &moved, &error));
    expect_moved(&moved, 41, 40, 0, 0);
    assert_true(profile_import_name(file, name, &error));
    assert_string_equal(name, "Mira");
    assert_true(profile_import(other, "Mira", file, &moved, &error));
    expect_moved(&moved, 41, 40, 0, 0);
    expect_profile(other, "Mira", "Mira \xE2\x99\xA5", 25);
    expect_sessions(other, "Mira", 41);
    /* Again: nothing new. Under another name: all but the shown one. */
    assert_true(profile_import(other, "Mira", file, &moved, &error));
    expect_moved(&moved, 0, 0, 41, 0);
    assert_true(profile_import(other, "Copy", file, &moved, &error));
    expect_profile(other, "Copy", "Copy", 25);
    /* What was written from what came in is the same, to the last member of a newer version. */
    char *first = folder_read(*state, "mira.json");
    assert_true(profile_export(other, "Mira", folder_path(file, *state, "again.json"), false, &moved, &error));
    char *again = folder_read(*state, "again.json");
    assert_int_equal(strlen(again), strlen(first));
    assert_non_null(strstr(again, ",\"mood\":\"a \\\"b\\\" \xE2\x99\xA5\"}"));
    free(first);
    free(again);
}

/* Fields and sessions of both; each stays what it was. */
static void test_merge(void **state)
{
    char other[FOLDER_FILE];
    struct profile_moved moved;
    struct error error = {0};

    folder_path(other, *state, "elsewhere");
    make(*state, "Mira", "Mira");
    make(other, "Mira", "Mira");
    play(*state, "Mira", 1, TODAY);
    play(*state, "Mira", 2, TODAY);
    play(other, "Mira", 2, TODAY);
    play(other, "Mira", 3, TODAY);
    set_goal(*state, "Mira", 20);
    set_goal(other, "Mira", 30);
    assert_true(profiles_rename(other, "Mira", "Mira M", now, NULL));
    assert_true(profile_merge(*state, "Mira", other, "Mira", &moved, &error));
    expect_moved(&moved, 1, 1, 1, 0);
    expect_sessions(*state, "Mira", 3);
    expect_sessions(other, "Mira", 2);
    expect_profile(*state, "Mira", "Mira M", 30);
    set_goal(*state, "Mira", 15);
    assert_true(profile_merge(*state, "Mira", other, "Mira", &moved, &error));
    expect_moved(&moved, 0, 0, 2, 0);
    expect_profile(*state, "Mira", "Mira M", 15);
    make(*state, "Otto", "Otto");
    assert_true(profile_merge(*state, "Otto", *state, "Mira", &moved, &error));
    expect_profile(*state, "Otto", "Otto", 15);
    expect_sessions(*state, "Otto", 3);
}

/* ---- sessions that say otherwise */

enum { TWINS = 12 };

/* So many sessions in the journal of that data folder's own machine. */
static void play_own(const char *data, const char *name)
{
    char folder[FILE_PATH_MAX], machine[64];

    assert_true(profile_folder(folder, data, name) && machine_name(data, machine, sizeof machine, NULL));
    for (int i = 0; i < TWINS; i++) {
        struct session_record record = session(i, TODAY - i);
        record.counted = 84;
        journal_make_id(record.id, record.utc_ms, machine, (uint32_t)i);
        assert_true(journal_append(folder, machine, &record, NULL));
    }
}

static int32_t counted(const char *data, const char *name, int32_t *twins)
{
    char folder[FILE_PATH_MAX];
    struct history history;
    int32_t sum = 0;

    assert_true(profile_folder(folder, data, name) && journal_load(folder, &history, NULL));
    assert_int_equal(history.count, TWINS);
    for (int32_t i = 0; i < history.count; i++)
        sum += history.records[i].counted;
    *twins = history.twin_count;
    history_reset(&history);
    return sum;
}

/* An export with something changed in every line. */
static void write_export(const char *folder, const char *name, const char *whole, const char *was, const char *is)
{
    size_t size = strlen(whole) + 4096;
    char *changed = calloc(1, size), *to = changed;

    assert_non_null(changed);
    for (const char *at = whole; *at;) {
        bool here = strncmp(at, was, strlen(was)) == 0;
        memcpy(to, here ? is : at, here ? strlen(is) : 1);
        to += here ? strlen(is) : 1;
        at += here ? strlen(was) : 1;
    }
    folder_write_text(folder, name, changed);
    free(changed);
}

static struct profile_moved bring(const char *data, const char *folder, const char *file)
{
    char path[FOLDER_FILE];
    struct profile_moved moved;
    struct error error = {0};

    if (!profile_import(data, "Mira", folder_path(path, folder, file), &moved, &error))
        fail_msg("%s: %s", error.where, error.what);
    return moved;
}

static void test_what_a_machine_wrote_of_itself_counts(void **state)
{
    char file[FOLDER_FILE], sessions[FOLDER_FILE];
    struct profile_moved moved;
    int32_t twins;

    make(*state, "Mira", "Mira");
    play_own(*state, "Mira");
    assert_true(profile_export(*state, "Mira", folder_path(file, *state, "true.json"), false, &moved, NULL));
    char *whole = folder_read(*state, "true.json");
    write_export(*state, "false.json", whole, "\"counted\":84", "\"counted\":0");
    moved = bring(*state, *state, "false.json");
    assert_true(moved.sessions == TWINS && moved.twins == TWINS && moved.mended == 0 && moved.known == 0);
    assert_non_null(strstr(moved.journal, "-import-1.jsonl"));
    assert_int_equal(counted(*state, "Mira", &twins), TWINS * 84);
    assert_int_equal(twins, TWINS);
    char *kept = folder_read_path(moved.journal);
    assert_non_null(strstr(kept, "\"counted\":0"));
    free(kept);
    /* Again, and the true one: nothing is new. */
    moved = bring(*state, *state, "false.json");
    assert_true(moved.sessions == 0 && moved.known == TWINS && !moved.journal[0]);
    moved = bring(*state, *state, "true.json");
    assert_true(moved.sessions == 0 && moved.known == TWINS);
    assert_int_equal(counted(*state, "Mira", &twins), TWINS * 84);
    assert_int_equal(folder_count(folder_path(sessions, *state, "profiles/Mira/sessions"), "import"), 1);
    /* A machine's own lines that were changed after it wrote them are mended by the true file. */
    char machine[64], *own;
    assert_true(machine_name(*state, machine, sizeof machine, NULL));
    strcat(machine, ".jsonl");
    own = folder_read(sessions, machine);
    write_export(sessions, machine, own, "\"counted\":84", "\"counted\":7");
    free(own);
    moved = bring(*state, *state, "true.json");
    assert_true(moved.sessions == TWINS && moved.twins == TWINS && moved.mended == TWINS);
    assert_int_equal(counted(*state, "Mira", &twins), TWINS * 84);
    free(whole);
}

/* Where no machine speaks of itself: what was changed gives way to what was not, whichever came first. */
static void test_the_true_file_mends(void **state)
{
    static const char *const orders[][3] = {{"false.json", "true.json", "false.json"},
                                            {"true.json", "false.json", "true.json"}};
    char file[FOLDER_FILE], other[FOLDER_FILE];
    struct profile_moved moved;
    int32_t twins;

    make(*state, "Mira", "Mira");
    play_own(*state, "Mira");
    assert_true(profile_export(*state, "Mira", folder_path(file, *state, "true.json"), false, &moved, NULL));
    char *whole = folder_read(*state, "true.json");
    write_export(*state, "false.json", whole, "\"counted\":84", "\"counted\":0");
    for (int order = 0; order < 2; order++) {
        folder_path(other, *state, order ? "second" : "first");
        for (int i = 0; i < 3; i++) {
            moved = bring(other, *state, orders[order][i]);
            if (i == 1)
                assert_true(moved.twins == TWINS && moved.mended == (order ? 0 : TWINS));
            if (i == 2)
                assert_true(moved.sessions == 0 && moved.known == TWINS);
        }
        assert_int_equal(counted(other, "Mira", &twins), TWINS * 84);
        assert_int_equal(twins, TWINS);
    }
    free(whole);
}

/* Lines of versions that made no seal: what came first stays. */
static void test_without_seals_what_is_there_counts(void **state)
{
    char file[FOLDER_FILE], other[FOLDER_FILE];
    struct profile_moved moved;
    int32_t twins;

    make(*state, "Mira", "Mira");
    play_own(*state, "Mira");
    assert_true(profile_export(*state, "Mira", folder_path(file, *state, "true.json"), false, &moved, NULL));
    char *whole = folder_read(*state, "true.json");
    write_export(*state, "new.json", whole, ",\"check\":", ",\"chick\":");
    char *unsealed = folder_read(*state, "new.json");
    write_export(*state, "less.json", unsealed, "\"counted\":84", "\"counted\":0");
    write_export(*state, "more.json", unsealed, "\"counted\":84", "\"counted\":99");
    for (int first = 0; first < 2; first++) {
        folder_path(other, *state, first ? "second" : "first");
        bring(other, *state, first ? "less.json" : "more.json");
        moved = bring(other, *state, first ? "more.json" : "less.json");
        assert_true(moved.twins == TWINS && moved.mended == 0);
        assert_int_equal(counted(other, "Mira", &twins), TWINS * (first ? 0 : 99));
        moved = bring(other, *state, "true.json"); /* sealed */
        assert_int_equal(moved.mended, TWINS);
        assert_int_equal(counted(other, "Mira", &twins), TWINS * 84);
        assert_int_equal(twins, 2 * TWINS);
    }
    free(unsealed);
    free(whole);
}

/* Cut anywhere, an export gives what is whole in it and says so. */
static void test_torn_export(void **state)
{
    char file[FOLDER_FILE], other[FOLDER_FILE];
    struct profile_moved moved;

    folder_path(file, *state, "mira.json");
    make(*state, "Mira", "Mira");
    for (int i = 0; i < 4; i++)
        play(*state, "Mira", i, TODAY - i);
    set_goal(*state, "Mira", 25);
    assert_true(profile_export(*state, "Mira", file, false, &moved, NULL));
    char *whole = folder_read(*state, "mira.json");
    size_t length = strlen(whole);
    int32_t most = 0;
    for (size_t cut = 0; cut < length - 2; cut += 5) {
        struct error error = {0};
        folder_write(*state, "mira.json", whole, cut);
        assert_false(profile_import(folder_path(other, *state, "other"), "Mira", file, &moved, &error));
        assert_string_not_equal(error.what, "");
        assert_true(moved.sessions >= most && moved.sessions <= 4);
        most = moved.sessions;
        if (moved.sessions > 0)
            expect_profile(other, "Mira", "Mira", 25);
        folder_remove(other);
    }
    assert_int_equal(most, 4);
    free(whole);
}

static void test_damaged_parts(void **state)
{
    static const struct {
        const char *text;
        bool opens;
        int32_t sessions, replays, damaged;
    } rows[] = {
#define HEAD "{\"format\":\"heelbeat-export/1\",\"name\":\"Mira\","
        {"", false, 0, 0, 0},
        {"[]", false, 0, 0, 0},
        {"{}", false, 0, 0, 0},
        {"{\"format\":\"heelbeat-export/2\",\"name\":\"Mira\"}", false, 0, 0, 0},
        {"{\"format\":\"heelbeat-export/1\",\"name\":\"../x\"}", false, 0, 0, 0},
        {"{\"format\":\"heelbeat-export/1\"}", false, 0, 0, 0},
        {HEAD "\"sessions\":[{},7]}", true, 0, 0, 2},
        {HEAD "\"sessions\":7,\"replays\":{}}", true, 0, 0, 0},
        {HEAD "\"profile\":{}}", true, 0, 0, 1},
        {HEAD "\"profile\":{\"format\":\"heelbeat-profile/1\",\"goal_minutes\":99}}", true, 0, 0, 1},
        {HEAD "\"replays\":[{\"format\":\"heelbeat-replay/1\",\"id\":\"../../x\"}]}", true, 0, 0, 1},
        {HEAD "\"replays\":[{\"format\":\"heelbeat-replay/1\",\"id\":\"ok\" , \"a\": [ 1, 2 ]}]}", true, 0, 1, 0},
        {HEAD "\"replays\":[{\"format\":\"heelbeat-replay/1\",\"id\":\"ok\"},{\"format\":\"heelbeat-replay/1\"}]}",
         true, 0, 1, 1},
        {HEAD "\"replays\":[]}x", true, 0, 0, 1},
        {HEAD "\"replays\":[,]}", true, 0, 0, 1},
        {HEAD "\"future\":[\"a\\\"]}\",\"\\\\\",[\"\\\\\\\"\"]],\"replays\":[]}", true, 0, 0, 0},
        {HEAD "\"future\":{\"a\":[1,{\"b\":\"]}\"}]},\"replays\":[ ] }\n", true, 0, 0, 0},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char file[FOLDER_FILE], other[FOLDER_FILE];
        struct profile_moved moved;
        struct error error = {0};
        folder_path(other, *state, "other");
        folder_write(*state, "export.json", rows[i].text, strlen(rows[i].text));
        bool ok = profile_import(other, "Mira", folder_path(file, *state, "export.json"), &moved, &error);
        if (ok != (rows[i].opens && rows[i].damaged == 0))
            fail_msg("row %zu: %s %s", i, error.where, error.what);
        expect_moved(&moved, rows[i].sessions, rows[i].replays, 0, rows[i].damaged);
        assert_int_equal(folder_has(*state, "other"), rows[i].opens); /* nothing is made of what is no export */
        folder_remove(other);
    }
}

static void test_export_names_damage(void **state)
{
    char file[FOLDER_FILE], folder[FILE_PATH_MAX];
    struct profile_moved moved;
    struct error error = {0};

    make(*state, "Mira", "Mira");
    play(*state, "Mira", 1, TODAY);
    play(*state, "Mira", 2, TODAY);
    assert_true(profile_folder(folder, *state, "Mira"));
    folder_write(folder, "replays/s-000001.json", "{\"form", 6);
    folder_write(folder, "sessions/torn.jsonl", "{\"form", 6);
    assert_false(profile_export(*state, "Mira", folder_path(file, *state, "mira.json"), false, &moved, &error));
    expect_moved(&moved, 2, 1, 0, 2);
    assert_non_null(strstr(error.what, "left out"));
    assert_true(profile_import(folder_path(folder, *state, "other"), "Mira", file, &moved, &error));
    expect_moved(&moved, 2, 1, 0, 0);
    /* No folder to write to: no file, and what was there stands. */
    assert_false(profile_export(*state, "Mira", folder_path(file, *state, "nowhere/mira.json"), false, &moved, &error));
    assert_false(profile_export(*state, "Mira", folder_path(file, *state, "profiles"), false, &moved, &error));
    assert_int_equal(folder_count(*state, "writing"), 0);
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(test_new_and_list),
        ROW(test_a_shown_name_wins_over_a_folders),
        ROW(test_away_and_back),
        ROW(test_out_and_in),
        ROW(test_merge),
        ROW(test_what_a_machine_wrote_of_itself_counts),
        ROW(test_the_true_file_mends),
        ROW(test_without_seals_what_is_there_counts),
        ROW(test_torn_export),
        ROW(test_damaged_parts),
        ROW(test_export_names_damage),
    };

    return cmocka_run_group_tests_name("store/player/profiles", tests, NULL, NULL);
}
