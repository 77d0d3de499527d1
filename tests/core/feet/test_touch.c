#include "core/feet/touch.h"

#include <math.h>

#include "check.h"
#include "core/base/rng.h"

#define PI         3.14159265358979323846
#define MS         INT64_C(1000)
#define STEPS_MAX  20
#define EVENTS_MAX 4000
#define REPS       60

/* How a heel goes up; down is the same backward. */
enum shape { COSINE, STEADY, SMOOTH, SHAPE_COUNT };
static const char *const shapes[SHAPE_COUNT] = {"cosine", "constant speed", "least jerk"};

static double shape_of(enum shape shape, double part)
{
    double p = part < 0 ? 0 : part > 1 ? 1 : part;
    switch (shape) {
    case COSINE:
        return (1 - cos(PI * p)) / 2;
    case STEADY:
        return p;
    case SMOOTH:
        return p * p * p * (10 - 15 * p + 6 * p * p);
    case SHAPE_COUNT:
        break;
    }
    return 0;
}

/* Reps after one another, read at a rate. Heights in parts of the span. */
struct stream {
    enum shape shape;
    double rise_s, hold_s, fall_s, rest_s;
    double hz, noise; /* standard deviation, part of the span */
    double floor;     /* where the heel rests, part of the span: off from what is known of it */
    double top;       /* how high it goes from there */
    int32_t lift, landing;
};

struct errors {
    double lift[REPS], landing[REPS]; /* ms, of all but the first */
    int lifts, landings;
};

static double height_at(const struct stream *stream, double t_s)
{
    double rep_s = stream->rise_s + stream->hold_s + stream->fall_s + stream->rest_s;
    double at_s = t_s < 0 || t_s >= REPS * rep_s ? -1 : fmod(t_s, rep_s);
    double fall_s = at_s - stream->rise_s - stream->hold_s;
    double up = shape_of(stream->shape, at_s / stream->rise_s) -
                (stream->fall_s > 0 ? shape_of(stream->shape, fall_s / stream->fall_s) : fall_s > 0);
    return stream->floor + stream->top * up;
}

static void add_edge(const struct stream *stream, const struct heel_event *event, struct errors *errors)
{
    bool lift = event->kind == HEEL_KIND_LIFT;
    double rep_s = stream->rise_s + stream->hold_s + stream->fall_s + stream->rest_s;
    int *count = lift ? &errors->lifts : &errors->landings;
    assert_true(*count < REPS);
    double due_s = *count * rep_s + (lift ? 0 : stream->rise_s + stream->hold_s + stream->fall_s);
    (lift ? errors->lift : errors->landing)[(*count)++] = (double)event->t_us * 1e-3 - due_s * 1e3;
}

static void play(const struct stream *stream, struct errors *errors)
{
    struct touch touch;
    struct rng rng;
    rng_init(&rng, 31, 4);
    touch_init(&touch, &(struct touch_desc){.lift_height = stream->lift, .landing_height = stream->landing});
    *errors = (struct errors){0};
    double rep_s = stream->rise_s + stream->hold_s + stream->fall_s + stream->rest_s;
    double phase = rng_below(&rng, 1000) * 1e-3;
    for (int i = 0; (i + phase) / stream->hz < 1.5 + REPS * rep_s; i++) {
        double t_s = (i + phase) / stream->hz - 1;
        double height = height_at(stream, t_s) + (double)rng_normal(&rng, (int64_t)(stream->noise * 1e6)) * 1e-6;
        struct heel_event out[3];
        int count = touch_height(&touch, (int64_t)(t_s * 1e6), (int32_t)lround(height * 1000), out);
        assert_in_range(count, 1, 3);
        assert_int_equal(out[count - 1].kind, HEEL_KIND_HEIGHT);
        for (int k = 0; k + 1 < count; k++)
            add_edge(stream, &out[k], errors);
    }
}

