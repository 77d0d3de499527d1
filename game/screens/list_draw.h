/* What the screens with a list on the left and a panel on the right draw alike: levels, training. */
#ifndef HEELBEAT_SCREENS_LIST_DRAW_H
#define HEELBEAT_SCREENS_LIST_DRAW_H

#include "screens/widgets.h"

#include <stdbool.h>
#include <stdint.h>

#define LIST_LEFT        56.0f
#define LIST_TOP         164.0f
#define LIST_ROWS        6 /* visible at a time */
#define LIST_PANEL_LEFT  776.0f
#define LIST_PANEL_RIGHT 1188.0f

extern const struct box list_panel_box;

/* Words over the list, the shown one underlined; each begins at its place in at[count]. */
void list_draw_tabs(struct canvas *canvas, const char *const *names, const float *at, int count, int shown,
                    bool focused);
/* The ground of the visible row at place (0..LIST_ROWS-1), which the caller writes on; a focused one is ringed. Returns
 * its box. */
struct box list_draw_row(struct canvas *canvas, int32_t place, bool selected, bool focused);
/* What a row is good for, in one line: where there is no room for "Stamina: three sets of ...", "Stamina" alone. */
void list_draw_about(struct canvas *canvas, float x, float y, float width, const struct text_style *style,
                     const char *about);
/* The title over the panel, smaller if it is long. */
void list_draw_title(struct canvas *canvas, const char *title);
/* Where in a list that is longer than what shows. */
void list_draw_scroll(struct canvas *canvas, int32_t first, int32_t count);
/* A name and its value below, in the panel above its button. */
void list_draw_figure(struct canvas *canvas, float x, float width, const char *name, const char *value);

#endif
