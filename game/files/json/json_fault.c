#include "files/json/json_fault.h"

#include <cjson/cJSON.h>
#include <stdint.h>
#include <string.h>

#include "core/base/utf8.h"

/* No messages: what the author of a file is told stays English. */

#define WHOLE_MAX 9.1e15 /* a little past 2^53, up to which every whole number has a double */

static void add_tail(struct text *text, const char *string, size_t room)
{
    size_t length = strlen(string);
    if (length > room) {
        text_add(text, "...");
        size_t skipped = length - (room > 3 ? room - 3 : 0), whole = utf8_cut(string, skipped);
        string += whole < skipped ? whole + utf8_step(string + whole, NULL) : whole;
    }
    text_add(text, string);
}

void json_fault(const struct json_in *in, const char *place, const char *what, const char *fix)
{
    struct json_faults *faults = in->faults;
    if (faults->count >= JSON_FAULTS_MAX) {
        faults->count++;
        return;
    }
    text_copy(faults->places[faults->count], sizeof faults->places[0], place);
    struct error *error = &faults->items[faults->count++];
    char where[sizeof error->where];
    struct text text;
    text_init(&text, where, sizeof where);
    size_t place_length = strlen(place) + 2;
    if (in->file)
        add_tail(&text, in->file, place_length < sizeof where ? sizeof where - 1 - place_length : 0);
    if (in->file && *in->file && *place)
        text_add(&text, ": ");
    text_add(&text, place);
    error_set(error, where, what, fix);
    utf8_make_plain(error->where);
    utf8_make_plain(error->what);
    utf8_make_plain(error->fix);
}

void json_add_number(struct text *text, double number)
{
    if (number > -WHOLE_MAX && number < WHOLE_MAX && number == (double)(int64_t)number) {
        text_add_int(text, (int64_t)number); /* cJSON keeps no more than 15 digits of it */
        return;
    }
    cJSON value = {.type = cJSON_Number, .valuedouble = number};
    char digits[64];
    if (cJSON_PrintPreallocated(&value, digits, sizeof digits, false))
        text_add(text, digits);
}

static void add_value(struct text *text, const cJSON *value)
{
    if (cJSON_IsString(value)) {
        char shown[JSON_SHOWN_SIZE];
        bool whole = text_copy(shown, sizeof shown, value->valuestring);
        text_add(text, "\"");
        text_add(text, shown);
        text_add(text, whole ? "\"" : "...\"");
    } else if (cJSON_IsNumber(value)) {
        json_add_number(text, value->valuedouble);
    } else if (cJSON_IsBool(value)) {
        text_add(text, cJSON_IsTrue(value) ? "true" : "false");
    } else if (cJSON_IsArray(value)) {
        text_add(text, value->child ? "a list" : "an empty list");
    } else {
        text_add(text, cJSON_IsObject(value) ? "an object" : "null");
    }
}

void json_fault_value(const struct json_in *in, const char *place, const struct cJSON *value, const char *fix)
{
    char what[160];
    struct text text;
    text_init(&text, what, sizeof what);
    text_add(&text, "is ");
    add_value(&text, value);
    json_fault(in, place, what, fix);
}

bool json_fault_told(const struct json_in *in, const char *place)
{
    char where[sizeof in->faults->items[0].where];
    struct text text;
    text_init(&text, where, sizeof where);
    text_add(&text, in->file);
    text_add(&text, ": ");
    text_add(&text, place);
    for (int i = 0; i < in->faults->count && i < JSON_FAULTS_MAX; i++) {
        const char *told = in->faults->items[i].where;
        size_t length = strlen(told) < text.length ? strlen(told) : text.length;
        if (strncmp(told, where, length) == 0)
            return true;
    }
    return false;
}

void json_place_item(char *out, size_t out_size, const char *place, int index)
{
    struct text text;
    text_init(&text, out, out_size);
    text_add(&text, place);
    text_add(&text, "[");
    text_add_int(&text, index);
    text_add(&text, "]");
}

void json_place_member(char *out, size_t out_size, const char *place, const char *name)
{
    struct text text;
    text_init(&text, out, out_size);
    text_add(&text, place);
    if (*place)
        text_add(&text, ".");
    text_add(&text, name);
}
