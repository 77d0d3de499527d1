#include "input/foot.h"

#include "check.h"
#include "core/base/rng.h"

#define MS        INT64_C(1000)
#define TIME      NULL /* in place of a control: time passes */
#define STEPS_MAX 16

/* A foot device by the texts of its controls. */
struct kit {
    enum device_kind kind;
    enum heel_polarity polarity;
    int32_t debounce_ms;
    const char *controls[HEEL_COUNT][3];
    enum device_join join;
    int32_t floor, top; /* of both heels */
};

/* A reading, or time that passes. */
struct move {
    const char *control;
    int32_t value;
    int64_t ms;
};

static struct control control_of(const char *text)
{
    struct control control;
    if (!control_parse(text, &control))
        fail_msg("\"%s\" is no control", text);
    return control;
}

static struct device_setup setup_of(const struct kit *kit)
{
    struct device_setup setup;
    struct error error = {0};
    device_setup_init(&setup, kit->kind, "a:device", "A device");
    setup.polarity = kit->polarity;
    setup.debounce_ms = kit->debounce_ms;
    for (int heel = 0; heel < HEEL_COUNT; heel++) {
        struct device_heel *bound = &setup.heels[heel];
        bound->join = kit->join;
        bound->floor = kit->floor;
        bound->top = kit->top;
        while (bound->count < 3 && kit->controls[heel][bound->count])
            assert_true(binding_parse(kit->controls[heel][bound->count], bound));
    }
    if (!device_setup_check(&setup, &error))
        fail_msg("%s", error.what);
    return setup;
}

/* Appends edges as "L+10 R-500 ": heel, lift or landing, ms. Heights are left out. */
static void write_edges(char *said, size_t size, const struct heel_event *events, int count)
{
    for (int i = 0; i < count; i++) {
        size_t length = strlen(said);
        if (events[i].kind == HEEL_KIND_HEIGHT)
            continue;
        snprintf(said + length, size - length, "%c%c%lld ", events[i].heel == HEEL_LEFT ? 'L' : 'R',
                 events[i].kind == HEEL_KIND_LIFT ? '+' : '-', (long long)(events[i].t_us / 1000));
    }
}

static int feed(struct foot *foot, const char *control, int32_t value, int64_t t_us, struct heel_event *out)
{
    struct reading reading = {.value = value, .mono_us = t_us};
    if (!control)
        return foot_step(foot, t_us, out);
    reading.control = control_of(control);
    int count = foot_reading(foot, &reading, out);
    assert_true(count >= 0 && count <= FOOT_EVENTS_MAX);
    return count;
}

static void run(struct foot *foot, const struct move *moves, char *said, size_t size)
{
    for (const struct move *move = moves; move < moves + STEPS_MAX && move->ms; move++) {
        struct heel_event events[FOOT_EVENTS_MAX];
        write_edges(said, size, events, feed(foot, move->control, move->value, move->ms * MS, events));
    }
}

#define KEYS                                                                                                           \
    {                                                                                                                  \
        .kind = DEVICE_PAD, .debounce_ms = 20, .controls = { {"button 0"}, {"button 1"} }                              \
    }
#define PANELS                                                                                                         \
    {                                                                                                                  \
        .kind = DEVICE_PAD, .polarity = HEEL_ACTIVE_DOWN, .debounce_ms = 20, .controls = {                             \
            {"button 0"},                                                                                              \
            {"button 1"}                                                                                               \
        }                                                                                                              \
    }
#define CORNERS                                                                                                        \
    {                                                                                                                  \
        .kind = DEVICE_PAD, .polarity = HEEL_ACTIVE_DOWN, .debounce_ms = 20, .controls = {                             \
            {"button 0", "button 2"},                                                                                  \
            {"button 1", "button 3"}                                                                                   \
        }                                                                                                              \
    }
#define HALVES                                                                                                         \
    {                                                                                                                  \
        .kind = DEVICE_PAD, .debounce_ms = 20, .controls = { {"axis 0 -"}, {"axis 0 +"} }                              \
    }
