#include "core/feet/device.h"

#include "check.h"

/* What the header allows, said anew: which parts each kind of control has. */
static const enum control_part parts[CONTROL_KIND_COUNT][CONTROL_PART_COUNT + 1] = {
    [CONTROL_BUTTON] = {CONTROL_WHOLE, CONTROL_PART_COUNT},
    [CONTROL_AXIS] = {CONTROL_WHOLE, CONTROL_PLUS, CONTROL_MINUS, CONTROL_PART_COUNT},
    [CONTROL_HAT] = {CONTROL_UP, CONTROL_RIGHT, CONTROL_DOWN, CONTROL_LEFT, CONTROL_PART_COUNT},
    [CONTROL_CHANNEL] = {CONTROL_WHOLE, CONTROL_PART_COUNT},
    [CONTROL_TILT] = {CONTROL_WHOLE, CONTROL_PART_COUNT},
};

static void test_control_texts(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        struct control control;
    } rows[] = {{"button 3", {CONTROL_BUTTON, CONTROL_WHOLE, 3}},    {"axis 1", {CONTROL_AXIS, CONTROL_WHOLE, 1}},
                {"axis 1 +", {CONTROL_AXIS, CONTROL_PLUS, 1}},       {"axis 10 -", {CONTROL_AXIS, CONTROL_MINUS, 10}},
                {"hat 0 left", {CONTROL_HAT, CONTROL_LEFT, 0}},      {"hat 1 up", {CONTROL_HAT, CONTROL_UP, 1}},
                {"hat 2 right", {CONTROL_HAT, CONTROL_RIGHT, 2}},    {"hat 3 down", {CONTROL_HAT, CONTROL_DOWN, 3}},
                {"channel 2", {CONTROL_CHANNEL, CONTROL_WHOLE, 2}},  {"tilt 0", {CONTROL_TILT, CONTROL_WHOLE, 0}},
                {"button 255", {CONTROL_BUTTON, CONTROL_WHOLE, 255}}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[CONTROL_TEXT_SIZE];
        struct control found = {.index = -7};
        assert_true(control_parse(rows[i].text, &found));
        assert_true(control_equal(&found, &rows[i].control));
        assert_string_equal(control_format(&rows[i].control, text), rows[i].text);
    }
}

static void test_every_control_comes_back(void **state)
{
    (void)state;
    for (enum control_kind kind = CONTROL_BUTTON; kind < CONTROL_KIND_COUNT; kind++)
        for (const enum control_part *part = parts[kind]; *part != CONTROL_PART_COUNT; part++)
            for (int16_t index = 0; index <= DEVICE_INDEX_MAX; index++) {
                struct control control = {kind, *part, index}, found = {.index = -7};
                char text[CONTROL_TEXT_SIZE];
                memset(text, 'x', sizeof text);
                control_format(&control, text);
                assert_non_null(memchr(text, '\0', sizeof text));
                assert_true(strlen(text) < sizeof text - 1); /* with room to spare: nothing was cut */
                if (!control_parse(text, &found) || !control_equal(&found, &control))
                    fail_msg("%s doesn't come back", text);
            }
}

static void test_bad_texts(void **state)
{
    (void)state;
    static const char *const rows[] = {"",
                                       " ",
                                       "button",
                                       "button ",
                                       "button  3",
                                       " button 3",
                                       "button 3 ",
                                       "button3",
                                       "Button 3",
                                       "butto 3",
                                       "buttons 3",
                                       "button -1",
                                       "button +1",
                                       "button 256",
                                       "button 1e",
                                       "button 3x",
                                       "button 0x3",
                                       "button 3 +",
                                       "button 3 up",
                                       "axis 1  +",
                                       "axis 1 + ",
                                       "axis 1 ",
                                       "axis 1 up",
                                       "axis 1 ++",
                                       "axis +",
                                       "hat 0",
                                       "hat 0 +",
                                       "hat 0 lef",
                                       "hat 0 lefty",
                                       "hat 0 left ",
                                       "hat left",
                                       "channel 2 -",
                                       "tilt 0 +",
                                       "key 3",
                                       "button 99999",
                                       "button 4294967299",
                                       "button 65539",
                                       "button 1.0",
                                       "button \xC3\xA9",
                                       "axis 1\t+",
                                       "axis 1\n"};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct control found = {CONTROL_TILT, CONTROL_WHOLE, 99};
        if (control_parse(rows[i], &found))
            fail_msg("\"%s\" was taken", rows[i]);
        assert_int_equal(found.kind, CONTROL_TILT); /* and is left as it was */
        assert_int_equal(found.index, 99);
    }
}

