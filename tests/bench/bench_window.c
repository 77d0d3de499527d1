/* Figures of the game in a real window: start, menus asleep, memory, and, in windows of several sizes, so that frames
 * cost more and more, key to judged time and cost of a frame.
 *
 *     bench_window XTEST_LATENCY
 *
 * Each is printed as it is found, one a line. XTEST_LATENCY is the program that presses keys and reads the trace.
 * Where there are two cores, the game has one and the X server and the fingers the other. Nothing else should run
 * meanwhile. */
#include "bench/trace_lines.h"
#include "whole/cli.h"
#include "whole/desktop.h"
#include "whole/game.h"

#include <sched.h>
#include <unistd.h>

#include "folder.h"

#define STARTS       5
#define IDLE_US      10000000
#define SETTLE_US    2000000
#define WALK_TIMES   1000
#define WALK_STEPS   5
#define WALK_US      20000   /* longer than a frame */
#define SONG_US      5000000 /* by then the song is made as fast as it is played, no faster */
#define WAIT_MS      15000
#define GAME_CORE    0
#define DESKTOP_CORE 1
#define NO_SESSION   "the game did not start"

struct bench {
    struct desktop desktop;
    char data[FOLDER_PATH];
    bool cores_apart;
};

static void give_up(const char *what)
{
    fprintf(stderr, "bench_window: %s\n", what);
    exit(1);
}

static int64_t cpu_us(pid_t pid)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    char *text = folder_read_path(path), *rest = text ? strrchr(text, ')') : NULL;
    long long user = 0, system = 0;
    if (!rest || sscanf(rest, ") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lld %lld", &user, &system) != 2)
        give_up("no CPU time in /proc");
    free(text);
    return (user + system) * 1000000 / sysconf(_SC_CLK_TCK);
}

/* A row of the process's status, "VmHWM:" its peak, "VmRSS:" what it has now. */
static double memory_mib(pid_t pid, const char *name)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
    char *text = folder_read_path(path), *row = text ? strstr(text, name) : NULL;
    long kib = row ? strtol(row + strlen(name), NULL, 10) : 0;
    free(text);
    return (double)kib / 1024.0;
}

/* Counts the trace's frames in [from_us, to_us) and finds when the first of all was shown. */
static int count_frames(const char *trace, int64_t from_us, int64_t to_us, int64_t *first_us)
{
    char *text = folder_read_path(trace);
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

/* This process, and what it starts from now on, runs on one core of two. */
static void take_core(size_t core)
{
    cpu_set_t set;
    if (sysconf(_SC_NPROCESSORS_ONLN) < 2)
        return;
    CPU_ZERO(&set);
    CPU_SET(core, &set);
    sched_setaffinity(0, sizeof set, &set);
}

static Window start(struct bench *bench, struct game *game, const char *const *args)
{
    if (bench->cores_apart)
        take_core(GAME_CORE);
    bool started = game_start(game, bench->desktop.name, bench->data, args);
    if (bench->cores_apart)
        take_core(DESKTOP_CORE);
    if (!started)
        give_up(NO_SESSION);
    Window window = desktop_window(&bench->desktop, "Heelbeat", WAIT_MS);
    if (!window)
        give_up(NO_SESSION);
    return window;
}

static void stop(struct bench *bench, struct game *game, Window window)
{
    desktop_close_window(&bench->desktop, window);
    if (game_end(game, WAIT_MS) != 0)
        give_up("the game did not end well");
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
            give_up(NO_SESSION);
        while (count_frames(game.trace, 0, 0, &first_us), !first_us)
            desktop_wait_until(desktop_mono_us() + 5000);
        stop(bench, &game, window);
        if (i >= 0)
            took_us[i] = first_us - before_us;
    }
    qsort(took_us, STARTS, sizeof took_us[0], by_size);
    figure_print("start to first frame, median", (double)took_us[STARTS / 2] / 1e3, "ms");
    figure_print("start to first frame, worst", (double)took_us[STARTS - 1] / 1e3, "ms");
}

static void measure_idle(struct bench *bench)
{
    struct game game;
    Window window = start(bench, &game, (const char *const[]){NULL});
    desktop_wait_until(desktop_mono_us() + SETTLE_US);
    int64_t before_us = cpu_us(game.pid), from_us = desktop_mono_us();
    desktop_wait_until(from_us + IDLE_US);
    figure_print("home, asleep", 100.0 * (double)(cpu_us(game.pid) - before_us) / (double)IDLE_US, "% of a core");
    stop(bench, &game, window);
}

