#include "stage/notices.h"

#include "check.h"

static const struct error gone = {.where = "the card", .what = "is gone", .fix = "plug it in"};

static void the_line_is_what_was_said_last_until_it_is_cleared(void **state)
{
    (void)state;
    struct notices notices = {0};
    assert_string_equal(notices_line(&notices), "");
    notices_fault(&notices, &gone);
    assert_string_equal(notices_line(&notices), "the card: is gone; plug it in");
    notices_say(&notices, "A mat is here");
    assert_string_equal(notices_line(&notices), "A mat is here");
    notices_clear(&notices);
    assert_string_equal(notices_line(&notices), "");
}

/* What goes wrong behind the stage waits for stderr, and is the line only where none stands. */
static void notes_are_taken_in_order(void **state)
{
    (void)state;
    struct notices notices = {0};
    char note[NOTICES_NOTE_SIZE];
    for (int i = 0; i <= NOTICES_NOTES_MAX; i++) {
        struct error error = {.what = "fault"};
        snprintf(error.where, sizeof error.where, "file %d", i);
        notices_note(&notices, &error);
    }
    assert_string_equal(notices_line(&notices), "file 0: fault");
    for (int i = 0; i < NOTICES_NOTES_MAX; i++) {
        char want[32];
        snprintf(want, sizeof want, "file %d: fault", i);
        assert_true(notices_take(&notices, note));
        assert_string_equal(note, want);
    }
    assert_false(notices_take(&notices, note));
    assert_string_equal(notices_line(&notices), "file 0: fault");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_line_is_what_was_said_last_until_it_is_cleared),
                                       cmocka_unit_test(notes_are_taken_in_order)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
