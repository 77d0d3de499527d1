#include "files/json/json_stream.h"

#include "core/base/text.h"

#include "check.h"
#include "folder.h"

#define LIMIT 100000

/* Tells all that a stream yields: "name=value;" and "name[=item,item,]". */
static bool tell(const char *path, char *out, size_t size, struct error *error)
{
    struct json_stream stream;
    struct text text;
    char name[16];

    text_init(&text, out, size);
    if (!json_stream_open(&stream, path, LIMIT, error))
        return false;
    while (json_stream_member(&stream, name, sizeof name)) {
        text_add(&text, name);
        if (json_stream_is_list(&stream)) {
            text_add(&text, "[");
            while (json_stream_item(&stream)) {
                text_add_bytes(&text, stream.value, stream.size);
                text_add(&text, ",");
            }
            text_add(&text, "]");
        } else if (json_stream_value(&stream)) {
            text_add(&text, "=");
            text_add_bytes(&text, stream.value, stream.size);
        }
        text_add(&text, ";");
    }
    return json_stream_close(&stream, error);
}

static void write_after(const char *path, size_t spaces, const char *text)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    for (size_t i = 0; i < spaces; i++)
        fputc(' ', file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static void test_members_and_items(void **state)
{
    char path[FOLDER_FILE], told[512];
    struct error error = {0};

    folder_path(path, *state, "a.json");
    write_after(path, 0,
                "\xEF\xBB\xBF{\"a\" : 12 ,\"b\":[ ] , \"c\":[1,\n{\"x\":[\n2,\"]\\\"}\"]} , null],\"long name is cut "
                "here\":\"\" }\n");
    assert_true(tell(path, told, sizeof told, &error));
    assert_string_equal(told, "a=12;b[];c[1,{\"x\":[ 2,\"]\\\"}\"]},null,];=\"\";");
    write_after(path, 0, "{}");
    assert_true(tell(path, told, sizeof told, &error));
    assert_string_equal(told, "");
}

/* A piece of the file ends anywhere: within a number, a word, an escape, a letter, before a bracket. */
static void test_a_cut_anywhere_changes_nothing(void **state)
{
    static const char document[] =
        "{\"a\":123456,\"b\":[true,\"\\ud83d\\ude00 \xF0\x9F\x98\x80\",{\"c\":[]}],\"d\":-1e9}";
    char path[FOLDER_FILE], told[512];
    struct error error;

    folder_path(path, *state, "a.json");
    for (size_t spaces = 4096 - sizeof document; spaces <= 4098; spaces++) {
        write_after(path, spaces, document);
        assert_true(tell(path, told, sizeof told, &error));
        assert_string_equal(told, "a=123456;b[true,\"\\ud83d\\ude00 \xF0\x9F\x98\x80\",{\"c\":[]},];d=-1e9;");
    }
}

/* What is wrong inside a value is left to whoever reads it. */
static void test_a_damaged_value_costs_no_other(void **state)
{
    char path[FOLDER_FILE], told[512];
    struct error error;

    folder_path(path, *state, "a.json");
    write_after(path, 0, "{\"a\":[{\"x\" 1 2},{\"y\":\"\xFF\\q\"},tru,3],\"b\":4}");
    assert_true(tell(path, told, sizeof told, &error));
    assert_string_equal(told, "a[{\"x\" 1 2},{\"y\":\"\xFF\\q\"},tru,3,];b=4;");
}

static void test_offences(void **state)
{
    static const struct {
        const char *text, *told, *where, *what;
    } rows[] = {
        {"", "", "line 1", "is no JSON object"},
        {"[]", "", "line 1", "is no JSON object"},
        {"{", "", "line 1", "ends too early"},
        {"{\"a\":1", "a=1;", "line 1", "ends too early"},
        {"{\"a\":[1,\n2", "a[1,2,];", "line 2", "ends too early"},
        {"{\"a\":[1,\n2\n3]}", "a[1,2,];", "line 3", "lacks a comma or ] in a list"},
        {"{\"a\":1 \"b\":2}", "a=1;", "line 1", "lacks a comma or } in an object"},
        {"{\"a\":1,}", "a=1;", "line 1", "lacks a member's name here"},
        {"{\"a\":}", "a;", "line 1", "lacks a value here"},
        {"{\"a\":[,1]}", "a[];", "line 1", "lacks a value here"},
        {"{\"a\" 1}", "", "line 1", "lacks a colon after a member's name"},
        {"{\"a\":[[1}]}", "a[];", "line 1", "has brackets that don't match"},
        {"{\"a\":\"1\n\"}", "a;", "line 1", "has a text that does not end"},
        {"{\"a\":1}\n{}", "a=1;", "line 2", "goes on after its end"},
    };
    char path[FOLDER_FILE], told[512];

    folder_path(path, *state, "a.json");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct error error = {0};
        write_after(path, 0, rows[i].text);
        if (tell(path, told, sizeof told, &error))
            fail_msg("%s was taken", rows[i].text);
        assert_string_equal(told, rows[i].told);
        if (!strstr(error.where, rows[i].where) || strcmp(error.what, rows[i].what) != 0)
            fail_msg("%s: %s %s", rows[i].text, error.where, error.what);
    }
}

static void test_limit(void **state)
{
    char path[FOLDER_FILE], told[512];
    struct error error = {0};

    folder_path(path, *state, "a.json");
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs("{\"a\":\"", file);
    for (int i = 0; i < 3 * LIMIT; i++)
        fputc('x', file);
    fputs("\"}", file);
    assert_int_equal(fclose(file), 0);
    assert_false(tell(path, told, sizeof told, &error));
    assert_string_equal(error.what, "holds a value that is too large");
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(test_members_and_items),
        ROW(test_a_cut_anywhere_changes_nothing),
        ROW(test_a_damaged_value_costs_no_other),
        ROW(test_offences),
        ROW(test_limit),
    };

    return cmocka_run_group_tests_name("files/json_stream", tests, NULL, NULL);
}
