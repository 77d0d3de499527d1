#include "store/machine/devices_file.h"

#include <cjson/cJSON.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "core/feet/span.h"
#include "files/file.h"

/* No messages: what the author of a file is told stays English. */

#define LIMIT ((size_t)1024 * 1024)

/* The whole numbers of a device; those that depend on one another are left to device_setup_check. */
static const struct {
    const char *name;
    size_t offset; /* in struct device_setup */
    int32_t min, max;
} numbers[] = {
    {"debounce_ms", offsetof(struct device_setup, debounce_ms), 0, HEEL_DEBOUNCE_MAX_US / 1000},
    {"lift_offset_ms", offsetof(struct device_setup, offset_ms[EDGE_LIFT]), -1000, 1000},
    {"landing_offset_ms", offsetof(struct device_setup, offset_ms[EDGE_LANDING]), -1000, 1000},
    {"lift_permille", offsetof(struct device_setup, lift_permille), 1, HEEL_HEIGHT_TOP - 1},
    {"landing_permille", offsetof(struct device_setup, landing_permille), 1, HEEL_HEIGHT_TOP - 1},
};
#define NUMBER_COUNT (sizeof numbers / sizeof numbers[0])

static void read_int(const struct json_in *in, const struct cJSON *object, const char *place, const char *name,
                     int32_t min, int32_t max, int32_t *out)
{
    int64_t value;

    if (json_int(in, object, place, name, false, min, max, &value))
        *out = (int32_t)value;
}

static void read_controls(const struct json_in *in, const struct cJSON *object, const char *place,
                          struct device_heel *heel)
{
    const struct cJSON *list = json_array(in, object, place, "controls", false, DEVICE_CONTROLS_MAX), *item;
    char inner[JSON_PLACE_SIZE], where[JSON_PLACE_SIZE];

    json_place_member(inner, sizeof inner, place, "controls");
    cJSON_ArrayForEach(item, list)
    {
        if (cJSON_IsString(item) && binding_parse(item->valuestring, heel))
            continue;
        json_place_item(where, sizeof where, inner, heel->count);
        json_fault_value(in, where, item, "write a control as \"button 3\", \"axis 1 +\" or \"hat 0 left\"");
        return;
    }
}

static void read_heels(const struct json_in *in, const struct cJSON *object, const char *place,
                       struct device_setup *setup)
{
    const struct cJSON *heels = json_object(in, object, place, "heels", false);
    char inner[JSON_PLACE_SIZE], where[JSON_PLACE_SIZE];

    json_place_member(inner, sizeof inner, place, "heels");
    for (enum heel heel = HEEL_LEFT; heels && heel < HEEL_COUNT; heel++) {
        struct device_heel *bound = &setup->heels[heel];
        const struct cJSON *from = json_object(in, heels, inner, heel_name(heel), false);
        int join = DEVICE_ANY;
        if (!from)
            continue;
        json_place_member(where, sizeof where, inner, heel_name(heel));
        read_controls(in, from, where, bound);
        json_word(in, from, where, "join", false, device_join_words, DEVICE_JOIN_COUNT, &join);
        bound->join = (enum device_join)join;
        read_int(in, from, where, "floor", -SPAN_VALUE_MAX, SPAN_VALUE_MAX, &bound->floor);
        read_int(in, from, where, "top", -SPAN_VALUE_MAX, SPAN_VALUE_MAX, &bound->top);
    }
}

/* id, name and kind. */
static void read_identity(const struct json_in *in, const struct cJSON *item, const char *place,
                          struct device_setup *setup)
{
    char id[DEVICE_ID_SIZE] = "", name[DEVICE_NAME_SIZE] = "", where[JSON_PLACE_SIZE];
    int kind = DEVICE_KEYBOARD;

    json_word(in, item, place, "kind", true, device_kind_words, DEVICE_KIND_COUNT, &kind);
    json_string(in, item, place, "name", false, name, sizeof name);
    if (json_string(in, item, place, "id", true, id, sizeof id) && !id[0]) {
        json_place_member(where, sizeof where, place, "id");
        json_fault(in, where, "is empty", "set the device up anew");
    }
    device_setup_init(setup, (enum device_kind)kind, id, name);
}

/* True if item is a device without a fault. */
static bool read_device(const struct json_in *in, const struct cJSON *item, const char *place,
                        struct device_setup *setup)
{
    int faults = in->faults->count, polarity;
    struct error error = {0};

    if (!cJSON_IsObject(item)) {
        json_fault_value(in, place, item, "write a device in {curly brackets}");
        return false;
    }
    read_identity(in, item, place, setup);
    json_bool(in, item, place, "off", false, &setup->off);
    json_bool(in, item, place, "bound", false, &setup->bound);
    polarity = (int)setup->polarity;
    json_word(in, item, place, "polarity", false, heel_polarity_words, HEEL_POLARITY_COUNT, &polarity);
    setup->polarity = (enum heel_polarity)polarity;
    for (size_t i = 0; i < NUMBER_COUNT; i++)
        read_int(in, item, place, numbers[i].name, numbers[i].min, numbers[i].max,
                 (int32_t *)((char *)setup + numbers[i].offset));
    read_heels(in, item, place, setup);
    if (in->faults->count == faults && !device_setup_check(setup, &error))
        json_fault(in, place, error.what, error.fix);
    return in->faults->count == faults;
}

