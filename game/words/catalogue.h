/* The translations of one language: a compiled catalogue, the .mo file that msgfmt makes of assets/text/LANG.po.
 *
 * We read it ourselves instead of by libintl, which must be told the language by setlocale, knows only locales that the
 * system has installed, keeps the catalogue in the process's state, and is not on Windows or the web. The file is not
 * trusted: everything that is looked up later is checked when it is opened, and damage is refused whole.
 *
 * A catalogue borrows the bytes it was opened on and holds nothing else; any thread may look things up. */
#ifndef HEELBEAT_WORDS_CATALOGUE_H
#define HEELBEAT_WORDS_CATALOGUE_H

#include "core/base/error.h"
#include "words/plural.h"

#define CATALOGUE_SIZE_MAX 4194304 /* bytes of a file */

struct catalogue {
    const unsigned char *bytes; /* the caller's, as long as the catalogue is used */
    size_t size;
    bool big_endian;
    uint32_t count;
    uint32_t originals;    /* where the table of the English begins, */
    uint32_t translations; /* and that of its translations */
    struct plural plural;
};

/* False, with an empty catalogue, if bytes are no sound .mo file in UTF-8. Errors are English: they are for the
 * translator.
 */
bool catalogue_open(struct catalogue *catalogue, const void *bytes, size_t size, struct error *error);
/* The translation of english in that context (NULL: in none; or english is "context\4english" itself), for count if it
 * has plural forms, or NULL. */
const char *catalogue_find(const struct catalogue *catalogue, const char *context, const char *english, int64_t count);

#endif
