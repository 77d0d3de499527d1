/* Compiled catalogues of anything at all: opened or refused, and what was opened is looked up in. */
#include "words/catalogue.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const asked[] = {"Back", "verdict\4Good", "{count} rep", "", "\x7f"};
    struct catalogue catalogue;
    struct error error;
    if (!catalogue_open(&catalogue, data, size, &error))
        return 0;
    for (size_t i = 0; i < sizeof asked / sizeof asked[0]; i++)
        for (int64_t count = -1; count < 300; count += 7) {
            const char *found = catalogue_find(&catalogue, NULL, asked[i], count);
            if (found && strlen(found) > size)
                abort();
            catalogue_find(&catalogue, "verdict", asked[i], count);
        }
    return 0;
}
