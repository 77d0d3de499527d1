#include "core/feet/wizard.h"

#include "check.h"

#define MS       INT64_C(1000)
#define KEYBOARD 0

static const struct control left_panel = {.kind = CONTROL_BUTTON, .index = 0};
static const struct control right_panel = {.kind = CONTROL_BUTTON, .index = 3};

/* A device's story: what its controls read, by time; the wizard is stepped every 5 ms between. */
struct story {
    struct wizard wizard;
    int64_t now_us;
};

static void pass(struct story *story, int64_t ms)
{
    for (int64_t i = 0; i < ms; i += 5) {
        story->now_us += 5 * MS;
        wizard_step(&story->wizard, story->now_us);
    }
}

static void read(struct story *story, int device, struct control control, int32_t value)
{
    wizard_reading(&story->wizard, device, &control, value, story->now_us);
}

static struct story begin(void)
{
    struct story story = {.now_us = 1000000};
    wizard_init(&story.wizard, story.now_us);
    return story;
}

/* A glide of an analog control from one value to another, a reading every 5 ms. */
static void glide(struct story *story, int device, struct control control, int32_t from, int32_t to, int64_t ms)
{
    for (int64_t at = 5; at <= ms; at += 5) {
        pass(story, 5);
        read(story, device, control, (int32_t)(from + (to - from) * at / ms));
    }
}

static void assert_bound(const struct story *story, enum heel heel, int device, const char *controls)
{
    char told[200] = "", buffer[CONTROL_TEXT_SIZE];
    const struct wizard_heel *found = &story->wizard.heels[heel];
    for (int32_t i = 0; i < found->bound.count; i++) {
        size_t length = 0;
        while (told[length])
            length++;
        snprintf(told + length, sizeof told - length, "%s%s", i ? ", " : "",
                 control_format(&found->bound.controls[i], buffer));
    }
    assert_string_equal(told, controls);
    assert_int_equal(found->device, device);
}

static void test_panels_that_rest_pressed(void **state)
{
    (void)state;
    struct story story = begin();
    /* The heels come to rest on the panels a second after the wizard has begun: it waits for quiet. */
    pass(&story, 1000);
    read(&story, 4, left_panel, 1);
    read(&story, 4, right_panel, 1);
    pass(&story, 1400);
    assert_int_equal(story.wizard.step, WIZARD_REST);
    pass(&story, 200);
    assert_int_equal(story.wizard.step, WIZARD_LEFT_UP);
    read(&story, 4, left_panel, 0);
    pass(&story, 100);
    assert_int_equal(story.wizard.step, WIZARD_LEFT_UP);
    pass(&story, 60);
    assert_int_equal(story.wizard.step, WIZARD_LEFT_DOWN);
    read(&story, 4, left_panel, 1);
    pass(&story, 200);
    assert_int_equal(story.wizard.step, WIZARD_RIGHT_UP);
    /* The left one again is not the right one. */
    read(&story, 4, left_panel, 0);
    pass(&story, 400);
    read(&story, 4, left_panel, 1);
    assert_int_equal(story.wizard.step, WIZARD_RIGHT_UP);
    read(&story, 4, right_panel, 0);
    pass(&story, 200);
    read(&story, 4, right_panel, 1);
    pass(&story, 200);
    assert_int_equal(story.wizard.step, WIZARD_DONE);
    assert_bound(&story, HEEL_LEFT, 4, "button 0");
    assert_bound(&story, HEEL_RIGHT, 4, "button 3");

    struct device_setup setup;
    device_setup_init(&setup, DEVICE_PAD, "pad:x", "Mat");
    assert_false(wizard_apply(&story.wizard, 5, &setup));
    assert_false(setup.bound);
    setup.polarity = HEEL_ACTIVE_UP;
    assert_true(wizard_apply(&story.wizard, 4, &setup));
    assert_true(setup.bound);
    assert_int_equal(setup.polarity, HEEL_ACTIVE_DOWN);
    assert_int_equal(setup.heels[HEEL_LEFT].count, 1);
    assert_true(device_setup_check(&setup, NULL));
}

