/* levels/program.schema.json and the parser name the same members, the same required ones, the same words and the same
 * ranges. */
#include "store/levels/program_file.h"

#include "check.h"
#include "core/base/text.h"
#include "store/levels/level_document.h"
#include "store/levels/program_document.h"
#include "store/schema.h"

#include <cjson/cJSON.h>

static struct json_faults faults;

/* An object of the schema, and where the document has one. */
struct object_row {
    const char *schema; /* steps into the schema, parted by blanks; "" the root */
    const char *place;
};

static const struct object_row objects[] = {
    {"", ""},
    {"properties grow", "grow"},
    {"$defs set", "steps[0]"},
    {"$defs rest", "steps[1]"},
    {"$defs set", "steps[2]"},
};
#define OBJECTS (sizeof objects / sizeof objects[0])

static int load_schema(void **state)
{
    *state = schema_load("levels/program.schema.json");
    return *state ? 0 : -1;
}

static int free_schema(void **state)
{
    cJSON_Delete(*state);
    return 0;
}

/* Whether the document has a fault at place.name once its value is set (NULL takes it out). */
static bool faulted(const struct object_row *row, const char *name, const char *value)
{
    char path[JSON_PLACE_SIZE];
    json_place_member(path, sizeof path, row->place, name);
    char *text = document_edit(program_document, path, value);
    program_document_faults(text, strlen(text), &faults);
    free(text);
    return document_faulted_at(&faults, path);
}

static void same_members(void **state)
{
    for (size_t i = 0; i < OBJECTS; i++) {
        const cJSON *schema = schema_walk(*state, objects[i].schema);
        assert_true(cJSON_IsFalse(schema_member(schema, "additionalProperties")));
        assert_true(faulted(&objects[i], "surprise", "1"));
        int count = 0;
        char known[160];
        text_copy(known, sizeof known, strstr(faults.items[0].fix, ": ") + 2);
        for (char *rest = known, *name = strtok_r(rest, ", ", &rest); name; name = strtok_r(NULL, ", ", &rest)) {
            if (strcmp(name, "or") == 0)
                continue;
            count++;
            if (!schema_member(schema_member(schema, "properties"), name))
                fail_msg("%s.%s is not in the schema", objects[i].place, name);
        }
        assert_int_equal(cJSON_GetArraySize(schema_member(schema, "properties")), count);
    }
}

static void same_required(void **state)
{
    for (size_t i = 0; i < OBJECTS; i++) {
        const cJSON *schema = schema_walk(*state, objects[i].schema);
        for (const cJSON *one = schema_member(schema, "properties")->child; one; one = one->next) {
            bool required = schema_lists(schema_member(schema, "required"), one->string);
            if (strcmp(one->string, "rest") == 0)
                continue; /* without it the step is a set */
            if (faulted(&objects[i], one->string, NULL) != required)
                fail_msg("%s.%s: the schema says %s", objects[i].place, one->string,
                         required ? "required" : "optional");
        }
    }
}

/* One step past the bound is refused; the bound itself is not, as far as its range goes. */
static void check_bound(const struct object_row *row, const cJSON *property, const char *bound, double sign)
{
    const cJSON *edge = schema_member(property, bound);
    char value[64];
    bool whole = strcmp(schema_member(property, "type")->valuestring, "integer") == 0;
    assert_non_null(edge);
    snprintf(value, sizeof value, "%.17g", edge->valuedouble + sign * (whole ? 1 : 0.00001));
    if (!faulted(row, property->string, value))
        fail_msg("%s.%s = %s is accepted against the schema", row->place, property->string, value);
    snprintf(value, sizeof value, "%.17g", edge->valuedouble);
    if (faulted(row, property->string, value) && strncmp(faults.items[0].fix, "use a ", 6) == 0)
        fail_msg("%s.%s = %s is refused against the schema", row->place, property->string, value);
}

static void same_ranges(void **state)
{
    int checked = 0;
    for (size_t i = 0; i < OBJECTS; i++) {
        const cJSON *schema = schema_walk(*state, objects[i].schema);
        for (const cJSON *one = schema_member(schema, "properties")->child; one; one = one->next) {
            const cJSON *type = schema_member(one, "type");
            if (!type || (strcmp(type->valuestring, "number") != 0 && strcmp(type->valuestring, "integer") != 0))
                continue;
            check_bound(&objects[i], one, "minimum", -1);
            check_bound(&objects[i], one, "maximum", 1);
            checked++;
        }
    }
    assert_int_equal(checked, 13);
}

static void same_lengths(void **state)
{
    for (size_t i = 0; i < OBJECTS; i++) {
        const cJSON *schema = schema_walk(*state, objects[i].schema);
        for (const cJSON *one = schema_member(schema, "properties")->child; one; one = one->next) {
            const cJSON *most = schema_member(one, "maxLength");
            if (!most)
                continue;
            char value[512];
            size_t length = (size_t)most->valueint;
            memset(value, 'a', sizeof value);
            value[0] = '"';
            memcpy(value + length + 1, "\"", 2);
            assert_false(faulted(&objects[i], one->string, value));
            memcpy(value + length + 1, "a\"", 3);
            assert_true(faulted(&objects[i], one->string, value));
            assert_string_equal(faults.items[0].what, "is too long");
        }
    }
}

static void same_words(void **state)
{
    const cJSON *words = schema_member(schema_walk(*state, "$defs set properties set"), "enum");
    assert_int_equal(cJSON_GetArraySize(words), SET_WAY_COUNT);
    for (int way = 0; way < SET_WAY_COUNT; way++)
        assert_true(schema_lists(words, set_way_word((enum set_way)way)));
    assert_int_equal(schema_member(schema_walk(*state, "properties steps"), "maxItems")->valueint, PROGRAM_STEPS_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_members), cmocka_unit_test(same_required), cmocka_unit_test(same_ranges),
        cmocka_unit_test(same_lengths), cmocka_unit_test(same_words),
    };
    return cmocka_run_group_tests_name("store/program_schema", tests, load_schema, free_schema);
}