static void walk(struct bench *bench, int times)
{
    for (int i = 0; i < times; i++) {
        const char *key = i / WALK_STEPS % 2 == 0 ? "Right" : "Left";
        desktop_key(&bench->desktop, key, true);
        desktop_key(&bench->desktop, key, false);
        desktop_wait_until(desktop_mono_us() + WALK_US);
    }
}

/* Right and left across home, drawn anew each time: once to have made all letters and shapes, then counted. */
static void measure_walk(struct bench *bench)
{
    struct game game;
    Window window = start(bench, &game, (const char *const[]){NULL});
    desktop_wait_until(desktop_mono_us() + SETTLE_US);
    walk(bench, WALK_TIMES / 10);
    double before_mib = memory_mib(game.pid, "VmRSS:");
    game_look(&game);
    int frames = game.frames;
    walk(bench, WALK_TIMES);
    game_look(&game);
    figure_print("home, left and right 1,000 times: drawn", game.frames - frames, "frames");
    figure_print("and memory grew by", memory_mib(game.pid, "VmRSS:") - before_mib, "MiB");
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

/* Of the frames in [from_us, to_us): their number, and what drawing and showing them took. */
static int print_frames(const char *trace, int64_t from_us, int64_t to_us)
{
    struct trace_lines lines;
    int count = 0;
    if (!trace_lines_read(&lines, trace))
        give_up("no trace");
    double *took_ms = calloc((size_t)lines.count + 1, sizeof *took_ms);
    for (int i = 0; took_ms && i < lines.count; i++)
        if (lines.items[i].frame && lines.items[i].mono_us >= from_us && lines.items[i].mono_us < to_us)
            took_ms[count++] = (double)lines.items[i].took_us / 1e3;
    figure_print("a frame takes, median", figure_quantile(took_ms, count, 0.5), "ms");
    figure_print("a frame takes, 99 % within", figure_quantile(took_ms, count, 0.99), "ms");
    figure_print("frames while playing", count * 1e6 / (double)(to_us - from_us), "a second");
    free(took_ms);
    trace_lines_free(&lines);
    return count;
}

static void measure_play(struct bench *bench, const char *xtest_latency)
{
    char level[128] = "", command[1600];
    struct game game;
    name_longest_level(bench, level, sizeof level);
    Window window = start(bench, &game, ARGS("play", level));
    if (!game_wait_clock(&game, WAIT_MS))
        give_up(NO_SESSION);
    desktop_wait_until(desktop_mono_us() + SONG_US);
    int64_t cpu_before_us = cpu_us(game.pid), from_us = desktop_mono_us();
    snprintf(command, sizeof command, "DISPLAY=%s '%s' '%s' 200", bench->desktop.name, xtest_latency, game.trace);
    if (system(command) != 0)
        give_up("the keys did not all arrive");
    int64_t spent_us = cpu_us(game.pid) - cpu_before_us, to_us = desktop_mono_us();
    int frames = print_frames(game.trace, from_us, to_us);
    figure_print("CPU of a frame, input included", (double)spent_us / 1e3 / (frames > 0 ? frames : 1), "ms");
    figure_print("peak memory in play", memory_mib(game.pid, "VmHWM:"), "MiB");
    stop(bench, &game, window);
}

static void measure_sizes(struct bench *bench, const char *xtest_latency)
{
    static const struct {
        int width, height;
    } sizes[] = {{1280, 720}, {1920, 1080}, {2560, 1440}, {2880, 1620}, {3840, 2160}};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        char settings[160];
        snprintf(settings, sizeof settings,
                 "{\"format\":\"heelbeat-settings/1\",\"window_width\":%d,\"window_height\":%d}", sizes[i].width,
                 sizes[i].height);
        folder_write_text(bench->data, "settings.json", settings);
        if (!desktop_start(&bench->desktop, sizes[i].width, sizes[i].height))
            give_up("no Xvfb");
        printf("a window of %d x %d\n", sizes[i].width, sizes[i].height);
        fflush(stdout); /* others print between */
        measure_play(bench, xtest_latency);
        desktop_stop(&bench->desktop);
    }
}

int main(int argc, char **argv)
{
    static struct bench bench;
    if (argc != 2) {
        fprintf(stderr, "usage: bench_window XTEST_LATENCY\n");
        return 2;
    }
    if (!desktop_start(&bench.desktop, 1280, 720))
        give_up("no Xvfb");
    assert_true(folder_make(bench.data));
    measure_start(&bench);
    measure_idle(&bench);
    measure_walk(&bench);
    desktop_stop(&bench.desktop);
    bench.cores_apart = true;
    take_core(DESKTOP_CORE);
    measure_sizes(&bench, argv[1]);
    folder_remove(bench.data);
    return 0;
}
