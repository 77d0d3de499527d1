/* JSON by strangers: what the strict scan takes, cJSON takes as well, and prints as what the scan takes again; and the
 * reader of one object agrees with the scan on what is good. */
#include "files/json/json_pull.h"
#include "files/json/json_scan.h"

#include <cjson/cJSON.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

static bool pull(const char *bytes, size_t size)
{
    struct json_pull pull;
    char name[16];

    json_pull_init(&pull, bytes, size);
    json_pull_object(&pull);
    while (json_pull_member(&pull, name, sizeof name))
        json_pull_skip(&pull);
    return json_pull_done(&pull);
}

static void check_tree(const char *bytes, size_t size)
{
    struct json_offence offence;
    cJSON *tree = cJSON_ParseWithLength(bytes, size);

    check(tree != NULL);
    char *printed = cJSON_PrintUnformatted(tree);
    check(printed && json_scan(printed, strlen(printed), &offence));
    cJSON_free(printed);
    cJSON_Delete(tree);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *bytes = (const char *)data;
    struct json_offence offence = {0};
    bool marked = size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
    bool good = json_scan(bytes, size, &offence);

    check(good || (offence.what && offence.fix && offence.line > 0 && offence.column > 0));
    if (good)
        check_tree(bytes + (marked ? 3 : 0), size - (marked ? 3 : 0)); /* it wants no mark before a single letter */
    size_t at = 0;
    while (at < size && memchr(" \t\r\n", bytes[at], 4))
        at++;
    if (!marked && at < size && bytes[at] == '{')
        check(pull(bytes, size) == good || size > 100000); /* the scan counts the values of them all */
    return 0;
}
