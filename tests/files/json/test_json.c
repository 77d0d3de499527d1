#include "files/json/json.h"

#include <cjson/cJSON.h>

#include "check.h"

static struct cJSON *parse(struct json_faults *faults, const char *text, size_t size)
{
    /* An exact copy, so that a sanitizer sees a read past the end. */
    char *bytes = malloc(size ? size : 1);
    assert_non_null(bytes);
    memcpy(bytes, text, size);
    *faults = (struct json_faults){0};
    struct json_in in = {.file = "a.json", .faults = faults};
    struct cJSON *root = json_parse(&in, bytes, size);
    free(bytes);
    assert_int_equal(root == NULL, faults->count > 0);
    return root;
}

static void check_clear(const struct json_faults *faults)
{
    int kept = faults->count < JSON_FAULTS_MAX ? faults->count : JSON_FAULTS_MAX;
    for (int i = 0; i < kept; i++) {
        assert_true(faults->items[i].where[0] != 0);
        assert_true(faults->items[i].what[0] != 0);
        assert_true(faults->items[i].fix[0] != 0);
    }
}

static void good_documents(void **state)
{
    (void)state;
    static const char *const texts[] = {"{}",
                                        "[]",
                                        " null ",
                                        "true",
                                        "-0",
                                        "0.5e+3",
                                        "1E-2",
                                        "\"\"",
                                        "[[],{},[{}]]",
                                        "\xEF\xBB\xBF{}",
                                        "\xEF\xBB\xBF"
                                        "7",
                                        "\"\\ud83d\\ude00 \\u00e9 \\n\\\\ \xF0\x9F\x98\x80\"",
                                        "{\"a\":1,\"b\":{\"a\":2}}\r\n",
                                        "[1,2 ,\t3]"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct json_faults faults;
        struct cJSON *root = parse(&faults, texts[i], strlen(texts[i]));
        if (!root)
            fail_msg("%s: %s %s", texts[i], faults.items[0].where, faults.items[0].what);
        cJSON_Delete(root);
    }
}

struct bad_row {
    const char *text;
    const char *where;
    const char *what;
};

static void bad_documents(void **state)
{
    (void)state;
    static const struct bad_row rows[] = {
        {"", "a.json: line 1, column 1", "ends too early"},
        {"{", "a.json: line 1, column 2", "ends too early"},
        {"{\n  \"a\": 1,\n}", "a.json: line 3, column 1", "lacks a member's name here"},
        {"[1,]", "a.json: line 1, column 4", "has something that is no JSON value"},
        {"[1 2]", "a.json: line 1, column 4", "lacks a comma or ] in a list"},
        {"{\"a\":1 \"b\":2}", "a.json: line 1, column 8", "lacks a comma or } in an object"},
        {"{\"a\" 1}", "a.json: line 1, column 6", "lacks a colon after a member's name"},
        {"{} x", "a.json: line 1, column 4", "goes on after its end"},
        {"NaN", "a.json: line 1, column 1", "has something that is no JSON value"},
        {"[Infinity]", "a.json: line 1, column 2", "has something that is no JSON value"},
        {"-Infinity", "a.json: line 1, column 2", "has a broken number"},
        {"'a'", "a.json: line 1, column 1", "has something that is no JSON value"},
        {"01", "a.json: line 1, column 3", "has a number that starts with 0"},
        {"[-01]", "a.json: line 1, column 5", "has a number that starts with 0"},
        {"1.", "a.json: line 1, column 3", "ends too early"},
        {"[1.]", "a.json: line 1, column 4", "has a broken number"},
        {"[1,5e]", "a.json: line 1, column 6", "has a broken number"},
        {"+1", "a.json: line 1, column 1", "has something that is no JSON value"},
        {"[1e999]", "a.json: [0]", "is too large a number"},
        {"{\"x\":{\"y\":-1e999}}", "a.json: x.y", "is too large a number"},
        {"\"\\x\"", "a.json: line 1, column 3", "has an unknown escape after a backslash"},
        {"\"\\u00g0\"", "a.json: line 1, column 6", "has a broken \\u escape"},
        {"\"\\u0000\"", "a.json: line 1, column 8", "has a NUL letter in a text"},
        {"\"\\ud800\"", "a.json: line 1, column 8", "has half of a letter's \\u escapes"},
        {"\"\\udc00\"", "a.json: line 1, column 8", "has half of a letter's \\u escapes"},
        {"\"\\ud800\\u0041\"", "a.json: line 1, column 14", "has half of a letter's \\u escapes"},
        {"\"a\nb\"", "a.json: line 1, column 3", "has a line break or a control character in a text"},
        {"\"\xC3\"", "a.json: line 1, column 2", "is not UTF-8"},
        {"\"\xC0\x80\"", "a.json: line 1, column 2", "is not UTF-8"},
        {"\"\xE0\x80\x80\"", "a.json: line 1, column 2", "is not UTF-8"},
        {"\"\xED\xA0\x80\"", "a.json: line 1, column 2", "is not UTF-8"},
        {"\"\xF4\x90\x80\x80\"", "a.json: line 1, column 2", "is not UTF-8"},
        {"\"\xFF\"", "a.json: line 1, column 2", "is not UTF-8"},
        {"[\"\xC3\xA9\xC3\xA9\", x]", "a.json: line 1, column 8", "has something that is no JSON value"},
        {"{\"a\":1,\"b\":2,\"a\":3}", "a.json", "has \"a\" twice"},
        {"{\"p\":[0,{\"\\u0061\":1,\"a\":3}]}", "a.json: p[1]", "has \"a\" twice"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct json_faults faults;
        assert_null(parse(&faults, rows[i].text, strlen(rows[i].text)));
        check_clear(&faults);
        assert_string_equal(faults.items[0].where, rows[i].where);
        assert_string_equal(faults.items[0].what, rows[i].what);
    }
}

static void nul_bytes(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t size;
    } rows[] = {{"{\0}", 3}, {"{}\0", 3}, {"\"a\0b\"", 5}, {"\0", 1}, {"1\0", 2}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct json_faults faults;
        assert_null(parse(&faults, rows[i].text, rows[i].size));
        assert_string_equal(faults.items[0].what, "has a NUL byte");
    }
}

