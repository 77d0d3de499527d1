#include "words/mo.h"

#include <stdlib.h>
#include <string.h>

#define HEADER 28

void mo_put(void *bytes, size_t offset, uint32_t number, bool big_endian)
{
    unsigned char *at = (unsigned char *)bytes + offset;
    for (int i = 0; i < 4; i++)
        at[i] = (unsigned char)(number >> (big_endian ? 24 - 8 * i : 8 * i));
}

static size_t size_of(const struct mo_row *rows, size_t count)
{
    size_t size = HEADER + count * 16;
    for (size_t i = 0; i < count; i++)
        size += rows[i].english.size + rows[i].translation.size + 2;
    return size;
}

static size_t put_string(char *bytes, size_t entry, size_t at, struct mo_string string, bool big_endian)
{
    mo_put(bytes, entry, (uint32_t)string.size, big_endian);
    mo_put(bytes, entry + 4, (uint32_t)at, big_endian);
    memcpy(bytes + at, string.text, string.size);
    return at + string.size + 1;
}

void *mo_make(const struct mo_row *rows, size_t count, bool big_endian, size_t *size)
{
    *size = size_of(rows, count);
    char *bytes = calloc(1, *size);
    size_t at = HEADER + count * 16;
    const uint32_t head[] = {0x950412de, 0, (uint32_t)count, HEADER, HEADER + (uint32_t)count * 8, 0, 0};
    for (size_t i = 0; i < 7; i++)
        mo_put(bytes, i * 4, head[i], big_endian);
    for (size_t i = 0; i < count; i++) {
        at = put_string(bytes, HEADER + i * 8, at, rows[i].english, big_endian);
        at = put_string(bytes, HEADER + (count + i) * 8, at, rows[i].translation, big_endian);
    }
    return bytes;
}
