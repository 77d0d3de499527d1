/* Is the song heard when the clock says so, and do the hills move evenly with it?
 *
 *     bench_sound [SECONDS] [FRAMES]
 *
 * A level of clicks plays in a real window, with sound buffers of 256, 512 and 1024 frames (or FRAMES alone), on a
 * PulseAudio server whose null sink keeps the monotonic clock's time and is recorded. Where each click is in the
 * recording is compared with when the trace's clock lines say it was heard. The recording begins at an unknown moment
 * and the way to it has a length of its own, so what counts is how the difference spreads and drifts. */
#include "bench/click_level.h"
#include "bench/clicks.h"
#include "bench/sound.h"
#include "bench/trace_lines.h"
#include "whole/cli.h"
#include "whole/desktop.h"
#include "whole/game.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SECONDS          180
#define SETTLED_S        5 /* of the song; the clock may take so long to be exact */
#define CLICKS_MOST      4000
#define WAIT_MS          15000
#define ALIKE_LEAST      0.9
#define PX_PER_SECOND    154.0 /* of the hills at 1280 px, with lane_seconds as it is */
#define FRAME_LONGEST_US 100000

struct bench {
    struct desktop desktop;
    struct sound sound;
    char data[256], tune[300];
    struct track song;
    int64_t clicks[CLICKS_MOST];
    int click_count;
    double off_ms[CLICKS_MOST], at_s[CLICKS_MOST]; /* of the clicks found: heard later than the clock says */
    int found, changed;
};

static void fail(const char *what)
{
    fprintf(stderr, "bench_sound: %s\n", what);
    exit(1);
}

static void play(struct bench *bench, struct game *game, int seconds)
{
    if (!sound_record(&bench->sound))
        fail("the recorder does not record");
    if (!game_start(game, bench->desktop.name, bench->data, ARGS("play", CLICK_LEVEL)))
        fail("the game did not start");
    Window window = desktop_window(&bench->desktop, "Heelbeat", WAIT_MS);
    if (!window || !game_wait_clock(game, WAIT_MS))
        fail("the level did not start");
    desktop_wait_until(desktop_mono_us() + (int64_t)seconds * 1000000);
    desktop_close_window(&bench->desktop, window);
    if (game_end(game, WAIT_MS) != 0)
        fail("the game did not end well");
}

/* How much later each click was recorded than the clock said, from the first on. */
static void compare(struct bench *bench, const struct sound_recording *recording, const struct trace_lines *lines)
{
    const struct track heard = {recording->samples, recording->frames};
    int64_t first_frame;
    double mono_us, frame, off_us = 0;
    if (clicks_find(&heard, &first_frame, 1) != 1 ||
        !trace_lines_mono_us(lines, (double)bench->clicks[0] * 1e6 / SOUND_RATE_HZ, &mono_us))
        fail("there is no click in the recording");
    off_us = sound_mono_us(recording, (double)first_frame) - mono_us;
    bench->found = bench->changed = 0;
    for (int i = 0; i < bench->click_count; i++) {
        double song_us = (double)bench->clicks[i] * 1e6 / SOUND_RATE_HZ;
        if (!trace_lines_mono_us(lines, song_us, &mono_us))
            break;
        double same =
            clicks_match(&bench->song, bench->clicks[i], &heard, sound_frame(recording, mono_us + off_us), &frame);
        if (same > ALIKE_LEAST)
            off_us = sound_mono_us(recording, frame) - mono_us;
        if (song_us < SETTLED_S * 1e6)
            continue;
        bench->changed += same <= ALIKE_LEAST;
        bench->at_s[bench->found] = song_us / 1e6;
        bench->off_ms[bench->found] = off_us / 1e3;
        fprintf(stderr, "%.3f %.3f %.3f\n", song_us / 1e6, off_us / 1e3, same);
        bench->found += same > ALIKE_LEAST;
    }
}

static void print_offsets(struct bench *bench)
{
    int n = bench->found;
    double mean = 0, mean_s = 0, square = 0, slope = 0, along = 0, worst = 0, left = 0;
    for (int i = 0; i < n; i++) {
        mean += bench->off_ms[i] / n;
        mean_s += bench->at_s[i] / n;
    }
    for (int i = 0; i < n; i++) {
        double off = bench->off_ms[i] - mean, at = bench->at_s[i] - mean_s;
        square += off * off;
        slope += off * at;
        along += at * at;
        worst = fmax(worst, fabs(off));
    }
    slope = along > 0 ? slope / along : 0;
    left = n > 1 ? bench->at_s[n - 1] - bench->at_s[0] : 0;
    figure_print("  clicks compared", n, "");
    figure_print("  clicks broken by the server", bench->changed, "");
    figure_print("  sound against the clock, RMS", n > 0 ? sqrt(square / n) : 0, "ms around its mean");
    figure_print("  sound against the clock, worst", worst, "ms from its mean");
    figure_print("  drift", slope * left, "ms from first to last");
}