/* count times open, then count times close. */
static char *nest(const char *open, const char *close, int count)
{
    char *text = malloc((size_t)count * (strlen(open) + strlen(close)) + 1);
    assert_non_null(text);
    char *at = text;
    for (int i = 0; i < count; i++)
        at = stpcpy(at, open);
    for (int i = 0; i < count; i++)
        at = stpcpy(at, close);
    return text;
}

static void depth(void **state)
{
    (void)state;
    static const struct {
        const char *open, *close;
        int count;
        bool good;
    } rows[] = {{"[", "]", 64, true},          {"[", "]", 65, false},      {"{\"a\":[", "]}", 31, true},
                {"{\"a\":[", "]}", 33, false}, {"[", "]", 1000000, false}, {"[", "", 1000000, false}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct json_faults faults;
        char *text = nest(rows[i].open, rows[i].close, rows[i].count);
        struct cJSON *root = parse(&faults, text, strlen(text));
        assert_int_equal(root != NULL, rows[i].good);
        if (!root)
            assert_string_equal(faults.items[0].what, "is nested more than 64 deep");
        cJSON_Delete(root);
        free(text);
    }
}

static void many_values(void **state)
{
    (void)state;
    size_t size = (size_t)JSON_VALUES_MAX * 2 + 1;
    char *text = malloc(size);
    assert_non_null(text);
    text[0] = '[';
    for (size_t i = 1; i + 1 < size; i += 2) {
        text[i] = '0';
        text[i + 1] = ',';
    }
    text[size - 1] = ']'; /* one value too many: the list itself counts */
    struct json_faults faults;
    assert_null(parse(&faults, text, size));
    assert_string_equal(faults.items[0].what, "holds more than 1000000 values");
    text[size - 3] = ']';
    cJSON_Delete(parse(&faults, text, size - 2));
    assert_int_equal(faults.count, 0);
    free(text);
}

