/* What the processor's wide registers make is what any processor makes. */
#include "check.h"
#include "music/fixture.h"
#include "music/sound/narrow.h"

static void test_same_samples(void **state)
{
    (void)state;
    static const struct fixture_part parts[] = {
        {2, NULL, NULL}, {4, "uudd", "uudd"}, {6, "uudd....", "....uudd"}, {2, NULL, NULL}};
    struct chart chart = fixture_chart(parts, 4, 104, 0);
    if (!__builtin_cpu_supports("avx2"))
        skip();
    for (int s = 0; s < FIXTURE_STYLES; s++) {
        const struct level_music music = {.key = "A minor", .seed = 11};
        const struct style *style = fixture_style_of(fixture_styles[s]);
        struct tune tune = fixture_level_tune(&chart, &music, fixture_styles[s]);
        struct synth *synth = synth_create(&tune, style);
        int64_t frames = synth_frames(synth);
        struct synth_frame *wide = calloc((size_t)frames, sizeof *wide), *narrow = calloc((size_t)frames, sizeof *wide);
        synth_render(synth, wide, (int32_t)frames);
        synth_destroy(synth);
        assert_true(narrow_render(&tune, style, narrow, (int32_t)frames));
        int64_t loud = 0;
        for (int64_t i = 0; i < frames; i++) {
            if (memcmp(&wide[i], &narrow[i], sizeof *wide) != 0)
                fail_msg("%s differs at frame %lld", fixture_styles[s], (long long)i);
            loud += abs(wide[i].mix[0]) > 1000;
        }
        assert_true(loud > frames / 10);
        free(wide);
        free(narrow);
        tune_reset(&tune);
    }
    chart_reset(&chart);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_same_samples)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
