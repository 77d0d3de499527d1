#include "store/levels/level_document.h"

#include <cjson/cJSON.h>

#include "check.h"

#define PATH_SIZE 128

const char document_composed[] = "{\"$schema\":\"level.schema.json\",\"format\":\"heelbeat-level/1\",\"title\":\"T\","
                                 "\"author\":\"A\",\"about\":\"B\",\"meter\":4,"
                                 "\"music\":{\"style\":\"lofi\",\"seed\":7,\"key\":\"D minor\"},"
                                 "\"tempo\":[{\"beat\":0,\"bpm\":96},{\"beat\":16,\"bpm\":97.5}],"
                                 "\"parts\":[{\"name\":\"Settle\",\"bars\":4},"
                                 "{\"name\":\"Both\",\"bars\":4,\"step\":0.5,\"both\":\"uu--dd..\"},"
                                 "{\"name\":\"Turn\",\"bars\":4,\"left\":\"uudd....\",\"right\":\"....uudd\"}],"
                                 "\"reps\":[{\"beat\":60,\"heel\":\"left\",\"lift\":2,\"hold\":0.5,\"lower\":2},"
                                 "{\"beat\":60,\"heel\":\"right\",\"lift\":2,\"lower\":2}]}";

const char document_song[] = "{\"format\":\"heelbeat-level/1\",\"title\":\"T\","
                             "\"music\":{\"file\":\"songs/a.ogg\",\"offset_ms\":-12},"
                             "\"tempo\":[{\"beat\":0,\"bpm\":96}],"
                             "\"reps\":[{\"beat\":8,\"heel\":\"left\",\"lift\":2,\"hold\":0,\"lower\":2}]}";

_Static_assert(sizeof document_composed <= DOCUMENT_SIZE && sizeof document_song <= DOCUMENT_SIZE, "documents fit");

static void put_member(cJSON *object, const char *name, const char *value)
{
    if (!value)
        cJSON_DeleteItemFromObjectCaseSensitive(object, name);
    else if (cJSON_GetObjectItemCaseSensitive(object, name))
        cJSON_ReplaceItemInObjectCaseSensitive(object, name, cJSON_CreateRaw(value));
    else
        cJSON_AddItemToObject(object, name, cJSON_CreateRaw(value));
}

static void put_item(cJSON *list, int index, const char *value)
{
    if (!value)
        cJSON_DeleteItemFromArray(list, index);
    else
        cJSON_ReplaceItemInArray(list, index, cJSON_CreateRaw(value));
}

/* Cuts the last step off path: its name, or its index with *name empty. */
static int cut_last(char *path, char *name)
{
    char *bracket = strrchr(path, '['), *dot = strrchr(path, '.');
    *name = 0;
    if (bracket && bracket > (dot ? dot : path)) {
        int index = atoi(bracket + 1);
        *bracket = 0;
        return index;
    }
    strcpy(name, dot ? dot + 1 : path);
    *(dot ? dot : path) = 0;
    return -1;
}

static cJSON *find(cJSON *root, const char *path)
{
    if (!*path)
        return root;
    char above[PATH_SIZE], name[PATH_SIZE];
    snprintf(above, sizeof above, "%s", path);
    int index = cut_last(above, name);
    cJSON *object = find(root, above);
    return *name ? cJSON_GetObjectItemCaseSensitive(object, name) : cJSON_GetArrayItem(object, index);
}

char *document_edit(const char *text, const char *path, const char *value)
{
    cJSON *root = cJSON_Parse(text);
    char above[PATH_SIZE], name[PATH_SIZE];
    snprintf(above, sizeof above, "%s", path);
    int index = cut_last(above, name);
    cJSON *object = find(root, above);
    assert_non_null(object);
    if (*name)
        put_member(object, name, value);
    else
        put_item(object, index, value);
    char *edited = cJSON_PrintUnformatted(root);
    assert_non_null(edited);
    cJSON_Delete(root);
    return edited;
}

void document_visit(const struct cJSON *root, const char *path, void (*visit)(void *context, const char *path),
                    void *context)
{
    int index = 0;
    for (const cJSON *child = root->child; child; child = child->next) {
        char below[PATH_SIZE];
        if (cJSON_IsArray(root))
            json_place_item(below, sizeof below, path, index++);
        else
            json_place_member(below, sizeof below, path, child->string);
        visit(context, below);
        document_visit(child, below, visit, context);
    }
}

int document_faults(const char *text, size_t size, struct json_faults *faults)
{
    struct level level;
    char *bytes = malloc(size ? size : 1); /* exact, so that a sanitizer sees a read past the end */
    assert_non_null(bytes);
    memcpy(bytes, text, size);
    faults->count = 0;
    bool good = level_parse("x.json", bytes, size, &level, faults);
    free(bytes);
    assert_int_equal(good, faults->count == 0);
    for (int i = 0; i < faults->count && i < JSON_FAULTS_MAX; i++) {
        const struct error *fault = &faults->items[i];
        if (strncmp(fault->where, "x.json", 6) != 0 || !fault->what[0] || !fault->fix[0])
            fail_msg("unclear: \"%s\" \"%s\" \"%s\" of %.*s", fault->where, fault->what, fault->fix, (int)size, text);
    }
    level_reset(&level);
    return faults->count;
}

bool document_faulted_at(const struct json_faults *faults, const char *place)
{
    for (int i = 0; i < faults->count && i < JSON_FAULTS_MAX; i++) {
        const char *where = faults->items[i].where;
        if (strncmp(where, "x.json: ", 8) == 0 ? strcmp(where + 8, place) == 0 : !*place)
            return true;
    }
    return false;
}
