#include "store/machine/pads_file.h"

#include "files/file.h"

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

/* No messages: what the author of a file is told stays English. */

static const char *const trick_words[PAD_AXIS_TRICK_COUNT] = {"plain", "both-at-80"};

static int hex_digit(char letter)
{
    return letter >= '0' && letter <= '9' ? letter - '0' : letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

/* "0b43:0003". */
static bool parse_usb(const char *text, uint16_t *vendor, uint16_t *product)
{
    uint16_t numbers[2] = {0, 0};
    if (strlen(text) != 9 || text[4] != ':')
        return false;
    for (int i = 0; i < 9; i++) {
        int digit = i == 4 ? 0 : hex_digit(text[i]);
        if (digit < 0)
            return false;
        if (i != 4)
            numbers[i > 4] = (uint16_t)(numbers[i > 4] * 16 + digit);
    }
    *vendor = numbers[0];
    *product = numbers[1];
    return true;
}

static void read_title(const struct json_in *in, const cJSON *item, const char *place, struct pad_row *row)
{
    char where[JSON_PLACE_SIZE];
    if (!json_string(in, item, place, "title", true, row->title, sizeof row->title) || row->title[0])
        return;
    json_place_member(where, sizeof where, place, "title");
    json_fault_value(in, where, cJSON_GetObjectItemCaseSensitive(item, "title"), "write what the player reads");
}

static void read_usb(const struct json_in *in, const cJSON *item, const char *place, struct pad_row *row)
{
    char text[16], where[JSON_PLACE_SIZE];
    if (!json_string(in, item, place, "usb", false, text, sizeof text))
        return;
    row->has_usb = parse_usb(text, &row->vendor, &row->product);
    if (row->has_usb)
        return;
    json_place_member(where, sizeof where, place, "usb");
    json_fault_value(in, where, cJSON_GetObjectItemCaseSensitive(item, "usb"),
                     "write vendor and product as lsusb does, like \"0b43:0003\"");
}

static void read_names(const struct json_in *in, const cJSON *item, const char *place, struct pad_row *row)
{
    const cJSON *names = json_array(in, item, place, "names", false, PAD_NAMES_MAX);
    char list[JSON_PLACE_SIZE], where[JSON_PLACE_SIZE];
    int index = 0;
    json_place_member(list, sizeof list, place, "names");
    if (names && !names->child)
        json_fault_value(in, list, names, "write a part of the name, or leave \"names\" out");
    for (const cJSON *name = names ? names->child : NULL; name; name = name->next, index++) {
        const char *text = cJSON_GetStringValue(name);
        if (text && text[0] && strlen(text) < PAD_NAME_SIZE) {
            memcpy(row->names[row->name_count++], text, strlen(text) + 1);
            continue;
        }
        json_place_item(where, sizeof where, list, index);
        json_fault_value(in, where, name, "write a part of the name, of 1 to 63 bytes");
    }
}

static void read_arrow(const struct json_in *in, const cJSON *item, const char *place, enum pad_arrow arrow,
                       struct pad_row *row)
{
    char text[CONTROL_TEXT_SIZE], where[JSON_PLACE_SIZE];
    struct control *control = &row->arrows[arrow];
    bool required = arrow == PAD_LEFT || arrow == PAD_RIGHT; /* a heel each */
    if (!json_string(in, item, place, pad_arrow_words[arrow], required, text, sizeof text))
        return;
    row->maps[arrow] = control_parse(text, control) && !control_is_analog(control);
    if (row->maps[arrow])
        return;
    json_place_member(where, sizeof where, place, pad_arrow_words[arrow]);
    json_fault_value(in, where, cJSON_GetObjectItemCaseSensitive(item, pad_arrow_words[arrow]),
                     "write \"button 3\", \"axis 0 +\" or \"hat 0 up\"");
}

/* Two arrows that are one control could never be told apart. */
static void check_arrows(const struct json_in *in, const char *place, const struct pad_row *row)
{
    char where[JSON_PLACE_SIZE];
    for (int arrow = 1; arrow < PAD_ARROW_COUNT; arrow++)
        for (int other = 0; other < arrow; other++) {
            if (!row->maps[arrow] || !row->maps[other] || !control_equal(&row->arrows[arrow], &row->arrows[other]))
                continue;
            json_place_member(where, sizeof where, place, pad_arrow_words[arrow]);
            json_fault(in, where, "is the control of another arrow too", "give each arrow a control of its own");
        }
}

static bool read_row(const struct json_in *in, const cJSON *item, const char *place, struct pad_row *row)
{
    static const char *const known[] = {"title", "usb", "names", "up", "right", "down", "left", "axes"};
    int before = in->faults->count, trick;
    *row = (struct pad_row){0};
    if (!cJSON_IsObject(item)) {
        json_fault_value(in, place, item, "write { \"title\": ... }");
        return false;
    }
    read_title(in, item, place, row);
    read_usb(in, item, place, row);
    read_names(in, item, place, row);
    for (enum pad_arrow arrow = PAD_UP; arrow < PAD_ARROW_COUNT; arrow++)
        read_arrow(in, item, place, arrow, row);
    check_arrows(in, place, row);
    if (json_word(in, item, place, "axes", false, trick_words, PAD_AXIS_TRICK_COUNT, &trick))
        row->trick = (enum pad_axis_trick)trick;
    json_done(in, item, place, known, sizeof known / sizeof known[0]);
    if (in->faults->count == before && !row->has_usb && row->name_count == 0)
        json_fault(in, place, "has neither numbers nor a name", "say how it is recognised, with \"usb\" or \"names\"");
    return in->faults->count == before;
}

static void read_table(const struct json_in *in, const cJSON *root, struct pad_table *table)
{
    static const char *const formats[] = {"heelbeat-pads/1"};
    static const char *const known[] = {"$schema", "format", "pads"};
    char unused[256], place[JSON_PLACE_SIZE];
    int format, index = 0;
    json_string(in, root, "", "$schema", false, unused, sizeof unused);
    json_word(in, root, "", "format", true, formats, 1, &format);
    const cJSON *pads = json_array(in, root, "", "pads", true, PAD_ROWS_MAX);
    for (const cJSON *item = pads ? pads->child : NULL; item; item = item->next, index++) {
        struct pad_row row;
        json_place_item(place, sizeof place, "pads", index);
        if (!read_row(in, item, place, &row))
            continue;
        if (table->count < PAD_TABLE_MAX)
            table->rows[table->count++] = row;
    }
    json_done(in, root, "", known, sizeof known / sizeof known[0]);
}

bool pads_is(const char *bytes, size_t size)
{
    return json_says_format(bytes, size, "heelbeat-pads/");
}

bool pads_parse(const char *file, const char *bytes, size_t size, struct pad_table *table, struct json_faults *faults)
{
    struct json_in in = {file, faults};
    int before = faults->count;
    cJSON *document = json_parse(&in, bytes, size);
    if (!document)
        return false;
    if (cJSON_IsObject(document))
        read_table(&in, document, table);
    else
        json_fault(&in, "", "isn't an object", "write { ... }");
    cJSON_Delete(document);
    return faults->count == before;
}

static bool load(const char *folder, const char *name, struct pad_table *table, struct error *error)
{
    char path[FILE_PATH_MAX], *bytes;
    size_t size;
    if (!file_join(path, folder, name)) {
        error_set(error, folder, "is too long a path", "choose a shorter one");
        return false;
    }
    if (!file_read(path, PADS_FILE_MAX, &bytes, &size, error))
        return false;
    struct json_faults *faults = calloc(1, sizeof *faults);
    bool good = faults && pads_parse(path, bytes, size, table, faults);
    if (!faults)
        error_set(error, path, "can't be read: out of memory", "close other programs and try again");
    else if (!good && error)
        *error = faults->items[0];
    free(faults);
    free(bytes);
    return good;
}

bool pads_load(const char *assets, const char *data, struct pad_table *table, struct error *error)
{
    char path[FILE_PATH_MAX];
    *table = (struct pad_table){0};
    bool own = !file_join(path, data, "pads.json") || !file_exists(path) || load(data, "pads.json", table, error);
    table->own = table->count;
    struct error shipped = {0};
    bool good = load(assets, "pads/pads.json", table, &shipped);
    if (own && !good && error)
        *error = shipped;
    return own && good;
}
