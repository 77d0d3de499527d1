/* Pads read on the driver's own thread while another one presses: also what a thread sanitizer should see. */
#include <time.h>

#include "check.h"
#include "input/pads/pad_watch.h"
#include "input/pads/toy_pads.h"

#define PRESSES 400
#define WAIT_MS 20000 /* for what comes within some milliseconds */

static int64_t mono_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000000) + now.tv_nsec / 1000;
}

static const struct toy_pad_desc mat = {.name = "Mat", .buttons = 10};

struct tally {
    int came, went, readings;
    int32_t value;
    int64_t mono_us;
    struct device_setup setup;
};

static void on_arrived(void *context, int device, const struct device_setup *suggested, const struct device_menu *menu)
{
    struct tally *tally = context;
    (void)device;
    (void)menu;
    tally->setup = *suggested;
    tally->came++;
}

static void on_left(void *context, int device)
{
    (void)device;
    ((struct tally *)context)->went++;
}

static void on_reading(void *context, int device, const struct reading *reading)
{
    struct tally *tally = context;
    (void)device;
    assert_true(reading->mono_us >= tally->mono_us);
    tally->readings++;
    tally->value = reading->value;
    tally->mono_us = reading->mono_us;
}

/* Steps until *count is reached, woken by the driver's event as the main loop is. */
static void step_until(void *driver, struct tally *tally, const int *count, int wanted)
{
    struct driver_sink sink = {.context = tally, .arrived = on_arrived, .left = on_left, .reading = on_reading};
    for (;;) {
        SDL_Event event;
        driver_pads.step(driver, mono_us(), &sink);
        if (*count >= wanted)
            return;
        if (!SDL_WaitEventTimeout(&event, WAIT_MS))
            fail_msg("nothing came: %d of %d", *count, wanted);
    }
}

static void *open_pads(void)
{
    struct error error;
    void *driver = driver_pads.open(&(struct driver_desc){.mono_us = mono_us}, &error);
    assert_non_null(driver);
    return driver;
}

static void test_a_press_is_stamped_when_it_happened(void **state)
{
    struct tally tally = {0};
    void *driver = open_pads();
    (void)state;
    SDL_Joystick *joystick = toy_pads_plug(&mat);
    step_until(driver, &tally, &tally.came, 1);
    assert_string_equal(tally.setup.name, "Mat");
    for (int press = 0; press < 20; press++) {
        int64_t before_us = mono_us();
        SDL_JoystickSetVirtualButton(joystick, 2, (Uint8)(press % 2 == 0));
        step_until(driver, &tally, &tally.readings, press + 1);
        assert_int_equal(tally.value, press % 2 == 0);
        assert_true(tally.mono_us >= before_us && tally.mono_us <= mono_us());
    }
    toy_pads_pull(joystick);
    step_until(driver, &tally, &tally.went, 1);
    assert_int_equal(tally.readings, 20);
    driver_pads.close(driver);
}

struct presser {
    SDL_Joystick *joystick;
    SDL_sem *next;
};

static int press_all(void *context)
{
    struct presser *presser = context;
    for (int i = 0; i < PRESSES; i++) {
        SDL_SemWait(presser->next);
        SDL_JoystickSetVirtualButton(presser->joystick, 1, (Uint8)(i % 2 == 0));
    }
    return 0;
}

/* None lost, none twice, and the stamps rise. */
static void test_another_thread_presses(void **state)
{
    struct tally tally = {0};
    void *driver = open_pads();
    (void)state;
    struct presser presser = {.joystick = toy_pads_plug(&mat), .next = SDL_CreateSemaphore(0)};
    step_until(driver, &tally, &tally.came, 1);
    SDL_Thread *thread = SDL_CreateThread(press_all, "press", &presser);
    assert_non_null(thread);
    for (int i = 0; i < PRESSES; i++) {
        SDL_SemPost(presser.next);
        step_until(driver, &tally, &tally.readings, i + 1);
        assert_int_equal(tally.readings, i + 1);
        assert_int_equal(tally.value, i % 2 == 0);
    }
    SDL_WaitThread(thread, NULL);
    toy_pads_pull(presser.joystick);
    step_until(driver, &tally, &tally.went, 1);
    SDL_DestroySemaphore(presser.next);
    driver_pads.close(driver);
}