/* 100,000 members of two names by turns: told within the time of the test, and only so many kept. */
static void many_duplicates(void **state)
{
    (void)state;
    enum { COUNT = 100000 };
    char *text = malloc(COUNT * 6 + 3);
    assert_non_null(text);
    char *at = stpcpy(text, "{");
    for (int i = 0; i < COUNT; i++)
        at = stpcpy(at, i == 0 ? "\"a\":1" : i % 2 ? ",\"b\":1" : ",\"a\":1");
    stpcpy(at, "}");
    struct json_faults faults;
    assert_null(parse(&faults, text, strlen(text)));
    assert_int_equal(faults.count, COUNT - 2);
    free(text);
}

static void getters_take_good_members(void **state)
{
    (void)state;
    static const char text[] = "{\"s\":\"h\xC3\xA9\",\"i\":-7,\"n\":0.25,\"b\":true,\"w\":\"two\",\"l\":[1],\"o\":{}}";
    static const char *const words[] = {"one", "two"};
    static const char *const known[] = {"s", "i", "n", "b", "w", "l", "o"};
    struct json_faults faults;
    struct cJSON *root = parse(&faults, text, strlen(text));
    struct json_in in = {.file = "a.json", .faults = &faults};
    char string[4];
    int64_t whole = 0;
    double number = 0;
    bool flag = false;
    int word = 0;
    assert_true(json_string(&in, root, "", "s", true, string, sizeof string));
    assert_string_equal(string, "h\xC3\xA9");
    assert_true(json_int(&in, root, "", "i", true, -7, -7, &whole));
    assert_int_equal(whole, -7);
    assert_true(json_number(&in, root, "", "n", true, 0.25, 0.25, &number));
    assert_true(number == 0.25);
    assert_true(json_bool(&in, root, "", "b", true, &flag));
    assert_true(flag);
    assert_true(json_word(&in, root, "", "w", true, words, 2, &word));
    assert_int_equal(word, 1);
    assert_non_null(json_array(&in, root, "", "l", true, 1));
    assert_non_null(json_object(&in, root, "", "o", true));
    json_done(&in, root, "", known, 7);
    assert_int_equal(faults.count, 0);
    cJSON_Delete(root);
}

static void absent_members_leave_defaults(void **state)
{
    (void)state;
    struct json_faults faults;
    struct cJSON *root = parse(&faults, "{\"I\":3}", 7);
    struct json_in in = {.file = "a.json", .faults = &faults};
    int64_t whole = 42;
    assert_false(json_int(&in, root, "", "i", false, 0, 9, &whole)); /* names have a case */
    assert_null(json_object(&in, root, "", "o", false));
    assert_int_equal(faults.count, 0);
    assert_false(json_int(&in, root, "x[1]", "i", true, 0, 9, &whole));
    assert_int_equal(whole, 42);
    assert_string_equal(faults.items[0].where, "a.json: x[1].i");
    assert_string_equal(faults.items[0].what, "is missing");
    cJSON_Delete(root);
}

enum getter { STRING, INT, NUMBER, BOOL, WORD, ARRAY, OBJECT, GETTER_COUNT };

struct fault_row {
    enum getter getter;
    const char *value;
    const char *what;
    const char *fix;
};

static void run_getter(const struct json_in *in, const struct cJSON *root, enum getter getter)
{
    static const char *const words[] = {"one", "two", "three"};
    char string[4];
    int64_t whole;
    double number;
    bool flag;
    int word;
    switch (getter) {
    case STRING:
        assert_false(json_string(in, root, "p[2]", "m", true, string, sizeof string));
        break;
    case INT:
        assert_false(json_int(in, root, "p[2]", "m", true, 1, 10000, &whole));
        break;
    case NUMBER:
        assert_false(json_number(in, root, "p[2]", "m", true, 0.5, 400, &number));
        break;
    case BOOL:
        assert_false(json_bool(in, root, "p[2]", "m", true, &flag));
        break;
    case WORD:
        assert_false(json_word(in, root, "p[2]", "m", true, words, 3, &word));
        break;
    case ARRAY:
        assert_null(json_array(in, root, "p[2]", "m", true, 2));
        break;
    case OBJECT:
        assert_null(json_object(in, root, "p[2]", "m", true));
        break;
    case GETTER_COUNT:
        fail();
    }
}