/* The first item of the list with this id. */
static struct cJSON *find_item(const struct cJSON *list, const char *id)
{
    struct cJSON *item;

    cJSON_ArrayForEach(item, list)
    {
        const char *found = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(item, "id"));
        if (found && strcmp(found, id) == 0)
            return item;
    }
    return NULL;
}

static void read_devices(const struct json_in *in, const struct cJSON *root, struct devices_file *file)
{
    const struct cJSON *list = json_array(in, root, "", "devices", false, DEVICES_FILE_MAX), *item;
    char place[JSON_PLACE_SIZE];
    int index = 0;

    cJSON_ArrayForEach(item, list)
    {
        struct device_setup setup;
        json_place_item(place, sizeof place, "devices", index++);
        if (!read_device(in, item, place, &setup))
            continue;
        if (find_item(list, setup.id) != item)
            json_fault(in, place, "has the id of another device", "take one of the two out");
        else if (file)
            file->devices[file->count++] = setup;
    }
}

static bool is_port(const struct cJSON *item)
{
    const char *port = cJSON_GetStringValue(item);

    return port && port[0] && strlen(port) < DEVICES_FILE_PORT_SIZE;
}

static void read_ports(const struct json_in *in, const struct cJSON *root, struct devices_file *file)
{
    const struct cJSON *list = json_array(in, root, "", "serial_ports", false, DEVICES_FILE_PORTS_MAX), *item;
    char place[JSON_PLACE_SIZE];
    int index = 0;

    cJSON_ArrayForEach(item, list)
    {
        json_place_item(place, sizeof place, "serial_ports", index++);
        if (!is_port(item))
            json_fault_value(in, place, item, "write a port's path as \"/dev/ttyACM0\"");
        else if (file)
            text_copy(file->serial_ports[file->serial_port_count++], DEVICES_FILE_PORT_SIZE, item->valuestring);
    }
}

static void read_file(const struct json_in *in, const struct cJSON *root, void *value)
{
    struct devices_file *file = value;
    const struct cJSON *osc = json_object(in, root, "", "osc", false);
    bool on = false, open = false;
    int32_t port = DEVICES_FILE_OSC_PORT;

    read_devices(in, root, file);
    read_ports(in, root, file);
    if (osc) {
        json_bool(in, osc, "osc", "on", false, &on);
        json_bool(in, osc, "osc", "open", false, &open);
        read_int(in, osc, "osc", "port", 1, UINT16_MAX, &port);
    }
    if (!file)
        return;
    file->osc.on = on;
    file->osc.open = open;
    file->osc.port = port;
}

static bool set_bool(struct cJSON *object, const char *name, bool value)
{
    return document_set(object, name, cJSON_CreateBool(value));
}

/* The object that member is, made anew if it is none; NULL when out of memory. */
static struct cJSON *object_in(struct cJSON *object, const char *name)
{
    struct cJSON *found = cJSON_GetObjectItemCaseSensitive(object, name);

    if (cJSON_IsObject(found))
        return found;
    return document_set(object, name, cJSON_CreateObject()) ? cJSON_GetObjectItemCaseSensitive(object, name) : NULL;
}

/* Appends item, which becomes the list's or is freed. False when out of memory. */
static bool append(struct cJSON *list, struct cJSON *item)
{
    if (list && item && cJSON_AddItemToArray(list, item))
        return true;
    cJSON_Delete(item);
    return false;
}

static bool write_heel(struct cJSON *object, const struct device_heel *heel)
{
    struct cJSON *list = cJSON_CreateArray();
    char text[CONTROL_TEXT_SIZE];
    bool ok = list != NULL;

    for (int32_t i = 0; ok && i < heel->count; i++)
        ok = append(list, cJSON_CreateString(binding_format(heel, i, text)));
    if (!ok) {
        cJSON_Delete(list);
        return false;
    }
    return document_set(object, "controls", list) && document_set_text(object, "join", device_join_words[heel->join]) &&
           document_set_int(object, "floor", heel->floor) && document_set_int(object, "top", heel->top);
}

static bool write_device(struct cJSON *item, const struct device_setup *setup)
{
    bool ok = document_set_text(item, "id", setup->id) && document_set_text(item, "name", setup->name) &&
              document_set_text(item, "kind", device_kind_words[setup->kind]) && set_bool(item, "off", setup->off) &&
              set_bool(item, "bound", setup->bound) &&
              document_set_text(item, "polarity", heel_polarity_words[setup->polarity]);

    for (size_t i = 0; ok && i < NUMBER_COUNT; i++)
        ok = document_set_int(item, numbers[i].name, *(const int32_t *)((const char *)setup + numbers[i].offset));
    struct cJSON *heels = ok ? object_in(item, "heels") : NULL;
    for (enum heel heel = HEEL_LEFT; heels && heel < HEEL_COUNT; heel++) {
        struct cJSON *object = object_in(heels, heel_name(heel));
        ok = ok && object && write_heel(object, &setup->heels[heel]);
    }
    return ok && heels;
}

