/* Words are set in Inter wherever it is installed, in each of its weights as a face of its own. */
#include "draw/canvas/font_files.h"

#include "check.h"

static void words_are_set_in_inter(void **state)
{
    static const struct {
        int css_weight;
        const char *face;
    } rows[] = {{500, "Inter-Medium"}, {700, "Inter-Bold"}, {800, "Inter-ExtraBold"}};
    (void)state;
    struct font_files *files = font_files_create();
    assert_non_null(files);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct font_file found;
        assert_true(font_files_find(files, rows[i].css_weight, 0, &found));
        if (!strstr(found.path, rows[i].face))
            fail_msg("weight %d is set in %s", rows[i].css_weight, found.path);
        assert_false(found.too_light);
    }
    font_files_destroy(files);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(words_are_set_in_inter)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
