/* How far is the time at which the game judges a key from the time at which the key moved?
 *
 *     xtest_latency TRACE [PRESSES]
 *
 * Presses F and J in turn through XTEST, at random intervals, in the window named Heelbeat, where a level must be
 * playing with --trace TRACE. The moment before each press and release is compared with the "mono_us" of its heel line.
 * Prints figures of the error in milliseconds and exits with 1 if an event never came. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <X11/Xlib.h>

#define PRESSES_MAX   2000
#define GAP_MIN_US    40000 /* above the debounce */
#define GAP_SPREAD_US 90000
#define SETTLE_US     500000
#define LINE_SIZE     512

struct latency {
    int64_t sent_us[2 * PRESSES_MAX], error_us[2 * PRESSES_MAX];
    int sent, found, stamped;
};

static int64_t mono_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void sleep_us(int64_t us)
{
    nanosleep(&(struct timespec){.tv_sec = us / 1000000, .tv_nsec = us % 1000000 * 1000}, NULL);
}

static Window find_window(Display *display, Window from)
{
    Window root, parent, *children = NULL, found = 0;
    unsigned count = 0;
    char *name = NULL;
    if (XFetchName(display, from, &name) && name && !strcmp(name, "Heelbeat"))
        found = from;
    if (name)
        XFree(name);
    if (!found && XQueryTree(display, from, &root, &parent, &children, &count))
        for (unsigned i = 0; i < count && !found; i++)
            found = find_window(display, children[i]);
    if (children)
        XFree(children);
    return found;
}

static void key(struct latency *latency, Display *display, KeyCode code, bool down)
{
    latency->sent_us[latency->sent++] = mono_us();
    XTestFakeKeyEvent(display, code, down, CurrentTime);
    XFlush(display);
}

static void press_keys(struct latency *latency, Display *display, int presses)
{
    const KeyCode codes[2] = {XKeysymToKeycode(display, XK_f), XKeysymToKeycode(display, XK_j)};
    srand(1);
    for (int i = 0; i < presses; i++) {
        key(latency, display, codes[i % 2], true);
        sleep_us(GAP_MIN_US + rand() % GAP_SPREAD_US);
        key(latency, display, codes[i % 2], false);
        sleep_us(GAP_MIN_US + rand() % GAP_SPREAD_US);
    }
    sleep_us(SETTLE_US);
}

/* Keys and heel lines come in the same order; the first one is the first at or after the first key. */
static void read_trace(struct latency *latency, FILE *trace)
{
    char line[LINE_SIZE];
    while (latency->found < latency->sent && fgets(line, sizeof line, trace)) {
        const char *at = strstr(line, "\"mono_us\":");
        if (!at || !strstr(line, "\"event\":\"heel\""))
            continue;
        int64_t error_us = strtoll(at + 10, NULL, 10) - latency->sent_us[latency->found];
        if (latency->found == 0 && error_us < -10000)
            continue;
        latency->error_us[latency->found++] = error_us;
        latency->stamped += strstr(line, "\"x11\"") != NULL;
    }
}

static int by_size(const void *a, const void *b)
{
    int64_t left = llabs(*(const int64_t *)a), right = llabs(*(const int64_t *)b);
    return (left > right) - (left < right);
}

static void print_figure(const char *what, double figure, const char *unit)
{
    printf("%-44s %10.3f %s\n", what, figure, unit);
    fflush(stdout);
}

static double ms_of(const struct latency *latency, int index)
{
    return (double)llabs(latency->error_us[index]) / 1e3;
}

static int print_figures(struct latency *latency)
{
    double sum = 0.0;
    for (int i = 0; i < latency->found; i++)
        sum += (double)latency->error_us[i];
    qsort(latency->error_us, (size_t)latency->found, sizeof latency->error_us[0], by_size);
    int last = latency->found - 1;
    if (last >= 0) {
        print_figure("keys stamped by the X server", 100.0 * latency->stamped / latency->found, "%");
        print_figure("key to judged time, median error", ms_of(latency, last / 2), "ms");
        print_figure("key to judged time, 99 % within", ms_of(latency, last * 99 / 100), "ms");
        print_figure("key to judged time, worst error", ms_of(latency, last), "ms");
        print_figure("key to judged time, mean", sum / latency->found / 1e3, "ms");
    }
    if (latency->found == latency->sent)
        return 0;
    fprintf(stderr, "xtest_latency: %d events never came\n", latency->sent - latency->found);
    return 1;
}

int main(int argc, char **argv)
{
    static struct latency latency;
    int presses = argc > 2 ? atoi(argv[2]) : 200;
    if (argc < 2 || presses < 1 || presses > PRESSES_MAX) {
        fprintf(stderr, "usage: xtest_latency TRACE [PRESSES]\n");
        return 2;
    }
    Display *display = XOpenDisplay(NULL);
    Window window = display ? find_window(display, DefaultRootWindow(display)) : 0;
    if (!window) {
        fprintf(stderr, "xtest_latency: no window named Heelbeat on this display; start a level first\n");
        return 1;
    }
    XSetInputFocus(display, window, RevertToParent, CurrentTime);
    XSync(display, False);
    sleep_us(SETTLE_US);
    press_keys(&latency, display, presses);
    XCloseDisplay(display);
    FILE *trace = fopen(argv[1], "r");
    if (!trace) {
        perror(argv[1]);
        return 1;
    }
    read_trace(&latency, trace);
    fclose(trace);
    return print_figures(&latency);
}
