#include "bench/sound.h"

#include "whole/desktop.h"
#include "whole/game.h"

#include <math.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "folder.h"

#define START_US  INT64_C(10000000)
#define SPAN_US   4000000
#define SETTLE_US 1500000 /* an idle null sink holds two seconds; a listener makes it hold less */

struct stamp {
    int64_t mono_us, bytes;
};

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
    assert_true(folder_make(sound->folder));
    snprintf(socket, sizeof socket, "%s/socket", sound->folder);
    snprintf(sound->log, sizeof sound->log, "%s/log", sound->folder);
    snprintf(sound->recording, sizeof sound->recording, "%s/recording", sound->folder);
    snprintf(sound->stamps, sizeof sound->stamps, "%s/stamps", sound->folder);
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
    folder_remove(sound->folder);
}

/* Copies what parec gives to the recording and writes down when it came and how much there was by then. */
static void keep_recording(const struct sound *sound, int from)
{
    FILE *samples = fopen(sound->recording, "wb"), *stamps = fopen(sound->stamps, "wb");
    char bytes[16384];
    struct stamp stamp = {0, 0};
    ssize_t got;
    while (samples && stamps && (got = read(from, bytes, sizeof bytes)) > 0) {
        stamp.mono_us = desktop_mono_us();
        stamp.bytes += got;
        fwrite(bytes, 1, (size_t)got, samples);
        fwrite(&stamp, sizeof stamp, 1, stamps);
        fflush(samples);
    }
    if (samples)
        fclose(samples);
    if (stamps)
        fclose(stamps);
    _exit(0);
}

static bool spawn_recorder(struct sound *sound)
{
    int ends[2];
    if (pipe(ends) != 0)
        return false;
    sound->recorder = fork();
    if (sound->recorder == 0) {
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
        execlp("parec", "parec", "--raw", "--device=bench.monitor", "--format=s16le", "--channels=1", "--rate=48000",
               "--latency-msec=20", (char *)NULL);
        _exit(127);
    }
    sound->keeper = fork();
    if (sound->keeper == 0) {
        close(ends[1]);
        keep_recording(sound, ends[0]);
    }
    close(ends[0]);
    close(ends[1]);
    return true;
}

bool sound_record(struct sound *sound)
{
    remove(sound->recording);
    int64_t started_us = desktop_mono_us();
    if (!spawn_recorder(sound))
        return false;
    desktop_wait_until(started_us + SETTLE_US);
    return wait_for_file(sound->recording, 1);
}

static void find_places(struct sound_recording *recording, const struct stamp *stamps, size_t count)
{
    int64_t span = -1;
    double least_us = 0;
    for (size_t i = 0; i < count; i++) {
        double mono_us = (double)(stamps[i].mono_us), frame = (double)stamps[i].bytes / sizeof(int16_t);
        double late_us = mono_us - (double)stamps[0].mono_us - frame * 1e6 / SOUND_RATE_HZ;
        int64_t its = (stamps[i].mono_us - stamps[0].mono_us - SETTLE_US) / SPAN_US;
        if (stamps[i].mono_us - stamps[0].mono_us < SETTLE_US ||
            (its != span && recording->place_count == SOUND_PLACES_MOST))
            continue;
        if (its != span)
            recording->place_count++;
        if (its != span || late_us < least_us) {
            recording->places[recording->place_count - 1] = (struct sound_place){mono_us, frame};
            least_us = late_us;
        }
        span = its;
    }
    if (recording->place_count > 2)
        recording->place_count--; /* the last may be short, and its earliest late */
}

static void *read_all(const char *path, size_t size, size_t *count)
{
    FILE *file = fopen(path, "rb");
    struct stat info;
    void *all = NULL;
    if (file && fstat(fileno(file), &info) == 0 && (all = malloc((size_t)info.st_size + 1)))
        *count = fread(all, size, (size_t)info.st_size / size, file);
    if (file)
        fclose(file);
    return all;
}

void sound_recorded(struct sound *sound, struct sound_recording *recording)
{
    size_t frames = 0, count = 0;
    *recording = (struct sound_recording){0};
    end(&sound->recorder);
    waitpid(sound->keeper, NULL, 0); /* which ends at the end of the pipe */
    struct stamp *stamps = read_all(sound->stamps, sizeof *stamps, &count);
    recording->samples = read_all(sound->recording, sizeof *recording->samples, &frames);
    recording->frames = (int64_t)frames;
    if (stamps)
        find_places(recording, stamps, count);
    free(stamps);
}

/* The place before the stretch that something lies in. */
static const struct sound_place *stretch(const struct sound_recording *recording, double mono_us, double frame)
{
    int i = 0;
    while (i + 2 < recording->place_count &&
           (recording->places[i + 1].mono_us < mono_us || recording->places[i + 1].frame < frame))
        i++;
    return &recording->places[i];
}

double sound_mono_us(const struct sound_recording *recording, double frame)
{
    const struct sound_place *at = stretch(recording, -INFINITY, frame);
    return at[0].mono_us + (frame - at[0].frame) * (at[1].mono_us - at[0].mono_us) / (at[1].frame - at[0].frame);
}

double sound_frame(const struct sound_recording *recording, double mono_us)
{
    const struct sound_place *at = stretch(recording, mono_us, -INFINITY);
    return at[0].frame + (mono_us - at[0].mono_us) * (at[1].frame - at[0].frame) / (at[1].mono_us - at[0].mono_us);
}

int sound_underruns(struct sound *sound)
{
    FILE *log = fopen(sound->log, "r");
    char *line = NULL;
    size_t size = 0;
    ssize_t got;
    int count = 0;
    if (!log)
        return 0;
    fseek(log, sound->log_read_to, SEEK_SET);
    while ((got = getline(&line, &size, log)) > 0 && line[got - 1] == '\n') {
        sound->log_read_to += got;
        count += strstr(line, "end of underrun") != NULL;
    }
    free(line);
    fclose(log);
    return count;
}
