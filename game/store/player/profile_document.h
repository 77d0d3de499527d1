/* A profile as JSON. */
#ifndef HEELBEAT_STORE_PLAYER_PROFILE_DOCUMENT_H
#define HEELBEAT_STORE_PLAYER_PROFILE_DOCUMENT_H

#include "files/json/document.h"

/* profile.json, and a line, which says only what was ever set. Their value is a struct profile_fields, into which what
 * is read is joined. */
extern const struct document profile_document, profile_line;

#endif
