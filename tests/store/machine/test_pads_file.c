#include <sys/stat.h>
#include <unistd.h>

#include <cjson/cJSON.h>

#include "check.h"
#include "files/file.h"
#include "folder.h"
#include "store/machine/pads_file.h"

#define ASSETS HEELBEAT_SOURCE "/assets"
#define HEAD   "{\"format\":\"heelbeat-pads/1\",\"pads\":["
#define TAIL   "]}"
#define PAIR   "\"left\":\"button 0\",\"right\":\"button 1\""

struct bench {
    struct pad_table table;
    struct json_faults faults;
    char data[FOLDER_PATH];
};

static int open_bench(void **state)
{
    struct bench *bench = calloc(1, sizeof *bench);
    *state = bench;
    return bench && folder_make(bench->data) ? 0 : -1;
}

static int close_bench(void **state)
{
    struct bench *bench = *state;
    folder_remove(bench->data);
    free(bench);
    return 0;
}

static bool parses(struct bench *bench, const char *text)
{
    bench->table = (struct pad_table){0};
    bench->faults.count = 0;
    return pads_parse("x.json", text, strlen(text), &bench->table, &bench->faults);
}

static void test_a_row(void **state)
{
    struct bench *bench = *state;
    assert_true(parses(bench,
                       HEAD "{\"title\":\"T\",\"usb\":\"0a1f:00ff\",\"names\":[\"a\",\"=b\"],\"up\":\"hat 1 up\","
                            "\"right\":\"axis 2 +\",\"down\":\"button 255\",\"left\":\"axis 2 -\","
                            "\"axes\":\"both-at-80\"}" TAIL));
    const struct pad_row *row = &bench->table.rows[0];
    assert_int_equal(bench->table.count, 1);
    assert_string_equal(row->title, "T");
    assert_true(row->has_usb);
    assert_int_equal(row->vendor, 0x0a1f);
    assert_int_equal(row->product, 0x00ff);
    assert_int_equal(row->name_count, 2);
    assert_string_equal(row->names[0], "a");
    assert_string_equal(row->names[1], "=b");
    assert_int_equal(row->trick, PAD_AXIS_BOTH_AT_80);
    static const struct control arrows[PAD_ARROW_COUNT] = {
        [PAD_UP] = {.kind = CONTROL_HAT, .part = CONTROL_UP, .index = 1},
        [PAD_RIGHT] = {.kind = CONTROL_AXIS, .part = CONTROL_PLUS, .index = 2},
        [PAD_DOWN] = {.kind = CONTROL_BUTTON, .index = 255},
        [PAD_LEFT] = {.kind = CONTROL_AXIS, .part = CONTROL_MINUS, .index = 2},
    };
    for (int arrow = 0; arrow < PAD_ARROW_COUNT; arrow++) {
        assert_true(row->maps[arrow]);
        assert_true(control_equal(&row->arrows[arrow], &arrows[arrow]));
    }
}

static char *read_asset(const char *name, size_t *size)
{
    char path[FILE_PATH_MAX], *bytes = NULL;
    struct error error;
    snprintf(path, sizeof path, "%s%s", ASSETS, name);
    assert_true(file_read(path, PADS_FILE_MAX, &bytes, size, &error));
    return bytes;
}