/* Steps of the hills from frame to frame: against the time from the one drawing to the other, and each against its
 * neighbours (a screen shows frames at an even pace). */
static void print_hills(const struct trace_lines *lines)
{
    double *off_px = calloc((size_t)lines->count + 1, sizeof *off_px);
    int n = 0, backward = 0;
    const struct trace_line *before = NULL;
    for (int i = 0; off_px && i < lines->count; i++) {
        const struct trace_line *line = &lines->items[i];
        if (!line->frame)
            continue;
        int64_t passed_us = before ? (line->mono_us - line->took_us) - (before->mono_us - before->took_us) : 0;
        if (before && line->song_us > SETTLED_S * 1000000 && passed_us < FRAME_LONGEST_US) {
            int64_t step_us = line->song_us - before->song_us;
            backward += step_us < 0;
            off_px[n++] = fabs((double)(step_us - passed_us)) * PX_PER_SECOND / 1e6;
        }
        before = line;
    }
    figure_print("  frames", n, "");
    figure_print("  frames that went backward", backward, "");
    figure_print("  hills, jitter between frames, median", figure_quantile(off_px, n, 0.5), "px");
    figure_print("  hills, jitter between frames, 99 % within", figure_quantile(off_px, n, 0.99), "px");
    figure_print("  hills, jitter between frames, worst", figure_quantile(off_px, n, 1), "px");
    free(off_px);
}

static void measure(struct bench *bench, int frames, int seconds)
{
    char settings[200];
    struct game game;
    struct trace_lines lines;
    snprintf(settings, sizeof settings,
             "{\"format\":\"heelbeat-settings/1\",\"audio_buffer_frames\":%d,\"cue_volume\":0}", frames);
    game_write_file(bench->data, "settings.json", settings);
    int underruns = sound_underruns(&bench->sound);
    play(bench, &game, seconds);
    static struct sound_recording recording;
    sound_recorded(&bench->sound, &recording);
    if (!recording.samples || recording.place_count < 2 || !trace_lines_read(&lines, game.trace))
        fail("there is no recording");
    printf("buffers of %d frames\n", frames);
    compare(bench, &recording, &lines);
    print_offsets(bench);
    figure_print("  underruns that the server saw", sound_underruns(&bench->sound) - underruns, "");
    print_hills(&lines);
    trace_lines_free(&lines);
    free(recording.samples);
}

static void prepare(struct bench *bench, int seconds)
{
    game_make_folder(bench->data, sizeof bench->data);
    if (!click_level_write(bench->data, seconds))
        fail("no style to make clicks from");
    setenv("HEELBEAT_ASSETS", bench->data, 1);
    snprintf(bench->tune, sizeof bench->tune, "%s/click.wav", bench->data);
    if (game_run(bench->data, ARGS("tune", CLICK_LEVEL, "-o", bench->tune), NULL, NULL) != 0)
        fail("the click song was not made");
    bench->song = clicks_read_wav(bench->tune);
    bench->click_count = clicks_find(&bench->song, bench->clicks, CLICKS_MOST);
    if (bench->click_count < seconds)
        fail("the click song has too few clicks");
}

int main(int argc, char **argv)
{
    static struct bench bench;
    static const int buffers[] = {256, 512, 1024};
    int seconds = argc > 1 ? atoi(argv[1]) : SECONDS, only = argc > 2 ? atoi(argv[2]) : 0;
    if (argc > 3 || seconds < 2 * SETTLED_S || only < 0) {
        fprintf(stderr, "usage: bench_sound [SECONDS] [FRAMES]\n");
        return 2;
    }
    prepare(&bench, seconds);
    if (!desktop_start(&bench.desktop, 1280, 720) || !sound_start(&bench.sound))
        fail("no Xvfb or no PulseAudio");
    for (int i = 0; i < 3; i++)
        if (!only || only == buffers[i])
            measure(&bench, buffers[i], seconds);
    free(bench.song.samples);
    sound_stop(&bench.sound);
    desktop_stop(&bench.desktop);
    game_remove_folder(bench.data);
    return 0;
}
