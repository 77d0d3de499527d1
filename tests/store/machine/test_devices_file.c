#include "store/machine/devices_file.h"

#include <locale.h>
#include <sys/stat.h>
#include <unistd.h>

#include "blame.h"
#include "core/base/text.h"
#include "core/feet/span.h"
#include "files/file.h"
#include "folder.h"

#define HEAD "{\"format\":\"heelbeat-devices/1\","

/* Byte by byte is too much to ask: what lies behind the ends of texts doesn't matter. */
static void assert_device_equal(const struct device_setup *a, const struct device_setup *b)
{
    assert_string_equal(a->id, b->id);
    assert_string_equal(a->name, b->name);
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->off, b->off);
    assert_int_equal(a->bound, b->bound);
    assert_int_equal(a->polarity, b->polarity);
    assert_int_equal(a->debounce_ms, b->debounce_ms);
    for (int edge = 0; edge < EDGE_COUNT; edge++)
        assert_int_equal(a->offset_ms[edge], b->offset_ms[edge]);
    assert_int_equal(a->lift_permille, b->lift_permille);
    assert_int_equal(a->landing_permille, b->landing_permille);
    for (int heel = 0; heel < HEEL_COUNT; heel++) {
        const struct device_heel *x = &a->heels[heel], *y = &b->heels[heel];
        assert_int_equal(x->count, y->count);
        assert_true(device_lie_alike(x, y));
        assert_int_equal(x->floor, y->floor);
        assert_int_equal(x->top, y->top);
    }
}

static void assert_files_equal(const struct devices_file *a, const struct devices_file *b)
{
    assert_int_equal(a->count, b->count);
    for (int32_t i = 0; i < a->count; i++)
        assert_device_equal(&a->devices[i], &b->devices[i]);
    assert_int_equal(a->osc.on, b->osc.on);
    assert_int_equal(a->osc.open, b->osc.open);
    assert_int_equal(a->osc.port, b->osc.port);
    assert_int_equal(a->serial_port_count, b->serial_port_count);
    for (int32_t i = 0; i < a->serial_port_count; i++)
        assert_string_equal(a->serial_ports[i], b->serial_ports[i]);
}

static struct device_setup mat(void)
{
    struct device_setup setup;

    device_setup_init(&setup, DEVICE_PAD, "pad:0300:77:usb-1/2", "Mat \"\xC3\x9F\" \\");
    setup.off = setup.bound = true;
    setup.polarity = HEEL_ACTIVE_UP;
    setup.debounce_ms = 0;
    setup.offset_ms[EDGE_LIFT] = -1000;
    setup.offset_ms[EDGE_LANDING] = 1000;
    setup.lift_permille = 999;
    setup.landing_permille = 1;
    setup.heels[HEEL_LEFT] = (struct device_heel){.count = 3,
                                                  .controls = {{CONTROL_BUTTON, CONTROL_WHOLE, 3},
                                                               {CONTROL_AXIS, CONTROL_PLUS, 1},
                                                               {CONTROL_HAT, CONTROL_LEFT, 0}}};
    setup.heels[HEEL_RIGHT] = (struct device_heel){.count = DEVICE_CONTROLS_MAX, .join = DEVICE_SUM};
    for (int16_t i = 0; i < DEVICE_CONTROLS_MAX; i++)
        setup.heels[HEEL_RIGHT].controls[i] = (struct control){CONTROL_BUTTON, CONTROL_WHOLE, (int16_t)(100 + i)};
    return setup;
}

static struct device_setup thigh(void)
{
    struct device_setup setup;

    device_setup_init(&setup, DEVICE_OSC, "osc", "");
    setup.debounce_ms = 50;
    setup.heels[HEEL_LEFT] = (struct device_heel){
        .count = 1, .controls = {{CONTROL_TILT, CONTROL_WHOLE, 255}}, .floor = -SPAN_VALUE_MAX, .top = SPAN_VALUE_MAX};
    return setup;
}

static struct device_setup numbered(int number)
{
    struct device_setup setup;
    char id[32];

    snprintf(id, sizeof id, "pad:%d", number);
    device_setup_init(&setup, DEVICE_PAD, id, "Pad");
    return setup;
}

static void fill(struct devices_file *file)
{
    devices_file_init(file);
    file->devices[file->count++] = thigh();
    file->devices[file->count++] = mat();
    file->osc.on = file->osc.open = true;
    file->osc.port = 65535;
    strcpy(file->serial_ports[file->serial_port_count++], "/dev/ttyACM0");
    memset(file->serial_ports[file->serial_port_count++], 'p', DEVICES_FILE_PORT_SIZE - 1);
}

