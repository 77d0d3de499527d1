/* Several copies of the game on one machine, as processes of their own: none of them undoes what another has saved. */
#include "store/player/profile.h"

#include <sys/wait.h>
#include <unistd.h>

#include "folder.h"
#include "store/machine/devices_file.h"
#include "store/machine/settings.h"
#include "store/numbered.h"
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

/* One copy of the game: it has loaded everything once, as the game does at its start. */
static bool play(const char *data, const char *folder, int process, int *go)
{
    struct profile profile;
    struct settings settings, settings_before;
    static struct devices_file devices, devices_before;
    char begin;
    bool ok = profile_load(data, "me", &profile, NULL) && settings_load(data, &settings, NULL) &&
              devices_file_load(data, &devices, NULL) && read(*go, &begin, 1) == 1;

    for (int round = 1; ok && round <= ROUNDS; round++) {
        struct session_record record = make_record(process * ROUNDS + round);
        struct device_setup setup = own_device(process, round);
        settings_before = settings;
        devices_before = devices;
        *own_field(&profile, process) = 30 + round;
        *own_setting(&settings, process) = 10 + round;
        devices_file_put(&devices, &setup);
        ok = rest_days_set(&profile, 20000 + process * ROUNDS + round, true) &&
             journal_append(folder, "desk", &record, NULL) && profile_save(data, &profile, NULL) &&
             settings_change(data, &settings_before, &settings, NULL) &&
             devices_file_change(data, &devices_before, &devices, NULL);
    }
    profile_reset(&profile);
    return ok;
}

static void run_all(const char *data, const char *folder)
{
    int go[2];

    assert_int_equal(pipe(go), 0);
    for (int process = 0; process < PROCESSES; process++) {
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0)
            _exit(play(data, folder, process, &go[0]) ? 0 : 1);
    }
    assert_int_equal(write(go[1], "gogo", PROCESSES), PROCESSES);
    for (int process = 0; process < PROCESSES; process++) {
        int status;
        assert_true(wait(&status) > 0);
        assert_int_equal(status, 0);
    }
    close(go[0]);
    close(go[1]);
}

static void test_nothing_is_lost(void **state)
{
    char folder[1024];
    struct history history;
    struct profile profile;
    struct settings settings;
    static struct devices_file devices;

    assert_true(profile_folder(folder, *state, "me"));
    run_all(*state, folder);
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
    const struct CMUnitTest tests[] = {ROW(test_nothing_is_lost), ROW(test_forgotten_devices_stay_forgotten)};

    return cmocka_run_group_tests_name("store/at_once", tests, NULL, NULL);
}
