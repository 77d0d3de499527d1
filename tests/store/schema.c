#include "store/schema.h"

#include "check.h"
#include "core/base/text.h"
#include "files/file.h"

#include <cjson/cJSON.h>

#define SCHEMA_FILE_MAX (1024 * 1024)

cJSON *schema_load(const char *path)
{
    char whole[FILE_PATH_MAX], *bytes;
    size_t size;
    struct error error;
    if (!file_join(whole, HEELBEAT_SOURCE, path) || !file_read(whole, SCHEMA_FILE_MAX, &bytes, &size, &error))
        return NULL;
    cJSON *schema = cJSON_ParseWithLength(bytes, size);
    free(bytes);
    return schema;
}

const cJSON *schema_member(const cJSON *object, const char *name)
{
    return cJSON_GetObjectItemCaseSensitive(object, name);
}

const cJSON *schema_walk(const cJSON *schema, const char *steps)
{
    char names[64];
    text_copy(names, sizeof names, steps);
    for (char *rest = names, *name = strtok_r(rest, " ", &rest); name; name = strtok_r(NULL, " ", &rest))
        schema = schema_member(schema, name);
    assert_non_null(schema);
    return schema;
}

bool schema_lists(const cJSON *list, const char *name)
{
    const cJSON *item;
    cJSON_ArrayForEach(item, list)
    {
        if (strcmp(item->valuestring, name) == 0)
            return true;
    }
    return false;
}
