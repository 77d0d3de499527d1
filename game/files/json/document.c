#include "files/json/document.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files/file.h"

static bool has_format(const struct json_in *in, const struct cJSON *root, const char *format)
{
    char found[64], fix[96];

    if (!cJSON_IsObject(root)) {
        json_fault(in, "", EN_("is not a JSON object"), EN_("put { and } around it"));
        return false;
    }
    if (!json_string(in, root, "", "format", true, found, sizeof found))
        return false;
    if (strcmp(found, format) == 0)
        return true;
    snprintf(fix, sizeof fix, EN_("this version reads \"%s\""), format);
    json_fault_value(in, "format", cJSON_GetObjectItemCaseSensitive(root, "format"), fix);
    return false;
}

/* What a document is read into, each for who asks for it. */
struct target {
    void *value;
    struct cJSON **root;      /* gets the parsed text when it is one of ours; cJSON_Delete it */
    document_fault_fn *fault; /* gets every fault */
    void *context;
};

static void hand_on(const struct target *target, const char *path, const struct json_faults *faults,
                    enum document_reading reading)
{
    int kept = faults->count < JSON_FAULTS_MAX ? faults->count : JSON_FAULTS_MAX;

    if (target->fault && reading == DOCUMENT_DAMAGED && kept > 0)
        target->fault(target->context, path, "", &faults->items[0]);
    for (int i = 0; target->fault && reading == DOCUMENT_PARTLY && i < kept; i++)
        target->fault(target->context, path, faults->places[i], &faults->items[i]);
}

static enum document_reading read_text(const struct document *document, const char *path, const char *bytes,
                                       size_t size, const struct target *target, struct error *error)
{
    struct json_faults *faults = malloc(sizeof *faults); /* large, and mostly not needed: not cleared */

    if (!faults) {
        error_set(error, path, "can't be read: memory is out", "close other programs");
        return DOCUMENT_REFUSED;
    }
    faults->count = 0;
    struct json_in in = {.file = path, .faults = faults};
    struct cJSON *tree = json_parse(&in, bytes, size);
    enum document_reading reading = DOCUMENT_DAMAGED;
    if (tree && has_format(&in, tree, document->format)) {
        document->read(&in, tree, target->value);
        reading = faults->count ? DOCUMENT_PARTLY : DOCUMENT_WHOLE;
    }
    if (faults->count)
        *error = faults->items[0];
    hand_on(target, path, faults, reading);
    if (target->root && reading != DOCUMENT_DAMAGED)
        *target->root = tree;
    else
        cJSON_Delete(tree);
    free(faults);
    return reading;
}

static enum document_reading read_document(const struct document *document, const char *path,
                                           const struct target *target, struct error *error)
{
    char *bytes = NULL;
    size_t size = 0;
    enum file_reading file = file_read_any(path, document->limit, &bytes, &size, error);

    if (file != FILE_READ)
        return file == FILE_NOT_THERE ? DOCUMENT_ABSENT : DOCUMENT_REFUSED;
    enum document_reading reading = read_text(document, path, bytes, size, target, error);
    free(bytes);
    return reading;
}

/* Reads NAME~ into *value if it is whole. */
static enum document_reading read_last_good(const struct document *document, const char *path, void *value,
                                            struct error *error)
{
    char kept[FILE_PATH_MAX];

    if (!file_name_with(kept, path, "~"))
        return DOCUMENT_ABSENT;
    enum document_reading reading = read_document(document, kept, &(struct target){0}, error);
    return reading == DOCUMENT_WHOLE ? read_document(document, kept, &(struct target){.value = value}, error) : reading;
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

/* Moves the file away and says so in *error, which names the fault already. */
static bool set_aside(const char *path, const char *stand_in, struct error *error)
{
    char aside[FILE_PATH_MAX] = "";
    bool ok = file_set_aside(path, aside, sizeof aside, NULL);
    const char *fix = ok ? N_("it was set aside as {file}; {instead}")
                         : N_("it can't be set aside, so nothing will be saved over it; {instead}");
    text_copy(error->fix, sizeof error->fix, fix);
    error_value(error, value_text("file", base_name(aside)));
    error_value(error, value_name("instead", NULL, stand_in));
    return ok;
}

/* Of a file that is not there. */
static enum document_reading load_absent(const struct document *document, const char *path, void *value,
                                         struct error *fault)
{
    bool refused = read_last_good(document, path, value, fault) == DOCUMENT_REFUSED;

    return refused ? DOCUMENT_REFUSED : DOCUMENT_ABSENT;
}

/* Of a file that has the fault already. */
static enum document_reading load_damaged(const struct document *document, const char *path, void *value,
                                          struct error *fault)
{
    struct error unread = {0};
    enum document_reading kept = read_last_good(document, path, value, &unread);

    if (kept == DOCUMENT_REFUSED) {
        *fault = unread;
        return DOCUMENT_REFUSED;
    }
    const char *stand_in = kept == DOCUMENT_WHOLE ? N_("its last good copy is used") : document->stand_in;
    return set_aside(path, stand_in, fault) ? DOCUMENT_DAMAGED : DOCUMENT_REFUSED;
}

enum document_reading document_load(const struct document *document, const char *path, void *value, struct error *error)
{
    struct error fault = {0};
    enum document_reading reading = read_document(document, path, &(struct target){.value = value}, &fault);