/* Panels that were held before anyone listened: their first word is that they are let go. */
static void test_panels_held_all_the_while(void **state)
{
    (void)state;
    struct story story = begin();
    pass(&story, 1600);
    read(&story, 0, left_panel, 0);
    pass(&story, 200);
    assert_int_equal(story.wizard.step, WIZARD_LEFT_DOWN);
    read(&story, 0, left_panel, 1);
    pass(&story, 200);
    read(&story, 0, right_panel, 0);
    pass(&story, 200);
    read(&story, 0, right_panel, 1);
    pass(&story, 200);
    assert_int_equal(story.wizard.step, WIZARD_DONE);
    assert_int_equal(story.wizard.heels[HEEL_LEFT].polarity, HEEL_ACTIVE_DOWN);
}

static void test_keys(void **state)
{
    (void)state;
    struct story story = begin();
    pass(&story, 1600);
    read(&story, KEYBOARD, (struct control){.kind = CONTROL_BUTTON, .index = 9}, 1);
    pass(&story, 30); /* too short: a slip */
    read(&story, KEYBOARD, (struct control){.kind = CONTROL_BUTTON, .index = 9}, 0);
    pass(&story, 300);
    assert_int_equal(story.wizard.step, WIZARD_LEFT_UP);
    for (int16_t key = 30; key < 40; key += 5) {
        read(&story, KEYBOARD, (struct control){.kind = CONTROL_BUTTON, .index = key}, 1);
        pass(&story, 200);
        read(&story, KEYBOARD, (struct control){.kind = CONTROL_BUTTON, .index = key}, 0);
        pass(&story, 200);
    }
    assert_int_equal(story.wizard.step, WIZARD_DONE);
    assert_bound(&story, HEEL_LEFT, KEYBOARD, "button 30");
    assert_bound(&story, HEEL_RIGHT, KEYBOARD, "button 35");
    assert_int_equal(story.wizard.heels[HEEL_LEFT].polarity, HEEL_ACTIVE_UP);
}

/* A mat with its arrows on one axis: it jumps to either end. */
static void test_arrows_on_an_axis(void **state)
{
    (void)state;
    const struct control axis = {.kind = CONTROL_AXIS, .index = 1};
    struct story story = begin();
    read(&story, 2, axis, 0);
    pass(&story, 1600);
    for (int side = -1; side <= 1; side += 2) {
        read(&story, 2, axis, 32767 * side);
        pass(&story, 200);
        read(&story, 2, axis, 0);
        pass(&story, 200);
    }
    assert_int_equal(story.wizard.step, WIZARD_DONE);
    assert_bound(&story, HEEL_LEFT, 2, "axis 1 -");
    assert_bound(&story, HEEL_RIGHT, 2, "axis 1 +");
}

/* Pressure sensors, two under each heel, that flicker and fall when it lifts. */
static void test_pressure(void **state)
{
    (void)state;
    struct story story = begin();
    for (int i = 0; i < 320; i++) {
        for (int16_t channel = 0; channel < 4; channel++)
            read(&story, 7, (struct control){.kind = CONTROL_CHANNEL, .index = channel},
                 600 + (i * 7 + channel) % 9 - 4);
        pass(&story, 5);
    }
    assert_int_equal(story.wizard.step, WIZARD_LEFT_UP);
    for (int heel = 0; heel < HEEL_COUNT; heel++) {
        struct control first = {.kind = CONTROL_CHANNEL, .index = (int16_t)(2 * heel)}, second = first;
        second.index++;
        for (int32_t value = 600; value >= 40; value -= 10) {
            read(&story, 7, first, value);
            read(&story, 7, second, value / 2 + 300); /* the heel's other edge falls by half as much */
            pass(&story, 5);
        }
        pass(&story, 200);
        glide(&story, 7, first, 40, 600, 300);
        read(&story, 7, second, 600);
        pass(&story, 200);
    }
    assert_int_equal(story.wizard.step, WIZARD_DONE);
    assert_bound(&story, HEEL_LEFT, 7, "channel 0, channel 1");
    assert_bound(&story, HEEL_RIGHT, 7, "channel 2, channel 3");
    const struct device_heel *left = &story.wizard.heels[HEEL_LEFT].bound;
    assert_int_equal(left->join, DEVICE_SUM);
    assert_in_range(left->floor, 1180, 1220);
    assert_in_range(left->top, 350, 370);
}

