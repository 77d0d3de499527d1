#include "check.h"
#include "core/feet/pad.h"

/* Titles say what recognises the row. */
static const struct pad_table table = {
    .count = 6,
    .rows =
        {
            {.title = "name", .names = {"Dance Pad", "mat"}, .name_count = 2},
            {.title = "whole name", .names = {"=Dance"}, .name_count = 1},
            {.title = "numbers", .has_usb = true, .vendor = 0x6677, .product = 0x8811},
            {.title = "numbers and name",
             .has_usb = true,
             .vendor = 0x6677,
             .product = 0x8811,
             .names = {"Impact"},
             .name_count = 1},
            {.title = "second of a kind", .has_usb = true, .vendor = 0x6677, .product = 0x8811},
            {.title = "board",
             .has_usb = true,
             .vendor = 0x2341,
             .product = 0x8037,
             .names = {"StepManiaX"},
             .name_count = 1},
        },
};

static void test_finds(void **state)
{
    (void)state;
    static const struct {
        uint16_t vendor, product;
        const char *name, *title; /* NULL: none */
    } rows[] = {
        {0, 0, "USB dance pad", "name"},
        {0, 0, "A MAT of rubber", "name"},
        {0x1234, 0x5678, "A mat", "name"},
        {0, 0, "DANCE", "whole name"},
        {0, 0, "Dance ", NULL},
        {0, 0, "Danc", NULL},
        {0, 0, "A Dance", NULL},
        {0x6677, 0x8811, "Something", "numbers"},
        {0x6677, 0x8811, "Positive impact", "numbers and name"},
        {0x6677, 0x8811, "Impact mat", "numbers and name"},
        {0x6677, 0x8811, "Dance Pad", "numbers"},
        {0x6677, 0x8812, "Impact", NULL},     /* other numbers than the row's */
        {0, 0, "Impact", "numbers and name"}, /* where numbers aren't told */
        {0x2341, 0x8037, "StepManiaX", "board"},
        {0x2341, 0x8037, "Arduino Micro", NULL}, /* any board of that maker */
        {0x8811, 0x6677, "", NULL},
        {0, 0, "", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct pad_row *row = pad_find(&table, rows[i].vendor, rows[i].product, rows[i].name);
        if (rows[i].title)
            assert_string_equal(row ? row->title : rows[i].name, rows[i].title);
        else
            assert_ptr_equal(row, NULL);
    }
}

static void test_the_players_rows_come_first(void **state)
{
    (void)state;
    static struct pad_table own;
    own = table;
    own.own = 1; /* "name", which is likest nothing that has numbers */
    assert_string_equal(pad_find(&own, 0x6677, 0x8811, "Impact mat")->title, "name");
    assert_string_equal(pad_find(&own, 0x6677, 0x8811, "Impact")->title, "numbers and name");
    own.own = own.count;
    assert_string_equal(pad_find(&own, 0x6677, 0x8811, "Impact mat")->title, "numbers and name");
    own.count = own.own = 0;
    assert_null(pad_find(&own, 0x6677, 0x8811, "Impact mat"));
}

static void test_suggests(void **state)
{
    (void)state;
    struct pad_row row = {.title = "Mat",
                          .maps = {true, true, true, true},
                          .arrows = {{.index = 2},
                                     {.kind = CONTROL_AXIS, .part = CONTROL_PLUS},
                                     {.index = 1},
                                     {.kind = CONTROL_AXIS, .part = CONTROL_MINUS}}};
    struct device_setup setup;
    struct error error;
    device_setup_init(&setup, DEVICE_PAD, "pad:1", "Mat");
    pad_suggest(&row, &setup);
    assert_true(setup.bound);
    assert_int_equal(setup.polarity, HEEL_ACTIVE_DOWN);
    assert_int_equal(setup.heels[HEEL_LEFT].count, 1);
    assert_int_equal(setup.heels[HEEL_RIGHT].count, 1);
    assert_true(control_equal(&setup.heels[HEEL_LEFT].controls[0], &row.arrows[PAD_LEFT]));
    assert_true(control_equal(&setup.heels[HEEL_RIGHT].controls[0], &row.arrows[PAD_RIGHT]));
    assert_true(device_setup_check(&setup, &error));
    /* One arrow is no pair of heels. */
    row.maps[PAD_LEFT] = false;
    pad_suggest(&row, &setup);
    assert_false(setup.bound);
    assert_int_equal(setup.heels[HEEL_LEFT].count, 0);
    assert_int_equal(setup.heels[HEEL_RIGHT].count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_finds),
        cmocka_unit_test(test_the_players_rows_come_first),
        cmocka_unit_test(test_suggests),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