#define ARROWS                                                                                                         \
    {                                                                                                                  \
        .kind = DEVICE_PAD, .polarity = HEEL_ACTIVE_DOWN, .debounce_ms = 20, .controls = {                             \
            {"axis 0 -"},                                                                                              \
            {"axis 0 +"}                                                                                               \
        }                                                                                                              \
    }
#define HATS                                                                                                           \
    {                                                                                                                  \
        .kind = DEVICE_PAD, .debounce_ms = 20, .controls = { {"hat 0 left"}, {"hat 0 right"} }                         \
    }
#define MIXED                                                                                                          \
    {                                                                                                                  \
        .kind = DEVICE_PAD, .debounce_ms = 20, .controls = { {"button 0", "hat 0 up", "axis 0 -"}, {"button 1"} }      \
    }
#define PRESSURE                                                                                                       \
    {                                                                                                                  \
        .kind = DEVICE_SERIAL, .debounce_ms = 20, .controls = {{"channel 0"}, {"channel 1"}}, .floor = 800             \
    }
#define SUM                                                                                                            \
    {                                                                                                                  \
        .kind = DEVICE_SERIAL, .debounce_ms = 20, .controls = {{"channel 0", "channel 1"}}, .join = DEVICE_SUM,        \
        .floor = 1000                                                                                                  \
    }
#define ANY                                                                                                            \
    {                                                                                                                  \
        .kind = DEVICE_SERIAL, .debounce_ms = 20, .controls = {{"channel 0", "channel 1"}}, .join = DEVICE_ANY,        \
        .floor = 1000                                                                                                  \
    }

