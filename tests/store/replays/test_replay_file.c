#include "store/replays/replay_run.h"

#include <cjson/cJSON.h>

#include "core/base/rng.h"
#include "core/level/level.h"
#include "folder.h"
#include "store/replays/result_fields.h"

static struct heel_event make_event(struct rng *rng, int64_t t_us)
{
    struct heel_event event = {.t_us = t_us,
                               .heel = (enum heel)rng_below(rng, HEEL_COUNT),
                               .kind = (enum heel_kind)rng_below(rng, HEEL_KIND_COUNT)};

    if (event.kind == HEEL_KIND_HEIGHT)
        event.height = (int32_t)rng_below(rng, HEEL_HEIGHT_TOP + 1);
    return event;
}

static void make_replay(struct replay *replay, uint64_t seed, int32_t events)
{
    struct rng rng;
    int64_t t_us = -3000000;

    rng_init(&rng, seed, 9);
    memset(replay, 0, sizeof *replay);
    strcpy(replay->id, "2026-11-22-175023-0badcafe-01234567");
    strcpy(replay->level, "first-steps");
    strcpy(replay->level_path, "/home/\xC3\xA9/\"levels\"/first-steps.json");
    replay->level_hash = UINT64_MAX - seed;
    replay->timing = (enum timing)rng_below(&rng, TIMING_COUNT);
    replay->tempo_percent = (int32_t)rng_range(&rng, 50, 150);
    replay->end_us = 180000000;
    for (int32_t i = 0; i < events; i++) {
        struct heel_event event = make_event(&rng, t_us);
        assert_true(replay_add(replay, &event));
        t_us += rng_range(&rng, 0, 900000);
    }
    for (int f = 0; f < result_field_count; f++) {
        for (int i = 0; i < result_fields[f].count; i++) {
            int64_t value = rng_range(&rng, -2147483647, 2147483647);
            if (result_fields[f].kind == RESULT_INT64)
                value *= 1000000;
            if (result_fields[f].kind == RESULT_BOOL)
                value = rng_below(&rng, 2);
            if (result_fields[f].kind == RESULT_GRADE)
                value = rng_below(&rng, GRADE_COUNT);
            result_field_set(&replay->result, &result_fields[f], i, value);
        }
    }
}

static void assert_replays_equal(const struct replay *a, const struct replay *b)
{
    const char *field;

    assert_string_equal(a->id, b->id);
    assert_string_equal(a->level, b->level);
    assert_string_equal(a->level_path, b->level_path);
    assert_true(a->level_hash == b->level_hash);
    assert_int_equal(a->timing, b->timing);
    assert_int_equal(a->tempo_percent, b->tempo_percent);
    assert_int_equal(a->end_us, b->end_us);
    if (!result_equal(&a->result, &b->result, &field))
        fail_msg("%s differs", field);
    assert_int_equal(a->event_count, b->event_count);
    for (int32_t i = 0; i < a->event_count; i++) {
        assert_int_equal(a->events[i].t_us, b->events[i].t_us);
        assert_int_equal(a->events[i].heel, b->events[i].heel);
        assert_int_equal(a->events[i].kind, b->events[i].kind);
        assert_int_equal(a->events[i].height, b->events[i].height);
    }
}

static void test_round_trips(void **state)
{
    char path[FOLDER_FILE];

    folder_path(path, *state, "replays/one.json");
    for (uint64_t seed = 0; seed < 40; seed++) {
        struct replay replay, found;
        struct error error = {0};
        make_replay(&replay, seed, (int32_t)seed * 10);
        if (!replay_save(path, &replay, &error) || !replay_load(path, &found, &error))
            fail_msg("%s %s; %s", error.where, error.what, error.fix);
        assert_replays_equal(&replay, &found);
        replay_reset(&replay);
        replay_reset(&found);
        assert_null(found.events);
    }
}

static void test_many_events(void **state)
{
    struct replay replay, found;
    char path[FOLDER_FILE];

    make_replay(&replay, 1, 15000);
    assert_true(replay_save(folder_path(path, *state, "many.json"), &replay, NULL));
    assert_true(replay_load(path, &found, NULL));
    assert_replays_equal(&replay, &found);
    replay_reset(&found);
    replay_reset(&replay);
}

static void test_add_is_bounded(void **state)
{
    struct replay replay = {0};
    struct heel_event event = {0};

    (void)state;
    for (int32_t i = 0; i < REPLAY_EVENTS_MAX; i++)
        assert_true(replay_add(&replay, &event));
    assert_false(replay_add(&replay, &event));
    assert_int_equal(replay.event_count, REPLAY_EVENTS_MAX);
    replay_reset(&replay);
}

