/* The few things that every screen draws alike: text at a strength, buttons, the focus ring. */
#ifndef HEELBEAT_SCREENS_WIDGETS_H
#define HEELBEAT_SCREENS_WIDGETS_H

#include "draw/canvas/canvas.h"

/* Cream text at alpha 0..1. */
struct text_style widgets_text(float size, enum text_weight weight, enum text_align align, float alpha);
/* A calm ring around what has the focus. radius is the box's own. */
void widgets_ring(struct canvas *canvas, struct box box, float radius);
/* A pill with a label: cream when it is the one to press first, a quiet card otherwise. */
void widgets_button(struct canvas *canvas, struct box box, const char *label, float size, bool first, bool focused);
/* Dark ground for charts. */
void widgets_panel(struct canvas *canvas, struct box box);
/* Words broken into at most so many lines of place.w, the first with its baseline at place.y, place.h from one to the
 * next, the last cut with an ellipsis if there is more. Returns how many lines it took. */
int widgets_paragraph(struct canvas *canvas, struct box place, int lines, const struct text_style *style,
                      const char *utf8);
/* The size at which one line of text is at most width wide, no larger than style's. */
float widgets_size_to_fit(struct canvas *canvas, const struct text_style *style, const char *utf8, float width);
/* One line at most width wide, as style aligns it: smaller if it is long, but not under the size least; then it is cut.
 */
void widgets_line(struct canvas *canvas, float x, float y, float width, const struct text_style *style, float least,
                  const char *utf8);

#endif