static const struct row {
    const char *name;
    struct kit kit;
    struct move moves[STEPS_MAX];
    const char *edges;
} rows[] = {
    {"closed while up: a press is a lift",
     KEYS,
     {{"button 0", 1, 10}, {"button 1", 1, 20}, {"button 1", 0, 400}, {"button 0", 0, 500}},
     "L+10 R+20 R-400 L-500 "},
    {"closed while down: what is held first is the floor",
     PANELS,
     {{"button 0", 1, 10}, {"button 1", 1, 12}, {"button 0", 0, 500}, {"button 0", 1, 900}, {"button 1", 0, 950}},
     "L+500 L-900 R+950 "},
    {"closed while down: open from the start is up",
     PANELS,
     {{"button 0", 0, 10}, {"button 0", 1, 500}},
     "L+10 L-500 "},
    {"what is bound to no heel is nothing",
     KEYS,
     {{"button 7", 1, 10}, {"axis 0", 32767, 11}, {"hat 0 up", 1, 12}},
     ""},
    {"any value but 0 is closed",
     KEYS,
     {{"button 0", 7, 10}, {"button 0", -3, 300}, {"button 0", 0, 600}},
     "L+10 L-600 "},
    {"chatter of 5 to 15 ms is joined, both ways",
     PANELS,
     {{"button 0", 1, 1},
      {"button 0", 0, 100},
      {"button 0", 1, 105},
      {"button 0", 0, 110},
      {"button 0", 1, 114},
      {"button 0", 0, 119},
      {"button 0", 1, 600},
      {"button 0", 0, 615},
      {"button 0", 1, 618},
      {TIME, 0, 700}},
     "L+100 L-600 "},
    {"a tap that ends in the debounce ends with it",
     KEYS,
     {{"button 0", 1, 100}, {"button 0", 0, 112}, {TIME, 0, 119}, {TIME, 0, 120}, {TIME, 0, 200}},
     "L+100 L-120 "},
    {"one heel's reading brings out its own held-back edge alone",
     KEYS,
     {{"button 0", 1, 100}, {"button 0", 0, 110}, {"button 1", 1, 300}, {"button 0", 1, 310}},
     "L+100 R+300 L-120 L+310 "},
    {"no debounce",
     {.kind = DEVICE_PAD, .controls = {{"button 0"}}},
     {{"button 0", 1, 100}, {"button 0", 0, 101}, {"button 0", 1, 102}},
     "L+100 L-101 L+102 "},
    {"two panels under a heel: up when both are open",
     CORNERS,
     {{"button 0", 1, 10}, {"button 2", 1, 11}, {"button 0", 0, 300}, {"button 2", 0, 400}, {"button 2", 1, 800}},
     "L+400 L-800 "},
    {"the first of two panels that turns out open says nothing yet",
     CORNERS,
     {{"button 0", 0, 10}, {"button 2", 1, 40}, {"button 2", 0, 500}},
     "L+500 "},
    {"... nor does it go on saying nothing", CORNERS, {{"button 0", 0, 10}, {"button 2", 0, 40}}, "L+40 "},
    {"a panel of two that is never heard of holds nobody down",
     CORNERS,
     {{"button 0", 1, 10}, {"button 0", 0, 500}, {"button 0", 1, 900}},
     "L+500 L-900 "},
    {"halves of an axis: closed at 50 %, open below 33 %",
     HALVES,
     {{"axis 0", 16383, 10},
      {"axis 0", 16384, 100},
      {"axis 0", 10923, 200},
      {"axis 0", 10922, 300},
      {"axis 0", 16000, 400},
      {"axis 0", -16383, 500},
      {"axis 0", -16384, 600},
      {"axis 0", -10923, 700},
      {"axis 0", -10922, 800}},
     "R+100 R-300 L+600 L-800 "},
    {"from one end to the other at once",
     HALVES,
     {{"axis 0", -32768, 100}, {"axis 0", 32767, 500}, {"axis 0", -32768, 900}, {"axis 1", 32767, 950}},
     "L+100 L-500 R+500 L+900 R-900 "},
    {"an axis at rest lifts no heel, nor does the other arrow of it",
     ARROWS,
     {{"axis 0", -129, 10}, {"axis 0", -32768, 100}, {"axis 0", -129, 500}, {"axis 0", 32767, 900}},
     "L+500 "},
    {"any number for an axis", HALVES, {{"axis 0", INT32_MIN, 100}, {"axis 0", INT32_MAX, 500}}, "L+100 L-500 R+500 "},
    {"hats",
     HATS,
     {{"hat 0 left", 1, 10},
      {"hat 0 up", 1, 20},
      {"hat 1 right", 1, 25},
      {"hat 0 right", 1, 30},
      {"hat 0 left", 0, 300}},
     "L+10 R+30 L-300 "},
    {"a heel of several sorts: up until the last lets go",
     MIXED,
     {{"hat 0 up", 1, 10},
      {"axis 0", -20000, 100},
      {"hat 0 up", 0, 200},
      {"button 0", 1, 250},
      {"axis 0", 0, 300},
      {"button 0", 0, 400}},
     "L+10 L-400 "},
    {"a panel and a switch under one heel: up while either says so",
     {.kind = DEVICE_PAD, .debounce_ms = 20, .controls = {{"button 0", "!button 1"}}},
     {{"button 1", 1, 10},
      {"button 0", 1, 100},
      {"button 1", 0, 400},
      {"button 0", 0, 500},
      {"button 1", 1, 900},
      {"button 0", 1, 1000}},
     "L+100 L-900 L+1000 "},
    {"... each with a debounce of its own",
     {.kind = DEVICE_PAD, .debounce_ms = 20, .controls = {{"button 0", "!button 1"}}},
     {{"button 0", 1, 100}, {"button 1", 1, 105}, {"button 0", 0, 110}, {TIME, 0, 130}},
     "L+100 L-120 "},
    {"both halves of an axis, one of them turned",
     {.kind = DEVICE_PAD, .debounce_ms = 20, .controls = {{"axis 0 -", "!axis 0 +"}}},
     {{"axis 0", 32767, 10}, {"axis 0", 0, 400}, {"axis 0", 32767, 900}, {"axis 0", -32768, 1200}},
     "L+400 L-900 L+1200 "},
    {"pressure: sure at half the span, dated by the way there",
     PRESSURE,
     {{"channel 0", 800, 10},
      {"channel 0", 401, 100},
      {"channel 0", 400, 200},
      {"channel 0", 470, 300},
      {"channel 0", 800, 400},
      {"channel 1", 0, 500}},
     "L+100 L-400 R+500 "},
    {"a sum is the two readings' sum",
     SUM,
     {{"channel 0", 500, 10},
      {"channel 1", 500, 11},
      {"channel 0", 0, 100},
      {"channel 1", 490, 200},
      {"channel 1", 500, 300},
      {"channel 0", 500, 400}},
     "L+100 L-400 "},
    {"half a sum is none", SUM, {{"channel 0", 0, 10}, {"channel 0", 10, 400}, {"channel 0", 0, 900}}, ""},
    {"of any the largest reading counts",
     ANY,
     {{"channel 0", 1000, 10},
      {"channel 1", 1000, 11},
      {"channel 0", 0, 100},
      {"channel 1", 400, 200},
      {"channel 0", 1000, 300},
      {"channel 1", 0, 400}},
     "L+200 L-300 "},
    {"... once all have spoken", ANY, {{"channel 0", 0, 10}, {"channel 0", 0, 500}, {"channel 1", 1000, 600}}, ""},
    {"a sum beyond all numbers", SUM, {{"channel 0", INT32_MIN, 10}, {"channel 1", INT32_MIN, 20}}, "L+20 "},
    {"a sum beyond all numbers, upwards", SUM, {{"channel 0", INT32_MAX, 10}, {"channel 1", INT32_MAX, 20}}, ""},
    {"times that go back are held to the debounce",
     KEYS,
     {{"button 0", 1, 500}, {"button 0", 0, 100}, {TIME, 0, 300}, {TIME, 0, 520}},
     "L+500 L-520 "},
};

