/* CSV as RFC 4180 has it, a field at a time, written into a text: no tree, no locale.
 *
 * A spreadsheet takes a field that begins with = + - or @ (a tab or a line's end before them or not) for a formula and
 * runs it. Titles come from files of other people's making, so such a text gets a ' in front, which makes it a text. */
#ifndef HEELBEAT_FILES_CSV_OUT_H
#define HEELBEAT_FILES_CSV_OUT_H

#include "core/base/text.h"

/* Appends string as a field: quoted where it has a comma, a quote, a line's end or a space at its ends. */
void csv_out_text(struct text *text, const char *string);

#endif