/* A hole in the table of fields would be a number that replays don't check: every byte of a result that is not padding
 * must make a difference. */
static void test_result_equal_sees_every_byte(void **state)
{
    struct result a = {0}, b = {0};
    const char *field = "x";
    size_t unseen = 0, named = 0;

    (void)state;
    assert_true(result_equal(&a, &b, &field));
    assert_null(field);
    for (size_t i = 0; i < sizeof a; i++) {
        ((unsigned char *)&b)[i] = 1;
        if (result_equal(&a, &b, &field))
            unseen++;
        else
            assert_non_null(field);
        ((unsigned char *)&b)[i] = 0;
    }
    for (int f = 0; f < result_field_count; f++) {
        static const size_t sizes[RESULT_KIND_COUNT] = {sizeof(int32_t), sizeof(int64_t), sizeof(bool),
                                                        sizeof(enum grade)};
        named += sizes[result_fields[f].kind] * (size_t)result_fields[f].count;
    }
    assert_int_equal(unseen, sizeof a - named);
    /* The padding there can be: after the bools, and before 64-bit fields that follow an odd number of 32-bit ones. */
    assert_true(unseen < 64);
    b.heels[HEEL_RIGHT].edges[EDGE_LANDING].histogram[SCORE_HISTOGRAM_BINS - 1] = 1;
    assert_false(result_equal(&a, &b, &field));
    assert_string_equal(field, "right.landing.histogram");
    assert_false(result_equal(&a, &b, NULL));
}

/* ---- hostile files */

static struct cJSON *good_tree(const char *folder)
{
    char path[FOLDER_FILE];
    struct replay replay;

    make_replay(&replay, 3, 4);
    assert_true(replay_save(folder_path(path, folder, "good.json"), &replay, NULL));
    replay_reset(&replay);
    char *text = folder_read(folder, "good.json");
    struct cJSON *root = cJSON_Parse(text);
    free(text);
    assert_non_null(root);
    return root;
}

/* Saves the tree as a file and expects it to be refused, with the place named. */
static void expect_refused(const char *folder, const struct cJSON *root, const char *place)
{
    struct replay replay;
    struct error error = {0};
    char path[FOLDER_FILE], *text = cJSON_PrintUnformatted(root);

    assert_non_null(text);
    folder_write(folder, "bad.json", text, strlen(text));
    if (replay_load(folder_path(path, folder, "bad.json"), &replay, &error))
        fail_msg("%s: %.300s was taken", place, text);
    if (!strstr(error.where, place))
        fail_msg("%s: blamed on %s: %s", place, error.where, error.what);
    assert_null(replay.events);
    assert_string_not_equal(error.what, "");
    cJSON_free(text);
}

/* Texts may say anything, but for those that have a form. */
static bool is_free_text(const char *name)
{
    return strcmp(name, "id") == 0 || strcmp(name, "level") == 0 || strcmp(name, "level_path") == 0;
}

/* Numbers that replays of old don't have. */
static bool is_newer(const char *name)
{
    for (int f = 0; f < result_field_count; f++) {
        if (strcmp(result_fields[f].name, name) == 0)
            return result_fields[f].newer;
    }
    return false;
}

/* Each member of the replay, or of its result, in turn: without it, and with values that it can't have. */
static void spoil_members(const char *folder, const char *inner)
{
    static const char *const values[] = {"null",   "{}",  "7e300", "[null]",  "-1e300",
                                         "[1e99]", "1.5", "\"\"",  "\"NaN\"", "\"100 left lift\""};
    struct cJSON *whole = good_tree(folder);
    int count = cJSON_GetArraySize(inner ? cJSON_GetObjectItem(whole, inner) : whole);

    for (int i = 0; i < count; i++) {
        for (size_t v = 0; v <= sizeof values / sizeof values[0]; v++) {
            struct cJSON *root = cJSON_Duplicate(whole, true);
            struct cJSON *object = inner ? cJSON_GetObjectItem(root, inner) : root;
            char name[64];
            snprintf(name, sizeof name, "%s", cJSON_GetArrayItem(object, i)->string);
            bool is_missing = v == sizeof values / sizeof values[0];
            if (is_missing)
                cJSON_DeleteItemFromObjectCaseSensitive(object, name);
            else
                cJSON_ReplaceItemInObjectCaseSensitive(object, name, cJSON_Parse(values[v]));
            if (is_missing ? !is_newer(name) : values[v][0] != '"' || !is_free_text(name))
                expect_refused(folder, root, name);
            cJSON_Delete(root);
        }
    }
    cJSON_Delete(whole);
}

