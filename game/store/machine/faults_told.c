#include "store/machine/faults_told.h"

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/text.h"
#include "files/file.h"
#include "files/json/document.h"

#define LIMIT    ((size_t)256 * 1024)
#define TOLD_MAX 64 /* facts: those found now, and some of other profiles */

struct fact {
    int kind; /* enum fault_kind */
    char file[FAULT_FILE_SIZE], place[FAULT_PLACE_SIZE];
    int32_t line;
};

struct facts_told {
    struct fact items[TOLD_MAX];
    int count;
};

static bool read_fact(const struct json_in *in, const struct cJSON *item, const char *place, struct fact *fact)
{
    int64_t line = 0;

    *fact = (struct fact){.line = 0};
    bool good = json_word(in, item, place, "kind", true, fault_kind_words, FAULT_KIND_COUNT, &fact->kind) &&
                json_string(in, item, place, "file", true, fact->file, sizeof fact->file);
    json_string(in, item, place, "place", false, fact->place, sizeof fact->place);
    json_int(in, item, place, "line", false, 0, INT32_MAX, &line);
    fact->line = (int32_t)line;
    return good;
}

static void read_told(const struct json_in *in, const struct cJSON *root, void *value)
{
    const struct cJSON *list = json_array(in, root, "", "told", false, TOLD_MAX), *item;
    struct facts_told *told = value;

    cJSON_ArrayForEach(item, list)
    {
        struct fact fact;
        if (told && cJSON_IsObject(item) && read_fact(in, item, "told", &fact))
            told->items[told->count++] = fact;
    }
}

static struct cJSON *make_fact(const struct fact *fact)
{
    struct cJSON *item = cJSON_CreateObject();

    if (item && document_set_text(item, "kind", fault_kind_words[fact->kind]) &&
        document_set_text(item, "file", fact->file) && document_set_text(item, "place", fact->place) &&
        document_set_int(item, "line", fact->line))
        return item;
    cJSON_Delete(item);
    return NULL;
}

static bool write_told(struct cJSON *root, const void *value)
{
    const struct facts_told *told = value;
    struct cJSON *list = cJSON_CreateArray();

    for (int i = 0; list && i < told->count; i++) {
        struct cJSON *item = make_fact(&told->items[i]);
        if (!item || !cJSON_AddItemToArray(list, item)) {
            cJSON_Delete(item);
            cJSON_Delete(list);
            return false;
        }
    }
    return document_set(root, "told", list);
}

static const struct document document = {
    .format = "heelbeat-told/1",
    .limit = LIMIT,
    .read = read_told,
    .write = write_told,
    .stand_in = N_("it is made anew"),
};

static bool path_of(char *path, const char *folder)
{
    return file_join(path, folder, "told.json");
}

static void load(struct facts_told *told, const char *folder)
{
    char path[FILE_PATH_MAX];

    told->count = 0;
    if (path_of(path, folder))
        (void)!document_peek(&document, path, told, NULL); /* what can't be read is told once more */
}

static bool is_of(const struct fact *fact, const struct fault *fault)
{
    return fact->kind == (int)fault->kind && fact->line == fault->line && strcmp(fact->file, fault->file) == 0 &&
           strcmp(fact->place, fault->place) == 0;
}

static bool has(const struct facts_told *told, const struct fault *fault)
{
    for (int i = 0; i < told->count; i++) {
        if (is_of(&told->items[i], fault))
            return true;
    }
    return false;
}

void faults_told_mark(struct faults *faults, const char *folder)
{
    struct facts_told told;

    load(&told, folder);
    for (int i = 0; i < faults_kept(faults); i++)
        faults->items[i].told = has(&told, &faults->items[i]);
}

/* Whether it is of a profile that was not looked at. */
static bool is_of_another(const struct fact *fact, const char *profile)
{
    static const char profiles[] = "profiles/";
    const char *name = fact->file + strlen(profiles);

    return strncmp(fact->file, profiles, strlen(profiles)) == 0 &&
           (strncmp(name, profile, strlen(profile)) != 0 || name[strlen(profile)] != '/');
}

static void add(struct facts_told *told, const struct fault *fault)
{
    struct fact *fact = &told->items[told->count++];

    *fact = (struct fact){.kind = (int)fault->kind, .line = fault->line};
    text_copy(fact->file, sizeof fact->file, fault->file);
    text_copy(fact->place, sizeof fact->place, fault->place);
}

bool faults_remember(struct faults *faults, const struct faults_places *places, struct error *error)
{
    struct facts_told before, now = {.count = 0};
    char path[FILE_PATH_MAX];

    load(&before, places->machine);
    for (int i = 0; i < faults_kept(faults); i++) {
        faults->items[i].told = true;
        add(&now, &faults->items[i]);
    }
    for (int i = 0; i < before.count && now.count < TOLD_MAX; i++) {
        if (is_of_another(&before.items[i], places->profile))
            now.items[now.count++] = before.items[i];
    }
    if (now.count == 0 && before.count == 0)
        return true;
    if (!path_of(path, places->machine))
        return file_fail(places->machine, "can't be written: {reason}", &file_long_path, error);
    return file_make_folder(places->machine, error) && document_save(&document, path, &now, error);
}
