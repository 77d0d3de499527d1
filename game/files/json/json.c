#include "files/json/json.h"

#include "core/base/text.h"
#include "core/base/utf8.h"
#include "files/json/json_scan.h"

#include <cjson/cJSON.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* No messages: what the author of a file is told stays English. */

#define WHOLE_MAX 9007199254740992.0 /* 2^53: every whole number up to here is exact in a double */

/* A value on the way down from the root, for the place of a fault. */
struct step {
    const struct step *up;
    const cJSON *value;
    int index; /* in a list; -1 for a member */
};

/* --- checks of the whole tree that the text alone can't show --- */

static void add_steps(struct text *text, const struct step *step)
{
    if (!step->up)
        return;
    add_steps(text, step->up);
    if (step->index >= 0) {
        text_add(text, "[");
        text_add_int(text, step->index);
        text_add(text, "]");
        return;
    }
    if (text->length > 0)
        text_add(text, ".");
    text_add(text, step->value->string);
}

static void fault_at(const struct json_in *in, const struct step *step, const char *what, const char *fix)
{
    char place[JSON_PLACE_SIZE];
    struct text text;
    text_init(&text, place, sizeof place);
    add_steps(&text, step);
    json_fault(in, place, what, fix);
}

static int compare_names(const void *a, const void *b)
{
    const cJSON *const *left = a;
    const cJSON *const *right = b;
    return strcmp((*left)->string, (*right)->string);
}

static void fault_twice(const struct json_in *in, const struct step *step, const char *name)
{
    char what[160], shown[JSON_SHOWN_SIZE];
    struct text text;
    text_init(&text, what, sizeof what);
    text_copy(shown, sizeof shown, name);
    text_add(&text, "has \"");
    text_add(&text, shown);
    text_add(&text, "\" twice");
    fault_at(in, step, what, "keep one of them");
}

/* Sorts the names of an object, however many, so that equal ones are neighbours. */
static bool check_names(const struct json_in *in, const struct step *step)
{
    const cJSON *few[32];
    size_t count = 0;
    for (const cJSON *member = step->value->child; member; member = member->next)
        count++;
    const cJSON **names = few;
    if (count > sizeof few / sizeof few[0])
        names = malloc(count * sizeof(const cJSON *));
    if (!names)
        return false;
    size_t filled = 0;
    for (const cJSON *member = step->value->child; member; member = member->next)
        names[filled++] = member;
    qsort(names, count, sizeof names[0], compare_names);
    for (size_t i = 1; i < count; i++)
        if (strcmp(names[i - 1]->string, names[i]->string) == 0)
            fault_twice(in, step, names[i]->string);
    if (names != few)
        free(names);
    return true;
}

/* Recursion is bounded by JSON_DEPTH_MAX. False when out of memory. */
static bool check_tree(const struct json_in *in, const struct step *step)
{
    const cJSON *value = step->value;
    if (cJSON_IsNumber(value) && fabs(value->valuedouble) > DBL_MAX)
        fault_at(in, step, "is too large a number", "write a smaller number");
    if (cJSON_IsObject(value) && !check_names(in, step))
        return false;
    int index = 0;
    for (const cJSON *child = value->child; child; child = child->next) {
        struct step below = {.up = step, .value = child, .index = cJSON_IsArray(value) ? index++ : -1};
        if (!check_tree(in, &below))
            return false;
    }
    return true;
}

/* cJSON takes a byte order mark for one only where more than a byte follows it. */
static size_t mark_length(const char *bytes, size_t size)
{
    static const char mark[] = "\xEF\xBB\xBF";
    size_t length = strlen(mark);
    return size >= length && memcmp(bytes, mark, length) == 0 ? length : 0;
}