static int compare(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/* Sorts; [1] and [2] are where 95 % lie between. */
static void spread_of(double errors[REPS], double out[3])
{
    qsort(errors, REPS, sizeof *errors, compare);
    out[0] = errors[REPS / 2];
    out[1] = errors[REPS / 40];
    out[2] = errors[REPS - 1 - REPS / 40];
}

/* Errors in ms: lift's median and how far 95 % lie from it, likewise the landing's. */
static const struct row {
    const char *name;
    struct stream stream;
    double lift, lift_off, landing, landing_off;
} rows[] = {
    {"quick", {COSINE, 0.4, 0, 0.4, 0.4, 250, 0, 0, 1, 0, 0}, 0, 6, 0, 6},
    {"slow", {COSINE, 1.25, 0, 1.25, 1, 250, 0, 0, 1, 0, 0}, 0, 6, 0, 6},
    {"very slow", {COSINE, 3, 0, 3, 1, 250, 0, 0, 1, 0, 0}, 0, 10, 0, 10},
    {"quick, some noise", {COSINE, 0.4, 0, 0.4, 0.4, 250, 0.003, 0, 1, 0, 0}, 0, 8, 0, 8},
    {"slow, some noise", {COSINE, 1.25, 0, 1.25, 1, 250, 0.003, 0, 1, 0, 0}, 0, 15, 0, 15},
    {"no rest between", {COSINE, 1.25, 0, 1.25, 0, 250, 0, 0, 1, 0, 0}, 0, 6, 0, 6},
    {"held at the top", {COSINE, 0.8, 1.6, 0.8, 0.4, 250, 0, 0, 1, 0, 0}, 0, 6, 0, 6},
    {"quick, 20 Hz", {COSINE, 0.4, 0, 0.4, 0.4, 20, 0.003, 0, 1, 0, 0}, 0, 25, 0, 25},
    {"slow, 20 Hz", {COSINE, 1.25, 0, 1.25, 1, 20, 0.003, 0, 1, 0, 0}, 0, 25, 0, 30},
    {"slow, 60 Hz, noise", {COSINE, 1.25, 0, 1.25, 1, 60, 0.01, 0, 1, 0, 0}, 5, 50, -5, 60},
    {"slow, 1 kHz, noise", {COSINE, 1.25, 0, 1.25, 1, 1000, 0.01, 0, 1, 0, 0}, 5, 40, -5, 50},
    {"slow, 250 Hz, much noise", {COSINE, 1.25, 0, 1.25, 1, 250, 0.02, 0, 1, 0, 0}, 0, 70, 0, 80},
    {"rests a little high", {COSINE, 1.25, 0, 1.25, 1, 250, 0.003, 0.03, 0.97, 0, 0}, 0, 20, 0, 20},
    {"rests higher than low", {COSINE, 1.25, 0, 1.25, 1, 250, 0.003, 0.1, 0.9, 0, 0}, 0, 15, 15, 15},
    {"rests lower than is known", {COSINE, 1.25, 0, 1.25, 1, 250, 0.003, -0.02, 1.02, 0, 0}, 40, 15, -40, 15},
    {"turns at a quarter", {COSINE, 1, 0, 1, 0, 250, 0.003, 0.25, 0.75, 0, 0}, 0, 30, 0, 30},
    {"not wholly up", {COSINE, 1, 0, 1, 0.5, 250, 0.003, 0, 0.6, 0, 0}, -15, 15, 15, 15},
    {"low thresholds", {COSINE, 1.25, 0, 1.25, 1, 250, 0.003, 0, 1, 250, 125}, 0, 20, 0, 20},
    {"high thresholds", {COSINE, 1.25, 0, 1.25, 1, 250, 0.003, 0, 1, 800, 700}, 0, 20, 0, 20},
    {"let drop", {COSINE, 1.25, 0.5, 0, 1, 250, 0, 0, 1, 0, 0}, 0, 6, 2, 4},
    {"a switch", {STEADY, 0.001, 0.8, 0, 0.8, 125, 0, 0, 1, 0, 0}, 4, 5, 4, 5},
    {"constant speed, quick", {STEADY, 0.4, 0, 0.4, 0.4, 250, 0.003, 0, 1, 0, 0}, -54, 8, 54, 8},
    {"constant speed, slow", {STEADY, 1.25, 0, 1.25, 1, 250, 0.003, 0, 1, 0, 0}, -172, 12, 172, 12},
    {"least jerk, quick", {SMOOTH, 0.4, 0, 0.4, 0.4, 250, 0.003, 0, 1, 0, 0}, 26, 8, -29, 10},
    {"least jerk, slow", {SMOOTH, 1.25, 0, 1.25, 1, 250, 0.003, 0, 1, 0, 0}, 84, 15, -90, 20},
};

static void test_dates(void **state)
{
    (void)state;
    bool good = true;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        static struct errors errors;
        const struct row *row = &rows[i];
        double lift[3], landing[3];
        play(&row->stream, &errors);
        assert_int_equal(errors.lifts, REPS);
        assert_int_equal(errors.landings, REPS);
        spread_of(errors.lift, lift);
        spread_of(errors.landing, landing);
        bool fits = fabs(lift[0] - row->lift) <= 10 && fabs(landing[0] - row->landing) <= 10 &&
                    lift[2] - row->lift <= row->lift_off && row->lift - lift[1] <= row->lift_off &&
                    landing[2] - row->landing <= row->landing_off && row->landing - landing[1] <= row->landing_off;
        print_message("%s%s (%s): lift %+.0f (%+.0f to %+.0f), landing %+.0f (%+.0f to %+.0f) ms\n",
                      fits ? "" : "WRONG: ", row->name, shapes[row->stream.shape], lift[0], lift[1], lift[2],
                      landing[0], landing[1], landing[2]);
        good = good && fits;
    }
    assert_true(good);
}

