#include "screens/list_draw.h"

#include <string.h>

#define ROW_WIDTH    640.0f
#define ROW_HEIGHT   74.0f
#define ROW_STEP     84.0f
#define ROW_RADIUS   20.0f
#define SCROLL_X     712.0f
#define TITLE_MIN    26.0f
#define ABOUT_SIZE   64 /* bytes of a line's beginning */
#define FIGURE_NAME  494.0f
#define FIGURE_VALUE 526.0f

const struct box list_panel_box = {740.0f, 164.0f, 484.0f, 494.0f};

void list_draw_tabs(struct canvas *canvas, const char *const *names, const float *at, int count, int shown,
                    bool focused)
{
    for (int i = 0; i < count; i++) {
        bool here = i == shown;
        struct text_style style = widgets_text(20.0f, here ? TEXT_BOLD : TEXT_MEDIUM, TEXT_LEFT, here ? 1.0f : 0.55f);
        canvas_text(canvas, at[i], 124.0f, &style, names[i]);
        if (!here)
            continue;
        float width = canvas_text_width(canvas, &style, names[i]);
        canvas_rect(canvas, (struct box){at[i], 136.0f, width, 4.0f}, 2.0f, theme.heel[HEEL_LEFT]);
        if (focused)
            widgets_ring(canvas, (struct box){at[i] - 4.0f, 104.0f, width + 8.0f, 28.0f}, 10.0f);
    }
}

struct box list_draw_row(struct canvas *canvas, int32_t place, bool selected, bool focused)
{
    struct box box = {LIST_LEFT, LIST_TOP + ROW_STEP * (float)place, ROW_WIDTH, ROW_HEIGHT};
    canvas_rect(canvas, box, ROW_RADIUS, colour_alpha(theme.text, selected ? 0.16f : 0.06f));
    if (selected)
        canvas_rect(canvas, (struct box){box.x, box.y + 14.0f, 6.0f, box.h - 28.0f}, 3.0f, theme.heel[HEEL_LEFT]);
    if (focused)
        widgets_ring(canvas, box, ROW_RADIUS);
    return box;
}

void list_draw_about(struct canvas *canvas, float x, float y, float width, const struct text_style *style,
                     const char *about)
{
    char beginning[ABOUT_SIZE];
    const char *colon = strstr(about, ": ");
    size_t length = colon ? (size_t)(colon - about) : 0;
    bool shorter = length > 0 && length < sizeof beginning && canvas_text_width(canvas, style, about) > width;
    if (shorter) {
        memcpy(beginning, about, length);
        beginning[length] = '\0';
    }
    canvas_text_fit(canvas, x, y, width, style, shorter ? beginning : about);
}

void list_draw_title(struct canvas *canvas, const char *title)
{
    const float width = LIST_PANEL_RIGHT - LIST_PANEL_LEFT;
    struct text_style style = widgets_text(34.0f, TEXT_EXTRA_BOLD, TEXT_LEFT, 1.0f);
    widgets_line(canvas, LIST_PANEL_LEFT, 220.0f, width, &style, TITLE_MIN, title);
}

void list_draw_scroll(struct canvas *canvas, int32_t first, int32_t count)
{
    if (count <= LIST_ROWS)
        return;
    float height = ROW_STEP * LIST_ROWS - (ROW_STEP - ROW_HEIGHT);
    float part = height / (float)count;
    canvas_rect(canvas, (struct box){SCROLL_X, LIST_TOP, 4.0f, height}, 2.0f, colour_alpha(theme.text, 0.08f));
    canvas_rect(canvas, (struct box){SCROLL_X, LIST_TOP + part * (float)first, 4.0f, part * LIST_ROWS}, 2.0f,
                colour_alpha(theme.text, 0.35f));
}

void list_draw_figure(struct canvas *canvas, float x, float width, const char *name, const char *value)
{
    struct text_style quiet = widgets_text(16.0f, TEXT_MEDIUM, TEXT_LEFT, 0.6f);
    struct text_style strong = widgets_text(26.0f, TEXT_EXTRA_BOLD, TEXT_LEFT, 1.0f);
    canvas_text(canvas, x, FIGURE_NAME, &quiet, name);
    strong.size = widgets_size_to_fit(canvas, &strong, value, width);
    canvas_text(canvas, x, FIGURE_VALUE, &strong, value);
}
