/* Several copies of the game on one machine, as processes of their own: none of them undoes what another has saved. */
#include "store/player/profile.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include "files/file.h"
#include "folder.h"
#include "store/machine/devices_file.h"
#include "store/machine/settings.h"
#include "store/numbered.h"
#include "store/player/profile_import.h"
#include "store/player/profiles.h"
#include "store/player/rest_days.h"

enum { PROCESSES = 4, ROUNDS = 12 };

static int32_t *own_field(struct profile *profile, int process)
{
    int32_t *const fields[PROCESSES] = {&profile->goal_minutes, &profile->cadence_rpm, &profile->plan_minutes,
                                        &profile->plan_height};

    return fields[process];
}

static int32_t *own_setting(struct settings *settings, int process)
{
    int32_t *const fields[PROCESSES] = {&settings->music_volume, &settings->cue_volume, &settings->audio_offset_ms,
                                        &settings->lane_seconds};

    return fields[process];
}

static struct device_setup own_device(int process, int round)
{
    struct device_setup setup;
    char id[32];

    snprintf(id, sizeof id, "pad:%d", process);
    device_setup_init(&setup, DEVICE_PAD, id, "Mat");
    setup.bound = true;
    setup.debounce_ms = round;
    return setup;
}

/* What a process does, once all of them may begin: go has a byte for each. */
typedef bool process_fn(const char *data, int process, int go);

static bool begin(int go)
{
    char byte;

    return read(go, &byte, 1) == 1;
}

static bool told(const struct error *error)
{
    print_error("%s %s (%s)\n", error->where, error->what, error->values.texts);
    return false;
}

/* One copy of the game: it has loaded everything once, as the game does at its start. */
static bool play(const char *data, int process, int go)
{
    struct profile profile;
    struct settings settings, settings_before;
    static struct devices_file devices, devices_before;
    char folder[FILE_PATH_MAX];
    struct error error = {0};
    bool ok = profile_folder(folder, data, "me") && profile_load(data, "me", &profile, &error) &&
              settings_load(data, &settings, &error) && devices_file_load(data, &devices, &error) && begin(go);

    for (int round = 1; ok && round <= ROUNDS; round++) {
        struct session_record record = make_record(process * ROUNDS + round);
        struct device_setup setup = own_device(process, round);
        settings_before = settings;
        devices_before = devices;
        *own_field(&profile, process) = 30 + round;
        *own_setting(&settings, process) = 10 + round;
        devices_file_put(&devices, &setup);
        ok = rest_days_set(&profile, 20000 + process * ROUNDS + round, true) &&
             journal_append(folder, "desk", &record, &error) && profile_save(data, &profile, &error) &&
             settings_change(data, &settings_before, &settings, &error) &&
             devices_file_change(data, &devices_before, &devices, &error);
    }
    profile_reset(&profile);
    return ok || told(&error);
}

static void run_all(const char *data, process_fn *run)
{
    int go[2];

    assert_int_equal(pipe(go), 0);
    for (int process = 0; process < PROCESSES; process++) {
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0)
            _exit(run(data, process, go[0]) ? 0 : 1);
    }
    assert_int_equal(write(go[1], "gogo", PROCESSES), PROCESSES);
    int failed = 0;
    for (int process = 0; process < PROCESSES; process++) { /* all of them, before any is judged */
        int status;
        assert_true(wait(&status) > 0);
        failed += status != 0;
    }
    close(go[0]);
    close(go[1]);
    assert_int_equal(failed, 0);
}