static void test_streams(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct device_setup setup = setup_of(&rows[i].kit);
        struct foot foot;
        char said[256] = "";
        foot_init(&foot, &setup);
        run(&foot, rows[i].moves, said, sizeof said);
        if (strcmp(said, rows[i].edges) != 0)
            fail_msg("%s: %s, not %s", rows[i].name, said, rows[i].edges);
    }
}

static void test_reading_take(void **state)
{
    (void)state;
    static const struct {
        const char *control, *read;
        int32_t value, before, after;
        bool taken;
    } takes[] = {
        {"button 3", "button 3", 1, 0, 1, true},         {"button 3", "button 4", 1, 0, 0, false},
        {"button 3", "channel 3", 1, 0, 0, false},       {"axis 1", "axis 1", -123, 5, -123, true},
        {"axis 1 +", "axis 1", 16384, 0, 1, true},       {"axis 1 +", "axis 1", 16383, 0, 0, true},
        {"axis 1 +", "axis 1", 10923, 1, 1, true},       {"axis 1 +", "axis 1", 10922, 1, 0, true},
        {"axis 1 -", "axis 1", -32768, 0, 1, true},      {"axis 1 -", "axis 1", 32767, 1, 0, true},
        {"axis 1 -", "axis 2", -32768, 0, 0, false},     {"axis 1", "axis 1 +", 1, 7, 7, false},
        {"axis 1 -", "axis 1 +", 1, 0, 0, false},        {"hat 0 up", "hat 0 up", 1, 0, 1, true},
        {"hat 0 up", "hat 0 down", 1, 0, 0, false},      {"tilt 0", "tilt 0", 12345, 0, 12345, true},
        {"channel 2", "channel 2", 1023, 0, 1023, true},
    };
    for (size_t i = 0; i < sizeof takes / sizeof takes[0]; i++) {
        struct control control = control_of(takes[i].control);
        struct reading reading = {.control = control_of(takes[i].read), .value = takes[i].value};
        int32_t value = takes[i].before;
        assert_int_equal(reading_take(&control, &reading, &value), takes[i].taken);
        if (value != takes[i].after)
            fail_msg("%s of %s %d: %d", takes[i].control, takes[i].read, takes[i].value, value);
    }
}

