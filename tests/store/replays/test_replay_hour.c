#include "store/replays/replay_file.h"

#include <stdio.h>

#include "folder.h"

/* An hour's replay holds its events and little else; a tree of them would take 150 MiB. */
#define PEAK_MAX_KIB (64 * 1024)

/* The most memory that this process ever had, in KiB, or, where the system doesn't say, 0. */
static long peak_kib(void)
{
    char line[256];
    long kib = 0;
    FILE *file = fopen("/proc/self/status", "r");

    while (file && fgets(line, sizeof line, file))
        if (sscanf(line, "VmHWM: %ld kB", &kib) == 1)
            break;
    if (file)
        fclose(file);
    return kib;
}

static void make_hour(struct replay *replay)
{
    *replay = (struct replay){.id = "an-hour", .level = "hour", .tempo_percent = 100};
    for (int32_t i = 0; i < REPLAY_EVENTS_MAX; i++) {
        struct heel_event event = {.t_us = i * INT64_C(4000),
                                   .heel = (enum heel)(i % HEEL_COUNT),
                                   .kind = HEEL_KIND_HEIGHT,
                                   .height = i % (HEEL_HEIGHT_TOP + 1)};
        assert_true(replay_add(replay, &event));
    }
    replay->end_us = replay->event_count * INT64_C(4000);
}

static void test_an_hour_of_two_sensors(void **state)
{
    struct replay replay, found;
    struct error error = {0};
    char path[FOLDER_FILE];

    make_hour(&replay);
    long before = peak_kib();
    folder_path(path, *state, "hour.json");
    if (!replay_save(path, &replay, &error) || !replay_load(path, &found, &error))
        fail_msg("%s %s; %s", error.where, error.what, error.fix);
    long more = peak_kib() - before;
    print_message("an hour saved and loaded: %ld KiB more\n", more);
    assert_true(more < PEAK_MAX_KIB);
    assert_int_equal(found.event_count, replay.event_count);
    for (int32_t i = 0; i < found.event_count; i++)
        if (found.events[i].t_us != replay.events[i].t_us || found.events[i].height != replay.events[i].height ||
            found.events[i].heel != replay.events[i].heel)
            fail_msg("event %d differs", i);
    replay_reset(&replay);
    replay_reset(&found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_an_hour_of_two_sensors, folder_setup, folder_teardown)};

    return cmocka_run_group_tests_name("store/replay_hour", tests, NULL, NULL);
}
