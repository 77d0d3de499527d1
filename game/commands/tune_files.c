#include "commands/tune_files.h"

#include "app/clock.h"
#include "music/wav.h"
#include "store/file.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define BLOCK_FRAMES 4800
#define PROGRESS_US  100000
#define PART_SUFFIX  ".part"

enum track { TRACK_MIX, TRACK_BACKING, TRACK_LEAD, TRACK_COUNT };

static const char *const track_suffixes[TRACK_COUNT] = {
    [TRACK_MIX] = "", [TRACK_BACKING] = "-backing", [TRACK_LEAD] = "-lead"};

/* Written as part, and given its path's name at the end. */
struct wav_file {
    char path[FILE_PATH_MAX], part[FILE_PATH_MAX];
    FILE *file;
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

static bool write_fault(const char *path, struct error *error)
{
    error_set(error, path, strerror(errno), "choose a place that can be written and has room");
    return false;
}

/* "song.wav" and "-lead" give "song-lead.wav". */
static bool name_file(struct wav_file *wav, const char *path, enum track track)
{
    static const char extension[] = ".wav";
    size_t length = strlen(path), tail = sizeof extension - 1;
    tail = length > tail && strcmp(path + length - tail, extension) == 0 ? tail : 0;
    int written = snprintf(wav->path, sizeof wav->path, "%.*s%s%s", (int)(length - tail), path, track_suffixes[track],
                           path + length - tail);
    return written > 0 && (size_t)written < sizeof wav->path &&
           (size_t)snprintf(wav->part, sizeof wav->part, "%s" PART_SUFFIX, wav->path) < sizeof wav->part;
}

static bool open_file(struct wav_file *wav, const char *path, enum track track, int64_t frames, struct error *error)
{
    uint8_t header[WAV_HEADER_SIZE];
    if (!wav_format_header(header, frames) || !name_file(wav, path, track)) {
        error_set(error, path, "can't hold this tune", "choose a shorter level or path");
        return false;
    }
    wav->file = fopen(wav->part, "wb");
    return (wav->file && fwrite(header, sizeof header, 1, wav->file) == 1) || write_fault(wav->path, error);
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

static bool write_block(struct wav_file *wav, enum track track, const struct synth_frame *frames, int32_t count)
{
    uint8_t bytes[BLOCK_FRAMES * SYNTH_CHANNELS * 2];
    size_t size = 0;
    for (int32_t i = 0; i < count; i++)
        for (int side = 0; side < SYNTH_CHANNELS; side++, size += 2)
            wav_format_sample(&bytes[size], sample_of(&frames[i], track, side));
    return fwrite(bytes, 1, size, wav->file) == size;
}

static bool write_samples(struct wav_file *files, int count, struct synth *synth, struct error *error)
{
    struct synth_frame block[BLOCK_FRAMES];
    struct progress progress = {.shown = isatty(STDERR_FILENO)};
    int64_t all = synth_frames(synth);
    bool good = true;
    for (int64_t done = 0; good && done < all;) {
        int32_t frames = all - done < BLOCK_FRAMES ? (int32_t)(all - done) : BLOCK_FRAMES;
        synth_render(synth, block, frames);
        for (int i = 0; good && i < count; i++)
            good = write_block(&files[i], (enum track)i, block, frames) || write_fault(files[i].path, error);
        done += frames;
        show_progress(&progress, done, all);
    }
    if (progress.shown)
        fprintf(stderr, "\r      \r");
    return good;
}

static bool close_file(struct wav_file *wav, struct error *error)
{
    bool good = fflush(wav->file) == 0 && fsync(fileno(wav->file)) == 0;
    if (!good)
        write_fault(wav->path, error);
    if (fclose(wav->file) != 0 && good)
        good = write_fault(wav->path, error);
    wav->file = NULL;
    return good;
}

bool tune_files_write(const char *path, bool stems, struct synth *synth, struct error *error)
{
    struct wav_file files[TRACK_COUNT] = {0};
    int count = stems ? TRACK_COUNT : 1;
    bool good = true;
    for (int i = 0; good && i < count; i++)
        good = open_file(&files[i], path, (enum track)i, synth_frames(synth), error);
    good = good && write_samples(files, count, synth, error);
    for (int i = 0; good && i < count; i++)
        good = close_file(&files[i], error);
    for (int i = 0; good && i < count; i++)
        good = rename(files[i].part, files[i].path) == 0 || write_fault(files[i].path, error);
    for (int i = 0; !good && i < count; i++) {
        if (files[i].file)
            fclose(files[i].file);
        if (files[i].part[0])
            remove(files[i].part);
    }
    return good;
}