static void test_missing(void **state)
{
    struct devices_file file;
    struct error error = {0};

    memset(&file, 0x55, sizeof file);
    assert_true(devices_file_load(*state, &file, &error));
    assert_int_equal(file.count, 0);
    assert_int_equal(file.serial_port_count, 0);
    assert_false(file.osc.on || file.osc.open);
    assert_int_equal(file.osc.port, 9000);
    assert_int_equal(folder_count(*state, ""), 0);
}

static void test_round_trip(void **state)
{
    struct devices_file file, found;
    struct error error = {0};

    fill(&file);
    assert_true(devices_file_save(*state, &file, &error));
    assert_true(devices_file_load(*state, &found, &error));
    assert_files_equal(&found, &file);
    devices_file_init(&file);
    assert_true(devices_file_save(*state, &file, &error));
    assert_true(devices_file_load(*state, &found, &error));
    assert_files_equal(&found, &file);
}

static void test_full(void **state)
{
    struct devices_file file, found;
    struct error error = {0};

    devices_file_init(&file);
    for (int i = 0; i < DEVICES_FILE_MAX; i++)
        file.devices[file.count++] = numbered(i);
    while (file.serial_port_count < DEVICES_FILE_PORTS_MAX)
        strcpy(file.serial_ports[file.serial_port_count++], "COM3");
    assert_true(devices_file_save(*state, &file, &error));
    assert_true(devices_file_load(*state, &found, &error));
    assert_files_equal(&found, &file);
}

/* Every kind of device with every control it has. */
static void test_every_control(void **state)
{
    static const char *const texts[DEVICE_KIND_COUNT][6] = {
        [DEVICE_KEYBOARD] = {"button 9"},
        [DEVICE_PAD] = {"button 0", "axis 255 -", "axis 3 +", "hat 0 up", "hat 255 down", "!button 1"},
        [DEVICE_MOTION] = {"tilt 0"},
        [DEVICE_SERIAL] = {"channel 0", "channel 255"},
        [DEVICE_OSC] = {"channel 7", "tilt 1"}};
    struct devices_file file, found;
    struct error error = {0};

    devices_file_init(&file);
    for (enum device_kind kind = DEVICE_KEYBOARD; kind < DEVICE_KIND_COUNT; kind++) {
        struct device_setup *setup = &file.devices[file.count++];
        device_setup_init(setup, kind, device_kind_words[kind], "");
        for (int i = 0; i < 6 && texts[kind][i]; i++) {
            struct device_heel *heel = &setup->heels[HEEL_RIGHT];
            assert_true(binding_parse(texts[kind][i], heel));
        }
    }
    assert_true(devices_file_save(*state, &file, &error));
    char *text = folder_read(*state, "devices.json");
    for (int kind = 0; kind < DEVICE_KIND_COUNT; kind++)
        for (int i = 0; i < 6 && texts[kind][i]; i++)
            assert_non_null(strstr(text, texts[kind][i]));
    free(text);
    assert_true(devices_file_load(*state, &found, &error));
    assert_files_equal(&found, &file);
}

/* As a player or another version may write it: the least that a device needs. */
static void test_defaults_of_members(void **state)
{
    static const char text[] = HEAD "\"devices\":[{\"id\":\"motion:1\",\"kind\":\"motion\"},"
                                    "{\"id\":\"pad:1\",\"kind\":\"pad\",\"heels\":{\"right\":{\"controls\":[]}}}]}";
    struct devices_file file;
    struct device_setup motion, pad;
    struct error error = {0};

    folder_write(*state, "devices.json", text, strlen(text));
    assert_true(devices_file_load(*state, &file, &error));
    assert_int_equal(file.count, 2);
    device_setup_init(&motion, DEVICE_MOTION, "motion:1", "");
    device_setup_init(&pad, DEVICE_PAD, "pad:1", "");
    assert_device_equal(&file.devices[0], &motion);
    assert_device_equal(&file.devices[1], &pad);
    assert_int_equal(file.osc.port, 9000);
}

/* Loads text. With a place, the fault must be there, and the file stays as it was; without, it must be good. */
static void check_text(const char *folder, const char *text, const char *place, struct devices_file *file)
{
    struct error error = {0};
    char where[256];

    folder_write(folder, "devices.json", text, strlen(text));
    bool ok = devices_file_load(folder, file, &error);
    if (ok == (place != NULL))
        fail_msg("%s was %s: %s %s", text, place ? "taken" : "refused", error.where, error.what);
    if (!place)
        return;
    snprintf(where, sizeof where, "devices.json: %s", place);
    size_t length = strlen(error.where), tail = strlen(where);
    if (length < tail || strcmp(error.where + length - tail, where) != 0)
        fail_msg("%s is blamed on %s, not on %s", text, error.where, place);
    assert_string_not_equal(error.what, "");
    folder_expect(folder, "devices.json", text);
    assert_int_equal(folder_count(folder, "damaged"), 0);
}

