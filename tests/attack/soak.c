/* One process for as long as it is told: tours through all screens and plays to their end, by the mouse; memory,
 * descriptors and threads stay as they were. soak MINUTES; run by tests/soak.sh. */
#include "attack/tour.h"
#include "whole/cli.h"

#include <dirent.h>
#include <inttypes.h>
#include <unistd.h>

#define WARM_TOURS   4
#define TOURS_MAX    10000
#define GROWTH_KIB   3072 /* allowed from the second quarter to the last, as many sessions are remembered */
#define REST_HOME_US 400000

struct sample {
    int64_t memory_kib;
    int descriptors, threads;
};

static int64_t soak_us;

static int entries_of(pid_t pid, const char *what)
{
    char path[64];
    int count = -2; /* . and .. */
    snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, what);
    DIR *folder = opendir(path);
    assert_non_null(folder);
    while (readdir(folder))
        count++;
    closedir(folder);
    return count;
}

static struct sample take_sample(pid_t pid)
{
    char path[64];
    long size = 0, resident = 0;
    snprintf(path, sizeof path, "/proc/%d/statm", (int)pid);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_int_equal(fscanf(file, "%ld %ld", &size, &resident), 2);
    fclose(file);
    return (struct sample){resident * (sysconf(_SC_PAGESIZE) / 1024), entries_of(pid, "fd"), entries_of(pid, "task")};
}

#define MUST(what)                                                                                                     \
    do {                                                                                                               \
        if (!(what))                                                                                                   \
            fail_msg("on %s: not " #what, tour->game.screen);                                                          \
    } while (0)

static void tour_once(struct tour *tour)
{
    for (size_t i = 0; i < tour_door_count; i++) {
        MUST(tour_on(tour, "home"));
        MUST(tour_click(tour, tour_doors[i].node, 0));
        MUST(tour_on(tour, tour_doors[i].screen));
        MUST(tour_click(tour, "back", 0));
    }
    MUST(tour_play_last_level(tour));
    MUST(tour_on(tour, "results"));
    MUST(tour_click(tour, "back", 0));
    MUST(tour_on(tour, "home"));
    desktop_wait_until(desktop_mono_us() + REST_HOME_US);
}

static int64_t mean_memory(const struct sample *samples, int from, int to)
{
    int64_t sum = 0;
    for (int i = from; i < to; i++)
        sum += samples[i].memory_kib;
    return to > from ? sum / (to - from) : 0;
}

/* Threads and descriptors of the sound card come and go with it: never more than in the first tours. */
static void expect_flat(const struct sample *samples, int count)
{
    struct sample most = {0, 0, 0};
    for (int i = 0; i < count; i++) {
        if (i >= WARM_TOURS && (samples[i].descriptors > most.descriptors || samples[i].threads > most.threads))
            fail_msg("tour %d: %d descriptors and %d threads, after at most %d and %d", i, samples[i].descriptors,
                     samples[i].threads, most.descriptors, most.threads);
        most.descriptors = samples[i].descriptors > most.descriptors ? samples[i].descriptors : most.descriptors;
        most.threads = samples[i].threads > most.threads ? samples[i].threads : most.threads;
    }
    int64_t early = mean_memory(samples, count / 4, count / 2), late = mean_memory(samples, count - count / 4, count);
    printf("%d tours; %d descriptors, %d threads; memory %" PRId64 " KiB, then %" PRId64 " KiB\n", count,
           most.descriptors, most.threads, early, late);
    if (late - early > GROWTH_KIB)
        fail_msg("memory grew by %" PRId64 " KiB", late - early);
}

static void test_soak(void **state)
{
    static struct sample samples[TOURS_MAX];
    struct tour *tour = *state;
    int count = 0;
    int64_t until = desktop_mono_us() + soak_us;
    while ((desktop_mono_us() < until || count < 2 * WARM_TOURS) && count < TOURS_MAX) {
        tour_once(tour);
        samples[count++] = take_sample(tour->game.pid);
        if (count % 10 == 0)
            printf("tour %d: %" PRId64 " KiB, %d descriptors, %d threads\n", count, samples[count - 1].memory_kib,
                   samples[count - 1].descriptors, samples[count - 1].threads);
        fflush(stdout);
    }
    expect_flat(samples, count);
    cJSON *stats = cli_good_json(tour->data, ARGS("stats", "--json"));
    assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(stats, "sessions")), count);
    cJSON_Delete(stats);
}

static int setup(void **state)
{
    static struct tour tour;
    *state = &tour;
    return tour_begin(&tour, (const char *const[]){NULL}) ? 0 : -1;
}

static int teardown(void **state)
{
    tour_end(*state);
    return 0;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(test_soak, setup, teardown)};
    soak_us = (argc > 1 ? atoi(argv[1]) : 20) * INT64_C(60000000);
    return cmocka_run_group_tests_name("soak", tests, NULL, NULL);
}