/* Each edge has its own offset, taken off; a height lies between the two. */
static void test_offsets(void **state)
{
    (void)state;
    struct device_setup setup = setup_of(&(struct kit)PRESSURE);
    struct foot foot;
    struct heel_event events[FOOT_EVENTS_MAX];
    setup.offset_ms[EDGE_LIFT] = 30;
    setup.offset_ms[EDGE_LANDING] = -10;
    foot_init(&foot, &setup);
    assert_int_equal(feed(&foot, "channel 1", 800, 1000 * MS, events), 1);
    assert_int_equal(events[0].t_us, 990 * MS);
    assert_int_equal(feed(&foot, "channel 1", 0, 2000 * MS, events), 2);
    assert_int_equal(events[0].kind, HEEL_KIND_LIFT);
    assert_int_equal(events[0].t_us, 1970 * MS);
    assert_int_equal(events[0].heel, HEEL_RIGHT);
    assert_int_equal(events[1].kind, HEEL_KIND_HEIGHT);
    assert_int_equal(events[1].t_us, 1990 * MS);
    assert_int_equal(events[1].height, 1000);
    assert_int_equal(feed(&foot, "channel 1", 800, 3000 * MS, events), 2);
    assert_int_equal(events[0].kind, HEEL_KIND_LANDING);
    assert_int_equal(events[0].t_us, 3010 * MS);
    /* A held-back edge too, and what is under way; when it is due is told in the device's time. */
    assert_int_equal(feed(&foot, "channel 1", 0, 3010 * MS, events), 1);
    assert_int_equal(foot_open_us(&foot), 2980 * MS);
    assert_int_equal(foot_due_us(&foot), 3020 * MS);
    assert_int_equal(foot_step(&foot, 3020 * MS, events), 1);
    assert_int_equal(events[0].t_us, 2980 * MS);
    assert_true(foot_open_us(&foot) == INT64_MAX);
}

static void test_thresholds(void **state)
{
    (void)state;
    struct device_setup setup = setup_of(&(struct kit)PRESSURE);
    struct foot foot;
    char said[128] = "";
    setup.lift_permille = 250;
    setup.landing_permille = 125;
    foot_init(&foot, &setup);
    run(&foot,
        (const struct move[STEPS_MAX]){{"channel 0", 601, 100},
                                       {"channel 0", 601, 200},
                                       {"channel 0", 600, 300},
                                       {"channel 0", 700, 400},
                                       {"channel 0", 710, 500},
                                       {TIME, 0, 600},
                                       {TIME, 0, 700}},
        said, sizeof said);
    assert_string_equal(said, "L+100 L-393 ");
}

/* Offsets and names can be changed while a heel is up; what is read otherwise begins on the floor. */
static void test_set_up(void **state)
{
    (void)state;
    struct device_setup setup = setup_of(&(struct kit)KEYS);
    struct foot foot;
    struct heel_event events[FOOT_EVENTS_MAX];
    foot_init(&foot, &setup);
    feed(&foot, "button 0", 1, 100 * MS, events);
    setup.offset_ms[EDGE_LANDING] = 7;
    strcpy(setup.name, "Another name");
    foot_set_up(&foot, &setup);
    assert_true(foot_is_up(&foot, HEEL_LEFT));
    assert_int_equal(feed(&foot, "button 0", 0, 500 * MS, events), 1);
    assert_int_equal(events[0].t_us, 493 * MS);
    static const struct kit others[] = {
        {.kind = DEVICE_PAD, .debounce_ms = 30, .controls = {{"button 0"}, {"button 1"}}},
        {.kind = DEVICE_PAD, .polarity = HEEL_ACTIVE_DOWN, .debounce_ms = 20, .controls = {{"button 0"}, {"button 1"}}},
        {.kind = DEVICE_PAD, .debounce_ms = 20, .controls = {{"!button 0"}, {"button 1"}}},
        {.kind = DEVICE_PAD, .debounce_ms = 20, .controls = {{"button 0"}, {"button 2"}}},
    };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        struct device_setup other = setup_of(&others[i]);
        foot_init(&foot, &setup);
        feed(&foot, "button 0", 1, 100 * MS, events);
        foot_set_up(&foot, &other);
        if (foot_is_up(&foot, HEEL_LEFT))
            fail_msg("row %d: still up", (int)i);
    }
}