/* A device with one member of such a value, between two good ones: it alone is left out, and its place is named. */
static void check_device(const char *folder, const char *members, const char *place)
{
    struct devices_file file;
    char text[2048];

    snprintf(text, sizeof text,
             HEAD
             "\"devices\":[{\"id\":\"a\",\"kind\":\"pad\"},{%s},{\"id\":\"c\",\"kind\":\"osc\",\"debounce_ms\":3}],"
             "\"osc\":{\"on\":true,\"open\":true,\"port\":1},\"serial_ports\":[\"COM1\"]}",
             members);
    check_text(folder, text, place, &file);
    assert_int_equal(file.count, place ? 2 : 3);
    assert_string_equal(file.devices[0].id, "a");
    assert_string_equal(file.devices[file.count - 1].id, "c");
    assert_int_equal(file.devices[file.count - 1].debounce_ms, 3);
    assert_true(file.osc.on && file.osc.open);
    assert_int_equal(file.osc.port, 1);
    assert_int_equal(file.serial_port_count, 1);
}

static const char *const wrong_types[] = {"null",
                                          "[1]",
                                          "{\"a\":1}",
                                          "true",
                                          "7",
                                          "\"no\"",
                                          "1e300",
                                          "-1e300",
                                          "0.5",
                                          "18446744073709551617",
                                          "-9223372036854775808",
                                          "\"\\u00e9\"",
                                          "[]",
                                          "{}"};

