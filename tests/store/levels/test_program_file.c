#include "store/levels/program_file.h"

#include "check.h"
#include "store/levels/level_document.h"
#include "store/levels/program_document.h"

#include <cjson/cJSON.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static struct json_faults faults; /* too large for some stacks */

static void reads_every_member(void **state)
{
    (void)state;
    struct program program;
    faults.count = 0;
    assert_true(program_parse("x.json", program_document, strlen(program_document), &program, &faults));
    assert_string_equal(program.title, "T");
    assert_string_equal(program.about, "A");
    assert_string_equal(program.style, "lofi");
    assert_int_equal(program.cadence_rpm, 25);
    assert_int_equal(program.rounds, 2);
    assert_int_equal(program.grow_to, 5);
    assert_int_equal(program.grow_by, 2);
    assert_int_equal(program.step_count, 3);
    assert_int_equal(program.steps[0].way, SET_TOGETHER);
    assert_int_equal(program.steps[0].reps, 20);
    assert_int_equal(program.steps[0].hold, 1);
    assert_int_equal(program.steps[0].lower, 2);
    assert_string_equal(program.steps[0].name, "N");
    assert_int_equal(program.steps[0].seconds, 0);
    assert_int_equal(program.steps[1].rest_s, 30);
    assert_int_equal(program.steps[2].way, SET_BY_TURNS);
    assert_int_equal(program.steps[2].seconds, 90);
    assert_int_equal(program.steps[2].lower, 1);
    assert_int_equal(program.steps[2].rest_s, 0);
}

static const struct {
    const char *path;  /* what to change */
    const char *value; /* to what; NULL takes it out */
    const char *place; /* where the fault must be; NULL: it must be good */
} rows[] = {
    {"$schema", NULL, NULL},
    {"style", NULL, NULL},
    {"cadence", NULL, NULL},
    {"rounds", NULL, NULL},
    {"grow", NULL, NULL},
    {"grow.by", NULL, NULL},
    {"steps[0].hold", NULL, NULL},
    {"steps[0].lower", NULL, NULL},
    {"steps[0].name", NULL, NULL},
    {"steps[2].minutes", "0.25", NULL},
    {"steps[0].reps", "10", NULL},
    {"format", NULL, "format"},
    {"format", "\"heelbeat-program/2\"", "format"},
    {"title", NULL, "title"},
    {"title", "\"\"", "title"},
    {"title", "\"a\\u001b[2J\"", "title"},
    {"about", NULL, "about"},
    {"about", "\"two\\nlines\"", "about"},
    {"style", "\"Lofi\"", "style"},
    {"style", "\"../lofi\"", "style"},
    {"style", "\"\"", "style"},
    {"style", "7", "style"},
    {"cadence", "9", "cadence"},
    {"cadence", "61", "cadence"},
    {"cadence", "25.5", "cadence"},
    {"rounds", "0", "rounds"},
    {"rounds", "101", "rounds"},
    {"rounds", "5", "grow.to"},
    {"grow", "3", "grow"},
    {"grow.to", NULL, "grow.to"},
    {"grow.by", "0", "grow.by"},
    {"grow.step", "1", "grow.step"},
    {"steps", NULL, "steps"},
    {"steps", "[]", "steps"},
    {"steps", "{}", "steps"},
    {"steps[0]", "100", "steps[0]"},
    {"steps[0]", "{\"rest\":30}", "steps[0]"},
    {"steps[2]", "{\"rest\":30}", "steps[2]"},
    {"steps[0].set", NULL, "steps[0].set"},
    {"steps[0].set", "\"both\"", "steps[0].set"},
    {"steps[0].reps", "0", "steps[0].reps"},
    {"steps[0].reps", "21", "steps[0].reps"},
    {"steps[0].reps", "10001", "steps[0].reps"},
    {"steps[0].reps", "10000", "steps"}, /* an hour is the most */
    {"steps[0].reps", NULL, "steps[0]"},
    {"steps[0].minutes", "1", "steps[0]"},
    {"steps[0].hold", "3", "steps[0].hold"},
    {"steps[0].lower", "0", "steps[0].lower"},
    {"steps[0].name", "\"a\\tb\"", "steps[0].name"},
    {"steps[0].pause", "3", "steps[0].pause"},
    {"steps[1].rest", "9", "steps[1].rest"},
    {"steps[1].rest", "601", "steps[1].rest"},
    {"steps[1].rest", "\"1 minute\"", "steps[1].rest"},
    {"steps[1].reps", "20", "steps[1].reps"},
    {"steps[2].minutes", "0.2", "steps[2].minutes"},
    {"steps[2].minutes", "60.5", "steps[2].minutes"},
    {"tempo", "96", "tempo"},
};