struct cJSON *json_parse(const struct json_in *in, const char *bytes, size_t size)
{
    struct json_offence offence;
    if (!json_scan(bytes, size, &offence)) {
        char place[64];
        struct text text;
        text_init(&text, place, sizeof place);
        text_add(&text, "line ");
        text_add_int(&text, (int64_t)offence.line);
        text_add(&text, ", column ");
        text_add_int(&text, (int64_t)offence.column);
        json_fault(in, place, offence.what, offence.fix);
        return NULL;
    }
    int before = in->faults->count;
    size_t mark = mark_length(bytes, size);
    cJSON *root = cJSON_ParseWithLengthOpts(bytes + mark, size - mark, NULL, false);
    struct step top = {.value = root, .index = -1};
    if (!root || !check_tree(in, &top))
        json_fault(in, "", "is too large for the memory", "close other programs and try again");
    if (in->faults->count == before)
        return root;
    cJSON_Delete(root);
    return NULL;
}

/* --- getters --- */

/* The member, or NULL with a fault if it is required. */
static const cJSON *find_member(const struct json_in *in, const cJSON *object, const char *place, const char *name,
                                bool required)
{
    const cJSON *member = cJSON_GetObjectItemCaseSensitive(object, name);
    if (member || !required)
        return member;
    char where[JSON_PLACE_SIZE], fix[160];
    json_place_member(where, sizeof where, place, name);
    struct text text;
    text_init(&text, fix, sizeof fix);
    text_add(&text, "write \"");
    text_add(&text, name);
    text_add(&text, "\" here");
    json_fault(in, where, "is missing", fix);
    return NULL;
}

static void fault_member(const struct json_in *in, const cJSON *member, const char *place, const char *fix)
{
    char where[JSON_PLACE_SIZE];
    json_place_member(where, sizeof where, place, member->string);
    json_fault_value(in, where, member, fix);
}

bool json_string(const struct json_in *in, const struct cJSON *object, const char *place, const char *name,
                 bool required, char *out, size_t out_size)
{
    const cJSON *member = find_member(in, object, place, name, required);
    if (!member)
        return false;
    if (!cJSON_IsString(member)) {
        fault_member(in, member, place, "write a text in \"quotes\"");
        return false;
    }
    if (strlen(member->valuestring) < out_size)
        return text_copy(out, out_size, member->valuestring);
    char where[JSON_PLACE_SIZE], fix[96];
    struct text text;
    text_init(&text, fix, sizeof fix);
    text_add(&text, "use at most ");
    text_add_int(&text, (int64_t)out_size - 1);
    text_add(&text, " bytes, which are as many plain letters");
    json_place_member(where, sizeof where, place, name);
    json_fault(in, where, "is too long", fix);
    return false;
}

/* "use a whole number from 1 to 10000" */
static void fault_range(const struct json_in *in, const cJSON *member, const char *place, const char *kind, double min,
                        double max)
{
    char fix[160];
    struct text text;
    text_init(&text, fix, sizeof fix);
    text_add(&text, kind);
    text_add(&text, " from ");
    json_add_number(&text, min);
    text_add(&text, " to ");
    json_add_number(&text, max);
    fault_member(in, member, place, fix);
}

void json_line(const struct json_in *in, const struct cJSON *object, const char *place, const char *name, bool required,
               char *out, size_t out_size)
{
    if (!json_string(in, object, place, name, required, out, out_size))
        return;
    char where[JSON_PLACE_SIZE];
    json_place_member(where, sizeof where, place, name);
    if (required && !*out)
        json_fault(in, where, "is empty", "write a few words");
    uint32_t code;
    for (size_t at = 0, length; (length = utf8_step(out + at, &code)) > 0; at += length) {
        if (utf8_is_control(code)) {
            json_fault(in, where, "has a line break or a control character", "take it out");
            return;
        }
    }
}

bool json_int(const struct json_in *in, const struct cJSON *object, const char *place, const char *name, bool required,
              int64_t min, int64_t max, int64_t *out)
{
    const cJSON *member = find_member(in, object, place, name, required);
    if (!member)
        return false;
    double value = member->valuedouble;
    bool whole = cJSON_IsNumber(member) && fabs(value) <= WHOLE_MAX && floor(value) == value;
    if (!whole || (int64_t)value < min || (int64_t)value > max) {
        fault_range(in, member, place, "use a whole number", fmax((double)min, -WHOLE_MAX),
                    fmin((double)max, WHOLE_MAX));
        return false;
    }
    *out = (int64_t)value;
    return true;
}