/* Every member of a device with values of every type but those it takes (by their first letters). */
static void test_wrong_types(void **state)
{
    static const struct {
        const char *format; /* of a device's members, with %s for the value */
        const char *place;
        const char *takes;
    } rows[] = {
        {"\"kind\":\"pad\",\"id\":%s", "devices[1].id", "\""},
        {"\"id\":\"b\",\"kind\":%s", "devices[1].kind", ""},
        {"\"id\":\"b\",\"kind\":\"pad\",\"name\":%s", "devices[1].name", "\""},
        {"\"id\":\"b\",\"kind\":\"pad\",\"off\":%s", "devices[1].off", "t"},
        {"\"id\":\"b\",\"kind\":\"pad\",\"bound\":%s", "devices[1].bound", "t"},
        {"\"id\":\"b\",\"kind\":\"pad\",\"polarity\":%s", "devices[1].polarity", ""},
        {"\"id\":\"b\",\"kind\":\"pad\",\"debounce_ms\":%s", "devices[1].debounce_ms", "7"},
        {"\"id\":\"b\",\"kind\":\"pad\",\"lift_offset_ms\":%s", "devices[1].lift_offset_ms", "7"},
        {"\"id\":\"b\",\"kind\":\"pad\",\"landing_offset_ms\":%s", "devices[1].landing_offset_ms", "7"},
        {"\"id\":\"b\",\"kind\":\"pad\",\"landing_permille\":2,\"lift_permille\":%s", "devices[1].lift_permille", "7"},
        {"\"id\":\"b\",\"kind\":\"pad\",\"landing_permille\":%s", "devices[1].landing_permille", "7"},
        {"\"id\":\"b\",\"kind\":\"pad\",\"heels\":%s", "devices[1].heels", "{"},
        {"\"id\":\"b\",\"kind\":\"pad\",\"heels\":{\"left\":%s}", "devices[1].heels.left", "{"},
        {"\"id\":\"b\",\"kind\":\"pad\",\"heels\":{\"right\":%s}", "devices[1].heels.right", "{"},
        {"\"id\":\"b\",\"kind\":\"pad\",\"heels\":{\"right\":{\"join\":%s}}", "devices[1].heels.right.join", ""},
        {"\"id\":\"b\",\"kind\":\"pad\",\"heels\":{\"left\":{\"floor\":%s}}", "devices[1].heels.left.floor", "7"},
        {"\"id\":\"b\",\"kind\":\"pad\",\"heels\":{\"left\":{\"top\":%s}}", "devices[1].heels.left.top", "7"},
        {"\"id\":\"b\",\"kind\":\"pad\",\"heels\":{\"left\":{\"controls\":[%s]}}", "devices[1].heels.left.controls[0]",
         ""},
        {"\"id\":\"b\",\"kind\":\"pad\",\"heels\":{\"left\":{\"controls\":[\"button 1\",%s]}}",
         "devices[1].heels.left.controls[1]", ""},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        for (size_t k = 0; k < sizeof wrong_types / sizeof wrong_types[0]; k++) {
            char members[512];
            const char *value = wrong_types[k];
            bool taken = strchr(rows[i].takes, value[0]) && rows[i].takes[0];
            snprintf(members, sizeof members, rows[i].format, value);
            check_device(*state, members, taken ? NULL : rows[i].place);
        }
}

static void test_ranges(void **state)
{
    static const struct {
        const char *members; /* beside id and kind */
        const char *place;
    } rows[] = {
        {"\"debounce_ms\":0", NULL},
        {"\"debounce_ms\":50", NULL},
        {"\"debounce_ms\":-1", "devices[1].debounce_ms"},
        {"\"debounce_ms\":51", "devices[1].debounce_ms"},
        {"\"lift_offset_ms\":-1000", NULL},
        {"\"lift_offset_ms\":-1001", "devices[1].lift_offset_ms"},
        {"\"lift_offset_ms\":1001", "devices[1].lift_offset_ms"},
        {"\"landing_offset_ms\":1000", NULL},
        {"\"landing_offset_ms\":1001", "devices[1].landing_offset_ms"},
        {"\"landing_offset_ms\":-1001", "devices[1].landing_offset_ms"},
        {"\"lift_permille\":999", NULL},
        {"\"lift_permille\":1000", "devices[1].lift_permille"},
        {"\"lift_permille\":0", "devices[1].lift_permille"},
        {"\"landing_permille\":1", NULL},
        {"\"landing_permille\":0", "devices[1].landing_permille"},
        {"\"landing_permille\":-5", "devices[1].landing_permille"},
        {"\"lift_permille\":300,\"landing_permille\":300", "devices[1]"}, /* out of order together */
        {"\"lift_permille\":300,\"landing_permille\":299", NULL},
        {"\"polarity\":\"up\"", NULL},
        {"\"polarity\":\"Up\"", "devices[1].polarity"},
        {"\"heels\":{\"left\":{\"floor\":100000001}}", "devices[1].heels.left.floor"},
        {"\"heels\":{\"left\":{\"top\":-100000001}}", "devices[1].heels.left.top"},
        {"\"heels\":{\"left\":{\"join\":\"sum\"}}", NULL},
        {"\"heels\":{\"left\":{\"join\":\"all\"}}", "devices[1].heels.left.join"},
        {"\"heels\":{\"left\":{\"controls\":7}}", "devices[1].heels.left.controls"},
        {"\"heels\":{\"left\":{\"controls\":[\"button 256\"]}}", "devices[1].heels.left.controls[0]"},
        {"\"heels\":{\"left\":{\"controls\":[\"button 1\",\"hat 0\"]}}", "devices[1].heels.left.controls[1]"},
        {"\"heels\":{\"left\":{\"controls\":[\"tilt 0\"]}}", "devices[1]"}, /* no pad has one */
        {"\"heels\":{\"left\":{\"controls\":[\"axis 0\",\"button 1\"]}}", "devices[1]"},
        {"\"heels\":{\"left\":{\"controls\":[\"button 1\"]},\"right\":{\"controls\":[\"button 1\"]}}", "devices[1]"},
        {"\"heels\":{\"left\":{\"controls\":[\"hat 0 up\",\"hat 0 up\",\"hat 0 up\",\"hat 0 up\",\"hat 0 up\","
         "\"hat 0 up\",\"hat 0 up\",\"hat 0 up\"]}}",
         NULL},
        {"\"heels\":{\"left\":{\"controls\":[\"hat 0 up\",\"hat 0 up\",\"hat 0 up\",\"hat 0 up\",\"hat 0 up\","
         "\"hat 0 up\",\"hat 0 up\",\"hat 0 up\",\"hat 0 up\"]}}",
         "devices[1].heels.left.controls"},
    };
    char members[1024];

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        snprintf(members, sizeof members, "\"id\":\"b\",\"kind\":\"pad\",%s", rows[i].members);
        check_device(*state, members, rows[i].place);
    }
    check_device(*state, "\"kind\":\"pad\"", "devices[1].id");
    check_device(*state, "\"id\":\"\",\"kind\":\"pad\"", "devices[1].id");
    check_device(*state, "\"id\":\"b\"", "devices[1].kind");
    check_device(*state, "\"id\":\"a\",\"kind\":\"osc\"", "devices[1]"); /* the first has it */
}

