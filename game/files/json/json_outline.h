/* A value by its brackets and quotes alone: what is wrong between them stays for whoever reads the value, so that one
 * damaged value in a long list costs no other. No text may run over a line's end. */
#ifndef HEELBEAT_FILES_JSON_JSON_OUTLINE_H
#define HEELBEAT_FILES_JSON_JSON_OUTLINE_H

#include "files/json/json_lex.h"

/* Takes a value; false with the offence. */
bool json_outline(struct json_lex *lex);

#endif
