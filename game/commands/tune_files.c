#include "commands/tune_files.h"

#include "app/clock.h"
#include "core/base/text.h"
#include "files/file_kind.h"
#include "files/file_out.h"

#include <sndfile.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define BLOCK_FRAMES 4800
#define PROGRESS_US  100000

#define VORBIS_QUALITY 0.6 /* of 0..1 */

struct format {
    const char *ending;
    const char *begins; /* files of its kind, as files/file_kind has it */
    int code;           /* libsndfile's */
};

static const struct format formats[] = {{".wav", "RIFF????WAVE", SF_FORMAT_WAV | SF_FORMAT_PCM_16},
                                        {".flac", "fLaC", SF_FORMAT_FLAC | SF_FORMAT_PCM_16},
                                        {".ogg", EN_("OggS"), SF_FORMAT_OGG | SF_FORMAT_VORBIS}};

enum track { TRACK_MIX, TRACK_BACKING, TRACK_LEAD, TRACK_COUNT };

static const char *const track_suffixes[TRACK_COUNT] = {
    [TRACK_MIX] = "", [TRACK_BACKING] = "-backing", [TRACK_LEAD] = "-lead"};

struct sound_file {
    struct file_out out;
    SNDFILE *encoder;
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

static bool write_fault(const struct sound_file *sound, struct error *error)
{
    if (!file_out_is_good(&sound->out))
        return file_fail(sound->out.path, "can't be written: {reason}", &sound->out.fault, error);
    error_set(error, sound->out.path, "could not be encoded", "choose .wav, or another place");
    return false;
}

/* The format that a path's ending asks for, NULL if none. */
static const struct format *find_format(const char *path)
{
    size_t length = strlen(path);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        size_t tail = strlen(formats[i].ending);
        if (length > tail && text_is_alike(path + length - tail, formats[i].ending))
            return &formats[i];
    }
    return NULL;
}

bool tune_files_known(const char *path)
{
    return find_format(path) != NULL;
}

/* "song.wav" and "-lead" give "song-lead.wav". */
static bool name_track(char name[FILE_PATH_MAX], const char *path, enum track track, const struct format *format)
{
    size_t stem = strlen(path) - strlen(format->ending);
    int written = snprintf(name, FILE_PATH_MAX, "%.*s%s%s", (int)stem, path, track_suffixes[track], path + stem);
    return written > 0 && written < FILE_PATH_MAX;
}

static sf_count_t size_of(void *user)
{
    struct os_status status;
    struct sound_file *sound = user;
    return fflush(sound->out.file) == 0 && os_stream_status(sound->out.file, &status, NULL) ? status.size : -1;
}

static sf_count_t seek_to(sf_count_t offset, int whence, void *user)
{
    struct sound_file *sound = user;
    return os_stream_seek(sound->out.file, offset, whence) ? os_stream_place(sound->out.file) : -1;
}

static sf_count_t read_bytes(void *bytes, sf_count_t count, void *user)
{
    struct sound_file *sound = user;
    return (sf_count_t)fread(bytes, 1, (size_t)count, sound->out.file);
}

/* The encoders don't tell of every write that failed, least of all when they close: so it is kept here. */
static sf_count_t write_bytes(const void *bytes, sf_count_t count, void *user)
{
    struct sound_file *sound = user;
    file_out_add(&sound->out, bytes, (size_t)count);
    return file_out_is_good(&sound->out) ? count : 0;
}

static sf_count_t tell_place(void *user)
{
    return os_stream_place(((struct sound_file *)user)->out.file);
}

static bool open_file(struct sound_file *sound, const char *path, enum track track, struct error *error)
{
    static SF_VIRTUAL_IO io = {size_of, seek_to, read_bytes, write_bytes, tell_place};
    const struct format *format = find_format(path);
    char name[FILE_PATH_MAX];
    if (!name_track(name, path, track, format)) {
        error_set(error, path, "is too long a name", "choose a shorter one");
        return false;
    }
    if (!file_kind_may_replace(name, format->begins, error) || !file_out_open(&sound->out, name, error))
        return false;
    SF_INFO info = {.samplerate = SYNTH_RATE_HZ, .channels = SYNTH_CHANNELS, .format = format->code};
    sound->encoder = sf_open_virtual(&io, SFM_WRITE, &info, sound);
    if (!sound->encoder) {
        if (!file_out_is_good(&sound->out))
            return write_fault(sound, error);
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
    bool good = sf_writef_short(sound->encoder, samples[0], count) == count && file_out_is_good(&sound->out);
    return good || write_fault(sound, error);
}

static bool write_samples(struct sound_file *files, int count, struct synth *synth, struct error *error)
{
    struct synth_frame block[BLOCK_FRAMES];
    struct progress progress = {.shown = os_stream_is_terminal(stderr)};
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
    return (code == 0 || write_fault(sound, error)) && file_out_finish(&sound->out, error);
}

static void drop_file(struct sound_file *sound)
{
    if (sound->encoder)
        sf_close(sound->encoder);
    file_out_drop(&sound->out);
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
        good = file_out_commit(&files[i].out, error);
    for (int i = 0; !good && i < count; i++)
        drop_file(&files[i]);
    return good;
}