static void test_long_texts(void **state)
{
    char text[DEVICE_ID_SIZE + 1], members[512];

    memset(text, 'a', sizeof text);
    text[DEVICE_ID_SIZE - 1] = '\0';
    snprintf(members, sizeof members, "\"kind\":\"pad\",\"id\":\"%s\"", text);
    check_device(*state, members, NULL);
    snprintf(members, sizeof members, "\"kind\":\"pad\",\"id\":\"%sa\"", text);
    check_device(*state, members, "devices[1].id");
    text[DEVICE_NAME_SIZE - 1] = '\0';
    snprintf(members, sizeof members, "\"kind\":\"pad\",\"id\":\"b\",\"name\":\"%s\"", text);
    check_device(*state, members, NULL);
    snprintf(members, sizeof members, "\"kind\":\"pad\",\"id\":\"b\",\"name\":\"%sa\"", text);
    check_device(*state, members, "devices[1].name");
}

/* What is not a device in the list, and what is no list. */
static void test_lists(void **state)
{
    static const struct {
        const char *members; /* of the file */
        const char *place;
        int count, ports;
    } rows[] = {
        {"\"devices\":[{\"id\":\"a\",\"kind\":\"pad\"},7]", "devices[1]", 1, 0},
        {"\"devices\":[null,{\"id\":\"a\",\"kind\":\"pad\"}]", "devices[0]", 1, 0},
        {"\"devices\":[[]]", "devices[0]", 0, 0},
        {"\"devices\":{\"id\":\"a\"}", "devices", 0, 0},
        {"\"devices\":7,\"serial_ports\":[\"a\"]", "devices", 0, 1},
        {"\"serial_ports\":\"COM1\"", "serial_ports", 0, 0},
        {"\"serial_ports\":[\"\",\"COM1\"]", "serial_ports[0]", 0, 1},
        {"\"serial_ports\":[\"COM1\",7,\"COM2\"]", "serial_ports[1]", 0, 2},
        {"\"serial_ports\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\"]", "serial_ports", 0, 0},
        {"\"osc\":7", "osc", 0, 0},
        {"\"osc\":{\"on\":1}", "osc.on", 0, 0},
        {"\"osc\":{\"open\":\"yes\"}", "osc.open", 0, 0},
        {"\"osc\":{\"port\":0}", "osc.port", 0, 0},
        {"\"osc\":{\"port\":65536}", "osc.port", 0, 0},
        {"\"osc\":{\"port\":-9000}", "osc.port", 0, 0},
        {"\"osc\":{\"port\":9000.5}", "osc.port", 0, 0},
        {"\"osc\":{\"port\":\"9000\"}", "osc.port", 0, 0},
        {"\"osc\":{\"port\":1e300}", "osc.port", 0, 0},
        {"\"osc\":{}", NULL, 0, 0},
        {"\"later\":[1,2]", NULL, 0, 0},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct devices_file file;
        char text[512];
        snprintf(text, sizeof text, HEAD "%s}", rows[i].members);
        check_text(*state, text, rows[i].place, &file);
        assert_int_equal(file.count, rows[i].count);
        assert_int_equal(file.serial_port_count, rows[i].ports);
        assert_false(file.osc.on || file.osc.open);
        assert_int_equal(file.osc.port, 9000);
    }
}

static void test_too_many(void **state)
{
    static char text[64 * DEVICES_FILE_MAX + 512];
    char port[DEVICES_FILE_PORT_SIZE + 1];
    struct devices_file file;
    size_t length = (size_t)snprintf(text, sizeof text, HEAD "\"devices\":[");

    for (int i = 0; i <= DEVICES_FILE_MAX; i++)
        length += (size_t)snprintf(text + length, sizeof text - length, "%s{\"id\":\"%d\",\"kind\":\"pad\"}",
                                   i ? "," : "", i);
    snprintf(text + length, sizeof text - length, "]}");
    check_text(*state, text, "devices", &file);
    assert_int_equal(file.count, 0);
    memset(port, 'p', sizeof port);
    port[DEVICES_FILE_PORT_SIZE] = '\0';
    snprintf(text, sizeof text, HEAD "\"serial_ports\":[\"%s\",\"COM1\"]}", port);
    check_text(*state, text, "serial_ports[0]", &file);
    assert_int_equal(file.serial_port_count, 1);
}