static struct {
    SDL_mutex *lock;
    int64_t count;
} asked;

static int64_t counted_mono_us(void)
{
    SDL_LockMutex(asked.lock);
    asked.count++;
    SDL_UnlockMutex(asked.lock);
    return mono_us();
}

static int64_t asked_count(void)
{
    SDL_LockMutex(asked.lock);
    int64_t count = asked.count;
    SDL_UnlockMutex(asked.lock);
    return count;
}

/* The thread asks the clock after each look at joysticks that are there. With none it doesn't look, however often the
 * game takes; what is plugged in then is there within four looks a second all the same. */
static void test_alone_it_rests(void **state)
{
    struct error error;
    struct tally tally = {0};
    struct driver_sink sink = {.context = &tally, .arrived = on_arrived, .left = on_left, .reading = on_reading};
    (void)state;
    asked.lock = SDL_CreateMutex();
    void *driver = driver_pads.open(&(struct driver_desc){.mono_us = counted_mono_us}, &error);
    assert_non_null(driver);
    int64_t taken = asked_count();
    for (int64_t end_us = mono_us() + 50000; mono_us() < end_us; taken++)
        driver_pads.step(driver, mono_us(), &sink);
    assert_in_range(asked_count() - taken, 0, 2);
    SDL_Joystick *joystick = toy_pads_plug(&mat);
    step_until(driver, &tally, &tally.came, 1);
    toy_pads_pull(joystick);
    step_until(driver, &tally, &tally.went, 1);
    driver_pads.close(driver);
    SDL_DestroyMutex(asked.lock);
}

/* Plugs and pulls while the thread looks. */
static void test_plugs(void **state)
{
    struct tally tally = {0};
    void *driver = open_pads();
    (void)state;
    for (int i = 0; i < 8; i++) {
        SDL_Joystick *joystick = toy_pads_plug(&mat);
        step_until(driver, &tally, &tally.came, i + 1);
        toy_pads_pull(joystick);
        step_until(driver, &tally, &tally.went, i + 1);
    }
    assert_int_equal(tally.came, 8);
    SDL_Joystick *joystick = toy_pads_plug(&mat); /* closed while one is there, and perhaps not yet heard of */
    driver_pads.close(driver);
    toy_pads_pull(joystick);
}

/* Somebody else who updates joysticks goes on when the driver has closed. */
static void test_leaves_sdl_as_it_was(void **state)
{
    (void)state;
    void *driver = open_pads();
    assert_string_equal(SDL_GetHint(SDL_HINT_JOYSTICK_ALLOW_BACKGROUND_EVENTS), "1");
    assert_string_equal(SDL_GetHint(SDL_HINT_AUTO_UPDATE_JOYSTICKS), "0");
    driver_pads.close(driver);
    assert_string_equal(SDL_GetHint(SDL_HINT_AUTO_UPDATE_JOYSTICKS), "1");
}

static int open_sdl(void **state)
{
    (void)state;
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    return SDL_Init(SDL_INIT_EVENTS | SDL_INIT_JOYSTICK);
}

static int close_sdl(void **state)
{
    (void)state;
    SDL_Quit();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_press_is_stamped_when_it_happened),
        cmocka_unit_test(test_another_thread_presses),
        cmocka_unit_test(test_alone_it_rests),
        cmocka_unit_test(test_plugs),
        cmocka_unit_test(test_leaves_sdl_as_it_was),
    };
    return cmocka_run_group_tests(tests, open_sdl, close_sdl);
}
