#include "store/player/twins.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/hash.h"
#include "core/base/text.h"
#include "files/file.h"
#include "store/player/journal.h"
#include "store/player/record.h"
#include "store/player/seal.h"

#define IMPORT     "-import-"
#define NUMBER_MAX UINT32_MAX

enum place { PLACE_OWN, PLACE_JOURNAL, PLACE_IMPORT, PLACE_COUNT };

/* The machine's part of an id, as journal_make_id has it, for the machine that the file is called by. */
static bool is_own(const char *file, const char *id)
{
    char made[JOURNAL_ID_SIZE];
    char machine[FILE_PATH_MAX];
    size_t length = strlen(id);

    if (length < JOURNAL_ID_TAIL || !text_copy(machine, sizeof machine, file))
        return false;
    char *dot = strrchr(machine, '.');
    if (dot)
        *dot = '\0';
    journal_make_id(made, 0, machine, 0);
    const char *tail = made + strlen(made) - JOURNAL_ID_TAIL;
    return strncmp(id + length - JOURNAL_ID_TAIL, tail, JOURNAL_ID_MACHINE) == 0;
}

uint64_t twins_standing(const char *file, const char *id, const char *line, size_t length)
{
    const char *import = strstr(file, IMPORT);
    enum place place = import ? PLACE_IMPORT : is_own(file, id) ? PLACE_OWN : PLACE_JOURNAL;
    enum seal seal = seal_of(line, length);
    unsigned long number = import ? strtoul(import + strlen(IMPORT), NULL, 10) : 0;
    uint64_t standing = seal == SEAL_BROKEN;

    standing = standing * PLACE_COUNT + place;
    standing = standing * 2 + (place == PLACE_IMPORT && seal != SEAL_HOLDS);
    return standing * ((uint64_t)NUMBER_MAX + 1) + (number < NUMBER_MAX ? number : NUMBER_MAX);
}