static void test_damaged(void **state)
{
    static const char *const rows[] = {
        "",
        "{",
        "[]",
        "null",
        "not JSON",
        "{\"format\":\"heelbeat-settings/1\"}",
        "{\"format\":\"heelbeat-devices/2\",\"devices\":[]}",
        "{\"devices\":[]}",
        HEAD "\"devices\":[]}x",
        HEAD "\"devices\":[],\"devices\":[]}",
        HEAD "\"devices\":[{\"id\":\"\xFF\",\"kind\":\"pad\"}]}",
    };
    struct devices_file file, defaults, good;

    devices_file_init(&defaults);
    fill(&good);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char name[64], path[FOLDER_FILE], kept[FOLDER_FILE];
        struct error error = {0};
        folder_write(*state, "devices.json", rows[i], strlen(rows[i]));
        assert_false(devices_file_load(*state, &file, &error));
        assert_files_equal(&file, &defaults);
        assert_string_equal(blame(&error, "instead", 0), "the defaults are used");
        snprintf(name, sizeof name, "devices.json.damaged-%d", 2 * (int)i + 1);
        folder_expect(*state, name, rows[i]);
        /* With a last good copy, that is used. */
        assert_true(devices_file_save(*state, &good, &error));
        assert_int_equal(rename(folder_path(path, *state, "devices.json"), folder_path(kept, *state, "devices.json~")),
                         0);
        folder_write(*state, "devices.json", rows[i], strlen(rows[i]));
        assert_false(devices_file_load(*state, &file, &error));
        assert_files_equal(&file, &good);
        assert_string_equal(blame(&error, "instead", 0), "its last good copy is used");
        unlink(kept);
    }
}

/* A copy with a fault in one device is no last good one. */
static void test_faulty_copy_is_not_used(void **state)
{
    static const char copy[] = HEAD "\"devices\":[{\"id\":\"a\",\"kind\":\"pad\"},{\"id\":\"a\",\"kind\":\"pad\"}]}";
    struct devices_file file;

    folder_write(*state, "devices.json~", copy, strlen(copy));
    assert_true(devices_file_load(*state, &file, NULL));
    assert_int_equal(file.count, 0);
}

/* Cut at every byte, the file is set aside as it is, and the game goes on. */
static void test_cut_anywhere(void **state)
{
    struct devices_file file, found, defaults;
    char aside[FOLDER_FILE];

    devices_file_init(&defaults);
    fill(&file);
    assert_true(devices_file_save(*state, &file, NULL));
    char *whole = folder_read(*state, "devices.json");
    size_t length = strlen(whole);
    folder_path(aside, *state, "devices.json.damaged-1");
    for (size_t cut = 0; cut < length - 2; cut++) { /* the last two bytes are } and a newline */
        struct error error = {0};
        folder_write(*state, "devices.json", whole, cut);
        assert_false(devices_file_load(*state, &found, &error));
        assert_files_equal(&found, &defaults);
        assert_string_not_equal(error.what, "");
        assert_false(folder_has(*state, "devices.json"));
        assert_int_equal(unlink(aside), 0);
    }
    free(whole);
}

/* Any one byte of the file another: it loads, stays with a fault or is set aside, and what is loaded is good. */
static void test_any_byte_wrong(void **state)
{
    static const char bytes[] = {'\0', '"', '{', '}', '[', ',', '0', '-', 'e', '\xFF', 'a'};
    struct devices_file file, found;
    char path[FOLDER_FILE];

    fill(&file);
    assert_true(devices_file_save(*state, &file, NULL));
    char *whole = folder_read(*state, "devices.json");
    size_t length = strlen(whole);
    for (size_t at = 0; at < length; at++) {
        char kept = whole[at];
        struct error error = {0};
        whole[at] = bytes[at % sizeof bytes];
        folder_write(*state, "devices.json", whole, length);
        whole[at] = kept;
        bool ok = devices_file_load(*state, &found, &error);
        bool aside = folder_has(*state, "devices.json.damaged-1");
        assert_int_equal(folder_has(*state, "devices.json"), !aside);
        assert_false(ok && aside);
        for (int32_t i = 0; i < found.count; i++)
            assert_true(device_setup_check(&found.devices[i], &error));
        unlink(folder_path(path, *state, "devices.json.damaged-1"));
    }
    free(whole);
}

static void test_unknown_members_stay(void **state)
{
    static const char text[] =
        HEAD "\"later\":[{\"x\":1}],\"devices\":[{\"id\":\"gone\",\"kind\":\"pad\",\"mark\":1},"
             "{\"id\":\"b\",\"kind\":\"pad\",\"colour\":\"red\",\"heels\":{\"left\":{\"weight\":5},\"tail\":6}}],"
             "\"osc\":{\"port\":8000,\"bundle\":7}}";
    struct devices_file file;
    struct error error = {0};

    folder_write(*state, "devices.json", text, strlen(text));
    assert_true(devices_file_load(*state, &file, &error));
    assert_int_equal(file.osc.port, 8000);
    assert_true(devices_file_forget(&file, "gone"));
    struct device_setup changed = *devices_file_find(&file, "b");
    changed.debounce_ms = 33;
    devices_file_put(&file, &changed);
    struct device_setup added = numbered(5);
    devices_file_put(&file, &added);
    assert_true(devices_file_save(*state, &file, &error));
    char *saved = folder_read(*state, "devices.json");
    assert_non_null(strstr(saved, "\"x\":\t1"));
    assert_non_null(strstr(saved, "\"colour\":\t\"red\""));
    assert_non_null(strstr(saved, "\"weight\":\t5"));
    assert_non_null(strstr(saved, "\"tail\":\t6"));
    assert_non_null(strstr(saved, "\"bundle\":\t7"));
    assert_non_null(strstr(saved, "\"debounce_ms\":\t33"));
    assert_null(strstr(saved, "\"mark\"")); /* it went with its device */
    free(saved);
    assert_true(devices_file_load(*state, &file, &error));
    assert_int_equal(file.count, 2);
    assert_string_equal(file.devices[0].id, "pad:5");
    assert_device_equal(&file.devices[1], &changed);
}