static void test_nothing_is_lost(void **state)
{
    char folder[1024];
    struct history history;
    struct profile profile;
    struct settings settings;
    static struct devices_file devices;

    assert_true(profile_folder(folder, *state, "me"));
    run_all(*state, play);
    assert_true(journal_load(folder, &history, NULL));
    assert_int_equal(history.unreadable, 0);
    assert_int_equal(history.count, PROCESSES * ROUNDS);
    history_reset(&history);
    assert_true(profile_load(*state, "me", &profile, NULL));
    assert_true(settings_load(*state, &settings, NULL));
    assert_true(devices_file_load(*state, &devices, NULL));
    assert_int_equal(profile.rest_day_count, PROCESSES * ROUNDS);
    assert_int_equal(devices.count, PROCESSES);
    for (int process = 0; process < PROCESSES; process++) {
        struct device_setup setup = own_device(process, ROUNDS);
        const struct device_setup *found = devices_file_find(&devices, setup.id);
        assert_int_equal(*own_field(&profile, process), 30 + ROUNDS);
        assert_int_equal(*own_setting(&settings, process), 10 + ROUNDS);
        assert_non_null(found);
        assert_int_equal(found->debounce_ms, ROUNDS);
    }
    profile_reset(&profile);
    assert_int_equal(folder_count(*state, "damaged"), 0);
    assert_int_equal(folder_count(*state, ".writing-"), 0);
}

/* ---- what is brought in */

static void source_of(char *data, const char *into, int process)
{
    char name[32];

    snprintf(name, sizeof name, "from-%d", process);
    folder_path(data, into, name);
}

/* A profile of ROUNDS sessions that no other process has, and its export beside it. */
static void make_source(const char *data, int process)
{
    char source[FOLDER_FILE], folder[FILE_PATH_MAX], file[FOLDER_FILE];
    struct profile_moved moved;

    source_of(source, data, process);
    assert_true(profile_folder(folder, source, "me"));
    for (int round = 0; round < ROUNDS; round++) {
        struct session_record record = make_record(process * ROUNDS + round);
        assert_true(journal_append(folder, "other", &record, NULL));
    }
    assert_true(profile_export(source, "me", folder_path(file, source, "export.json"), false, &moved, NULL));
}

/* Every second one by merge. */
static bool bring_in(const char *data, int process, int go)
{
    char source[FOLDER_FILE], file[FOLDER_FILE];
    struct profile_moved moved;

    struct error error = {0};

    source_of(source, data, process);
    folder_path(file, source, "export.json");
    return (begin(go) &&
            (process % 2 ? profile_merge(data, "me", source, "me", &moved, &error)
                         : profile_import(data, "me", file, &moved, &error)) &&
            moved.sessions == ROUNDS) ||
           told(&error);
}

static void test_imports_lose_nothing(void **state)
{
    for (int trial = 0; trial < 5; trial++) {
        char data[FOLDER_FILE], name[16], folder[FILE_PATH_MAX];
        struct history history;
        snprintf(name, sizeof name, "trial-%d", trial);
        folder_path(data, *state, name);
        for (int process = 0; process < PROCESSES; process++)
            make_source(data, process);
        run_all(data, bring_in);
        assert_true(profile_folder(folder, data, "me") && journal_load(folder, &history, NULL));
        assert_int_equal(history.count, PROCESSES * ROUNDS);
        history_reset(&history);
        assert_int_equal(folder_count(folder, ".writing-"), 0);
    }
}

/* ---- new profiles */

static bool make_new(const char *data, int process, int go)
{
    char player[32], name[PROFILE_NAME_SIZE];
    struct error error = {0};

    snprintf(player, sizeof player, "Mira %s",
             process == 0   ? "\xC3\xA4"
             : process == 1 ? "\xC3\xB6"
             : process == 2 ? "\xC3\xBC"
                            : "\xC3\xA9"); /* one folder's name of all of them */
    return (begin(go) && profiles_new(data, player, NULL, name, &error)) || told(&error);
}

/* Each has a folder of its own, so none of them plays as another. */
static void test_new_profiles_are_apart(void **state)
{
    for (int trial = 0; trial < 25; trial++) {
        char data[FOLDER_FILE], name[16];
        snprintf(name, sizeof name, "trial-%d", trial);
        assert_true(file_make_folder(folder_path(data, *state, name), NULL));
        run_all(data, make_new);
        int32_t count;
        assert_true(profiles_count(data, &count, NULL));
        assert_int_equal(count, PROCESSES);
    }
}