static void test_every_member(void **state)
{
    spoil_members(*state, NULL);
    spoil_members(*state, "result");
}

/* A replay from before heights were measured: it loads, and agrees with what it gives now in all that it says. */
static void test_an_old_replay(void **state)
{
    struct cJSON *root = good_tree(*state), *result = cJSON_GetObjectItem(root, "result");
    struct replay whole, old;
    const char *field = NULL;
    char path[FOLDER_FILE];
    int taken = 0;

    for (int f = 0; f < result_field_count; f++) {
        if (result_fields[f].newer) {
            cJSON_DeleteItemFromObjectCaseSensitive(result, result_fields[f].name);
            taken++;
        }
    }
    assert_int_equal(taken, 8);
    char *text = cJSON_PrintUnformatted(root);
    folder_write(*state, "old.json", text, strlen(text));
    assert_true(replay_load(folder_path(path, *state, "old.json"), &old, NULL));
    /* Saved again, it says no more than it did. */
    assert_true(replay_save(folder_path(path, *state, "again.json"), &old, NULL));
    replay_reset(&old);
    assert_true(replay_load(path, &old, NULL));
    make_replay(&whole, 3, 4);
    assert_true(result_equal(&whole.result, &old.result, &field));
    assert_true(result_equal(&old.result, &whole.result, &field));
    old.result.form.height_bp = whole.result.form.height_bp;
    assert_true(result_equal(&whole.result, &old.result, NULL));
    old.result.form.height_bp ^= 1;
    assert_false(result_equal(&whole.result, &old.result, &field));
    assert_string_equal(field, "form.height_bp");
    old.result.form.height_bp ^= 1;
    old.result.form.bounces = RESULT_UNSAID; /* which every replay has said */
    assert_false(result_equal(&whole.result, &old.result, &field));
    replay_reset(&whole);
    replay_reset(&old);
    cJSON_free(text);
    cJSON_Delete(root);
}

static void test_values(void **state)
{
    static const struct {
        const char *name, *value;
    } rows[] = {
        {"tempo_percent", "49"},
        {"tempo_percent", "151"},
        {"end_us", "-1"},
        {"end_us", "14400000001"},
        {"level_hash", "\"0123456789abcdeg\""},
        {"level_hash", "\"0123456789abcde\""},
        {"timing", "\"loose\""},
        {"format", "\"heelbeat-replay/2\""},
        {"id", "\"1234567890123456789012345678901234567890\""},
        {"events", "[\"0 left lift\",7]"},
        {"events", "[\"0 left lift \"]"},
        {"events", "[\" 0 left lift\"]"},
        {"events", "[\"0 left\"]"},
        {"events", "[\"0 middle lift\"]"},
        {"events", "[\"0 left lifting\"]"},
        {"events", "[\"left lift\"]"},
        {"events", "[\"- left lift\"]"},
        {"events", "[\"1.5 left lift\"]"},
        {"events", "[\"14400000001 left lift\"]"},
        {"events", "[\"99999999999999999999999 left lift\"]"},
        {"events", "[\"0 left 1001\"]"},
        {"events", "[\"0 left -1\"]"},
        {"events", "[\"0 left \"]"},
        {"events", "[[\"0 left lift\"]]"},
        {"events", "[\"\"]"},
    };
    struct cJSON *root = good_tree(*state);

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct cJSON *before = cJSON_Duplicate(cJSON_GetObjectItem(root, rows[i].name), true);
        cJSON_ReplaceItemInObject(root, rows[i].name, cJSON_Parse(rows[i].value));
        expect_refused(*state, root, rows[i].name);
        cJSON_ReplaceItemInObject(root, rows[i].name, before);
    }
    cJSON_Delete(root);
}

static void test_cut_anywhere(void **state)
{
    cJSON_Delete(good_tree(*state));
    char *whole = folder_read(*state, "good.json"), path[FOLDER_FILE];
    size_t length = strlen(whole);

    folder_path(path, *state, "cut.json");
    for (size_t cut = 0; cut < length - 1; cut++) {
        struct replay replay;
        struct error error = {0};
        folder_write(*state, "cut.json", whole, cut);
        assert_false(replay_load(path, &replay, &error));
        assert_string_not_equal(error.what, "");
    }
    free(whole);
}

static void test_deep(void **state)
{
    static char text[100000];
    struct replay replay;
    char path[FOLDER_FILE];

    memset(text, '[', sizeof text);
    folder_write(*state, "deep.json", text, sizeof text);
    assert_false(replay_load(folder_path(path, *state, "deep.json"), &replay, NULL));
    folder_write(*state, "deep.json", "7", 1);
    assert_false(replay_load(path, &replay, NULL));
    assert_false(replay_load(folder_path(path, *state, "missing.json"), &replay, NULL));
}