/* A damaged file is never saved over, loaded before or not. */
static void test_save_sets_aside(void **state)
{
    static const char *const rows[] = {"{\"mine\":", "{\"format\":\"heelbeat-devices/2\"}"};
    struct devices_file file, found;
    struct error error = {0};

    fill(&file);
    for (int i = 0; i < 2; i++) {
        char name[64];
        snprintf(name, sizeof name, "devices.json.damaged-%d", i + 1);
        folder_write(*state, "devices.json", rows[i], strlen(rows[i]));
        assert_true(devices_file_save(*state, &file, &error));
        folder_expect(*state, name, rows[i]);
        assert_true(devices_file_load(*state, &found, &error));
        assert_files_equal(&found, &file);
    }
}

/* A device that can't be read is saved on as it stands, and so is a port; what is mended is read. */
static void test_a_faulty_device_stays(void **state)
{
    static const char text[] = HEAD "\"devices\":[{\"id\":\"a\",\"kind\":\"harp\",\"strings\":47},"
                                    "{\"id\":\"b\",\"kind\":\"pad\"},{\"id\":\"b\",\"kind\":\"pad\",\"twin\":1}],"
                                    "\"serial_ports\":[\"\",\"/dev/ttyACM0\"]}";
    struct devices_file file, before;

    folder_write_text(*state, "devices.json", text);
    assert_false(devices_file_load(*state, &file, NULL));
    assert_int_equal(file.count, 1);
    before = file;
    struct device_setup added = numbered(5);
    devices_file_put(&file, &added);
    assert_true(devices_file_change(*state, &before, &file, NULL));
    char *saved = folder_read(*state, "devices.json");
    assert_non_null(strstr(saved, "\"strings\":\t47"));
    assert_non_null(strstr(saved, "\"twin\":\t1"));
    assert_non_null(strstr(saved, "[\"/dev/ttyACM0\", \"\"]"));
    char *kind = strstr(saved, "\"harp\"");
    memcpy(kind, "\"pad\" ", 6);
    folder_write_text(*state, "devices.json", saved);
    free(saved);
    devices_file_load(*state, &file, NULL);
    assert_int_equal(file.count, 3);
    assert_non_null(devices_file_find(&file, "a"));
    assert_non_null(devices_file_find(&file, "pad:5"));
}

static void test_unreadable_is_left_alone(void **state)
{
    struct devices_file file;
    struct error error = {0};
    char path[FOLDER_FILE];

    assert_int_equal(mkdir(folder_path(path, *state, "devices.json"), 0700), 0);
    assert_false(devices_file_load(*state, &file, &error));
    assert_int_equal(file.count, 0);
    assert_string_equal(error.what, "is not a file");
    assert_false(devices_file_save(*state, &file, &error));
    assert_int_equal(folder_count(*state, ""), 1);
}

static void test_put_keeps_the_order_of_use(void **state)
{
    struct devices_file file;

    (void)state;
    devices_file_init(&file);
    for (int i = 0; i < DEVICES_FILE_MAX; i++) {
        struct device_setup setup = numbered(i);
        devices_file_put(&file, &setup);
        assert_int_equal(file.count, i + 1);
        assert_string_equal(file.devices[0].id, setup.id);
    }
    /* The oldest is used again, so the one after it is forgotten when another comes. */
    devices_file_put(&file, devices_file_find(&file, "pad:0"));
    assert_int_equal(file.count, DEVICES_FILE_MAX);
    struct device_setup another = numbered(1000);
    devices_file_put(&file, &another);
    assert_int_equal(file.count, DEVICES_FILE_MAX);
    assert_null(devices_file_find(&file, "pad:1"));
    assert_string_equal(file.devices[0].id, "pad:1000");
    assert_string_equal(file.devices[1].id, "pad:0");
    for (int i = 2; i < DEVICES_FILE_MAX; i++) {
        struct device_setup expected = numbered(DEVICES_FILE_MAX + 1 - i);
        assert_device_equal(&file.devices[i], &expected);
        assert_ptr_equal(devices_file_find(&file, expected.id), &file.devices[i]);
    }
}