/* Each text has this fault and no other, and the place of it is named. */
static void test_faults(void **state)
{
    struct bench *bench = *state;
    static const struct {
        const char *text, *place, *what; /* what: part of it */
    } rows[] = {
        {"[]", "", "object"},
        {"{\"pads\":[]}", "", "format"},
        {"{\"format\":\"heelbeat-pads/2\",\"pads\":[]}", "format", "heelbeat-pads/2"},
        {"{\"format\":\"heelbeat-pads/1\"}", "", "pads"},
        {"{\"format\":\"heelbeat-pads/1\",\"pads\":{}}", "pads", ""},
        {"{\"format\":\"heelbeat-pads/1\",\"pads\":[],\"mats\":1}", "", "mats"},
        {HEAD "7" TAIL, "pads[0]", "7"},
        {HEAD "{\"names\":[\"n\"]," PAIR "}" TAIL, "pads[0]", "title"},
        {HEAD "{\"title\":\"T\",\"names\":[\"n\"],\"left\":\"button 0\"}" TAIL, "pads[0]", "right"},
        {HEAD "{\"title\":\"T\",\"names\":[\"n\"],\"right\":\"button 0\"}" TAIL, "pads[0]", "left"},
        {HEAD "{\"title\":\"T\"," PAIR "}" TAIL, "pads[0]", "neither"},
        {HEAD "{\"title\":\"T\",\"usb\":\"0A1F:00ff\"," PAIR "}" TAIL, "pads[0].usb", "0A1F"},
        {HEAD "{\"title\":\"T\",\"usb\":\"a1f:00ff\"," PAIR "}" TAIL, "pads[0].usb", "a1f"},
        {HEAD "{\"title\":\"T\",\"usb\":\"0a1f-00ff\"," PAIR "}" TAIL, "pads[0].usb", "0a1f"},
        {HEAD "{\"title\":\"\",\"names\":[\"n\"]," PAIR "}" TAIL, "pads[0].title", ""},
        {HEAD "{\"title\":\"T\",\"usb\":\"0b43:0003\",\"names\":[]," PAIR "}" TAIL, "pads[0].names", ""},
        {HEAD "{\"title\":\"T\",\"names\":[\"n\",\"\"]," PAIR "}" TAIL, "pads[0].names[1]", ""},
        {HEAD "{\"title\":\"T\",\"names\":[\"n\",4]," PAIR "}" TAIL, "pads[0].names[1]", "4"},
        {HEAD "{\"title\":\"T\",\"names\":[\"1\",\"2\",\"3\",\"4\",\"5\"]," PAIR "}" TAIL, "pads[0].names", ""},
        {HEAD "{\"title\":\"T\",\"names\":[\"n\"],\"up\":\"axis 1\"," PAIR "}" TAIL, "pads[0].up", "axis 1"},
        {HEAD "{\"title\":\"T\",\"names\":[\"n\"],\"up\":\"hat 1\"," PAIR "}" TAIL, "pads[0].up", "hat 1"},
        {HEAD "{\"title\":\"T\",\"names\":[\"n\"],\"up\":\"button 256\"," PAIR "}" TAIL, "pads[0].up", "256"},
        {HEAD "{\"title\":\"T\",\"names\":[\"n\"],\"up\":\"channel 1\"," PAIR "}" TAIL, "pads[0].up", "channel"},
        {HEAD "{\"title\":\"T\",\"names\":[\"n\"],\"up\":\"tilt 1\"," PAIR "}" TAIL, "pads[0].up", "tilt"},
        {HEAD "{\"title\":\"T\",\"names\":[\"n\"],\"up\":\"button 0\"," PAIR "}" TAIL, "pads[0].left", "another"},
        {HEAD "{\"title\":\"T\",\"names\":[\"n\"],\"axes\":\"odd\"," PAIR "}" TAIL, "pads[0].axes", "odd"},
        {HEAD "{\"title\":\"T\",\"names\":[\"n\"],\"colour\":1," PAIR "}" TAIL, "pads[0]", "colour"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char where[128];
        snprintf(where, sizeof where, rows[i].place[0] ? "x.json: %s" : "x.json", rows[i].place);
        assert_false(parses(bench, rows[i].text));
        const struct error *fault = &bench->faults.items[0];
        if (bench->faults.count != 1 || strncmp(fault->where, where, strlen(where)) != 0 ||
            (!strstr(fault->what, rows[i].what) && !strstr(fault->where, rows[i].what)) || !fault->fix[0])
            fail_msg("%s: %d: %s | %s | %s", rows[i].text, bench->faults.count, fault->where, fault->what, fault->fix);
        assert_int_equal(bench->table.count, 0);
    }
}

static void test_good_rows_beside_a_bad_one(void **state)
{
    struct bench *bench = *state;
    assert_false(parses(bench, HEAD "{\"title\":\"A\",\"names\":[\"a\"]," PAIR "},{\"title\":\"B\"},"
                                    "{\"title\":\"C\",\"names\":[\"c\"]," PAIR "}" TAIL));
    assert_int_equal(bench->table.count, 2);
    assert_string_equal(bench->table.rows[0].title, "A");
    assert_string_equal(bench->table.rows[1].title, "C");
}

/* 128 rows, and no more. */
static void test_many_rows(void **state)
{
    struct bench *bench = *state;
    static char text[(PAD_ROWS_MAX + 2) * 80];
    for (int count = PAD_ROWS_MAX; count <= PAD_ROWS_MAX + 1; count++) {
        int length = sprintf(text, "%s", HEAD);
        for (int i = 0; i < count; i++)
            length += sprintf(text + length, "%s{\"title\":\"T\",\"names\":[\"n%d\"]," PAIR "}", i ? "," : "", i);
        strcpy(text + length, TAIL);
        assert_int_equal(parses(bench, text), count == PAD_ROWS_MAX);
    }
}

static void test_cut_anywhere(void **state)
{
    struct bench *bench = *state;
    size_t size;
    char *bytes = read_asset("/pads/pads.json", &size);
    for (size_t length = 0; length + 2 < size; length += 7) {
        char *cut = malloc(length + 1);
        memcpy(cut, bytes, length);
        bench->faults.count = 0;
        bench->table = (struct pad_table){0};
        assert_false(pads_parse("x.json", cut, length, &bench->table, &bench->faults));
        assert_true(bench->faults.count > 0 && bench->faults.items[0].fix[0]);
        free(cut);
    }
    free(bytes);
}

static void test_a_pad_file_is_known_by_its_format(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool is;
    } rows[] = {{"{\"format\":\"heelbeat-pads/1\"}", true},
                {"{\"format\":\"heelbeat-pads/9\"}", true},
                {"{\"format\":\"heelbeat-level/1\"}", false},
                {"{\"format\":7}", false},
                {"[]", false},
                {"", false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(pads_is(rows[i].text, strlen(rows[i].text)), rows[i].is);
}

static const char *find(const struct bench *bench, uint16_t vendor, uint16_t product, const char *name,
                        enum pad_arrow arrow)
{
    static char text[CONTROL_TEXT_SIZE];
    const struct pad_row *row = pad_find(&bench->table, vendor, product, name);
    return row && row->maps[arrow] ? control_format(&row->arrows[arrow], text) : "none";
}

/* Names as SDL gives them on Linux; buttons as StepMania's manual and the kernel's drivers count them (from 1 there).
 */
static void test_shipped_pads(void **state)
{
    struct bench *bench = *state;
    struct error error = {0};
    static const struct {
        uint16_t vendor, product;
        const char *name, *left, *right;
    } rows[] = {
        {0, 0, "RedOctane USB Pad", "button 0", "button 3"},
        {0x6677, 0x8811, "whatever it says", "button 0", "button 3"},
        {0, 0, "Positive Gaming Impact USB pad", "button 0", "button 3"},
        {0, 0, "USB DancePad", "button 2", "button 3"},
        {0, 0, "Dance", "button 2", "button 3"},
        {0, 0, "USB Dance Pad", "button 15", "button 13"},
        {0, 0, "Dual USB Vibration Joystick", "button 15", "button 13"},
        {0x0b43, 0x0003, "EMS", "button 15", "button 13"},
        {0x3427, 0x1190, "GIC USB Joystick", "button 15", "button 13"},
        {0, 0, "NTPAD", "button 12", "button 14"},
        {0x0925, 0x8866, "WiseGroup.,Ltd MP-8866 Dual USB Joypad", "axis 0 -", "axis 0 +"},
        {0x0810, 0x0001, "Twin USB Joystick", "axis 0 -", "axis 0 +"},
        {0x0810, 0x0003, "USB Gamepad", "axis 0 -", "axis 0 +"},
        {0x03eb, 0x8041, "LTEK L-TEK Dance Pad PRO", "button 0", "button 1"},
        {0x2341, 0x8037, "StepManiaX", "button 3", "button 5"},
        {0x2341, 0x8037, "Arduino Micro", "none", "none"},
        {0x0738, 0x4540, "Mad Catz Beat Pad", "button 10", "button 11"},
        {0x12ab, 0x8809, "Xbox DDR dancepad", "button 10", "button 11"}, /* not the row of that name on Windows */
        {0x0c12, 0x8809, "RedOctane Xbox Dance Pad", "button 12", "button 13"},
        {0x0e6f, 0x0105, "HSM3 Xbox360 dancepad", "button 11", "button 12"},
        {0x045e, 0x028e, "Xbox 360 Controller", "none", "none"},
    };
    assert_true(pads_load(ASSETS, bench->data, &bench->table, &error));
    assert_int_equal(bench->table.own, 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_string_equal(find(bench, rows[i].vendor, rows[i].product, rows[i].name, PAD_LEFT), rows[i].left);
        assert_string_equal(find(bench, rows[i].vendor, rows[i].product, rows[i].name, PAD_RIGHT), rows[i].right);
    }
    for (int32_t i = 0; i < bench->table.count; i++) {
        struct device_setup setup;
        device_setup_init(&setup, DEVICE_PAD, "pad", "");
        pad_suggest(&bench->table.rows[i], &setup);
        assert_true(setup.bound && device_setup_check(&setup, &error));
    }
}

static bool is_listed(const cJSON *list, const char *name)
{
    const cJSON *item;
    for (item = list ? list->child : NULL; item; item = item->next)
        if (strcmp(item->valuestring, name) == 0)
            return true;
    return false;
}

/* The schema names the members that the parser knows, and those that it can't do without. */
static void test_schema(void **state)
{
    struct bench *bench = *state;
    size_t size;
    char *bytes = read_asset("/pads/pads.schema.json", &size);
    cJSON *schema = cJSON_Parse(bytes);
    free(bytes);
    const cJSON *pads = cJSON_GetObjectItem(cJSON_GetObjectItem(schema, "properties"), "pads");
    const cJSON *row = cJSON_GetObjectItem(pads, "items");
    assert_int_equal(cJSON_GetObjectItem(pads, "maxItems")->valueint, PAD_ROWS_MAX);
    cJSON *file = cJSON_Parse(HEAD "{\"title\":\"T\",\"usb\":\"0a1f:00ff\",\"names\":[\"a\"],\"up\":\"button 3\","
                                   "\"down\":\"button 4\",\"axes\":\"plain\"," PAIR "}" TAIL);
    cJSON *full = cJSON_GetArrayItem(cJSON_GetObjectItem(file, "pads"), 0);
    const cJSON *property;
    assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(row, "properties")), cJSON_GetArraySize(full));
    for (property = cJSON_GetObjectItem(row, "properties")->child; property; property = property->next) {
        cJSON *member = cJSON_DetachItemFromObject(full, property->string);
        assert_non_null(member);
        char *text = cJSON_PrintUnformatted(file);
        assert_int_not_equal(parses(bench, text), is_listed(cJSON_GetObjectItem(row, "required"), property->string));
        cJSON_free(text);
        cJSON_AddItemToObject(full, property->string, member);
    }
    cJSON_Delete(file);
    cJSON_Delete(schema);
}