bool json_number(const struct json_in *in, const struct cJSON *object, const char *place, const char *name,
                 bool required, double min, double max, double *out)
{
    const cJSON *member = find_member(in, object, place, name, required);
    if (!member)
        return false;
    if (!cJSON_IsNumber(member) || member->valuedouble < min || member->valuedouble > max) {
        fault_range(in, member, place, "use a number", min, max);
        return false;
    }
    *out = member->valuedouble;
    return true;
}

bool json_bool(const struct json_in *in, const struct cJSON *object, const char *place, const char *name, bool required,
               bool *out)
{
    const cJSON *member = find_member(in, object, place, name, required);
    if (!member)
        return false;
    if (!cJSON_IsBool(member)) {
        fault_member(in, member, place, "write true or false");
        return false;
    }
    *out = cJSON_IsTrue(member);
    return true;
}

static void add_words(struct text *text, const char *const *words, int count)
{
    for (int i = 0; i < count; i++) {
        if (i > 0)
            text_add(text, i == count - 1 ? " or " : ", ");
        text_add(text, words[i]);
    }
}

bool json_word(const struct json_in *in, const struct cJSON *object, const char *place, const char *name, bool required,
               const char *const *words, int count, int *out)
{
    const cJSON *member = find_member(in, object, place, name, required);
    if (!member)
        return false;
    for (int i = 0; cJSON_IsString(member) && i < count; i++) {
        if (strcmp(member->valuestring, words[i]) == 0) {
            *out = i;
            return true;
        }
    }
    char fix[160];
    struct text text;
    text_init(&text, fix, sizeof fix);
    text_add(&text, "use ");
    add_words(&text, words, count);
    fault_member(in, member, place, fix);
    return false;
}

const struct cJSON *json_array(const struct json_in *in, const struct cJSON *object, const char *place,
                               const char *name, bool required, int max)
{
    const cJSON *member = find_member(in, object, place, name, required);
    if (!member)
        return NULL;
    if (!cJSON_IsArray(member)) {
        fault_member(in, member, place, "write a list in [square brackets]");
        return NULL;
    }
    int size = cJSON_GetArraySize(member);
    if (size <= max)
        return member;
    char where[JSON_PLACE_SIZE], what[64], fix[64];
    struct text text;
    text_init(&text, what, sizeof what);
    text_add(&text, "has ");
    text_add_int(&text, size);
    text_add(&text, " items");
    text_init(&text, fix, sizeof fix);
    text_add(&text, "use at most ");
    text_add_int(&text, max);
    json_place_member(where, sizeof where, place, name);
    json_fault(in, where, what, fix);
    return NULL;
}

const struct cJSON *json_object(const struct json_in *in, const struct cJSON *object, const char *place,
                                const char *name, bool required)
{
    const cJSON *member = find_member(in, object, place, name, required);
    if (!member || cJSON_IsObject(member))
        return member;
    fault_member(in, member, place, "write an object in {curly brackets}");
    return NULL;
}

void json_done(const struct json_in *in, const struct cJSON *object, const char *place, const char *const *known,
               int count)
{
    if (!cJSON_IsObject(object))
        return;
    for (const cJSON *member = object->child; member; member = member->next) {
        int i = 0;
        while (i < count && strcmp(member->string, known[i]) != 0)
            i++;
        if (i < count)
            continue;
        char where[JSON_PLACE_SIZE], fix[160];
        json_place_member(where, sizeof where, place, member->string);
        struct text text;
        text_init(&text, fix, sizeof fix);
        text_add(&text, "take it out; known here: ");
        add_words(&text, known, count);
        json_fault(in, where, "is not known", fix);
    }
}

bool json_says_format(const char *bytes, size_t size, const char *so)
{
    cJSON *document = cJSON_ParseWithLength(bytes, size);
    const char *said = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(document, "format"));
    bool says = said && strncmp(said, so, strlen(so)) == 0;
    cJSON_Delete(document);
    return says;
}
