#include "files/copies.h"

#include "files/file.h"
#include "folder.h"

static const struct {
    const char *name;
    bool profile, journal;
} rows[] = {
    {"profile.json", true, false},
    {"profile.sync-conflict-20261122-180000-ABCDEF7.json", true, false},
    {"profile (Mira's conflicted copy 2026-11-22).json", true, false},
    {"profile (conflicted copy 2026-11-22 180000).json", true, false},
    {"profile-DESKTOP-ABC.json", true, false},
    {"desk-0f.jsonl", false, true},
    {"desk-0f.sync-conflict-20261122-180000-ABCDEF7.jsonl", false, true},
    {"desk-0f (Mira's conflicted copy 2026-11-22).jsonl", false, true},
    {"desk-0f (conflicted copy 2026-11-22 180000).jsonl", false, true},
    {"desk-0f-DESKTOP-ABC.jsonl", false, true},
    {".syncthing.profile.json.tmp", false, false},
    {"~syncthing~profile.json.tmp", false, false},
    {".syncthing.desk-0f.jsonl.tmp", false, false},
    {".desk-0f.jsonl.Ab12Cd", false, false},
    {".unison.desk-0f.jsonl.8f1a.unison.tmp", false, false},
    {".profile.json", false, false},
    {".~profile.json", false, false},
    {"~profile.json", false, false},
    {"~$desk-0f.jsonl", false, false},
    {"~desk-0f.jsonl", false, false},
    {".~desk-0f.jsonl", false, false},
    {"profile.json~", false, false},
    {"profile.json.damaged-1", false, false},
    {"profile.json.writing-12-0", false, false},
    {"desk-0f.jsonl.torn", false, false},
    {".jsonl", false, false},
    {"profil.json", false, false},
    {"json", false, false},
    {"", false, false},
};
#define ROW_COUNT (sizeof rows / sizeof rows[0])

static void test_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (copies_has(rows[i].name, "profile", ".json") != rows[i].profile)
            fail_msg("\"%s\" is%s a profile", rows[i].name, rows[i].profile ? "" : "n't");
        if (copies_has(rows[i].name, "", ".jsonl") != rows[i].journal)
            fail_msg("\"%s\" is%s a journal", rows[i].name, rows[i].journal ? "" : "n't");
    }
}

struct seen {
    int count, stop_at;
};

static bool see(void *context, const char *path)
{
    struct seen *seen = context;

    assert_true(file_exists(path));
    return ++seen->count != seen->stop_at;
}

static void test_each(void **state)
{
    struct seen seen = {0};
    struct error error = {0};
    char path[FOLDER_FILE];

    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (rows[i].name[0])
            folder_write(*state, rows[i].name, "", 0);
    }
    assert_int_equal(copies_each(*state, "profile", ".json", see, &seen, &error), LISTING_WHOLE);
    assert_int_equal(seen.count, 5);
    seen = (struct seen){.stop_at = 2};
    assert_int_equal(copies_each(*state, "", ".jsonl", see, &seen, &error), LISTING_STOPPED);
    assert_int_equal(seen.count, 2);
    assert_string_equal(error.what, "");
    seen = (struct seen){0};
    assert_int_equal(copies_each(folder_path(path, *state, "nowhere"), "", ".json", see, &seen, &error), LISTING_WHOLE);
    assert_int_equal(copies_each(folder_path(path, *state, "profile.json"), "", ".json", see, &seen, &error),
                     LISTING_FAILED);
    assert_string_not_equal(error.what, "");
    assert_int_equal(seen.count, 0);
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_names), ROW(test_each)};

    return cmocka_run_group_tests_name("files/copies", tests, NULL, NULL);
}