static void getters_tell_faults(void **state)
{
    (void)state;
    static const char whole[] = "use a whole number from 1 to 10000";
    static const char number[] = "use a number from 0.5 to 400";
    static const struct fault_row rows[] = {
        {STRING, "3", "is 3", "write a text in \"quotes\""},
        {STRING, "\"four\"", "is too long", "use at most 3 bytes, which are as many plain letters"},
        {INT, "-3", "is -3", whole},
        {INT, "10001", "is 10001", whole},
        {INT, "1.5", "is 1.5", whole},
        {INT, "1e300", "is 1e+300", whole},
        {INT, "-1e300", "is -1e+300", whole},
        {INT, "\"7\"", "is \"7\"", whole},
        {INT, "true", "is true", whole},
        {INT, "null", "is null", whole},
        {NUMBER, "0.25", "is 0.25", number},
        {NUMBER, "401", "is 401", number},
        {NUMBER, "[]", "is an empty list", number},
        {NUMBER, "[1]", "is a list", number},
        {BOOL, "1", "is 1", "write true or false"},
        {WORD, "\"four\"", "is \"four\"", "use one, two or three"},
        {WORD, "1", "is 1", "use one, two or three"},
        {ARRAY, "{}", "is an object", "write a list in [square brackets]"},
        {ARRAY, "[1,2,3]", "has 3 items", "use at most 2"},
        {OBJECT, "[1]", "is a list", "write an object in {curly brackets}"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[64];
        struct json_faults faults;
        snprintf(text, sizeof text, "{\"m\":%s}", rows[i].value);
        struct cJSON *root = parse(&faults, text, strlen(text));
        struct json_in in = {.file = "a.json", .faults = &faults};
        run_getter(&in, root, rows[i].getter);
        assert_int_equal(faults.count, 1);
        assert_string_equal(faults.items[0].where, "a.json: p[2].m");
        assert_string_equal(faults.items[0].what, rows[i].what);
        assert_string_equal(faults.items[0].fix, rows[i].fix);
        cJSON_Delete(root);
    }
}

static void unknown_members(void **state)
{
    (void)state;
    static const char *const known[] = {"a", "b"};
    struct json_faults faults;
    struct cJSON *root = parse(&faults, "{\"a\":1,\"c\\u001b[2J\":2,\"A\":3}", 28);
    struct json_in in = {.file = "a.json", .faults = &faults};
    json_done(&in, root, "o", known, 2);
    assert_int_equal(faults.count, 2);
    assert_string_equal(faults.items[0].where, "a.json: o.c?[2J"); /* no escape reaches a terminal */
    assert_string_equal(faults.items[0].fix, "take it out; known here: a or b");
    assert_string_equal(faults.items[1].where, "a.json: o.A");
    cJSON_Delete(root);
}

static void long_names_keep_the_place(void **state)
{
    (void)state;
    char file[400];
    memset(file, 'x', sizeof file);
    memcpy(file + sizeof file - 8, "/a.json", 8);
    struct json_faults faults = {0};
    struct json_in in = {.file = file, .faults = &faults};
    json_fault(&in, "parts[2].bars", "is 0", "mend it");
    const char *where = faults.items[0].where;
    assert_memory_equal(where, "...x", 4);
    assert_non_null(strstr(where, "/a.json: parts[2].bars"));
}

static void faults_past_the_last_are_counted(void **state)
{
    (void)state;
    struct json_faults faults = {0};
    struct json_in in = {.file = NULL, .faults = &faults};
    for (int i = 0; i < JSON_FAULTS_MAX + 5; i++)
        json_fault(&in, "a", "b", "c");
    assert_int_equal(faults.count, JSON_FAULTS_MAX + 5);
    assert_string_equal(faults.items[JSON_FAULTS_MAX - 1].where, "a");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_documents),
        cmocka_unit_test(bad_documents),
        cmocka_unit_test(nul_bytes),
        cmocka_unit_test(depth),
        cmocka_unit_test(many_values),
        cmocka_unit_test(many_duplicates),
        cmocka_unit_test(getters_take_good_members),
        cmocka_unit_test(absent_members_leave_defaults),
        cmocka_unit_test(getters_tell_faults),
        cmocka_unit_test(unknown_members),
        cmocka_unit_test(long_names_keep_the_place),
        cmocka_unit_test(faults_past_the_last_are_counted),
    };
    return cmocka_run_group_tests_name("files/json/json", tests, NULL, NULL);
}
