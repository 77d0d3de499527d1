#include "store/player/seal.h"

#include <string.h>

#include "core/base/hash.h"
#include "core/base/text.h"
#include "files/json/json_out.h"

#define CHECK        ",\"check\":"
#define CHECK_LENGTH (sizeof CHECK - 1 + 2 + 16 + 1) /* of ,"check":"16 digits"} */

/* Writes the seal of what stands before it. */
static void make_seal(char seal[CHECK_LENGTH + 1], const char *line, size_t length)
{
    struct text text;

    text_init(&text, seal, CHECK_LENGTH + 1);
    text_add(&text, CHECK);
    json_out_hash(&text, hash_bytes(HASH_SEED, line, length));
    text_add(&text, "}");
}

void seal_add(char *line)
{
    size_t length = strlen(line) - 1; /* without the last brace */

    make_seal(line + length, line, length);
}

enum seal seal_of(const char *line, size_t length)
{
    char seal[CHECK_LENGTH + 1];
    const char *found = line + length - CHECK_LENGTH;

    if (length < CHECK_LENGTH || strncmp(found, CHECK, strlen(CHECK)) != 0)
        return SEAL_NONE;
    make_seal(seal, line, length - CHECK_LENGTH);
    return memcmp(found, seal, CHECK_LENGTH) == 0 ? SEAL_HOLDS : SEAL_BROKEN;
}
