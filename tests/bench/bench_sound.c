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

#include "folder.h"

#define SECONDS          180
#define SETTLED_S        5 /* of the song; the clock may take so long to be exact */
#define CLICKS_MOST      4000
#define UNDERRUNS_MOST   20000
#define LATELY_US        2500000 /* the clock may take so long to be exact again */
#define LOOK_US          100000
#define WAIT_MS          15000
#define ALIKE_LEAST      0.9
#define PX_PER_SECOND    154.0 /* of the hills at 1280 px, with lane_seconds as it is */
#define FRAME_LONGEST_US 100000

struct bench {
    struct desktop desktop;
    struct sound sound;
    char data[FOLDER_PATH], tune[300];
    struct track song;
    int64_t clicks[CLICKS_MOST];
    int click_count;
    int64_t underrun_us[UNDERRUNS_MOST]; /* when the server had nothing to play */
    int underruns;
    struct click_found {
        double off_ms, at_s; /* heard so much later than the clock says; in the song */
        bool steady;         /* no underrun lately */
    } found[CLICKS_MOST];
    int count, broken; /* broken: with a hole where the server had nothing to play */
};

static void give_up(const char *what)
{
    fprintf(stderr, "bench_sound: %s\n", what);
    exit(1);
}

static void play(struct bench *bench, struct game *game, int seconds)
{
    if (!sound_record(&bench->sound))
        give_up("the recorder does not record");
    if (!game_start(game, bench->desktop.name, bench->data, ARGS("play", CLICK_LEVEL)))
        give_up("the game did not start");
    Window window = desktop_window(&bench->desktop, "Heelbeat", WAIT_MS);
    if (!window || !game_wait_clock(game, WAIT_MS))
        give_up("the level did not start");
    bench->underruns = 0;
    sound_underruns(&bench->sound);
    for (int64_t end_us = desktop_mono_us() + (int64_t)seconds * 1000000; desktop_mono_us() < end_us;) {
        desktop_wait_until(desktop_mono_us() + LOOK_US);
        for (int new = sound_underruns(&bench->sound); new > 0 && bench->underruns < UNDERRUNS_MOST; new --)
            bench->underrun_us[bench->underruns++] = desktop_mono_us();
    }
    desktop_close_window(&bench->desktop, window);
    if (game_end(game, WAIT_MS) != 0)
        give_up("the game did not end well");
}

static bool is_steady(const struct bench *bench, double mono_us)
{
    for (int i = 0; i < bench->underruns; i++) {
        double since_us = mono_us - (double)bench->underrun_us[i];
        if (since_us > -2 * LOOK_US && since_us < LATELY_US)
            return false;
    }
    return true;
}

/* How much later each click was recorded than the clock said, from the first on. */
static void compare(struct bench *bench, const struct sound_recording *recording, const struct trace_lines *lines)
{
    const struct track heard = {recording->samples, recording->frames};
    int64_t first_frame;
    double mono_us, frame, off_us = 0;
    if (clicks_find(&heard, &first_frame, 1) != 1 ||
        !trace_lines_mono_us(lines, (double)bench->clicks[0] * 1e6 / SOUND_RATE_HZ, &mono_us))
        give_up("there is no click in the recording");
    off_us = sound_mono_us(recording, (double)first_frame) - mono_us;
    bench->count = bench->broken = 0;
    for (int i = 0; i < bench->click_count; i++) {
        double song_us = (double)bench->clicks[i] * 1e6 / SOUND_RATE_HZ;
        if (!trace_lines_mono_us(lines, song_us, &mono_us))
            break;
        double same =
            clicks_match(&bench->song, bench->clicks[i], &heard, sound_frame(recording, mono_us + off_us), &frame);
        bool whole = same > ALIKE_LEAST;
        if (whole)
            off_us = sound_mono_us(recording, frame) - mono_us;
        if (song_us < SETTLED_S * 1e6)
            continue;
        bench->broken += !whole;
        bench->found[bench->count] = (struct click_found){off_us / 1e3, song_us / 1e6, is_steady(bench, mono_us)};
        bench->count += whole;
    }
}

/* Around their mean, and along the song: of all clicks, or of those that no underrun came near. */
static void print_spread(const struct bench *bench, const char *which, bool steady)
{
    double n = 0, mean = 0, mean_s = 0, square = 0, slope = 0, along = 0, worst = 0;
    for (int i = 0; i < bench->count; i++) {
        bool counts = !steady || bench->found[i].steady;
        n += counts;
        mean += counts ? bench->found[i].off_ms : 0;
        mean_s += counts ? bench->found[i].at_s : 0;
    }
    for (int i = 0; i < bench->count && n > 0; i++) {
        double off = bench->found[i].off_ms - mean / n, at = bench->found[i].at_s - mean_s / n;
        if (steady && !bench->found[i].steady)
            continue;
        square += off * off;
        slope += off * at;
        along += at * at;
        worst = fmax(worst, fabs(off));
    }
    printf("  %s\n", which);
    figure_print("    clicks", n, "");
    figure_print("    spread around their mean, RMS", n > 0 ? sqrt(square / n) : 0, "ms");
    figure_print("    farthest from their mean", worst, "ms");
    figure_print("    drift", along > 0 ? slope / along * 60 : 0, "ms a minute");
}

/* Steps of the hills from frame to frame, against the time from the one drawing to the other. */
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
    folder_write_text(bench->data, "settings.json", settings);
    play(bench, &game, seconds);
    static struct sound_recording recording;
    sound_recorded(&bench->sound, &recording);
    if (!recording.samples || recording.place_count < 2 || !trace_lines_read(&lines, game.trace))
        give_up("there is no recording");
    printf("buffers of %d frames\n", frames);
    compare(bench, &recording, &lines);
    figure_print("  underruns", bench->underruns, "");
    figure_print("  clicks with a hole in them", bench->broken, "");
    print_spread(bench, "every whole click, heard against what the clock said", false);
    print_spread(bench, "of these, those with no underrun in the 2.5 s before", true);
    print_hills(&lines);
    trace_lines_free(&lines);
    free(recording.samples);
}

static void prepare(struct bench *bench, int seconds)
{
    assert_true(folder_make(bench->data));
    if (!click_level_write(bench->data, seconds))
        give_up("no style to make clicks from");
    setenv("HEELBEAT_ASSETS", bench->data, 1);
    snprintf(bench->tune, sizeof bench->tune, "%s/click.wav", bench->data);
    if (game_run(bench->data, ARGS("tune", CLICK_LEVEL, "-o", bench->tune), NULL, NULL) != 0)
        give_up("the click song was not made");
    bench->song = clicks_read_wav(bench->tune);
    bench->click_count = clicks_find(&bench->song, bench->clicks, CLICKS_MOST);
    if (bench->click_count < seconds)
        give_up("the click song has too few clicks");
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
        give_up("no Xvfb or no PulseAudio");
    for (int i = 0; i < 3; i++)
        if (!only || only == buffers[i])
            measure(&bench, buffers[i], seconds);
    free(bench.song.samples);
    sound_stop(&bench.sound);
    desktop_stop(&bench.desktop);
    folder_remove(bench.data);
    return 0;
}