static void test_analog(void **state)
{
    (void)state;
    static const struct control analog[] = {
        {CONTROL_AXIS, CONTROL_WHOLE, 0}, {CONTROL_CHANNEL, CONTROL_WHOLE, 0}, {CONTROL_TILT, CONTROL_WHOLE, 0}};
    static const struct control contact[] = {{CONTROL_BUTTON, CONTROL_WHOLE, 0},
                                             {CONTROL_AXIS, CONTROL_PLUS, 0},
                                             {CONTROL_AXIS, CONTROL_MINUS, 0},
                                             {CONTROL_HAT, CONTROL_UP, 0}};
    struct device_setup setup;
    device_setup_init(&setup, DEVICE_PAD, "pad:1", "A pad");
    assert_false(device_is_analog(&setup, HEEL_LEFT));
    for (size_t i = 0; i < sizeof analog / sizeof analog[0]; i++) {
        assert_true(control_is_analog(&analog[i]));
        setup.heels[HEEL_RIGHT] = (struct device_heel){.count = 1, .controls = {analog[i]}};
        assert_true(device_is_analog(&setup, HEEL_RIGHT));
        assert_false(device_is_analog(&setup, HEEL_LEFT));
    }
    for (size_t i = 0; i < sizeof contact / sizeof contact[0]; i++) {
        assert_false(control_is_analog(&contact[i]));
        setup.heels[HEEL_RIGHT] = (struct device_heel){.count = 1, .controls = {contact[i]}};
        assert_false(device_is_analog(&setup, HEEL_RIGHT));
    }
}

static void test_equal(void **state)
{
    (void)state;
    struct control a = {CONTROL_AXIS, CONTROL_PLUS, 3};
    assert_true(control_equal(&a, &(struct control){CONTROL_AXIS, CONTROL_PLUS, 3}));
    assert_false(control_equal(&a, &(struct control){CONTROL_AXIS, CONTROL_MINUS, 3}));
    assert_false(control_equal(&a, &(struct control){CONTROL_AXIS, CONTROL_PLUS, 4}));
    assert_false(control_equal(&a, &(struct control){CONTROL_BUTTON, CONTROL_PLUS, 3}));
}

static void test_init(void **state)
{
    (void)state;
    static const struct {
        enum device_kind kind;
        const char *word;
        enum heel_polarity polarity;
        int32_t lift, landing;
    } rows[] = {
        {DEVICE_KEYBOARD, "keyboard", HEEL_ACTIVE_UP, 500, 400}, {DEVICE_PAD, "pad", HEEL_ACTIVE_DOWN, 500, 400},
        {DEVICE_MOTION, "motion", HEEL_ACTIVE_UP, 400, 200},     {DEVICE_SERIAL, "serial", HEEL_ACTIVE_UP, 500, 400},
        {DEVICE_OSC, "osc", HEEL_ACTIVE_UP, 500, 400},
    };
    assert_int_equal(sizeof rows / sizeof rows[0], DEVICE_KIND_COUNT);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct device_setup setup;
        struct error error = {0};
        memset(&setup, 0x55, sizeof setup);
        device_setup_init(&setup, rows[i].kind, "an:id", "A name");
        assert_string_equal(device_kind_words[rows[i].kind], rows[i].word);
        assert_int_equal(setup.kind, rows[i].kind);
        assert_string_equal(setup.id, "an:id");
        assert_string_equal(setup.name, "A name");
        assert_int_equal(setup.polarity, rows[i].polarity);
        assert_int_equal(setup.lift_permille, rows[i].lift);
        assert_int_equal(setup.landing_permille, rows[i].landing);
        assert_int_equal(setup.debounce_ms, 20);
        assert_false(setup.off || setup.bound);
        assert_int_equal(setup.offset_ms[EDGE_LIFT], 0);
        assert_int_equal(setup.offset_ms[EDGE_LANDING], 0);
        for (int heel = 0; heel < HEEL_COUNT; heel++) {
            assert_int_equal(setup.heels[heel].count, 0);
            assert_int_equal(setup.heels[heel].floor, setup.heels[heel].top);
        }
        assert_true(device_setup_check(&setup, &error));
    }
}