/* Heights at times in ms, -1: time passes. Out: edges as "U100 D600 " by their dates, with "@" the moment they came
 * where that is another. */
static const struct script {
    const char *why;
    struct touch_desc desc;
    struct {
        int64_t ms;
        int32_t height;
    } in[STEPS_MAX];
    const char *out;
} scripts[] = {
    {"a switch is dated at its readings", {0}, {{10, 0}, {100, 1000}, {700, 0}}, "U100 D700 "},
    {"beyond all bounds", {0}, {{10, -5}, {100, 5000}, {700, -70000}}, "U100 D700 "},
    {"up from the start", {0}, {{10, 800}, {500, 0}}, "U10 D500 "},
    {"below the threshold is no lift", {0}, {{10, 0}, {100, 499}, {200, 499}, {300, 0}}, ""},
    {"dated where it came to, sure later", {0}, {{10, 0}, {100, 499}, {900, 500}}, "U100@900 "},
    {"chatter within the debounce",
     {0},
     {{10, 0}, {100, 1000}, {105, 0}, {110, 1000}, {119, 900}, {600, 0}},
     "U100 D600 "},
    {"a tap that ends in the debounce", {0}, {{10, 0}, {100, 1000}, {110, 0}, {115, -1}, {200, -1}}, "U100 D110@200 "},
    {"no debounce", {.debounce_us = -1}, {{10, 0}, {100, 1000}, {101, 0}, {102, 1000}}, "U100 D101 U102 "},
    {"above the lower threshold is no landing",
     {0},
     {{10, 0}, {100, 1000}, {300, 410}, {400, 1000}, {700, 0}},
     "U100 D700 "},
    {"a turn below it is a landing, and a lift",
     {0},
     {{10, 0}, {100, 1000}, {300, 200}, {400, 1000}, {700, 0}},
     "U100 D300@400 U400@700 D700 "},
    {"a turn that goes up no higher than the threshold",
     {0},
     {{10, 0}, {100, 1000}, {300, 200}, {350, 299}, {400, 300}, {500, 490}, {600, 150}, {700, 0}},
     "U100 D300@400 "},
    {"stands still: a landing when it came there",
     {0},
     {{10, 0}, {100, 1000}, {300, 200}, {400, 190}, {549, -1}, {550, -1}, {900, 195}, {1500, 0}},
     "U100 D300@550 "},
    {"still sinking is not standing",
     {0},
     {{10, 0}, {100, 1000}, {300, 390}, {540, 360}, {780, 330}, {800, 0}, {1500, -1}},
     "U100 D800 "},
    {"thresholds of its own",
     {0, 0, 300, 200},
     {{10, 0}, {100, 299}, {500, 0}, {600, 310}, {700, 205}, {800, 310}, {900, 0}},
     "U600 D900 "},
    {"times that go back", {0}, {{10, 0}, {500, 1000}, {100, 0}, {520, -1}}, "U500 D500@520 "},
};

static void write_edge(char **end, const struct heel_event *event, int64_t now_ms)
{
    long long date_ms = event->t_us / MS;
    *end += sprintf(*end, "%c%lld", event->kind == HEEL_KIND_LIFT ? 'U' : 'D', date_ms);
    if (date_ms != now_ms)
        *end += sprintf(*end, "@%lld", (long long)now_ms);
    *end += sprintf(*end, " ");
}

static void test_scripts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        const struct script *script = &scripts[i];
        struct touch touch;
        char said[256] = "", *end = said;
        touch_init(&touch, &script->desc);
        for (int k = 0; k < STEPS_MAX && script->in[k].ms > 0; k++) {
            struct heel_event out[3];
            int64_t t_us = script->in[k].ms * MS;
            int count = script->in[k].height == -1 ? touch_step(&touch, t_us, out)
                                                   : touch_height(&touch, t_us, script->in[k].height, out) - 1;
            for (int n = 0; n < count; n++)
                write_edge(&end, &out[n], script->in[k].ms);
        }
        if (strcmp(said, script->out) != 0)
            fail_msg("%s: %s, not %s", script->why, said, script->out);
    }
}