static void test_due(void **state)
{
    (void)state;
    struct device_setup setup = setup_of(&(struct kit)KEYS);
    struct foot foot;
    struct heel_event events[FOOT_EVENTS_MAX];
    foot_init(&foot, &setup);
    assert_true(foot_due_us(&foot) == INT64_MAX);
    feed(&foot, "button 1", 1, 100 * MS, events);
    feed(&foot, "button 0", 1, 105 * MS, events);
    assert_true(foot_due_us(&foot) == INT64_MAX);
    feed(&foot, "button 0", 0, 110 * MS, events);
    assert_int_equal(foot_due_us(&foot), 125 * MS);
    feed(&foot, "button 1", 0, 111 * MS, events);
    assert_int_equal(foot_due_us(&foot), 120 * MS);
    assert_int_equal(foot_step(&foot, 119 * MS, events), 0);
    assert_int_equal(foot_step(&foot, 130 * MS, events), 2);
    assert_int_equal(events[0].t_us, 125 * MS);
    assert_int_equal(events[1].t_us, 120 * MS);
    assert_true(foot_due_us(&foot) == INT64_MAX);
}

/* The device goes while both heels are up: no edge, nothing due, and it begins on the floor. */
static void test_release(void **state)
{
    (void)state;
    struct device_setup setup = setup_of(&(struct kit)PANELS);
    struct foot foot;
    struct heel_event events[FOOT_EVENTS_MAX];
    char said[128] = "";
    foot_init(&foot, &setup);
    feed(&foot, "button 0", 0, 100 * MS, events);
    feed(&foot, "button 0", 1, 110 * MS, events);
    foot_release(&foot);
    assert_true(foot_due_us(&foot) == INT64_MAX);
    assert_int_equal(foot_step(&foot, 1000 * MS, events), 0);
    assert_int_equal(foot.joined[HEEL_LEFT], 0);
    run(&foot, (const struct move[STEPS_MAX]){{"button 0", 1, 2000}, {"button 0", 0, 2500}}, said, sizeof said);
    assert_string_equal(said, "L+2500 ");
}

/* Reps on a sensor whose ends nobody knows, a reading each 10 ms: one reading more on the floor, the way up, the top,
 * the way down. Edges go to said. */
static int64_t reps(struct foot *foot, const char *control, int32_t floor, int32_t top, int count, int64_t t_us,
                    char *said, size_t size)
{
    for (int i = 0; i < count * 200; i++, t_us += 10 * MS) {
        int at = i % 200;
        int part = at < 80 ? 0 : at < 120 ? at - 80 : at < 160 ? 40 : 200 - at; /* of 40 */
        struct heel_event events[FOOT_EVENTS_MAX];
        int made = feed(foot, control, floor + (top - floor) * part / 40, t_us, events);
        assert_true(made >= 1 && events[made - 1].kind == HEEL_KIND_HEIGHT);
        assert_true(events[made - 1].height >= 0 && events[made - 1].height <= 1000);
        write_edges(said, size, events, made);
    }
    return t_us;
}

/* Every rep is one lift and one landing, the first included; each is dated by when the heel left the floor and came
 * back, as well as a way at constant speed is taken for a cosine: off by a seventh of its 400 ms. */