static void test_long_names_are_cut(void **state)
{
    (void)state;
    char text[400];
    struct device_setup setup;
    memset(text, 'a', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    device_setup_init(&setup, DEVICE_PAD, text, text);
    assert_int_equal(strlen(setup.id), DEVICE_ID_SIZE - 1);
    assert_int_equal(strlen(setup.name), DEVICE_NAME_SIZE - 1);
}

/* A pad with a panel under each heel, good as it is. */
static struct device_setup good(void)
{
    struct device_setup setup;
    device_setup_init(&setup, DEVICE_PAD, "pad:1", "Mat");
    setup.heels[HEEL_LEFT] = (struct device_heel){
        .count = 2, .controls = {{CONTROL_BUTTON, CONTROL_WHOLE, 0}, {CONTROL_AXIS, CONTROL_MINUS, 0}}};
    setup.heels[HEEL_RIGHT] = (struct device_heel){
        .count = 2, .controls = {{CONTROL_BUTTON, CONTROL_WHOLE, 255}, {CONTROL_AXIS, CONTROL_PLUS, 0}}};
    return setup;
}

static void expect(const struct device_setup *setup, const char *what)
{
    struct error error = {0};
    bool ok = device_setup_check(setup, &error);
    if (ok != !what)
        fail_msg("%s %s", what ? what : error.what, what ? "was taken" : "was refused");
    if (!what)
        return;
    if (!strstr(error.what, what))
        fail_msg("\"%s\" was said, not \"%s\"", error.what, what);
    assert_string_equal(error.where, setup->name[0] ? setup->name : setup->id);
    assert_string_not_equal(error.fix, "");
}

static void test_number_faults(void **state)
{
    (void)state;
    static const struct {
        size_t offset;
        int32_t value;
        const char *what;
    } rows[] = {
#define NUMBER(field, value, what) {offsetof(struct device_setup, field), value, what}
        NUMBER(debounce_ms, -1, "debounce"),
        NUMBER(debounce_ms, 0, NULL),
        NUMBER(debounce_ms, 50, NULL),
        NUMBER(debounce_ms, 51, "debounce"),
        NUMBER(debounce_ms, INT32_MIN, "debounce"),
        NUMBER(debounce_ms, INT32_MAX, "debounce"),
        NUMBER(offset_ms[EDGE_LIFT], -1001, "offset"),
        NUMBER(offset_ms[EDGE_LIFT], -1000, NULL),
        NUMBER(offset_ms[EDGE_LIFT], 1001, "offset"),
        NUMBER(offset_ms[EDGE_LANDING], 1000, NULL),
        NUMBER(offset_ms[EDGE_LANDING], 1001, "offset"),
        NUMBER(offset_ms[EDGE_LANDING], INT32_MIN, "offset"),
        NUMBER(lift_permille, 401, NULL), /* the landing is at 400 */
        NUMBER(lift_permille, 400, "thresholds"),
        NUMBER(lift_permille, 999, NULL),
        NUMBER(lift_permille, 1000, "thresholds"),
        NUMBER(landing_permille, 0, "thresholds"),
        NUMBER(landing_permille, 1, NULL),
        NUMBER(landing_permille, 499, NULL), /* the lift is at 500 */
        NUMBER(landing_permille, 500, "thresholds"),
        NUMBER(landing_permille, INT32_MIN, "thresholds"),
        NUMBER(heels[HEEL_LEFT].count, -1, "under a heel"),
        NUMBER(heels[HEEL_RIGHT].count, 9, "under a heel"),
        NUMBER(heels[HEEL_RIGHT].count, INT32_MAX, "under a heel"),
        NUMBER(heels[HEEL_RIGHT].count, 0, NULL),
#undef NUMBER
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct device_setup setup = good();
        memcpy((char *)&setup + rows[i].offset, &rows[i].value, sizeof rows[i].value);
        expect(&setup, rows[i].what);
    }
}

static void test_control_faults(void **state)
{
    (void)state;
    static const struct {
        struct control control; /* the right heel's second */
        const char *what;
    } rows[] = {
        {{CONTROL_BUTTON, CONTROL_WHOLE, 7}, NULL},
        {{CONTROL_HAT, CONTROL_LEFT, 0}, NULL},
        {{CONTROL_BUTTON, CONTROL_WHOLE, -1}, "no such control"},
        {{CONTROL_BUTTON, CONTROL_WHOLE, 256}, "no such control"},
        {{CONTROL_BUTTON, CONTROL_PLUS, 7}, "no such control"},
        {{CONTROL_HAT, CONTROL_WHOLE, 0}, "no such control"},
        {{CONTROL_HAT, CONTROL_MINUS, 0}, "no such control"},
        {{CONTROL_HAT, CONTROL_PART_COUNT, 0}, "no such control"},
        {{CONTROL_AXIS, CONTROL_UP, 1}, "no such control"},
        {{CONTROL_CHANNEL, CONTROL_WHOLE, 0}, "no such control"},
        {{CONTROL_TILT, CONTROL_WHOLE, 0}, "no such control"},
        {{CONTROL_KIND_COUNT, CONTROL_WHOLE, 0}, "no such control"},
        {{CONTROL_AXIS, CONTROL_WHOLE, 1}, "contacts and to heights"},
        {{CONTROL_BUTTON, CONTROL_WHOLE, 0}, "under both heels"},
        {{CONTROL_AXIS, CONTROL_MINUS, 0}, "under both heels"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct device_setup setup = good();
        setup.heels[HEEL_RIGHT].controls[1] = rows[i].control;
        expect(&setup, rows[i].what);
    }
}

/* An axis whole and a half of it would move both heels. */
static void test_halves_under_both_heels(void **state)
{
    (void)state;
    struct device_setup setup = good();
    setup.heels[HEEL_RIGHT] = (struct device_heel){.count = 1, .controls = {{CONTROL_AXIS, CONTROL_WHOLE, 0}}};
    expect(&setup, "under both heels");
    setup.heels[HEEL_RIGHT].controls[0].index = 1;
    expect(&setup, NULL);
    setup.heels[HEEL_LEFT] = (struct device_heel){.count = 1, .controls = {{CONTROL_AXIS, CONTROL_PLUS, 1}}};
    expect(&setup, "under both heels");
    setup.heels[HEEL_LEFT].controls[0].kind = CONTROL_BUTTON;
    setup.heels[HEEL_LEFT].controls[0].part = CONTROL_WHOLE;
    expect(&setup, NULL);
}

/* Every kind of device with every kind of control. */
static void test_kinds_have_their_controls(void **state)
{
    (void)state;
    static const char *const have[DEVICE_KIND_COUNT] = {[DEVICE_KEYBOARD] = "B",
                                                        [DEVICE_PAD] = "BAH",
                                                        [DEVICE_MOTION] = "T",
                                                        [DEVICE_SERIAL] = "C",
                                                        [DEVICE_OSC] = "CT"};
    static const char letters[] = "BAHCT";
    for (enum device_kind kind = DEVICE_KEYBOARD; kind < DEVICE_KIND_COUNT; kind++)
        for (enum control_kind control = CONTROL_BUTTON; control < CONTROL_KIND_COUNT; control++) {
            struct device_setup setup;
            device_setup_init(&setup, kind, "x:1", "");
            setup.heels[HEEL_LEFT] = (struct device_heel){.count = 1, .controls = {{control, parts[control][0], 0}}};
            expect(&setup, strchr(have[kind], letters[control]) ? NULL : "no such control");
        }
}

static void test_unknown_kind(void **state)
{
    (void)state;
    struct device_setup setup = good();
    setup.kind = DEVICE_KIND_COUNT;
    expect(&setup, "no kind");
}

static void test_copy(void **state)
{
    (void)state;
    struct device_setup from = good(), to;
    struct error error = {0};
    from.off = from.bound = true;
    from.debounce_ms = 5;
    from.offset_ms[EDGE_LANDING] = -40;
    device_setup_init(&to, DEVICE_SERIAL, "serial:9", "Sensor");
    device_setup_copy(&to, &from);
    assert_string_equal(to.id, "serial:9");
    assert_int_equal(to.kind, DEVICE_SERIAL);
    assert_string_equal(to.name, "Mat");
    assert_true(to.off && to.bound);
    assert_int_equal(to.debounce_ms, 5);
    assert_int_equal(to.offset_ms[EDGE_LANDING], -40);
    assert_int_equal(to.heels[HEEL_RIGHT].count, 2);
    assert_true(control_equal(&to.heels[HEEL_LEFT].controls[1], &from.heels[HEEL_LEFT].controls[1]));
    assert_false(device_setup_check(&to, &error)); /* a sensor has no buttons */
}

static void test_bindings(void **state)
{
    (void)state;
    struct device_setup setup = good();
    struct device_heel *bound = &setup.heels[HEEL_LEFT];
    char text[CONTROL_TEXT_SIZE];
    enum heel heel;
    *bound = (struct device_heel){.count = 0};
    assert_true(binding_parse("button 9", bound));
    assert_true(binding_parse("!axis 12 +", bound));
    assert_int_equal(bound->count, 2);
    assert_string_equal(binding_format(bound, 0, text), "button 9");
    assert_string_equal(binding_format(bound, 1, text), "!axis 12 +");
    for (enum heel_polarity polarity = HEEL_ACTIVE_UP; polarity < HEEL_POLARITY_COUNT; polarity++) {
        setup.polarity = polarity;
        assert_int_equal(device_polarity(&setup, HEEL_LEFT, 0), polarity);
        assert_int_not_equal(device_polarity(&setup, HEEL_LEFT, 1), polarity);
    }
    assert_true(device_heel_of(&setup, &bound->controls[1], &heel));
    assert_int_equal(heel, HEEL_LEFT);
    assert_true(device_heel_of(&setup, &setup.heels[HEEL_RIGHT].controls[1], &heel));
    assert_int_equal(heel, HEEL_RIGHT);
    assert_false(device_heel_of(&setup, &(struct control){.kind = CONTROL_BUTTON, .index = 12}, &heel));

    /* What is said of a height is told by its span. */
    static const char *const bad[] = {"!channel 2", "!axis 1", "!tilt 0", "!!button 1", "! button 1", "!", ""};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(binding_parse(bad[i], bound));
    assert_int_equal(bound->count, 2);

    struct device_heel other = *bound;
    assert_true(device_lie_alike(bound, &other));
    other.turned[1] = false;
    assert_false(device_lie_alike(bound, &other));
}

/* Keys have SDL's scancodes; nothing else counts so far. */
static void test_keys_count_further(void **state)
{
    (void)state;
    struct device_setup setup;
    for (enum device_kind kind = DEVICE_KEYBOARD; kind <= DEVICE_PAD; kind++) {
        int16_t last = kind == DEVICE_KEYBOARD ? 511 : 255;
        device_setup_init(&setup, kind, "x:1", "");
        setup.heels[HEEL_LEFT] =
            (struct device_heel){.count = 1, .controls = {{.kind = CONTROL_BUTTON, .index = last}}};
        expect(&setup, NULL);
        setup.heels[HEEL_LEFT].controls[0].index++;
        expect(&setup, "no such control");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_control_texts),
        cmocka_unit_test(test_every_control_comes_back),
        cmocka_unit_test(test_bad_texts),
        cmocka_unit_test(test_analog),
        cmocka_unit_test(test_equal),
        cmocka_unit_test(test_init),
        cmocka_unit_test(test_long_names_are_cut),
        cmocka_unit_test(test_number_faults),
        cmocka_unit_test(test_control_faults),
        cmocka_unit_test(test_halves_under_both_heels),
        cmocka_unit_test(test_kinds_have_their_controls),
        cmocka_unit_test(test_unknown_kind),
        cmocka_unit_test(test_copy),
        cmocka_unit_test(test_bindings),
        cmocka_unit_test(test_keys_count_further),
    };
    return cmocka_run_group_tests_name("core/feet/device", tests, NULL, NULL);
}