static void test_put_replaces(void **state)
{
    struct devices_file file;
    struct device_setup setup = mat();

    (void)state;
    fill(&file);
    setup.debounce_ms = 17;
    devices_file_put(&file, &setup);
    assert_int_equal(file.count, 2);
    assert_device_equal(&file.devices[0], &setup);
    struct device_setup other = thigh();
    assert_device_equal(&file.devices[1], &other);
}

static void test_forget(void **state)
{
    struct devices_file file;
    struct device_setup left = mat();

    (void)state;
    fill(&file);
    assert_false(devices_file_forget(&file, "nobody"));
    assert_int_equal(file.count, 2);
    assert_true(devices_file_forget(&file, "osc"));
    assert_false(devices_file_forget(&file, "osc"));
    assert_int_equal(file.count, 1);
    assert_device_equal(&file.devices[0], &left);
    assert_true(devices_file_forget(&file, left.id));
    assert_int_equal(file.count, 0);
    assert_null(devices_file_find(&file, left.id));
}

/* A full list loses its last without reading past the end. */
static void test_forget_of_a_full_list(void **state)
{
    struct devices_file file;

    (void)state;
    devices_file_init(&file);
    for (int i = 0; i < DEVICES_FILE_MAX; i++)
        file.devices[file.count++] = numbered(i);
    assert_true(devices_file_forget(&file, "pad:63"));
    assert_true(devices_file_forget(&file, "pad:0"));
    assert_int_equal(file.count, DEVICES_FILE_MAX - 2);
    assert_string_equal(file.devices[0].id, "pad:1");
    assert_string_equal(file.devices[file.count - 1].id, "pad:62");
}

/* What a device says of itself need not be UTF-8; the file must be. */
static void test_bytes_that_are_not_utf8(void **state)
{
    struct devices_file file, found;
    struct device_setup setup;
    struct error error = {0};

    devices_file_init(&file);
    device_setup_init(&setup, DEVICE_PAD, "pad:\xFF\xC3:1", "M\xE4t\x01\xC3\xA4");
    devices_file_put(&file, &setup);
    devices_file_put(&file, &setup);
    assert_int_equal(file.count, 1);
    assert_string_equal(file.devices[0].id, "pad:??:1");
    assert_string_equal(file.devices[0].name, "M?t\x01\xC3\xA4");
    assert_true(devices_file_save(*state, &file, &error));
    assert_true(devices_file_load(*state, &found, &error));
    assert_files_equal(&found, &file);
    assert_non_null(devices_file_find(&found, setup.id));
    assert_true(devices_file_forget(&found, setup.id));
}

static void test_decimal_comma(void **state)
{
    static const char *const names[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "de_DE.utf8"};
    struct devices_file file, found;

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        setlocale(LC_ALL, names[i]);
    fill(&file);
    bool ok = devices_file_save(*state, &file, NULL) && devices_file_load(*state, &found, NULL);
    setlocale(LC_ALL, "C");
    assert_true(ok);
    assert_files_equal(&file, &found);
}

static void test_long_folder(void **state)
{
    static char folder[FILE_PATH_MAX + 1];
    struct devices_file file;
    struct error error = {0};

    (void)state;
    memset(folder, 'f', sizeof folder - 1);
    assert_false(devices_file_load(folder, &file, &error));
    assert_int_equal(file.count, 0);
    assert_string_equal(error.what, "is too long a path");
    assert_false(devices_file_save(folder, &file, &error));
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(test_missing),
        ROW(test_round_trip),
        ROW(test_full),
        ROW(test_every_control),
        ROW(test_defaults_of_members),
        ROW(test_wrong_types),
        ROW(test_ranges),
        ROW(test_long_texts),
        ROW(test_lists),
        ROW(test_too_many),
        ROW(test_damaged),
        ROW(test_faulty_copy_is_not_used),
        ROW(test_cut_anywhere),
        ROW(test_any_byte_wrong),
        ROW(test_unknown_members_stay),
        ROW(test_save_sets_aside),
        ROW(test_a_faulty_device_stays),
        ROW(test_unreadable_is_left_alone),
        cmocka_unit_test(test_put_keeps_the_order_of_use),
        cmocka_unit_test(test_put_replaces),
        cmocka_unit_test(test_forget),
        cmocka_unit_test(test_forget_of_a_full_list),
        ROW(test_bytes_that_are_not_utf8),
        ROW(test_decimal_comma),
        cmocka_unit_test(test_long_folder),
    };

    return cmocka_run_group_tests_name("store/machine/devices_file", tests, NULL, NULL);
}
