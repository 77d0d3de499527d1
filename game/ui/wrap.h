/* Where a line of text may end. Between words; between letters of scripts that put no spaces between words; never at a
 * no-break space. */
#ifndef HEELBEAT_UI_WRAP_H
#define HEELBEAT_UI_WRAP_H

#include <stddef.h>

/* The length in bytes of what must stay together at the start of text, without the spaces after it. 0 at its end. */
size_t wrap_word(const char *text);
/* The length in bytes of the spaces at the start of text. */
size_t wrap_spaces(const char *text);

#endif