/* ---- another program that never lets go */

/* Locks path, says so, and keeps it until the pipe is closed. */
static pid_t hold_for_ever(const char *path, int *end)
{
    int ready[2], over[2];
    char byte = 'x';

    assert_true(pipe(ready) == 0 && pipe(over) == 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        int held = open(path, O_RDONLY);
        close(over[1]);
        if (held < 0 || flock(held, LOCK_EX) != 0 || write(ready[1], &byte, 1) != 1)
            _exit(1);
        _exit(read(over[0], &byte, 1) == 0 ? 0 : 1);
    }
    close(over[0]);
    close(ready[1]);
    assert_int_equal(read(ready[0], &byte, 1), 1);
    close(ready[0]);
    *end = over[1];
    return child;
}

static void let_go(pid_t child, int end)
{
    int status;

    close(end);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

/* Nothing is written then, and nobody waits for ever: the alarm would end this test. */
static void test_a_lock_that_is_kept(void **state)
{
    struct session_record first = make_record(1), second = make_record(2);
    struct error error = {0};
    struct history history;
    char path[FOLDER_FILE];
    int end;

    alarm(20);
    assert_true(journal_append(*state, "desk", &first, NULL));
    pid_t child = hold_for_ever(folder_path(path, *state, "sessions/desk.jsonl"), &end);
    assert_false(journal_append(*state, "desk", &second, &error));
    assert_non_null(strstr(error.what, "another program"));
    assert_true(journal_append(*state, "laptop", &second, NULL));
    let_go(child, end);
    assert_true(journal_append(*state, "desk", &second, NULL));
    assert_true(journal_load(*state, &history, NULL));
    assert_int_equal(history.count, 2);
    history_reset(&history);

    child = hold_for_ever(*state, &end);
    error = (struct error){0};
    assert_false(file_replace(folder_path(path, *state, "new"), "x", 1, &error));
    assert_non_null(strstr(error.what, "another program"));
    assert_false(folder_has(*state, "new"));
    let_go(child, end);
    assert_true(file_replace(path, "x", 1, NULL));
    alarm(0);
}

/* What one copy forgets is not brought back by another that still knows it, nor the other way round. */
static void test_forgotten_devices_stay_forgotten(void **state)
{
    static struct devices_file one, other, before;
    struct device_setup first = own_device(1, 5), second = own_device(2, 5), third = own_device(3, 5);

    devices_file_init(&one);
    devices_file_put(&one, &first);
    devices_file_put(&one, &second);
    assert_true(devices_file_save(*state, &one, NULL));
    other = one;
    before = one;
    assert_true(devices_file_forget(&one, first.id));
    one.osc.port = 9001;
    assert_true(devices_file_change(*state, &before, &one, NULL));
    devices_file_put(&other, &third);
    snprintf(other.serial_ports[other.serial_port_count++], DEVICES_FILE_PORT_SIZE, "/dev/ttyACM0");
    assert_true(devices_file_change(*state, &before, &other, NULL));
    assert_true(devices_file_load(*state, &one, NULL));
    assert_int_equal(one.count, 2);
    assert_string_equal(one.devices[0].id, third.id);
    assert_string_equal(one.devices[1].id, second.id);
    assert_int_equal(one.osc.port, 9001);
    assert_int_equal(one.serial_port_count, 1);
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(test_nothing_is_lost),      ROW(test_forgotten_devices_stay_forgotten),
        ROW(test_imports_lose_nothing), ROW(test_new_profiles_are_apart),
        ROW(test_a_lock_that_is_kept),
    };

    return cmocka_run_group_tests_name("store/at_once", tests, NULL, NULL);
}