static void test_a_name_that_is_no_utf8(void **state)
{
    struct replay replay, found;
    char path[FOLDER_FILE];

    make_replay(&replay, 5, 3);
    memset(replay.level, 0xFF, sizeof replay.level - 1);
    snprintf(replay.level_path, sizeof replay.level_path, "/levels/t\xC3.json");
    assert_true(replay_save(folder_path(path, *state, "one.json"), &replay, NULL));
    assert_true(replay_load(path, &found, NULL));
    assert_memory_equal(found.level, "%FF%FF", 6);
    assert_string_equal(found.level_path, "/levels/t%C3.json");
    replay_reset(&found);
    replay_reset(&replay);
}

/* What would not load again is refused before it replaces anything. */
static void test_save_refuses(void **state)
{
    struct replay replay;
    struct error error = {0};
    char path[FOLDER_FILE];

    folder_path(path, *state, "one.json");
    make_replay(&replay, 5, 3);
    assert_true(replay_save(path, &replay, &error));
    char *before = folder_read(*state, "one.json");
    replay.events[1].t_us = REPLAY_TIME_MAX_US + 1;
    assert_false(replay_save(path, &replay, &error));
    assert_non_null(strstr(error.where, "events[1]"));
    folder_expect(*state, "one.json", before);
    free(before);
    replay_reset(&replay);
}

/* ---- a replay run again gives what the session gave */

static void make_chart(struct chart *chart)
{
    static char both[] = "uudd";
    struct tempo_change tempo = {0, 120000};
    struct level_part part = {
        .name = "Together", .bars = 8, .step_ticks = TEMPO_TICKS_PER_BEAT, .pattern = {both, both}};
    struct level level = {.title = "T", .tempo = &tempo, .tempo_count = 1, .meter = 4, .parts = &part, .part_count = 1};
    struct error error = {0};

    strcpy(level.music.style, "lofi");
    if (!chart_init(chart, &level, 100, &error))
        fail_msg("%s %s", error.where, error.what);
}

static void test_run(void **state)
{
    struct chart chart = {0};
    struct replay replay = {.timing = TIMING_SHARP, .tempo_percent = 100}, found;
    struct result again;
    struct rng rng;
    char path[FOLDER_FILE];
    const char *field = NULL;

    make_chart(&chart);
    struct session *session = session_create(&(struct session_desc){.chart = &chart, .timing = replay.timing});
    assert_non_null(session);
    rng_init(&rng, 11, 1);
    for (int32_t r = 0; r < chart.rep_count; r++) {
        for (int e = 0; e < EDGE_COUNT; e++) {
            struct heel_event event = {.t_us = (e ? chart.reps[r].landing_us : chart.reps[r].lift_us),
                                       .heel = chart.reps[r].heel,
                                       .kind = e ? HEEL_KIND_LANDING : HEEL_KIND_LIFT};
            event.t_us += rng_range(&rng, -30000, 30000);
            if (r > 0 || e > 0) /* times must rise: both heels move together here */
                event.t_us = event.t_us < replay.events[replay.event_count - 1].t_us
                                 ? replay.events[replay.event_count - 1].t_us
                                 : event.t_us;
            assert_true(replay_add(&replay, &event));
            session_heel(session, &event);
        }
    }
    session_step(session, chart.end_us);
    replay.end_us = chart.end_us;
    assert_true(session_result(session, &replay.result));
    session_destroy(session);
    assert_true(replay_save(folder_path(path, *state, "run.json"), &replay, NULL));
    assert_true(replay_load(path, &found, NULL));
    assert_true(replay_run(&found, &chart, &again, NULL));
    if (!result_equal(&again, &replay.result, &field))
        fail_msg("%s differs", field);
    assert_true(again.judged > 0);
    found.events[0].t_us += 1;
    assert_true(replay_run(&found, &chart, &again, NULL));
    assert_false(result_equal(&again, &replay.result, &field));
    replay_reset(&found);
    replay_reset(&replay);
    chart_reset(&chart);
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(test_round_trips),
        ROW(test_many_events),
        cmocka_unit_test(test_add_is_bounded),
        cmocka_unit_test(test_result_equal_sees_every_byte),
        ROW(test_every_member),
        ROW(test_an_old_replay),
        ROW(test_values),
        ROW(test_cut_anywhere),
        ROW(test_deep),
        ROW(test_a_name_that_is_no_utf8),
        ROW(test_save_refuses),
        ROW(test_run),
    };

    return cmocka_run_group_tests_name("store/replays/replay_file", tests, NULL, NULL);
}
