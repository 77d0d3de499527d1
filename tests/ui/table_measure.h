/* The measuring twin: widths from a table in place of fonts, so that a layout is the same on every machine; stretched,
 * the words of a longer language. */
#ifndef HEELBEAT_TESTS_UI_TABLE_MEASURE_H
#define HEELBEAT_TESTS_UI_TABLE_MEASURE_H

#include "ui/layout.h"

struct table_measure {
    float stretch; /* 1.4: everything is 40 % longer */
};

/* Borrows table. */
struct measure table_measure(const struct table_measure *table);

#endif
