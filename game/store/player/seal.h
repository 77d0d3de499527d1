/* The seal of a session's line: a last member "check" that holds for the very bytes before it. Who reads the line
 * passes over it; of two lines that say different things of one session it tells which one was changed. It keeps no
 * secrets and stops nobody who wants to deceive himself. */
#ifndef HEELBEAT_STORE_PLAYER_SEAL_H
#define HEELBEAT_STORE_PLAYER_SEAL_H

#include <stddef.h>

enum seal {
    SEAL_NONE, /* of a version that made none, or written anew by somebody else */
    SEAL_HOLDS,
    SEAL_BROKEN,
    SEAL_COUNT
};

/* Adds one to a line that record_format wrote; there is room for it in RECORD_LINE_SIZE. */
void seal_add(char *line);
enum seal seal_of(const char *line, size_t length);

#endif
