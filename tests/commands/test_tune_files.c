#include <math.h>
#include <signal.h>
#include <sndfile.h>
#include <sys/resource.h>
#include <unistd.h>

#include "check.h"
#include "commands/tune_files.h"
#include "folder.h"
#include "store/styles/style_file.h"

#define STEMS 3

static const char *const endings[] = {".wav", ".flac", ".OGG"};
static const char *const suffixes[STEMS] = {"", "-backing", "-lead"};
#define ENDINGS (sizeof endings / sizeof *endings)

struct bench {
    char folder[FOLDER_PATH];
    struct style style;
    struct tune tune;
    struct tune_note notes[8];
    struct synth_frame *frames; /* as the synth gives them */
    sf_count_t count;
};

static int open_bench(void **state)
{
    struct bench *bench = calloc(1, sizeof *bench);
    struct error error = {0};
    assert_true(folder_make(bench->folder));
    assert_true(style_load(HEELBEAT_SOURCE "/assets/styles/lofi.json", &bench->style, &error));
    for (int i = 0; i < 8; i++) /* the lead between other instruments */
        bench->notes[i] = (struct tune_note){
            .start_us = i * 200000,
            .duration_us = 300000,
            .voice = (int16_t)(i % 2 ? bench->style.lead.voices[0] : 7 + i % 3),
            .pitch = (int16_t)(55 + 3 * i),
            .velocity = 90,
        };
    bench->tune = (struct tune){.notes = bench->notes, .count = 8, .end_us = 2000000, .bpm_milli = 96000};
    struct synth *synth = synth_create(&bench->tune, &bench->style);
    bench->count = synth_frames(synth);
    bench->frames = calloc((size_t)bench->count, sizeof *bench->frames);
    synth_render(synth, bench->frames, (int32_t)bench->count);
    synth_destroy(synth);
    *state = bench;
    return 0;
}

static int close_bench(void **state)
{
    struct bench *bench = *state;
    folder_remove(bench->folder);
    free(bench->frames);
    free(bench);
    return 0;
}

static bool write_files(const struct bench *bench, const char *ending, bool stems, struct error *error)
{
    char path[FOLDER_FILE];
    snprintf(path, sizeof path, "%s/song%s", bench->folder, ending);
    assert_true(tune_files_known(path));
    struct synth *synth = synth_create(&bench->tune, &bench->style);
    bool good = tune_files_write(path, stems, synth, error);
    synth_destroy(synth);
    return good;
}

/* Reads a file and removes it: NULL if it isn't there. */
static int16_t *take(const struct bench *bench, const char *suffix, const char *ending, sf_count_t *count)
{
    char path[FOLDER_FILE];
    SF_INFO info = {0};
    snprintf(path, sizeof path, "%s/song%s%s", bench->folder, suffix, ending);
    SNDFILE *file = sf_open(path, SFM_READ, &info);
    if (file == NULL)
        return NULL;
    assert_int_equal(info.samplerate, SYNTH_RATE_HZ);
    assert_int_equal(info.channels, SYNTH_CHANNELS);
    int16_t *samples = calloc((size_t)info.frames, SYNTH_CHANNELS * sizeof *samples);
    *count = sf_readf_short(file, samples, info.frames);
    sf_close(file);
    remove(path);
    return samples;
}

static int16_t wanted(const struct synth_frame *frame, size_t stem, int side)
{
    return stem == 0 ? frame->mix[side] : stem == 1 ? frame->backing[side] : synth_lead(frame, side);
}

/* By libsndfile's own reading: WAV and FLAC hold every sample, Vorbis what is heard, all the right length. */
static void test_what_is_written_is_read_back(void **state)
{
    const struct bench *bench = *state;
    for (size_t e = 0; e < ENDINGS; e++) {
        struct error error = {0};
        if (!write_files(bench, endings[e], true, &error))
            fail_msg("%s %s", error.where, error.what);
        for (size_t stem = 0; stem < STEMS; stem++) {
            sf_count_t count = 0;
            double off = 0, energy = 0;
            int16_t *samples = take(bench, suffixes[stem], endings[e], &count);
            assert_non_null(samples);
            assert_int_equal(count, bench->count);
            for (sf_count_t i = 0; i < 2 * count; i++) {
                double sample = wanted(&bench->frames[i / 2], stem, (int)(i % 2));
                off += pow(samples[i] - sample, 2);
                energy += pow(sample, 2);
            }
            assert_true(energy > 0);
            if (off > (e < 2 ? 0 : 0.02 * energy))
                fail_msg("%s%s: %g of %g", suffixes[stem], endings[e], off, energy);
            free(samples);
        }
        assert_int_equal(folder_count(bench->folder, ""), 0);
    }
}

static void test_the_mix_alone(void **state)
{
    struct bench *bench = *state;
    struct error error = {0};
    sf_count_t count;
    assert_true(write_files(bench, ".flac", false, &error));
    assert_int_equal(folder_count(bench->folder, ""), 1);
    free(take(bench, "", ".flac", &count));
}

/* However soon the room ends, the fault is told, the file that stood there stands, and nothing else stays. */
static void test_no_room_on_the_disk(void **state)
{
    struct bench *bench = *state;
    struct rlimit whole, little;
    getrlimit(RLIMIT_FSIZE, &whole);
    signal(SIGXFSZ, SIG_IGN); /* writing fails with EFBIG instead */
    static const rlim_t rooms[] = {0, 20, 5000, 40000};
    for (size_t e = 0; e < ENDINGS; e++) {
        for (size_t r = 0; r < sizeof rooms / sizeof *rooms; r++) {
            char path[FOLDER_FILE], kept[16] = {0};
            snprintf(path, sizeof path, "%s/song%s", bench->folder, endings[e]);
            FILE *file = fopen(path, "w");
            fputs("mine", file);
            fclose(file);
            little = (struct rlimit){.rlim_cur = rooms[r], .rlim_max = whole.rlim_max};
            setrlimit(RLIMIT_FSIZE, &little);
            struct error error = {0};
            bool good = write_files(bench, endings[e], true, &error);
            setrlimit(RLIMIT_FSIZE, &whole);
            if (good)
                fail_msg("%s is whole with room for %d bytes", endings[e], (int)rooms[r]);
            assert_non_null(strstr(error.where, "/song"));
            assert_true(error.what[0] != 0 && error.fix[0] != 0);
            assert_int_equal(folder_count(bench->folder, ""), 1);
            file = fopen(path, "r");
            assert_int_equal(fread(kept, 1, sizeof kept - 1, file), 4);
            fclose(file);
            remove(path);
            assert_string_equal(kept, "mine");
        }
    }
    signal(SIGXFSZ, SIG_DFL);
}

static void test_names(void **state)
{
    (void)state;
    static const char *const good[] = {"a.wav", "a.FLAC", "/tmp/a.b/c.ogg", "a.mp3.wav"};
    static const char *const bad[] = {"", "a", ".wav", "wav", "a.mp3", "a.wav/", "a.wav.part", "a.og"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(tune_files_known(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(tune_files_known(bad[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_written_is_read_back),
        cmocka_unit_test(test_the_mix_alone),
        cmocka_unit_test(test_no_room_on_the_disk),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
