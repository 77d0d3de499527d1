#include "commands/tune_files.h"

#include "app/clock.h"
#include "files/file.h"

#include <errno.h>
#include <sndfile.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK_FRAMES 4800
#define PROGRESS_US  100000
#define PART_SUFFIX  ".part"

#define VORBIS_QUALITY 0.6 /* of 0..1 */

struct format {
    const char *ending;
    int code; /* libsndfile's */
};

static const struct format formats[] = {{".wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16},
                                        {".flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16},
                                        {".ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS}};

enum track { TRACK_MIX, TRACK_BACKING, TRACK_LEAD, TRACK_COUNT };

static const char *const track_suffixes[TRACK_COUNT] = {
    [TRACK_MIX] = "", [TRACK_BACKING] = "-backing", [TRACK_LEAD] = "-lead"};

/* Written as part, and given its path's name at the end. */
struct sound_file {
    char path[FILE_PATH_MAX], part[FILE_PATH_MAX];
    FILE *file;
    SNDFILE *encoder;
    int fault; /* errno of the first write that failed */
};

/* A progress line on a terminal, nothing in a pipe. */
struct progress {
    bool shown;
    int64_t due_us;
};

static void show_progress(struct progress *progress, int64_t done, int64_t all)
{
    if (!progress->shown || clock_mono_us() < progress->due_us)
        return;
    progress->due_us = clock_mono_us() + PROGRESS_US;
    fprintf(stderr, "\r%3d %%", (int)(done * 100 / (all > 0 ? all : 1)));
}

/* code is an errno, 0 when only the encoder knows. */
static bool write_fault(const struct sound_file *sound, int code, struct error *error)
{
    error_set(error, sound->path, code != 0 ? strerror(code) : "could not be encoded",
              "choose a place that can be written and has room");
    return false;
}

/* The format that a path's ending asks for, NULL if none. */
static const struct format *find_format(const char *path)
{
    size_t length = strlen(path);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        size_t tail = strlen(formats[i].ending);
        if (length > tail && strcasecmp(path + length - tail, formats[i].ending) == 0)
            return &formats[i];
    }
    return NULL;
}

bool tune_files_known(const char *path)
{
    return find_format(path) != NULL;
}

/* "song.wav" and "-lead" give "song-lead.wav". */
static bool name_file(struct sound_file *sound, const char *path, const char *suffix, size_t tail)
{
    size_t stem = strlen(path) - tail;
    int written = snprintf(sound->path, sizeof sound->path, "%.*s%s%s", (int)stem, path, suffix, path + stem);
    return written > 0 && (size_t)written < sizeof sound->path &&
           (size_t)snprintf(sound->part, sizeof sound->part, "%s" PART_SUFFIX, sound->path) < sizeof sound->part;
}

static sf_count_t size_of(void *user)
{
    struct stat status;
    struct sound_file *sound = user;
    return fflush(sound->file) == 0 && fstat(fileno(sound->file), &status) == 0 ? status.st_size : -1;
}

static sf_count_t seek_to(sf_count_t offset, int whence, void *user)
{
    struct sound_file *sound = user;
    return fseeko(sound->file, offset, whence) == 0 ? ftello(sound->file) : -1;
}

static sf_count_t read_bytes(void *bytes, sf_count_t count, void *user)
{
    struct sound_file *sound = user;
    return (sf_count_t)fread(bytes, 1, (size_t)count, sound->file);
}

/* The encoders don't tell of every write that failed, least of all when they close: so it is kept here. */
static sf_count_t write_bytes(const void *bytes, sf_count_t count, void *user)
{
    struct sound_file *sound = user;
    size_t written = fwrite(bytes, 1, (size_t)count, sound->file);
    if (written < (size_t)count && sound->fault == 0)
        sound->fault = errno;
    return (sf_count_t)written;
}

static sf_count_t tell_place(void *user)
{
    return ftello(((struct sound_file *)user)->file);
}

static bool open_file(struct sound_file *sound, const char *path, enum track track, struct error *error)
{
    static SF_VIRTUAL_IO io = {size_of, seek_to, read_bytes, write_bytes, tell_place};
    const struct format *format = find_format(path);
    if (!name_file(sound, path, track_suffixes[track], strlen(format->ending))) {
        error_set(error, path, "is too long a name", "choose a shorter one");
        return false;
    }
    sound->file = fopen(sound->part, "w+b");
    if (!sound->file)
        return write_fault(sound, errno, error);
    SF_INFO info = {.samplerate = SYNTH_RATE_HZ, .channels = SYNTH_CHANNELS, .format = format->code};
    sound->encoder = sf_open_virtual(&io, SFM_WRITE, &info, sound);
    if (!sound->encoder) {
        if (sound->fault != 0)
            return write_fault(sound, sound->fault, error);
        error_set(error, path, "is of a kind that this machine's libsndfile can't write", "choose .wav");
        return false;
    }
    double quality = VORBIS_QUALITY;
    sf_command(sound->encoder, SFC_SET_VBR_ENCODING_QUALITY, &quality, sizeof quality);
    return true;
}

static int16_t sample_of(const struct synth_frame *frame, enum track track, int side)
{
    switch (track) {
    case TRACK_BACKING:
        return frame->backing[side];
    case TRACK_LEAD:
        return synth_lead(frame, side);
    case TRACK_MIX:
    case TRACK_COUNT:
        break;
    }
    return frame->mix[side];
}

static bool write_block(struct sound_file *sound, enum track track, const struct synth_frame *frames, int32_t count,
                        struct error *error)
{
    int16_t samples[BLOCK_FRAMES][SYNTH_CHANNELS];
    for (int32_t i = 0; i < count; i++)
        for (int side = 0; side < SYNTH_CHANNELS; side++)
            samples[i][side] = sample_of(&frames[i], track, side);
    bool good = sf_writef_short(sound->encoder, samples[0], count) == count && sound->fault == 0;
    return good || write_fault(sound, sound->fault, error);
}

static bool write_samples(struct sound_file *files, int count, struct synth *synth, struct error *error)
{
    struct synth_frame block[BLOCK_FRAMES];
    struct progress progress = {.shown = isatty(STDERR_FILENO)};
    int64_t all = synth_frames(synth);
    bool good = true;
    for (int64_t done = 0; good && done < all;) {
        int32_t frames = all - done < BLOCK_FRAMES ? (int32_t)(all - done) : BLOCK_FRAMES;
        synth_render(synth, block, frames);
        for (int i = 0; good && i < count; i++)
            good = write_block(&files[i], (enum track)i, block, frames, error);
        done += frames;
        show_progress(&progress, done, all);
    }
    if (progress.shown)
        fprintf(stderr, "\r      \r");
    return good;
}

/* What the encoder still held is written now, and the head that knows the length. */
static bool close_file(struct sound_file *sound, struct error *error)
{
    int code = sf_close(sound->encoder);
    sound->encoder = NULL;
    if (sound->fault == 0 && (fflush(sound->file) != 0 || fsync(fileno(sound->file)) != 0))
        sound->fault = errno;
    bool good = code == 0 && sound->fault == 0;
    if (fclose(sound->file) != 0 && good) {
        good = false;
        sound->fault = errno;
    }
    sound->file = NULL;
    return good || write_fault(sound, sound->fault, error);
}

static void drop_file(struct sound_file *sound)
{
    if (sound->encoder)
        sf_close(sound->encoder);
    if (sound->file)
        fclose(sound->file);
    if (sound->part[0])
        remove(sound->part);
}

bool tune_files_write(const char *path, bool stems, struct synth *synth, struct error *error)
{
    struct sound_file files[TRACK_COUNT] = {0};
    int count = stems ? TRACK_COUNT : 1;
    bool good = true;
    for (int i = 0; good && i < count; i++)
        good = open_file(&files[i], path, (enum track)i, error);
    good = good && write_samples(files, count, synth, error);
    for (int i = 0; good && i < count; i++)
        good = close_file(&files[i], error);
    for (int i = 0; good && i < count; i++)
        good = rename(files[i].part, files[i].path) == 0 || write_fault(&files[i], errno, error);
    for (int i = 0; !good && i < count; i++)
        drop_file(&files[i]);
    return good;
}
