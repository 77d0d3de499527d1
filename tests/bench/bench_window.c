/* Figures of the game in a real window: start, key to judged time, cost of a frame, menus asleep, memory.
 *
 *     bench_window XTEST_LATENCY
 *
 * Each is printed as it is found, one a line. XTEST_LATENCY is the program that presses keys and reads the trace.
 * Nothing else should run meanwhile. */
#include "whole/cli.h"
#include "whole/desktop.h"
#include "whole/game.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define STARTS     5
#define IDLE_US    10000000
#define SETTLE_US  2000000
#define SONG_US    5000000 /* by then the song is far enough ahead; from there on it is made as fast as it is played */
#define WAIT_MS    15000
#define NO_SESSION "the game did not start"

struct bench {
    struct desktop desktop;
    char data[256];
};

static void fail(const char *what)
{
    fprintf(stderr, "bench_window: %s\n", what);
    exit(1);
}

static void print_figure(const char *what, double figure, const char *unit)
{
    printf("%-36s %10.2f %s\n", what, figure, unit);
    fflush(stdout); /* the next one may take a while */
}

static int64_t cpu_us(pid_t pid)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    char *text = game_read_file(path), *rest = text ? strrchr(text, ')') : NULL;
    long long user = 0, system = 0;
    if (!rest || sscanf(rest, ") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lld %lld", &user, &system) != 2)
        fail("no CPU time in /proc");
    free(text);
    return (user + system) * 1000000 / sysconf(_SC_CLK_TCK);
}

static double peak_memory_mib(pid_t pid)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
    char *text = game_read_file(path), *row = text ? strstr(text, "VmHWM:") : NULL;
    long kib = row ? strtol(row + 6, NULL, 10) : 0;
    free(text);
    return (double)kib / 1024.0;
}

/* Counts the trace's frames in [from_us, to_us) and finds when the first of all was shown. */
static int count_frames(const char *trace, int64_t from_us, int64_t to_us, int64_t *first_us)
{
    char *text = game_read_file(trace);
    int count = 0;
    *first_us = 0;
    for (const char *at = text; at && (at = strstr(at, "{\"event\":\"frame\",\"mono_us\":")); at++) {
        int64_t mono_us = strtoll(at + 27, NULL, 10);
        *first_us = *first_us ? *first_us : mono_us;
        count += mono_us >= from_us && mono_us < to_us;
    }
    free(text);
    return count;
}

static Window start(struct bench *bench, struct game *game, const char *const *args)
{
    if (!game_start(game, bench->desktop.name, bench->data, args))
        fail(NO_SESSION);
    Window window = desktop_window(&bench->desktop, "Heelbeat", WAIT_MS);
    if (!window)
        fail(NO_SESSION);
    return window;
}

static void stop(struct bench *bench, struct game *game, Window window)
{
    desktop_close_window(&bench->desktop, window);
    if (game_end(game, WAIT_MS) != 0)
        fail("the game did not end well");
}

static int by_size(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return (left > right) - (left < right);
}

static void measure_start(struct bench *bench)
{
    int64_t took_us[STARTS];
    for (int i = -1; i < STARTS; i++) { /* the first one warms the disk */
        struct game game;
        int64_t before_us = desktop_mono_us(), first_us = 0;
        Window window = start(bench, &game, (const char *const[]){NULL});
        if (!game_wait_screen(&game, "home", WAIT_MS))
            fail(NO_SESSION);
        while (count_frames(game.trace, 0, 0, &first_us), !first_us)
            desktop_wait_until(desktop_mono_us() + 5000);
        stop(bench, &game, window);
        if (i >= 0)
            took_us[i] = first_us - before_us;
    }
    qsort(took_us, STARTS, sizeof took_us[0], by_size);
    print_figure("start to first frame, median", (double)took_us[STARTS / 2] / 1e3, "ms");
    print_figure("start to first frame, worst", (double)took_us[STARTS - 1] / 1e3, "ms");
}

static void measure_idle(struct bench *bench)
{
    struct game game;
    Window window = start(bench, &game, (const char *const[]){NULL});
    desktop_wait_until(desktop_mono_us() + SETTLE_US);
    int64_t before_us = cpu_us(game.pid), from_us = desktop_mono_us();
    desktop_wait_until(from_us + IDLE_US);
    print_figure("home, asleep", 100.0 * (double)(cpu_us(game.pid) - before_us) / (double)IDLE_US, "% of a core");
    stop(bench, &game, window);
}

static void name_longest_level(struct bench *bench, char *out, size_t size)
{
    cJSON *levels = cli_good_json(bench->data, ARGS("levels", "--json"));
    const cJSON *level = NULL;
    double longest = 0.0;
    cJSON_ArrayForEach(level, levels)
    {
        double seconds = cli_number(level, "seconds");
        if (seconds > longest) {
            longest = seconds;
            snprintf(out, size, "%s", cJSON_GetStringValue(cJSON_GetObjectItem(level, "name")));
        }
    }
    cJSON_Delete(levels);
}

static void measure_play(struct bench *bench, const char *xtest_latency)
{
    char level[128] = "", command[1600];
    struct game game;
    name_longest_level(bench, level, sizeof level);
    Window window = start(bench, &game, ARGS("play", level));
    if (!game_wait_clock(&game, WAIT_MS))
        fail(NO_SESSION);
    desktop_wait_until(desktop_mono_us() + SONG_US);
    int64_t cpu_before_us = cpu_us(game.pid), from_us = desktop_mono_us(), first_us;
    snprintf(command, sizeof command, "DISPLAY=%s '%s' '%s' 200", bench->desktop.name, xtest_latency, game.trace);
    if (system(command) != 0)
        fail("the keys did not all arrive");
    int64_t spent_us = cpu_us(game.pid) - cpu_before_us, took_us = desktop_mono_us() - from_us;
    int frames = count_frames(game.trace, from_us, from_us + took_us, &first_us);
    print_figure("frames while playing", frames * 1e6 / (double)took_us, "a second");
    print_figure("CPU of a frame, input included", (double)spent_us / 1e3 / (frames > 0 ? frames : 1), "ms");
    print_figure("peak memory in play", peak_memory_mib(game.pid), "MiB");
    stop(bench, &game, window);
}

int main(int argc, char **argv)
{
    static struct bench bench;
    if (argc != 2) {
        fprintf(stderr, "usage: bench_window XTEST_LATENCY\n");
        return 2;
    }
    if (!desktop_start(&bench.desktop, 1280, 720))
        fail("no Xvfb");
    game_make_folder(bench.data, sizeof bench.data);
    measure_start(&bench);
    measure_idle(&bench);
    measure_play(&bench, argv[1]);
    game_remove_folder(bench.data);
    desktop_stop(&bench.desktop);
    return 0;
}
