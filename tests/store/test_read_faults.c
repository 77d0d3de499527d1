/* Every read of a data folder fails in turn: whoever says that all went well has all, and a fault is told as one. The
 * linker puts the fakes below in front of the calls (--wrap, in CMakeLists.txt). */
#include "files/listing.h"

#include <dirent.h>
#include <errno.h>
#include <sys/types.h>

#include "blame.h"
#include "files/file.h"
#include "folder.h"
#include "store/numbered.h"
#include "store/player/profile_export.h"
#include "store/player/profiles.h"
#include "store/shelf.h"

enum call { CALL_READDIR, CALL_COUNT };

/* Which call fails: number that one (from 1), or none. */
static struct plan {
    enum call call;
    int that;
    int seen[CALL_COUNT];
} plan;

static bool fails(enum call call)
{
    if (++plan.seen[call] != plan.that || call != plan.call)
        return false;
    errno = EIO;
    return true;
}

struct dirent *__real_readdir(DIR *entries);
struct dirent *__wrap_readdir(DIR *entries);

struct dirent *__wrap_readdir(DIR *entries)
{
    return fails(CALL_READDIR) ? NULL : __real_readdir(entries);
}

static void plan_failure(enum call call, int that)
{
    plan = (struct plan){.call = call, .that = that};
}

static void plan_nothing(void)
{
    plan_failure(CALL_COUNT, 0);
}

/* ---- listings */

static bool count(void *context, const char *name)
{
    (void)name;
    ++*(int *)context;
    return true;
}

static void test_an_error_is_no_end(void **state)
{
    struct error error = {0};
    int seen = 0;

    folder_write_text(*state, "a", "");
    folder_write_text(*state, "b", "");
    plan_nothing();
    assert_int_equal(listing_each(*state, count, &seen, &error), LISTING_WHOLE);
    assert_int_equal(seen, 2);
    int calls = plan.seen[CALL_READDIR];
    for (int n = 1; n <= calls; n++) {
        plan_failure(CALL_READDIR, n);
        error = (struct error){0};
        assert_int_equal(listing_each(*state, count, &seen, &error), LISTING_FAILED);
        assert_string_equal(error.where, *state);
        assert_string_equal(blame(&error, "reason", 0), "the disk failed");
    }
    plan_nothing();
}

/* Each asks something of a data folder with two profiles, one of them deleted. True: it says that it knows all. */
struct asked {
    int number; /* of what it found */
};

static bool ask_count(const char *data, struct asked *asked)
{
    int32_t found;
    bool good = profiles_count(data, &found, NULL);
    asked->number = found;
    return good;
}

static bool ask_list(const char *data, struct asked *asked)
{
    struct profile_list list;
    struct error error = {0};
    bool good = profiles_list(data, 0, 0, &list, &error);
    asked->number = list.count > 0 ? list.cards[0].sessions : 0;
    profile_list_reset(&list);
    assert_true(good || error.what[0]);
    return good;
}

static bool ask_who(const char *data, struct asked *asked)
{
    char name[PROFILE_NAME_SIZE];
    struct error error = {0};
    enum profiles_found found = profiles_find(data, "Mira", name, &error);
    asked->number = found == PROFILES_FOUND;
    assert_true(found != PROFILES_UNKNOWN || error.what[0]);
    return found != PROFILES_UNKNOWN;
}

static bool ask_new(const char *data, struct asked *asked)
{
    char name[PROFILE_NAME_SIZE];
    struct error error = {0};
    asked->number = profiles_new(data, "Mira", NULL, name, &error);
    assert_true(error.what[0]);
    return strstr(error.what, "already") != NULL;
}

static bool ask_deleted(const char *data, struct asked *asked)
{
    struct error error = {0};
    int32_t found;
    char(*list)[PROFILES_KEPT_SIZE] = profiles_deleted(data, &found, &error);
    asked->number = found;
    assert_true(list || error.what[0]);
    free(list);
    return list != NULL;
}

static bool ask_journal(const char *data, struct asked *asked)
{
    char folder[FILE_PATH_MAX];
    struct history history;
    struct error error = {0};
    assert_true(profile_folder(folder, data, "one"));
    bool good = journal_load(folder, &history, &error);
    asked->number = history.count;
    history_reset(&history);
    assert_true(good || error.what[0]);
    return good;
}

static bool ask_export(const char *data, struct asked *asked)
{
    char path[FOLDER_FILE];
    struct profile_moved moved;
    struct error error = {0};
    bool good = profile_export(data, "one", folder_path(path, data, "export"), &moved, &error);
    asked->number = moved.sessions * 10 + moved.replays;
    assert_true(good || error.what[0]);
    return good;
}

static enum shelf_taking take_none(void *context, const char *name, const char *path, struct error *why)
{
    (void)name;
    (void)path;
    (void)why;
    ++*(int *)context;
    return SHELF_TAKEN;
}

static bool ask_shelf(const char *data, struct asked *asked)
{
    char folder[FOLDER_FILE];
    const char *folders[] = {folder_path(folder, data, "levels")};
    struct shelf_skips skips;
    asked->number = 0;
    assert_true(shelf_each(&(struct shelf){.folders = folders, .folder_count = 1}, take_none, &asked->number, &skips,
                           NULL));
    free(skips.items);
    return skips.count == 0;
}

static const struct {
    const char *name;
    bool (*ask)(const char *data, struct asked *asked);
} questions[] = {{"count", ask_count},     {"list", ask_list},       {"who", ask_who},       {"new", ask_new},
                 {"deleted", ask_deleted}, {"journal", ask_journal}, {"export", ask_export}, {"shelf", ask_shelf}};

static void make_life(const char *data)
{
    char folder[FILE_PATH_MAX];
    struct session_record record = make_record(1);

    folder_write_text(data, "profiles/one/profile.json",
                      "{\"format\":\"heelbeat-profile/1\",\"player\":\"Mira\",\"goal_minutes\":25}");
    assert_true(profile_folder(folder, data, "one") && journal_append(folder, "desk", &record, NULL));
    folder_write_text(data, "profiles/one/replays/r1.json", "{\"format\":\"heelbeat-replay/1\",\"id\":\"r1\"}");
    folder_write_text(data, "deleted/one-2026-11-22/profile.json", "{}");
    folder_write_text(data, "levels/a.json", "{}");
}

/* Whoever is answered without a fault is answered as on a good disk. */
static void ask_all(const char *data, enum call call)
{
    make_life(data);
    for (size_t i = 0; i < sizeof questions / sizeof questions[0]; i++) {
        struct asked known, asked;
        int told = 0;
        plan_nothing();
        assert_true(questions[i].ask(data, &known));
        int calls = plan.seen[call];
        for (int n = 1; n <= calls; n++) {
            plan_failure(call, n);
            bool good = questions[i].ask(data, &asked);
            told += !good;
            if (good && asked.number != known.number)
                fail_msg("%s, call %d of %d: %d and no fault, not %d", questions[i].name, n, calls, asked.number,
                         known.number);
        }
        plan_nothing();
        if (calls > 0 && told == 0)
            fail_msg("%s never tells a fault", questions[i].name);
    }
}

static void test_no_listing_is_cut_short(void **state)
{
    ask_all(*state, CALL_READDIR);
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(test_an_error_is_no_end),
        ROW(test_no_listing_is_cut_short),
    };

    return cmocka_run_group_tests_name("store/read_faults", tests, NULL, NULL);
}
