/* Two data folders kept in step by a real file sync while both are played in: what one has, the other has in the end.
 */
#include "whole/cli.h"
#include "whole/game.h"

#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "files/machine.h"
#include "files/os_machine.h"
#include "folder.h"
#include "store/player/profile.h"

#define PLAYS 4
#define SYNCS 4
#define DAY   20600 /* long past, whatever today is */

/* Both are whole data folders: settings and the machine's name are synced too. */
struct desks {
    void *a, *b; /* struct cli */
    char home[FOLDER_PATH];
};

static int setup(void **state)
{
    struct desks *desks = calloc(1, sizeof *desks);
    *state = desks;
    assert_true(folder_make(desks->home));
    setenv("UNISON", desks->home, 1);
    return cli_setup(&desks->a) || cli_setup(&desks->b);
}

static int teardown(void **state)
{
    struct desks *desks = *state;
    cli_teardown(&desks->a);
    cli_teardown(&desks->b);
    folder_remove(desks->home);
    free(desks);
    return 0;
}

static const char *data_of(const void *cli)
{
    return ((const struct cli *)cli)->data;
}

static bool has_program(const char *name)
{
    char command[64];
    snprintf(command, sizeof command, "command -v %s >/dev/null 2>&1", name);
    return system(command) == 0;
}

/* Exit codes up to most are no failure: a file that went while it was looked at, a conflict that was left alone. */
static void run(const char *command, int most)
{
    int status = system(command);
    if (!WIFEXITED(status) || WEXITSTATUS(status) > most)
        fail_msg("%s: exit %d", command, WEXITSTATUS(status));
}

static void sync_by_rsync(const struct desks *desks)
{
    char command[1200];
    for (int i = 0; i < 2; i++) {
        const char *from = data_of(i ? desks->b : desks->a), *to = data_of(i ? desks->a : desks->b);
        snprintf(command, sizeof command, "rsync -a --update '%s/' '%s/' >/dev/null 2>&1", from, to);
        run(command, 24);
    }
}

static void sync_by_unison(const struct desks *desks)
{
    char command[1200];
    snprintf(command, sizeof command, "unison '%s' '%s' -batch -silent >/dev/null 2>&1", data_of(desks->a),
             data_of(desks->b));
    run(command, 2);
}

/* A day's challenge as a player leaves it; the demo player would not keep a streak. */
static void keep_streak(const char *data, int32_t day)
{
    struct session_record record = {.utc_ms = day * INT64_C(86400000) + 43200000,
                                    .day = day,
                                    .daily = day,
                                    .kind = SESSION_DAILY,
                                    .player = "you",
                                    .tempo_percent = 100,
                                    .reps = 40,
                                    .counted = 40,
                                    .steadiness_bp = -1};
    char machine[64], folder[1024];
    struct error error = {0};
    assert_true(machine_name(data, machine, sizeof machine, &error));
    assert_true(profile_folder(folder, data, "default"));
    uint32_t random;
    assert_true(os_random(&random, sizeof random));
    journal_make_id(record.id, record.utc_ms, machine, random);
    if (!journal_append(folder, machine, &record, &error))
        fail_msg("%s: %s", error.where, error.what);
}

/* One desk's afternoon, in a process of its own. */
static pid_t play(const char *data, bool renames)
{
    pid_t child = fork();
    if (child != 0)
        return child;
    int failed = 0;
    for (int i = 0; i < PLAYS; i++) {
        failed += game_run(data, ARGS("play", "two-lifts", "--headless", "--fast"), NULL, NULL) != 0;
        if (renames && i == 1)
            failed += game_run(data, ARGS("profile", "rename", "default", "Mira"), NULL, NULL) != 0;
    }
    _exit(failed);
}

static void expect_end(pid_t child)
{
    int status = 0;
    waitpid(child, &status, 0);
    assert_int_equal(status, 0);
}

static void expect_same(const struct desks *desks, const char *const *args)
{
    char *a = cli_good(data_of(desks->a), args), *b = cli_good(data_of(desks->b), args);
    assert_string_equal(a, b);
    free(a);
    free(b);
}

static void expect_same_history(const struct desks *desks, int32_t count)
{
    struct history histories[2];
    const void *both[] = {desks->a, desks->b};
    for (int i = 0; i < 2; i++) {
        char folder[1024];
        struct error error = {0};
        assert_true(profile_folder(folder, data_of(both[i]), "default"));
        assert_true(journal_load(folder, &histories[i], &error));
        assert_int_equal(histories[i].unreadable, 0);
        assert_int_equal(histories[i].count, count);
    }
    assert_memory_equal(histories[0].records, histories[1].records, (size_t)count * sizeof histories[0].records[0]);
    history_reset(&histories[0]);
    history_reset(&histories[1]);
}

static void play_at_both(const struct desks *desks, void (*sync)(const struct desks *))
{
    const char *a = data_of(desks->a), *b = data_of(desks->b);
    keep_streak(a, DAY);
    keep_streak(b, DAY + 1);
    sync(desks);
    keep_streak(a, DAY + 2);
    pid_t children[] = {play(a, false), play(b, true)};
    for (int i = 0; i < SYNCS; i++)
        sync(desks);
    expect_end(children[0]);
    expect_end(children[1]);
    keep_streak(b, DAY + 3);
    sync(desks);
    sync(desks);
    expect_same_history(desks, 4 + 2 * PLAYS);
    expect_same(desks, ARGS("stats", "--json"));
    expect_same(desks, ARGS("profile", "list", "--json"));
    for (int i = 0; i < 2; i++) {
        cJSON *list = cli_good_json(i ? b : a, ARGS("profile", "list", "--json"));
        const cJSON *card = cJSON_GetArrayItem(list, 0);
        assert_int_equal(cJSON_GetArraySize(list), 1);
        assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(card, "player")), "Mira");
        assert_int_equal(cli_number(card, "best"), 4);
        assert_int_equal(cli_number(card, "days"), 4);
        cJSON_Delete(list);
    }
}

static void test_rsync_both_ways(void **state)
{
    if (!has_program("rsync"))
        skip();
    play_at_both(*state, sync_by_rsync);
}

static void test_unison(void **state)
{
    if (!has_program("unison"))
        skip();
    play_at_both(*state, sync_by_unison);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_rsync_both_ways, setup, teardown),
        cmocka_unit_test_setup_teardown(test_unison, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
