/* When a press on a pad is believed to have happened, against when it did, in two ways of reading joysticks: looked at
 * about once a millisecond between frames, and on a thread of its own. While a frame is drawn, for 4, 8, 12 or
 * 16 of 16.7 ms, the first way can't look.
 *
 *     bench_pads
 *
 * One virtual joystick of SDL's is pressed and let go by another thread at times that it writes down. */
#include "input/pads/pad_watch.h"

#include <SDL.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define PRESSES  300
#define FRAME_US 16667
#define BUTTON   3

enum way { WAY_NONE, WAY_MAIN, WAY_THREAD, WAY_COUNT };
static const char *const way_words[WAY_COUNT] = {"not read", "between frames", "on a thread"};

struct run {
    enum way way;
    SDL_Joystick *joystick;
    int64_t pressed_us[PRESSES], read_us[PRESSES];
    int read_count;
    atomic_bool done;
};

static int64_t clock_us(clockid_t id)
{
    struct timespec now;
    clock_gettime(id, &now);
    return now.tv_sec * INT64_C(1000000) + now.tv_nsec / 1000;
}

static int64_t mono_us(void)
{
    return clock_us(CLOCK_MONOTONIC);
}

static void fail(const char *what)
{
    fprintf(stderr, "bench_pads: %s\n", what);
    exit(1);
}

static void sleep_us(int64_t us)
{
    struct timespec wait = {.tv_nsec = us * 1000};
    if (us > 0)
        nanosleep(&wait, NULL);
}

/* 20 to 40 ms apart, by a simple generator, so that they fall anywhere in a frame. */
static int press(void *context)
{
    struct run *run = context;
    uint32_t random = 1;
    for (int i = 0; i < PRESSES; i++) {
        random = random * 1664525u + 1013904223u;
        sleep_us(20000 + random / (UINT32_MAX / 20000));
        run->pressed_us[i] = mono_us();
        SDL_JoystickSetVirtualButton(run->joystick, BUTTON, (Uint8)(i % 2 == 0));
    }
    sleep_us(100000);
    atomic_store(&run->done, true);
    return 0;
}

static bool keep(void *context, const struct pad_change *change)
{
    struct run *run = context;
    if (change->kind == PAD_READ && change->reading.control.kind == CONTROL_BUTTON && run->read_count < PRESSES)
        run->read_us[run->read_count++] = change->reading.mono_us;
    return true;
}

static void read_pads(struct run *run, struct pad_scan *scan, struct pad_watch *watch)
{
    struct pad_change change;
    if (scan)
        pad_scan_look(scan, &(struct pad_scan_sink){run, keep});
    while (watch && pad_watch_take(watch, &change))
        keep(run, &change);
}

/* Returns the CPU time of drawing. */
static int64_t draw(int64_t draw_us)
{
    int64_t start_us = mono_us(), cpu_us = clock_us(CLOCK_THREAD_CPUTIME_ID);
    while (mono_us() - start_us < draw_us)
        continue;
    return clock_us(CLOCK_THREAD_CPUTIME_ID) - cpu_us;
}

/* The main loop: draws, then reads about every millisecond until the next frame is due. Returns CPU time besides
 * drawing, in percent of a core. */
static double play(struct run *run, int64_t draw_us, struct pad_scan *scan, struct pad_watch *watch)
{
    int64_t start_us = mono_us(), cpu_us = clock_us(CLOCK_PROCESS_CPUTIME_ID), drawing_us = 0;
    for (int64_t frame_us = start_us; !atomic_load(&run->done); frame_us += FRAME_US) {
        drawing_us += draw(draw_us);
        do {
            SDL_Event event;
            while (SDL_PollEvent(&event))
                continue;
            read_pads(run, scan, watch);
            sleep_us(SDL_min(frame_us + FRAME_US - mono_us(), 1000));
        } while (mono_us() < frame_us + FRAME_US);
    }
    int64_t used_us = clock_us(CLOCK_PROCESS_CPUTIME_ID) - cpu_us - drawing_us;
    return 100.0 * (double)used_us / (double)(mono_us() - start_us);
}

static int compare(const void *a, const void *b)
{
    int64_t difference = *(const int64_t *)a - *(const int64_t *)b;
    return (difference > 0) - (difference < 0);
}

static void print(struct run *run, int64_t draw_us, double cpu, double cpu_not_read)
{
    int64_t errors_us[PRESSES];
    int press = 0, count = 0;
    /* A press and a letting go between two looks are both unseen: a reading is of the last of them before it. */
    for (int i = 0; i < run->read_count; i++) {
        while (press + 1 < PRESSES && run->pressed_us[press + 1] <= run->read_us[i])
            press++;
        errors_us[count++] = run->read_us[i] - run->pressed_us[press];
    }
    if (count == 0)
        fail("no press was read");
    qsort(errors_us, (size_t)count, sizeof *errors_us, compare);
    printf("pad, frame of %2d ms, read %-14s  error: median %5.2f ms, 99 %% %6.2f ms, worst %6.2f ms; unseen %d of %d; "
           "CPU %+.2f %%\n",
           (int)(draw_us / 1000), way_words[run->way], (double)errors_us[count / 2] / 1000,
           (double)errors_us[count * 99 / 100] / 1000, (double)errors_us[count - 1] / 1000, PRESSES - count, PRESSES,
           cpu - cpu_not_read);
    fflush(stdout);
}

static SDL_Joystick *plug(void)
{
    SDL_VirtualJoystickDesc desc = {.version = SDL_VIRTUAL_JOYSTICK_DESC_VERSION,
                                    .type = SDL_JOYSTICK_TYPE_DANCE_PAD,
                                    .nbuttons = 10,
                                    .name = "Mat"};
    int index = SDL_JoystickAttachVirtualEx(&desc);
    SDL_Joystick *joystick = index < 0 ? NULL : SDL_JoystickOpen(index);
    if (!joystick)
        fail(SDL_GetError());
    return joystick;
}

static double measure(enum way way, int64_t draw_us, double cpu_not_read)
{
    static struct run run;
    struct error error = {0};
    run = (struct run){.way = way, .joystick = plug()};
    struct pad_scan *scan = way == WAY_MAIN ? pad_scan_open(mono_us, &error) : NULL;
    struct pad_watch *watch = way == WAY_THREAD ? pad_watch_open(mono_us, &error) : NULL;
    if (error.what[0])
        fail(error.what);
    SDL_SetHint(SDL_HINT_AUTO_UPDATE_JOYSTICKS, "0");
    SDL_Thread *thread = SDL_CreateThread(press, "press", &run);
    double cpu = play(&run, draw_us, scan, watch);
    SDL_WaitThread(thread, NULL);
    if (way != WAY_NONE)
        print(&run, draw_us, cpu, cpu_not_read);
    if (scan)
        pad_scan_close(scan);
    if (watch)
        pad_watch_close(watch);
    SDL_JoystickClose(run.joystick);
    SDL_JoystickDetachVirtual(0);
    return cpu;
}

int main(void)
{
    static const int64_t draws_us[] = {4000, 8000, 12000, 16000};
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    if (SDL_Init(SDL_INIT_VIDEO | SDL_INIT_JOYSTICK) != 0)
        fail(SDL_GetError());
    for (size_t i = 0; i < sizeof draws_us / sizeof *draws_us; i++) {
        double cpu_not_read = measure(WAY_NONE, draws_us[i], 0);
        measure(WAY_MAIN, draws_us[i], cpu_not_read);
        measure(WAY_THREAD, draws_us[i], cpu_not_read);
    }
    SDL_Quit();
    return 0;
}
