#include <cjson/cJSON.h>

#include "check.h"
#include "files/file.h"
#include "store/styles/style_file.h"

#define LOFI HEELBEAT_SOURCE "/assets/styles/lofi.json"

struct bench {
    struct style style;
    struct json_faults faults;
    char *bytes;
    size_t size;
    cJSON *document;
};

static int open_bench(void **state)
{
    struct bench *bench = calloc(1, sizeof *bench);
    struct error error;
    assert_true(file_read(LOFI, STYLE_FILE_MAX, &bench->bytes, &bench->size, &error));
    bench->document = cJSON_Parse(bench->bytes);
    *state = bench;
    return 0;
}

static int close_bench(void **state)
{
    struct bench *bench = *state;
    cJSON_Delete(bench->document);
    free(bench->bytes);
    free(bench);
    return 0;
}

static bool parses(struct bench *bench, const char *bytes, size_t size)
{
    bench->faults.count = 0;
    return style_parse("lofi.json", bytes, size, &bench->style, &bench->faults);
}

static bool document_parses(struct bench *bench)
{
    char *text = cJSON_PrintUnformatted(bench->document);
    bool ok = parses(bench, text, strlen(text));
    cJSON_free(text);
    assert_int_equal(ok, bench->faults.count == 0);
    return ok;
}

static void test_shipped_style(void **state)
{
    struct bench *bench = *state;
    struct error error = {0};
    assert_true(style_load(LOFI, &bench->style, &error));
    assert_string_equal(bench->style.name, "lofi");
    assert_int_equal(bench->style.keys[0].root, 2);
    assert_true(bench->style.keys[0].minor);
    assert_true(bench->style.instrument_count > 8);
    assert_int_equal(bench->style.room.duck_voice, style_voice(&bench->style, "kick"));
    assert_int_equal(bench->style.beats[0].steps, 16);
    assert_false(style_load(HEELBEAT_SOURCE "/assets/styles/none.json", &bench->style, &error));
    assert_true(error.what[0] != 0);
}

static void test_every_shipped_style(void **state)
{
    static const char *const names[] = {"lofi", "synthwave", "house", "ambient", "chiptune"};
    struct bench *bench = *state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[512];
        struct error error = {0};
        snprintf(path, sizeof path, HEELBEAT_SOURCE "/assets/styles/%s.json", names[i]);
        if (!style_load(path, &bench->style, &error))
            fail_msg("%s %s", error.where, error.what);
        assert_string_equal(bench->style.name, names[i]);
    }
}

static void test_a_style_is_known_by_its_format(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool is;
    } rows[] = {{"{\"format\":\"heelbeat-style/1\"}", true},
                {"{\"format\":\"heelbeat-style/2\"}", true},
                {"{\"format\":\"heelbeat-level/1\"}", false},
                {"{\"format\":7}", false},
                {"[]", false},
                {"{\"format\":\"heelbeat-style", false},
                {"", false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(style_is(rows[i].text, strlen(rows[i].text)), rows[i].is);
}

/* Calls visit for every value below item. */
typedef void visit_fn(struct bench *bench, cJSON *item, const cJSON *parent);

static void walk(struct bench *bench, cJSON *parent, visit_fn *visit)
{
    for (cJSON *item = parent->child; item != NULL; item = item->next) {
        visit(bench, item, parent);
        walk(bench, item, visit);
    }
}

static void spoil_type(struct bench *bench, cJSON *item, const cJSON *parent)
{
    (void)parent;
    int type = item->type;
    item->type = cJSON_NULL;
    if (document_parses(bench))
        fail_msg("null is taken for %s", item->string ? item->string : "an item");
    item->type = type;
}

static void test_wrong_type_anywhere_is_a_fault(void **state)
{
    struct bench *bench = *state;
    walk(bench, bench->document, spoil_type);
    assert_true(document_parses(bench));
}

static void spoil_name(struct bench *bench, cJSON *item, const cJSON *parent)
{
    static char other[] = "nothing";
    if (item->string == NULL || (parent->string != NULL && strcmp(parent->string, "qualities") == 0))
        return;
    char *name = item->string;
    item->string = other;
    if (document_parses(bench))
        fail_msg("%s is not missed", name);
    item->string = name;
}

static void test_missing_or_unknown_member_is_a_fault(void **state)
{
    walk(*state, ((struct bench *)*state)->document, spoil_name);
}

static void spoil_number(struct bench *bench, cJSON *item, const cJSON *parent)
{
    static const double wrong[] = {-1e9, 1e9, 1e308};
    (void)parent;
    if (!cJSON_IsNumber(item))
        return;
    double value = item->valuedouble;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        item->valuedouble = wrong[i];
        if (document_parses(bench))
            fail_msg("%g is taken for %s", wrong[i], item->string ? item->string : "an item");
    }
    item->valuedouble = value;
}