static void test_unknown_span(void **state)
{
    (void)state;
    static const struct {
        enum device_kind kind;
        const char *control;
        int32_t floor, top;
    } kinds[] = {{DEVICE_SERIAL, "channel 0", 800, 0},
                 {DEVICE_SERIAL, "channel 0", 20, 980},
                 {DEVICE_OSC, "tilt 0", 0, 20000},
                 {DEVICE_PAD, "axis 2", -32768, 32767},
                 {DEVICE_PAD, "axis 2", 32767, -32768}};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        struct kit kit = {.kind = kinds[i].kind, .debounce_ms = 20, .controls = {{kinds[i].control}}};
        struct device_setup setup = setup_of(&kit);
        struct foot foot;
        char said[512] = "", expected[512] = "";
        foot_init(&foot, &setup);
        int64_t t_us = reps(&foot, kinds[i].control, kinds[i].floor, kinds[i].top, 6, 0, said, sizeof said);
        for (int64_t end_us = t_us + 300 * MS; t_us < end_us; t_us += 10 * MS) {
            struct heel_event events[FOOT_EVENTS_MAX];
            write_edges(said, sizeof said, events, feed(&foot, kinds[i].control, kinds[i].floor, t_us, events));
        }
        char *end = said;
        for (int rep = 0; rep < 6; rep++) {
            long long lift_ms = strtoll(end + 2, NULL, 10);
            char lift = end[1];
            end = strchr(end, ' ') + 1;
            long long landing_ms = strtoll(end + 2, NULL, 10);
            char landing = end[1];
            end = strchr(end, ' ') + 1;
            assert_true(lift == '+' && landing == '-');
            long long up_ms = rep * 2000 + 800 - 54, down_ms = rep * 2000 + 2000 + 54;
            if (rep == 0 ? lift_ms < 740 || lift_ms > 1000 : llabs(lift_ms - up_ms) > 20)
                fail_msg("%s: rep %d lifts at %lld", kinds[i].control, rep, lift_ms);
            if (llabs(landing_ms - down_ms) > 20)
                fail_msg("%s: rep %d lands at %lld", kinds[i].control, rep, landing_ms);
        }
        assert_string_equal(end, expected);
    }
}

static void test_learned(void **state)
{
    (void)state;
    struct kit kit = {.kind = DEVICE_SERIAL, .debounce_ms = 20, .controls = {{"channel 0"}, {"channel 1"}}};
    struct device_setup setup = setup_of(&kit);
    struct foot foot;
    char said[1024] = "";
    foot_init(&foot, &setup);
    int64_t t_us = reps(&foot, "channel 1", 800, 0, SPAN_REPS - 1, 0, said, sizeof said);
    assert_false(foot_learned(&foot));
    t_us = reps(&foot, "channel 1", 800, 0, 1, t_us, said, sizeof said);
    assert_true(foot_learned(&foot));
    assert_false(foot_learned(&foot)); /* once */
    assert_in_range(foot.setup.heels[HEEL_RIGHT].floor, 780, 820);
    assert_in_range(foot.setup.heels[HEEL_RIGHT].top, 0, 20);
    assert_int_equal(foot.setup.heels[HEEL_LEFT].floor, foot.setup.heels[HEEL_LEFT].top);
    /* And it outlives a release: the first reading has a height. */
    foot_release(&foot);
    struct heel_event events[FOOT_EVENTS_MAX];
    assert_int_equal(feed(&foot, "channel 1", 400, t_us, events), 2);
    assert_in_range(events[1].height, 480, 520);
}

/* Learned with the feet off the pad, then with them on it: what was saved first is put right. */
static void test_learned_upside_down(void **state)
{
    (void)state;
    struct kit kit = {.kind = DEVICE_SERIAL, .debounce_ms = 20, .controls = {{"channel 0"}}};
    struct device_setup setup = setup_of(&kit);
    struct foot foot;
    char said[2048] = "";
    struct heel_event events[FOOT_EVENTS_MAX];
    foot_init(&foot, &setup);
    feed(&foot, "channel 0", 0, 1, events);
    int64_t t_us = reps(&foot, "channel 0", 800, 0, SPAN_REPS + 1, MS, said, sizeof said);
    assert_true(foot_learned(&foot));
    assert_true(foot.setup.heels[HEEL_LEFT].top > foot.setup.heels[HEEL_LEFT].floor);
    for (int64_t end_us = t_us + SPAN_STILL_US + 1000 * MS; t_us < end_us; t_us += 10 * MS)
        feed(&foot, "channel 0", 800, t_us, events);
    assert_false(foot_learned(&foot)); /* not sure yet */
    reps(&foot, "channel 0", 800, 0, SPAN_REPS, t_us, said, sizeof said);
    assert_true(foot_learned(&foot));
    assert_in_range(foot.setup.heels[HEEL_LEFT].floor, 780, 820);
    assert_in_range(foot.setup.heels[HEEL_LEFT].top, 0, 20);
}

