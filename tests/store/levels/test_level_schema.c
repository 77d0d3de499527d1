/* levels/level.schema.json and the parser name the same members, the same required ones and the same ranges. */
#include "store/levels/level_file.h"

#include "check.h"
#include "core/base/text.h"
#include "store/levels/level_document.h"
#include "store/schema.h"

#include <cjson/cJSON.h>

static struct json_faults faults;

/* An object of the schema, and where a document has one. */
struct object_row {
    const char *schema; /* steps into the schema, parted by blanks; "" the root */
    const char *document;
    const char *place;
};

static const struct object_row objects[] = {
    {"", document_composed, ""},
    {"properties music", document_song, "music"},
    {"properties music", document_composed, "music"},
    {"properties tempo items", document_composed, "tempo[0]"},
    {"properties parts items", document_composed, "parts[1]"},
    {"properties parts items", document_composed, "parts[2]"},
    {"properties reps items", document_composed, "reps[0]"},
};

static int load_schema(void **state)
{
    *state = schema_load("levels/level.schema.json");
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
    char *text = document_edit(row->document, path, value);
    document_faults(text, strlen(text), &faults);
    free(text);
    return document_faulted_at(&faults, path);
}

static void same_members(void **state)
{
    for (size_t i = 0; i < sizeof objects / sizeof objects[0]; i++) {
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
    for (size_t i = 0; i < sizeof objects / sizeof objects[0]; i++) {
        const cJSON *schema = schema_walk(*state, objects[i].schema);
        if (strcmp(objects[i].place, "music") == 0)
            continue; /* either of two forms */
        for (const cJSON *one = schema_member(schema, "properties")->child; one; one = one->next) {
            bool required = schema_lists(schema_member(schema, "required"), one->string);
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
    if (!edge)
        return;
    bool whole = strcmp(schema_member(property, "type")->valuestring, "integer") == 0;
    double beyond = edge->valuedouble + sign * (whole ? 1 : 0.00001);
    char value[64];
    snprintf(value, sizeof value, "%.17g", beyond);
    if (!faulted(row, property->string, value))
        fail_msg("%s.%s = %s is accepted against the schema", row->place, property->string, value);
    snprintf(value, sizeof value, "%.17g", edge->valuedouble);
    if (faulted(row, property->string, value) && strncmp(faults.items[0].fix, "use a ", 6) == 0)
        fail_msg("%s.%s = %s is refused against the schema", row->place, property->string, value);
}

static void same_ranges(void **state)
{
    int checked = 0;
    for (size_t i = 0; i < sizeof objects / sizeof objects[0]; i++) {
        const cJSON *schema = schema_walk(*state, objects[i].schema);
        for (const cJSON *one = schema_member(schema, "properties")->child; one; one = one->next) {
            const cJSON *type = schema_member(one, "type");
            bool is_number =
                type && (strcmp(type->valuestring, "number") == 0 || strcmp(type->valuestring, "integer") == 0);
            if (!is_number)
                continue;
            assert_non_null(schema_member(one, "minimum"));
            assert_non_null(schema_member(one, "maximum"));
            check_bound(&objects[i], one, "minimum", -1);
            check_bound(&objects[i], one, "maximum", 1);
            checked++;
        }
    }
    assert_in_range(checked, 9, 20);
}

static bool is_present(const struct object_row *row, const char *name)
{
    char quoted[64];
    snprintf(quoted, sizeof quoted, "\"%s\":", name);
    return strstr(row->document, quoted) != NULL;
}

static void same_lengths(void **state)
{
    for (size_t i = 0; i < sizeof objects / sizeof objects[0]; i++) {
        const cJSON *schema = schema_walk(*state, objects[i].schema);
        for (const cJSON *one = schema_member(schema, "properties")->child; one; one = one->next) {
            const cJSON *most = schema_member(one, "maxLength");
            if (!most || !is_present(&objects[i], one->string))
                continue;
            char value[512];
            size_t length = (size_t)most->valueint;
            memset(value, 'a', sizeof value);
            value[0] = '"';
            memcpy(value + length + 1, "\"", 2);
            faulted(&objects[i], one->string, value);
            assert_true(faults.count == 0 || strcmp(faults.items[0].what, "is too long") != 0);
            memcpy(value + length + 1, "a\"", 3);
            assert_true(faulted(&objects[i], one->string, value));
            assert_string_equal(faults.items[0].what, "is too long");
        }
    }
}

static void same_counts(void **state)
{
    static const struct {
        const char *list;
        int max;
    } rows[] = {{"tempo", LEVEL_TEMPO_CHANGES_MAX}, {"parts", LEVEL_PARTS_MAX}, {"reps", LEVEL_REPS_MAX}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const cJSON *list = schema_member(schema_member(*state, "properties"), rows[i].list);
        assert_int_equal(schema_member(list, "maxItems")->valueint, rows[i].max);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_members), cmocka_unit_test(same_required), cmocka_unit_test(same_ranges),
        cmocka_unit_test(same_lengths), cmocka_unit_test(same_counts),
    };
    return cmocka_run_group_tests_name("store/level_schema", tests, load_schema, free_schema);
}
