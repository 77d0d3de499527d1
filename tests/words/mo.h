/* Compiled catalogues made in memory, as msgfmt lays them out, and then spoiled as a test wishes. */
#ifndef HEELBEAT_TESTS_WORDS_MO_H
#define HEELBEAT_TESTS_WORDS_MO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MO_HEAD "Language: xx\nContent-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"

/* A string with its size, NULs within it and all. */
struct mo_string {
    const char *text;
    size_t size;
};
#define MO(literal)                                                                                                    \
    {                                                                                                                  \
        literal, sizeof literal - 1                                                                                    \
    }

struct mo_row {
    struct mo_string english, translation;
};

/* Rows as they stand (a real catalogue has the empty message first, and is in order). bytes is the caller's to free. */
void *mo_make(const struct mo_row *rows, size_t count, bool big_endian, size_t *size);
/* Writes a number as the catalogue has them. */
void mo_put(void *bytes, size_t offset, uint32_t number, bool big_endian);

#endif
