#include "files/os_machine.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#if defined(__GLIBC__)
#include <malloc.h>
#endif
#if defined(__APPLE__)
#include <sys/random.h>
#include <uuid/uuid.h>
#endif

static void copy(char *out, size_t size, const char *text)
{
    snprintf(out, size, "%s", text);
}

/* ---- which machine */

#if defined(__APPLE__)
bool os_machine_id(char *out, size_t size)
{
    const struct timespec at_once = {0};
    uuid_t id;
    uuid_string_t text;

    if (gethostuuid(id, &at_once) != 0)
        return false;
    uuid_unparse(id, text);
    copy(out, size, text);
    return true;
}
#else
/* True if something stands in the file and fits. */
static bool read_id(const char *path, char *out, size_t size)
{
    FILE *file = fopen(path, "rb");
    size_t length = file ? fread(out, 1, size, file) : 0;

    if (file)
        fclose(file);
    out[length < size ? length : 0] = '\0';
    return out[0] != '\0';
}

bool os_machine_id(char *out, size_t size)
{
    static const char *const paths[] = {"/etc/machine-id", "/var/lib/dbus/machine-id", "/etc/hostid"};

    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        if (read_id(paths[i], out, size))
            return true;
    }
    return false;
}
#endif

void os_host_name(char *out, size_t size)
{
    out[size - 1] = '\0'; /* a name that is cut needs no end */
    if (gethostname(out, size - 1) != 0)
        out[0] = '\0';
}

bool os_random(void *bytes, size_t size)
{
    return getentropy(bytes, size) == 0;
}

int64_t os_process_id(void)
{
    return getpid();
}

bool os_process_runs(int64_t process)
{
    pid_t number = (pid_t)process;
    return number > 0 && number == process && (kill(number, 0) == 0 || errno == EPERM);
}

/* ---- the environment */

bool os_variable(const char *name, char *out, size_t size)
{
    const char *value = getenv(name);

    copy(out, size, value ? value : "");
    return out[0] != '\0';
}

#if defined(__APPLE__)
enum os_data os_data_folder(char *out, size_t size)
{
    copy(out, size, "");
    return OS_DATA_ASK_SDL;
}
#else
/* The XDG base directory specification tells programs to ignore a relative XDG_DATA_HOME. */
enum os_data os_data_folder(char *out, size_t size)
{
    const char *xdg = getenv("XDG_DATA_HOME"), *home = getenv("HOME");

    out[0] = '\0';
    if (xdg && xdg[0] == '/')
        copy(out, size, xdg);
    else if (home && *home)
        snprintf(out, size, "%s/.local/share", home);
    return out[0] ? OS_DATA_FOUND : OS_DATA_NONE;
}
#endif

bool os_runtime_folder(char *out, size_t size)
{
    const char *folder = getenv("XDG_RUNTIME_DIR");
    bool good = folder && folder[0] == '/' && strlen(folder) < size;

    copy(out, size, good ? folder : "");
    return good;
}

/* ---- the process */

/* A signal can reach nothing else. */
static volatile sig_atomic_t stop_asked;

/* Ctrl-C, kill, the end of a terminal or a desktop's session, a limit of time. */
static const int stops[] = {SIGINT, SIGTERM, SIGHUP, SIGXCPU};
#define STOP_COUNT  (sizeof stops / sizeof stops[0])
#define STOP_JOINED 2 /* the first that os_stop_join takes */
static void (*before[STOP_COUNT])(int);

static void keep_stop(int number)
{
    (void)number;
    stop_asked = 1;
}

static void pass_on_stop(int number)
{
    (void)number;
    raise(SIGTERM);
}

/* Who started the game to outlive its terminal (nohup) had hang-ups ignored. */
static void take_stops(size_t first, void (*take)(int))
{
    for (size_t i = first; i < STOP_COUNT; i++) {
        before[i] = signal(stops[i], take);
        if (stops[i] == SIGHUP && before[i] == SIG_IGN)
            signal(SIGHUP, SIG_IGN);
    }
}

static void give_back_stops(size_t first)
{
    for (size_t i = first; i < STOP_COUNT; i++)
        signal(stops[i], before[i]);
}

void os_stop_watch(void)
{
    stop_asked = 0;
    take_stops(0, keep_stop);
}

bool os_stop_asked(void)
{
    return stop_asked != 0;
}

void os_stop_leave(void)
{
    give_back_stops(0);
}

void os_stop_join(void)
{
    take_stops(STOP_JOINED, pass_on_stop);
}

void os_stop_part(void)
{
    give_back_stops(STOP_JOINED);
}

void os_write_without_signals(void)
{
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
}

void os_hold_streams(void)
{
    /* Opened for what it isn't used for: what fails on a closed stream goes on failing. */
    static const int useless[] = {O_WRONLY, O_RDONLY, O_RDONLY};

    for (int stream = 0; stream < 3; stream++) {
        if (fcntl(stream, F_GETFD) < 0)
            (void)!open("/dev/null", useless[stream]); /* the lowest number that is free: this one */
    }
}

void os_trim_memory(void)
{
#if defined(__GLIBC__)
    malloc_trim(0);
#endif
}