/* A controller on each thigh: two devices, a heel each. */
static void test_two_controllers(void **state)
{
    (void)state;
    const struct control tilt = {.kind = CONTROL_TILT};
    struct story story = begin();
    read(&story, 1, tilt, 100);
    read(&story, 2, tilt, -50);
    pass(&story, 1600);
    for (int device = 2; device >= 1; device--) {
        glide(&story, device, tilt, 0, 6000, 400);
        pass(&story, 200);
        glide(&story, device, tilt, 6000, 0, 400);
        pass(&story, 200);
    }
    assert_int_equal(story.wizard.step, WIZARD_DONE);
    assert_bound(&story, HEEL_LEFT, 2, "tilt 0");
    assert_bound(&story, HEEL_RIGHT, 1, "tilt 0");
    struct device_setup setup;
    device_setup_init(&setup, DEVICE_MOTION, "motion:x", "Controller");
    assert_true(wizard_apply(&story.wizard, 1, &setup));
    assert_int_equal(setup.heels[HEEL_LEFT].count, 0);
    assert_int_equal(setup.heels[HEEL_RIGHT].count, 1);
    assert_int_equal(setup.heels[HEEL_RIGHT].top, 6000);
    assert_true(device_setup_check(&setup, NULL));
}

/* A foot that leaves a panel moves its sensor a little sooner. Both are known by the next step, when a frame is slow.
 */
static void test_a_contact_goes_before_a_height(void **state)
{
    (void)state;
    const struct control height = {.kind = CONTROL_CHANNEL};
    struct story story = begin();
    read(&story, 7, height, 600);
    read(&story, 7, left_panel, 1);
    pass(&story, 1600);
    assert_int_equal(story.wizard.step, WIZARD_LEFT_UP);
    read(&story, 7, height, 100);
    story.now_us += 10 * MS;
    read(&story, 7, left_panel, 0);
    story.now_us += 200 * MS;
    wizard_step(&story.wizard, story.now_us);
    assert_int_equal(story.wizard.step, WIZARD_LEFT_DOWN);
    assert_bound(&story, HEEL_LEFT, 7, "button 0");
}

/* A panel under the left heel, and a switch that is closed while the right one is up, on one device. */
static void test_heels_that_say_the_opposite(void **state)
{
    (void)state;
    struct story story = begin();
    struct device_setup setup;
    read(&story, 4, left_panel, 1);
    pass(&story, 1600);
    read(&story, 4, left_panel, 0);
    pass(&story, 200);
    read(&story, 4, left_panel, 1);
    pass(&story, 200);
    read(&story, 4, right_panel, 1);
    pass(&story, 200);
    read(&story, 4, right_panel, 0);
    pass(&story, 200);
    assert_int_equal(story.wizard.step, WIZARD_DONE);
    device_setup_init(&setup, DEVICE_PAD, "pad:x", "Mat");
    setup.polarity = HEEL_ACTIVE_UP;
    assert_true(wizard_apply(&story.wizard, 4, &setup));
    assert_int_equal(setup.polarity, HEEL_ACTIVE_DOWN);
    assert_int_equal(device_polarity(&setup, HEEL_LEFT, 0), HEEL_ACTIVE_DOWN);
    assert_int_equal(device_polarity(&setup, HEEL_RIGHT, 0), HEEL_ACTIVE_UP);
}

static void test_more_controls_than_it_can_hear(void **state)
{
    (void)state;
    struct story story = begin();
    for (int device = 0; device < 40; device++)
        for (int16_t index = 0; index < 20; index++)
            read(&story, device, (struct control){.kind = CONTROL_BUTTON, .index = index}, index % 2);
    assert_int_equal(story.wizard.source_count, WIZARD_SOURCES_MAX);
    pass(&story, 1600);
    for (int16_t index = 0; index < 20; index++)
        read(&story, 0, (struct control){.kind = CONTROL_BUTTON, .index = index}, !(index % 2));
    pass(&story, 200);
    assert_int_equal(story.wizard.heels[HEEL_LEFT].bound.count, DEVICE_CONTROLS_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_panels_that_rest_pressed),
        cmocka_unit_test(test_panels_held_all_the_while),
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_arrows_on_an_axis),
        cmocka_unit_test(test_pressure),
        cmocka_unit_test(test_two_controllers),
        cmocka_unit_test(test_a_contact_goes_before_a_height),
        cmocka_unit_test(test_heels_that_say_the_opposite),
        cmocka_unit_test(test_more_controls_than_it_can_hear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