    if (reading == DOCUMENT_ABSENT)
        reading = load_absent(document, path, value, &fault);
    else if (reading == DOCUMENT_DAMAGED)
        reading = load_damaged(document, path, value, &fault);
    if (reading != DOCUMENT_WHOLE && reading != DOCUMENT_ABSENT && error)
        *error = fault;
    return reading;
}

enum document_reading document_peek(const struct document *document, const char *path, void *value, struct error *error)
{
    struct error fault = {0};
    enum document_reading reading = read_document(document, path, &(struct target){.value = value}, &fault);

    if (reading != DOCUMENT_WHOLE && reading != DOCUMENT_ABSENT && error)
        *error = fault;
    return reading;
}

enum document_reading document_look(const struct document *document, const char *path, document_fault_fn *take,
                                    void *context)
{
    struct error fault = {0};
    enum document_reading reading =
        read_document(document, path, &(struct target){.fault = take, .context = context}, &fault);

    if (reading == DOCUMENT_REFUSED)
        take(context, path, "", &fault);
    return reading;
}

/* Whether the file holds just these bytes, so that writing them again would only wake the file sync. */
static bool holds(const char *path, const char *text, size_t length, size_t limit)
{
    char *bytes = NULL;
    size_t size = 0;
    struct error ignored = {0};
    bool same = file_read(path, limit, &bytes, &size, &ignored) && size == length && memcmp(bytes, text, length) == 0;

    free(bytes);
    return same;
}

static bool write_tree(const struct document *document, const char *path, struct os_file hold, struct cJSON *root,
                       const void *value, struct error *error)
{
    bool ok = document->write(root, value);
    char *text = ok ? cJSON_Print(root) : NULL;
    size_t length = text ? strlen(text) : 0;

    if (!text) {
        error_set(error, path, "can't be saved: memory is out", "close other programs");
        return false;
    }
    text[length] = '\n'; /* a text file ends with one; the end takes no 0 with it */
    ok = holds(path, text, length + 1, document->limit) || file_replace_held(hold, path, text, length + 1, error);
    cJSON_free(text);
    return ok;
}

static struct cJSON *new_root(const struct document *document)
{
    struct cJSON *root = cJSON_CreateObject();

    if (root && !cJSON_AddStringToObject(root, "format", document->format)) {
        cJSON_Delete(root);
        return NULL;
    }
    return root;
}

static bool save(const struct document *document, const char *path, struct os_file hold, const void *value,
                 struct error *error)
{
    struct error fault = {0};
    struct cJSON *root = NULL;

    switch (read_document(document, path, &(struct target){.root = &root}, &fault)) {
    case DOCUMENT_WHOLE:
    case DOCUMENT_PARTLY:
    case DOCUMENT_ABSENT:
        break;
    case DOCUMENT_DAMAGED:
        if (set_aside(path, N_("a new one is saved"), &fault))
            break;
        cJSON_Delete(root);
        if (error)
            *error = fault;
        return false;
    case DOCUMENT_REFUSED:
        if (error)
            *error = fault;
        return false;
    }
    if (!root)
        root = new_root(document);
    bool ok = root && write_tree(document, path, hold, root, value, error);
    if (!root)
        error_set(error, path, "can't be saved: memory is out", "close other programs");
    cJSON_Delete(root);
    return ok;
}

bool document_save(const struct document *document, const char *path, const void *value, struct error *error)
{
    char folder[FILE_PATH_MAX];
    struct os_file hold;

    if (!file_folder_of(folder, path))
        return file_fail(path, "can't be written: {reason}", &file_long_path, error);
    if (!file_hold(&hold, folder, error))
        return false;
    bool ok = save(document, path, hold, value, error);
    file_let_go(hold);
    return ok;
}

char *document_format(const struct document *document, const char *path, const void *value, struct error *error)
{
    struct error fault = {0};
    struct cJSON *root = NULL;

    if (read_document(document, path, &(struct target){.root = &root}, &fault) == DOCUMENT_REFUSED) {
        if (error)
            *error = fault;
        return NULL;
    }
    if (!root)
        root = new_root(document);
    char *text = root && document->write(root, value) ? cJSON_PrintUnformatted(root) : NULL;
    cJSON_Delete(root);
    if (!text)
        error_set(error, path, "can't be read or saved: memory is out", "close other programs");
    return text;
}

bool document_parse(const struct document *document, const char *where, const char *text, size_t size, void *value,
                    struct error *error)
{
    struct error fault = {0};
    bool whole = read_text(document, where, text, size, &(struct target){.value = value}, &fault) == DOCUMENT_WHOLE;

    if (!whole && error)
        *error = fault;
    return whole;
}

bool document_set(struct cJSON *root, const char *name, struct cJSON *item)
{
    if (!item)
        return false;
    bool ok = cJSON_GetObjectItemCaseSensitive(root, name) ? cJSON_ReplaceItemInObjectCaseSensitive(root, name, item)
                                                           : cJSON_AddItemToObject(root, name, item);

    if (!ok)
        cJSON_Delete(item);
    return ok;
}

bool document_set_int(struct cJSON *root, const char *name, int64_t value)
{
    return document_set(root, name, cJSON_CreateNumber((double)value));
}

bool document_set_text(struct cJSON *root, const char *name, const char *value)
{
    return document_set(root, name, cJSON_CreateString(value));
}