static void one_change(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char *text = document_edit(program_document, rows[i].path, rows[i].value);
        int count = program_document_faults(text, strlen(text), &faults);
        bool expected = rows[i].place ? document_faulted_at(&faults, rows[i].place) : count == 0;
        /* What is wrong in one place is told once. */
        for (int j = 1; j < count; j++)
            expected = expected && strcmp(faults.items[j].where, faults.items[j - 1].where) != 0;
        if (!expected)
            fail_msg("row %zu, %s = %s: %d faults, first %s: %s", i, rows[i].path, rows[i].value, count,
                     faults.items[0].where, faults.items[0].what);
        free(text);
    }
}

static void tells_all_faults_at_once(void **state)
{
    (void)state;
    static const char text[] = "{\"format\":1,\"titel\":\"x\",\"cadence\":5,\"steps\":[{\"rest\":5},"
                               "{\"set\":\"jump\",\"reps\":1},{\"set\":\"fours\",\"reps\":3}]}";
    static const char *const places[] = {"format",  "title",         "titel",        "about",
                                         "cadence", "steps[0].rest", "steps[1].set", "steps[2].reps"};
    program_document_faults(text, strlen(text), &faults);
    for (size_t i = 0; i < COUNT(places); i++)
        if (!document_faulted_at(&faults, places[i]))
            fail_msg("%s is not told", places[i]);
}

/* Cut anywhere, and with any byte changed: a fault or a program, and nothing worse. */
static void survives_damage(void **state)
{
    (void)state;
    static const char bytes[] = {0, '"', '{', '}', '[', ',', '9', '-', (char)0xC2, (char)0xFF};
    char text[PROGRAM_DOCUMENT_SIZE];
    size_t size = strlen(program_document);
    for (size_t length = 0; length < size; length++)
        assert_true(program_document_faults(program_document, length, &faults) > 0);
    for (size_t at = 0; at < size; at++) {
        for (size_t i = 0; i < COUNT(bytes); i++) {
            memcpy(text, program_document, size + 1);
            text[at] = bytes[i];
            program_document_faults(text, size, &faults);
        }
    }
}

static void changes_type(void *context, const char *path)
{
    static const char *const values[] = {"null", "true", "-1", "1e9", "\"x\"", "[]", "{}", "[[]]"};
    (void)context;
    for (size_t i = 0; i < COUNT(values); i++) {
        char *text = document_edit(program_document, path, values[i]);
        program_document_faults(text, strlen(text), &faults);
        free(text);
    }
}

static void survives_other_types(void **state)
{
    (void)state;
    cJSON *root = cJSON_Parse(program_document);
    document_visit(root, "", changes_type, NULL);
    cJSON_Delete(root);
}

static void says_what_it_is(void **state)
{
    (void)state;
    static const char later[] = "{\"format\":\"heelbeat-program/9\"}", level[] = "{\"format\":\"heelbeat-level/1\"}";
    assert_true(program_is(program_document, strlen(program_document)));
    assert_true(program_is(later, strlen(later)));
    assert_false(program_is(level, strlen(level)));
    assert_false(program_is("", 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_every_member),       cmocka_unit_test(one_change),
        cmocka_unit_test(tells_all_faults_at_once), cmocka_unit_test(survives_damage),
        cmocka_unit_test(survives_other_types),     cmocka_unit_test(says_what_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