/* Feet that come to rest elsewhere are followed; what the player set up is not written over by it. */
static void test_what_was_set_up_stays(void **state)
{
    (void)state;
    struct kit kit = {.kind = DEVICE_SERIAL, .debounce_ms = 20, .controls = {{"channel 0"}}};
    struct device_setup setup = setup_of(&kit);
    struct foot foot;
    struct heel_event events[FOOT_EVENTS_MAX];
    setup.heels[HEEL_LEFT].floor = 800;
    setup.heels[HEEL_LEFT].top = 0;
    foot_init(&foot, &setup);
    for (int64_t t_us = 0; t_us < SPAN_STILL_US + 2000 * MS; t_us += 10 * MS)
        feed(&foot, "channel 0", t_us < 500 * MS ? 800 : 500, t_us, events);
    assert_in_range(foot.spans[HEEL_LEFT].floor, 490, 510);
    assert_false(foot_learned(&foot));
    assert_int_equal(foot.setup.heels[HEEL_LEFT].floor, 800);
    assert_int_equal(foot.setup.heels[HEEL_LEFT].top, 0);
}

static void test_contacts_learn_nothing(void **state)
{
    (void)state;
    struct device_setup setup = setup_of(&(struct kit)KEYS);
    struct foot foot;
    struct heel_event events[FOOT_EVENTS_MAX];
    foot_init(&foot, &setup);
    for (int i = 0; i < 40; i++)
        feed(&foot, "button 0", i % 2, (i + 1) * 500 * MS, events);
    assert_false(foot_learned(&foot));
}

/* Any readings of any device: edges of a heel alternate and never go back in time; those of contacts keep the debounce
 * apart. */
static void test_any_readings(void **state)
{
    (void)state;
    static const struct kit kits[] = {KEYS, PANELS, CORNERS, HALVES, HATS, MIXED, PRESSURE, SUM, ANY};
    static const char *const controls[] = {"button 0", "button 1", "button 2",  "button 3",  "hat 0 up", "hat 0 left",
                                           "axis 0",   "axis 1",   "channel 0", "channel 1", "tilt 0"};
    struct rng rng;
    rng_init(&rng, 21, 22);
    for (int round = 0; round < 300; round++) {
        struct device_setup setup = setup_of(&kits[round % 9]);
        struct foot foot;
        int64_t t_us = 0, edge_us[HEEL_COUNT] = {-1000 * MS, -1000 * MS};
        bool up[HEEL_COUNT] = {false, false};
        foot_init(&foot, &setup);
        for (int i = 0; i < 1000; i++) {
            static const int32_t values[] = {0, 1, 0, 1, 400, 800, -20000, 20000, INT32_MAX, INT32_MIN};
            struct heel_event events[FOOT_EVENTS_MAX];
            t_us += rng_range(&rng, 0, 30 * MS);
            const char *control = rng_below(&rng, 4) ? controls[rng_below(&rng, 11)] : TIME;
            int count = feed(&foot, control, values[rng_below(&rng, 10)], t_us, events);
            for (int k = 0; k < count; k++) {
                enum heel heel = events[k].heel;
                if (events[k].kind == HEEL_KIND_HEIGHT)
                    continue;
                assert_int_equal(events[k].kind, up[heel] ? HEEL_KIND_LANDING : HEEL_KIND_LIFT);
                bool analog = device_is_analog(&setup, heel);
                assert_true(events[k].t_us >= edge_us[heel] + (analog ? 0 : 20 * MS) && events[k].t_us <= t_us);
                up[heel] = !up[heel];
                edge_us[heel] = events[k].t_us;
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_streams),
        cmocka_unit_test(test_reading_take),
        cmocka_unit_test(test_offsets),
        cmocka_unit_test(test_thresholds),
        cmocka_unit_test(test_set_up),
        cmocka_unit_test(test_due),
        cmocka_unit_test(test_release),
        cmocka_unit_test(test_unknown_span),
        cmocka_unit_test(test_learned),
        cmocka_unit_test(test_what_was_set_up_stays),
        cmocka_unit_test(test_learned_upside_down),
        cmocka_unit_test(test_contacts_learn_nothing),
        cmocka_unit_test(test_any_readings),
    };
    return cmocka_run_group_tests_name("input/foot", tests, NULL, NULL);
}