static void test_number_out_of_range_is_a_fault(void **state)
{
    walk(*state, ((struct bench *)*state)->document, spoil_number);
}

static void spoil_string(struct bench *bench, cJSON *item, const cJSON *parent)
{
    static char odd[] = "\xc3\xbc?";
    (void)parent;
    bool free_text = item->string != NULL && strcmp(item->string, "title") == 0;
    bool name = item->string != NULL && strcmp(item->string, "name") == 0;
    if (!cJSON_IsString(item) || free_text || name)
        return;
    char *value = item->valuestring;
    item->valuestring = odd;
    if (document_parses(bench))
        fail_msg("%s is taken as %s", odd, item->string ? item->string : value);
    item->valuestring = value;
}

static void test_nonsense_words_are_faults(void **state)
{
    walk(*state, ((struct bench *)*state)->document, spoil_string);
}

static void test_cut_off_anywhere_is_a_fault(void **state)
{
    struct bench *bench = *state;
    for (size_t size = 0; size + 2 < bench->size; size += 11)
        assert_false(parses(bench, bench->bytes, size));
}

static void test_faults_name_their_place(void **state)
{
    struct bench *bench = *state;
    cJSON *instruments = cJSON_GetObjectItem(bench->document, "instruments");
    cJSON *level = cJSON_GetObjectItem(cJSON_GetArrayItem(instruments, 1), "level_db");
    double value = level->valuedouble;
    level->valuedouble = 99;
    assert_false(document_parses(bench));
    assert_int_equal(bench->faults.count, 1);
    assert_non_null(strstr(bench->faults.items[0].where, "lofi.json"));
    assert_non_null(strstr(bench->faults.items[0].where, "instruments[1].level_db"));
    level->valuedouble = value;
}

/* Else the backing would lose a layer with every lead that steps back. */
static void test_the_lead_shares_no_instrument_with_a_layer(void **state)
{
    struct bench *bench = *state;
    cJSON *voices = cJSON_GetObjectItem(cJSON_GetObjectItem(bench->document, "lead"), "voices");
    cJSON *layer = NULL;
    cJSON_ArrayForEach(layer, cJSON_GetObjectItem(bench->document, "layers"))
    {
        cJSON *voice = cJSON_GetObjectItem(layer, "voice");
        for (cJSON *lead = voices->child; lead != NULL; lead = lead->next) {
            char *before = voice->valuestring;
            voice->valuestring = lead->valuestring;
            assert_false(document_parses(bench));
            assert_int_equal(bench->faults.count, 1);
            assert_non_null(strstr(bench->faults.items[0].where, "lead.voices"));
            assert_non_null(strstr(bench->faults.items[0].what, "a layer plays too"));
            voice->valuestring = before;
        }
    }
    assert_true(document_parses(bench));
}

static void test_too_many_of_anything(void **state)
{
    struct bench *bench = *state;
    static const char *const lists[] = {"keys", "progressions", "cadences", "instruments", "beats", "layers"};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        cJSON *list = cJSON_GetObjectItem(bench->document, lists[i]);
        int before = cJSON_GetArraySize(list);
        for (int n = 0; n < 200; n++)
            cJSON_AddItemToArray(list, cJSON_Duplicate(list->child, 1));
        assert_false(document_parses(bench));
        while (cJSON_GetArraySize(list) > before)
            cJSON_DeleteItemFromArray(list, before);
    }
    assert_true(document_parses(bench));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shipped_style),
        cmocka_unit_test(test_every_shipped_style),
        cmocka_unit_test(test_a_style_is_known_by_its_format),
        cmocka_unit_test(test_wrong_type_anywhere_is_a_fault),
        cmocka_unit_test(test_missing_or_unknown_member_is_a_fault),
        cmocka_unit_test(test_number_out_of_range_is_a_fault),
        cmocka_unit_test(test_nonsense_words_are_faults),
        cmocka_unit_test(test_cut_off_anywhere_is_a_fault),
        cmocka_unit_test(test_faults_name_their_place),
        cmocka_unit_test(test_the_lead_shares_no_instrument_with_a_layer),
        cmocka_unit_test(test_too_many_of_anything),
    };
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
