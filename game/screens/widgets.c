#include "screens/widgets.h"

#include <string.h>

#define RING_GAP      5.0f
#define RING_WIDTH    3.0f
#define BUTTON_RADIUS 26.0f
#define PANEL_RADIUS  22.0f
#define LINE_SIZE     256
#define LINE_SPARE    8.0f /* sizes are rounded */

struct text_style widgets_text(float size, enum text_weight weight, enum text_align align, float alpha)
{
    return (struct text_style){size, weight, align, colour_alpha(theme.text, alpha)};
}

void widgets_ring(struct canvas *canvas, struct box box, float radius)
{
    float out = RING_GAP + RING_WIDTH;
    struct box ring = {box.x - out, box.y - out, box.w + 2 * out, box.h + 2 * out};
    canvas_frame(canvas, ring, radius + out, RING_WIDTH, colour_alpha(theme.text, 0.9f));
}

void widgets_button(struct canvas *canvas, struct box box, const char *label, float size, bool first, bool focused)
{
    struct text_style style = widgets_text(size, TEXT_BOLD, TEXT_CENTRE, 1.0f);
    if (first)
        style.colour = theme.ink;
    canvas_rect(canvas, box, BUTTON_RADIUS, first ? theme.text : colour_alpha(theme.text, 0.10f));
    canvas_text(canvas, box.x + box.w / 2, box.y + box.h / 2 + size * 0.35f, &style, label);
    if (focused)
        widgets_ring(canvas, box, BUTTON_RADIUS);
}

void widgets_panel(struct canvas *canvas, struct box box)
{
    canvas_rect(canvas, box, PANEL_RADIUS, (struct colour){0, 0, 0, 51});
}

float widgets_size_to_fit(struct canvas *canvas, const struct text_style *style, const char *utf8, float width)
{
    float wide = canvas_text_width(canvas, style, utf8);
    return wide <= width ? style->size : style->size * width / wide;
}

void widgets_line(struct canvas *canvas, float x, float y, float width, const struct text_style *style, float least,
                  const char *utf8)
{
    struct text_style fitted = *style;
    fitted.size = widgets_size_to_fit(canvas, style, utf8, width - LINE_SPARE);
    fitted.size = fitted.size < least ? least : fitted.size;
    canvas_text_fit(canvas, x, y, width, &fitted, utf8);
}

/* The length of as many whole words as fit the width: at least one word, at most what a line holds. */
static size_t fitting(struct canvas *canvas, const struct text_style *style, const char *utf8, float width)
{
    char line[LINE_SIZE];
    size_t best = 0;
    for (size_t end = 0; utf8[end] != 0;) {
        end += strspn(utf8 + end, " ");
        end += strcspn(utf8 + end, " ");
        if (end >= sizeof line)
            break;
        memcpy(line, utf8, end);
        line[end] = 0;
        if (best > 0 && canvas_text_width(canvas, style, line) > width)
            break;
        best = end;
    }
    return best;
}

int widgets_paragraph(struct canvas *canvas, struct box place, int lines, const struct text_style *style,
                      const char *utf8)
{
    const char *rest = utf8;
    for (int i = 0; i < lines; i++) {
        char line[LINE_SIZE];
        rest += strspn(rest, " ");
        if (!rest[0])
            return i;
        size_t length = fitting(canvas, style, rest, place.w);
        float y = place.y + place.h * (float)i;
        if (i + 1 == lines || length == 0) {
            canvas_text_fit(canvas, place.x, y, place.w, style, rest);
            return i + 1;
        }
        memcpy(line, rest, length);
        line[length] = 0;
        canvas_text_fit(canvas, place.x, y, place.w, style, line);
        rest += length;
    }
    return lines;
}
