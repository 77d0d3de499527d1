#include "bench/sound.h"

#include "whole/desktop.h"
#include "whole/game.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define START_US  INT64_C(10000000)
#define SETTLE_US 1500000 /* an idle null sink holds two seconds; a listener makes it hold less */

static pid_t spawn(const char *const *argv)
{
    pid_t child = fork();
    if (child == 0) {
        execvp(argv[0], (char *const *)(uintptr_t)argv);
        _exit(127);
    }
    return child;
}

static void end(pid_t *child)
{
    if (*child > 0) {
        kill(*child, SIGTERM);
        waitpid(*child, NULL, 0);
    }
    *child = 0;
}

static bool wait_for_file(const char *path, off_t size_least)
{
    int64_t until_us = desktop_mono_us() + START_US;
    struct stat info;
    while (stat(path, &info) != 0 || info.st_size < size_least) {
        if (desktop_mono_us() > until_us)
            return false;
        desktop_wait_until(desktop_mono_us() + 5000);
    }
    return true;
}

bool sound_start(struct sound *sound)
{
    char socket[300], protocol[400], server[320], target[320];
    *sound = (struct sound){0};
    game_make_folder(sound->folder, sizeof sound->folder);
    snprintf(socket, sizeof socket, "%s/socket", sound->folder);
    snprintf(sound->log, sizeof sound->log, "%s/log", sound->folder);
    snprintf(sound->recording, sizeof sound->recording, "%s/recording", sound->folder);
    snprintf(target, sizeof target, "file:%s", sound->log);
    snprintf(protocol, sizeof protocol, "module-native-protocol-unix auth-anonymous=1 socket=%s", socket);
    snprintf(server, sizeof server, "unix:%s", socket);
    setenv("PULSE_RUNTIME_PATH", sound->folder, 1);
    setenv("PULSE_STATE_PATH", sound->folder, 1);
    setenv("PULSE_SERVER", server, 1);
    setenv("SDL_AUDIODRIVER", "pulseaudio", 1);
    sound->server =
        spawn((const char *const[]){"pulseaudio", "-n", "--disable-shm=yes", "--exit-idle-time=-1", "--daemonize=no",
                                    "--use-pid-file=no", "--log-level=debug", "--log-target", target, "-L",
                                    "module-null-sink sink_name=bench rate=48000", "-L", protocol, NULL});
    return wait_for_file(socket, 0);
}

void sound_stop(struct sound *sound)
{
    end(&sound->recorder);
    end(&sound->server);
    game_remove_folder(sound->folder);
}

bool sound_record(struct sound *sound)
{
    char to[320];
    snprintf(to, sizeof to, "%s", sound->recording);
    remove(to);
    int64_t started_us = desktop_mono_us();
    sound->recorder = spawn((const char *const[]){"parec", "--raw", "--device=bench.monitor", "--format=s16le",
                                                  "--channels=1", "--rate=48000", "--latency-msec=20", to, NULL});
    desktop_wait_until(started_us + SETTLE_US);
    return wait_for_file(to, 1);
}

int16_t *sound_recorded(struct sound *sound, int64_t *frames)
{
    end(&sound->recorder);
    FILE *file = fopen(sound->recording, "rb");
    struct stat info;
    if (!file || fstat(fileno(file), &info) != 0) {
        if (file)
            fclose(file);
        return NULL;
    }
    int16_t *samples = malloc((size_t)info.st_size + 1);
    *frames = samples ? (int64_t)fread(samples, sizeof *samples, (size_t)info.st_size / sizeof *samples, file) : 0;
    fclose(file);
    return samples;
}

int sound_underruns(const struct sound *sound)
{
    static const char said[] = "end of underrun";
    char *log = game_read_file(sound->log);
    int count = 0;
    for (const char *at = log; at && (at = strstr(at, said)); at++)
        count++;
    free(log);
    return count;
}
