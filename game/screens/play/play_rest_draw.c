#include "screens/play/play_rest_draw.h"

#include "screens/widgets.h"
#include "screens/words.h"

#include <math.h>

#define MIDDLE_X     806.0f
#define MIDDLE_Y     344.0f
#define RADIUS_EMPTY 84.0f
#define RADIUS_FULL  134.0f
#define RADIUS_DARK  224.0f
#define FADE_STEPS   8.0f /* each is a picture that is kept */

static void draw_line(struct canvas *canvas, float y, float size, enum text_weight weight, float alpha,
                      const char *words)
{
    struct text_style style = widgets_text(size, weight, TEXT_CENTRE, alpha);
    canvas_text(canvas, MIDDLE_X, y, &style, words);
}

void play_rest_draw(struct canvas *canvas, const struct play_rest *rest, int32_t set, int32_t sets)
{
    char buffer[WORDS_SIZE];
    struct text text;
    float alpha = ceilf(rest->shown * FADE_STEPS) / FADE_STEPS;
    float radius = roundf(RADIUS_EMPTY + (RADIUS_FULL - RADIUS_EMPTY) * rest->breath);
    canvas_circle(canvas, MIDDLE_X, MIDDLE_Y + 20.0f, RADIUS_DARK, colour_alpha(theme.night_top, 0.95f * alpha));
    canvas_circle(canvas, MIDDLE_X, MIDDLE_Y, RADIUS_FULL + 8.0f, colour_alpha(theme.text, 0.06f * alpha));
    canvas_circle(canvas, MIDDLE_X, MIDDLE_Y, radius, colour_alpha(theme.heart_bottom, 0.55f * alpha));
    draw_line(canvas, MIDDLE_Y - 26.0f, 22.0f, TEXT_MEDIUM, 0.85f * alpha, rest->name);
    text_init(&text, buffer, sizeof buffer);
    words_clock(&text, rest->left_us);
    draw_line(canvas, MIDDLE_Y + 28.0f, 54.0f, TEXT_EXTRA_BOLD, alpha, buffer);
    if (rest->words)
        draw_line(canvas, MIDDLE_Y + 180.0f, 26.0f, TEXT_BOLD, 0.9f * alpha,
                  rest->breathing_in ? "Breathe in" : "Breathe out");
    if (sets < 2 || rest->last)
        return;
    text_init(&text, buffer, sizeof buffer);
    text_add(&text, "Next: set ");
    text_add_int(&text, set);
    text_add(&text, " of ");
    text_add_int(&text, sets);
    draw_line(canvas, MIDDLE_Y + 214.0f, 19.0f, TEXT_MEDIUM, 0.65f * alpha, buffer);
}