static void put(const struct bench *bench, const char *text)
{
    char path[FILE_PATH_MAX];
    file_join(path, bench->data, "pads.json");
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void test_the_players_own(void **state)
{
    struct bench *bench = *state;
    struct error error = {0};
    put(bench,
        HEAD "{\"title\":\"Mine\",\"usb\":\"6677:8811\",\"left\":\"button 7\",\"right\":\"button 8\"},"
             "{\"title\":\"Box\",\"names\":[\"GIC USB\"],\"left\":\"hat 0 left\",\"right\":\"hat 0 right\"}" TAIL);
    assert_true(pads_load(ASSETS, bench->data, &bench->table, &error));
    assert_int_equal(bench->table.own, 2);
    assert_string_equal(find(bench, 0x6677, 0x8811, "Positive Gaming Impact USB pad", PAD_LEFT), "button 7");
    assert_string_equal(find(bench, 0x3427, 0x1190, "GIC USB Joystick", PAD_RIGHT), "hat 0 right");
    assert_string_equal(find(bench, 0, 0, "NTPAD", PAD_LEFT), "button 12");
}

/* One that can't be read says so, and the shipped rows are there all the same. */
static void test_a_faulty_file_of_the_players(void **state)
{
    struct bench *bench = *state;
    struct error error = {0};
    put(bench, HEAD "{\"title\":\"Mine\"}" TAIL);
    assert_false(pads_load(ASSETS, bench->data, &bench->table, &error));
    assert_non_null(strstr(error.where, bench->data));
    assert_non_null(strstr(error.where, "pads[0]"));
    assert_string_equal(find(bench, 0, 0, "NTPAD", PAD_LEFT), "button 12");
    assert_false(pads_load("/nowhere", "/nowhere", &bench->table, &error));
    assert_non_null(strstr(error.where, "/nowhere"));
    assert_int_equal(bench->table.count, 0);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, open_bench, close_bench)
    const struct CMUnitTest tests[] = {
        TEST(test_a_row),
        TEST(test_faults),
        TEST(test_good_rows_beside_a_bad_one),
        TEST(test_many_rows),
        TEST(test_cut_anywhere),
        TEST(test_a_pad_file_is_known_by_its_format),
        TEST(test_schema),
        TEST(test_shipped_pads),
        TEST(test_the_players_own),
        TEST(test_a_faulty_file_of_the_players),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