/* What is under way is said, from about where it began, until it is a lift or has come back. */
static void test_open(void **state)
{
    (void)state;
    struct touch touch;
    struct heel_event out[3];
    touch_init(&touch, &(struct touch_desc){.heel = HEEL_RIGHT});
    assert_true(touch_open_us(&touch) == INT64_MAX);
    bool lifted = false;
    for (int ms = 0; ms <= 1000; ms += 4) {
        int32_t height = (int32_t)(1000 * shape_of(COSINE, ms / 1000.0));
        lifted = touch_height(&touch, (1000 + ms) * MS, height, out) > 1 || lifted;
        if (lifted || height < TOUCH_LOW)
            assert_true(touch_open_us(&touch) == INT64_MAX);
        else
            assert_true(touch_open_us(&touch) <= 1160 * MS && touch_open_us(&touch) > 900 * MS);
        if (height > 400 && !lifted)
            assert_true(touch_open_us(&touch) < 1060 * MS);
    }
    assert_true(lifted);
    touch_init(&touch, &(struct touch_desc){0});
    touch_height(&touch, 1000 * MS, 0, out);
    touch_height(&touch, 1100 * MS, 200, out);
    assert_true(touch_open_us(&touch) == 1100 * MS);
    touch_height(&touch, 1200 * MS, 10, out);
    assert_true(touch_open_us(&touch) == INT64_MAX);
}

static int feed(struct rng *rng, struct touch *touch, const struct trail_point *points, int count, bool sliced,
                struct heel_event *out)
{
    int made = 0;
    for (int i = 0; i < count; i++) {
        struct heel_event events[3];
        for (int64_t t_us = i > 0 ? points[i - 1].t_us : 0; sliced && rng_below(rng, 3);) {
            t_us = rng_range(rng, t_us, points[i].t_us);
            made += touch_step(touch, t_us, &out[made]);
        }
        int told = touch_height(touch, points[i].t_us, points[i].height, events) - 1;
        memcpy(&out[made], events, (size_t)told * sizeof *events);
        made += told;
    }
    return made;
}

/* Heights of any kind: edges alternate and never go back, no lift is dated ahead, and what is due comes when it is due;
 * sliced or not they are the same but for the moment they are told. */
static void test_any_heights(void **state)
{
    (void)state;
    static struct trail_point points[EVENTS_MAX];
    static struct heel_event whole[2 * EVENTS_MAX], sliced[2 * EVENTS_MAX];
    struct rng rng;
    rng_init(&rng, 9, 9);
    for (int round = 0; round < 200; round++) {
        int64_t t_us = 0;
        int32_t height = 0, step = (int32_t)rng_range(&rng, 1, 400);
        int count = (int)rng_range(&rng, 1, EVENTS_MAX / 4);
        for (int i = 0; i < count; i++) {
            t_us += rng_below(&rng, 20) ? rng_range(&rng, 0, 15 * MS) : rng_range(&rng, 0, 600 * MS);
            height += (int32_t)rng_range(&rng, -step, step);
            height = height < -100 ? -100 : height > 1100 ? 1100 : height;
            points[i] = (struct trail_point){t_us, height};
        }
        struct touch a, b;
        touch_init(&a, &(struct touch_desc){0});
        b = a;
        int made = feed(&rng, &a, points, count, false, whole);
        assert_int_equal(feed(&rng, &b, points, count, true, sliced), made);
        for (int i = 0; i < made; i++) {
            assert_int_equal(whole[i].t_us, sliced[i].t_us);
            assert_int_equal(whole[i].kind, sliced[i].kind);
            assert_int_equal(whole[i].kind, i % 2 ? HEEL_KIND_LANDING : HEEL_KIND_LIFT);
            assert_true(i == 0 || whole[i].t_us >= whole[i - 1].t_us);
        }
        for (int64_t due_us; (due_us = touch_due_us(&a)) != INT64_MAX;) {
            struct heel_event last;
            assert_int_equal(touch_step(&a, due_us - 1, &last), 0);
            assert_int_equal(touch_step(&a, due_us, &last), 1);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_scripts),
        cmocka_unit_test(test_open),
        cmocka_unit_test(test_any_heights),
    };
    return cmocka_run_group_tests_name("core/feet/touch", tests, NULL, NULL);
}
