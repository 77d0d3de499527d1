/* JSON written straight into a text, for files that are long or many lines: no tree, no locale. */
#ifndef HEELBEAT_FILES_JSON_JSON_OUT_H
#define HEELBEAT_FILES_JSON_JSON_OUT_H

#include "core/base/text.h"

/* Appends string in quotes, with what JSON wants escaped. */
void json_out_string(struct text *text, const char *string);
/* Appends "name": and, unless the text ends with { or is empty, a comma before it. */
void json_out_name(struct text *text, const char *name);
/* Append a member, its name first: a string, or null for NULL; a value as it stands; a whole number; value /
 * 10^decimals; true or false. */
void json_out_text(struct text *text, const char *name, const char *string);
void json_out_raw(struct text *text, const char *name, const char *value);
void json_out_int(struct text *text, const char *name, int64_t value);
void json_out_fixed(struct text *text, const char *name, int64_t value, int decimals);
void json_out_bool(struct text *text, const char *name, bool value);
/* Sixteen hexadecimal digits in quotes: a number of 64 bits does not fit into JSON's numbers. */
void json_out_hash(struct text *text, uint64_t hash);
/* Reads them back; false if string is anything else. */
bool json_hash_parse(const char *string, uint64_t *hash);

#endif