/* What the list has that was not read, since it has faults, stays in it until it is mended. */
static bool keep_faulty(struct cJSON *list, const struct cJSON *old, int most,
                        bool (*is_read)(const struct cJSON *old, const struct cJSON *item))
{
    const struct cJSON *item;

    cJSON_ArrayForEach(item, old)
    {
        if (cJSON_GetArraySize(list) < most && !is_read(old, item) && !append(list, cJSON_Duplicate(item, true)))
            return false;
    }
    return true;
}

static bool is_read_device(const struct cJSON *old, const struct cJSON *item)
{
    struct json_faults *faults = malloc(sizeof *faults);
    struct device_setup setup;

    if (!faults)
        return false;
    faults->count = 0;
    bool good = read_device(&(struct json_in){.file = "", .faults = faults}, item, "", &setup) &&
                find_item(old, setup.id) == item;
    free(faults);
    return good;
}

/* Each device is written over what the file has of it, so that members of a newer version stay. */
static struct cJSON *make_devices(const struct cJSON *old, const struct devices_file *file)
{
    struct cJSON *list = cJSON_CreateArray();
    bool ok = list != NULL;

    for (int32_t i = 0; ok && i < file->count; i++) {
        const struct cJSON *before = find_item(old, file->devices[i].id);
        struct cJSON *item = before ? cJSON_Duplicate(before, true) : cJSON_CreateObject();
        ok = append(list, item) && write_device(item, &file->devices[i]);
    }
    ok = ok && (!cJSON_IsArray(old) || keep_faulty(list, old, DEVICES_FILE_MAX, is_read_device));
    if (ok)
        return list;
    cJSON_Delete(list);
    return NULL;
}

static bool is_read_port(const struct cJSON *old, const struct cJSON *item)
{
    (void)old;
    return is_port(item);
}

static struct cJSON *make_ports(const struct cJSON *old, const struct devices_file *file)
{
    struct cJSON *list = cJSON_CreateArray();
    bool ok = list != NULL;

    for (int32_t i = 0; ok && i < file->serial_port_count; i++)
        ok = append(list, cJSON_CreateString(file->serial_ports[i]));
    ok = ok && (!cJSON_IsArray(old) || keep_faulty(list, old, DEVICES_FILE_PORTS_MAX, is_read_port));
    if (ok)
        return list;
    cJSON_Delete(list);
    return NULL;
}

static bool write_all(struct cJSON *root, const struct devices_file *file)
{
    struct cJSON *osc = object_in(root, "osc");

    return osc && set_bool(osc, "on", file->osc.on) && set_bool(osc, "open", file->osc.open) &&
           document_set_int(osc, "port", file->osc.port) &&
           document_set(root, "devices", make_devices(cJSON_GetObjectItemCaseSensitive(root, "devices"), file)) &&
           document_set(root, "serial_ports", make_ports(cJSON_GetObjectItemCaseSensitive(root, "serial_ports"), file));
}

/* What is saved: all of file, or what differs from before. */
struct saving {
    const struct devices_file *file, *before;
};

static bool write_file(struct cJSON *root, const void *value)
{
    const struct saving *saving = value;

    if (!saving->before)
        return write_all(root, saving->file);
    struct json_faults *faults = calloc(1, sizeof *faults);
    struct devices_file *found = malloc(sizeof *found);
    if (faults && found) {
        devices_file_init(found);
        read_file(&(struct json_in){.file = "", .faults = faults}, root, found);
        devices_file_follow(found, saving->before, saving->file);
    }
    bool ok = faults && found && write_all(root, found);
    free(found);
    free(faults);
    return ok;
}

static const struct document document = {
    .format = "heelbeat-devices/1",
    .limit = LIMIT,
    .read = read_file,
    .write = write_file,
    .stand_in = "the defaults are used",
};

static bool path_of(char *path, const char *folder, struct error *error)
{
    if (file_join(path, folder, "devices.json"))
        return true;
    error_set(error, folder, "is too long a path", "choose another data folder");
    return false;
}

bool devices_file_load(const char *folder, struct devices_file *file, struct error *error)
{
    char path[FILE_PATH_MAX];

    devices_file_init(file);
    if (!path_of(path, folder, error))
        return false;
    enum document_reading reading = document_load(&document, path, file, error);
    return reading == DOCUMENT_WHOLE || reading == DOCUMENT_ABSENT;
}

void devices_file_look(const char *folder, document_fault_fn *take, void *context)
{
    char path[FILE_PATH_MAX];

    if (path_of(path, folder, NULL))
        (void)!document_look(&document, path, take, context);
}

bool devices_file_change(const char *folder, const struct devices_file *before, const struct devices_file *file,
                         struct error *error)
{
    char path[FILE_PATH_MAX];

    return path_of(path, folder, error) && file_make_folder(folder, error) &&
           document_save(&document, path, &(struct saving){file, before}, error);
}
