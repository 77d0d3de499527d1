#include "screens/devices_draw.h"

#include "draw/heart.h"
#include "screens/widgets.h"
#include "screens/words.h"

#define LEFT       56.0f
#define ROW_TOP    116.0f
#define ROW_WIDTH  460.0f
#define ROW_HEIGHT 76.0f
#define ROW_STEP   88.0f
#define BAR_TOP    182.0f
#define BAR_HEIGHT 250.0f
#define BAR_WIDTH  54.0f
#define TRACE_TOP  217.0f
#define TRACE_BASE 420.0f

static const struct box set_up_box = {LEFT, 576.0f, ROW_WIDTH, 62.0f};
static const struct box heel_boxes[HEEL_COUNT] = {{570.0f, 116.0f, 314.0f, 350.0f}, {910.0f, 116.0f, 314.0f, 350.0f}};
static const struct box settings_box = {570.0f, 490.0f, 654.0f, 148.0f};

/* Where each thing that can be changed stands; the threshold's is beside the left bar. */
static const struct box item_boxes[DEVICES_ITEM_COUNT] = {
    [DEVICES_POLARITY] = {590.0f, 504.0f, 614.0f, 40.0f},       [DEVICES_LIFT_AT] = {590.0f, 504.0f, 300.0f, 40.0f},
    [DEVICES_LANDING_AT] = {904.0f, 504.0f, 300.0f, 40.0f},     [DEVICES_LIFT_OFFSET] = {590.0f, 556.0f, 190.0f, 68.0f},
    [DEVICES_LANDING_OFFSET] = {804.0f, 556.0f, 190.0f, 68.0f}, [DEVICES_DEBOUNCE] = {1018.0f, 556.0f, 186.0f, 68.0f},
    [DEVICES_PHONES] = {590.0f, 504.0f, 614.0f, 40.0f},         [DEVICES_PORT] = {590.0f, 556.0f, 190.0f, 68.0f},
    [DEVICES_RENAME] = {570.0f, 656.0f, 100.0f, 40.0f},         [DEVICES_OFF] = {682.0f, 656.0f, 130.0f, 40.0f},
    [DEVICES_FORGET] = {824.0f, 656.0f, 90.0f, 40.0f},          [DEVICES_CALIBRATE] = {960.0f, 656.0f, 264.0f, 40.0f},
};

static void draw_row(struct canvas *canvas, const struct devices_model *model, int index, float y)
{
    char buffer[WORDS_SIZE];
    struct text text;
    int row = model->rows[index];
    bool selected = index == model->selected;
    const char *state = devices_row_state(model, row);
    bool in_use = row == model->stage->device_in_use;
    struct box box = {LEFT, y, ROW_WIDTH, ROW_HEIGHT};
    struct text_style name = widgets_text(21.0f, TEXT_BOLD, TEXT_LEFT, 1.0f);
    struct text_style quiet = widgets_text(16.0f, TEXT_MEDIUM, TEXT_LEFT, 0.6f);
    struct text_style right = widgets_text(16.0f, in_use ? TEXT_BOLD : TEXT_MEDIUM, TEXT_RIGHT, 0.55f);
    canvas_rect(canvas, box, 20.0f, colour_alpha(theme.text, selected ? 0.16f : 0.06f));
    if (selected)
        canvas_rect(canvas, (struct box){LEFT, y + 14.0f, 6.0f, ROW_HEIGHT - 28.0f}, 3.0f, theme.heel[HEEL_RIGHT]);
    text_init(&text, buffer, sizeof buffer);
    devices_row_name(model, row, &text);
    canvas_text_fit(canvas, 84.0f, y + 34.0f, 320.0f, &name, buffer);
    text_init(&text, buffer, sizeof buffer);
    devices_row_about(model, row, &text);
    canvas_text_fit(canvas, 84.0f, y + 59.0f, 400.0f, &quiet, buffer);
    if (in_use)
        right.colour = theme.heel[HEEL_RIGHT];
    canvas_text(canvas, 494.0f, y + 34.0f, &right, state);
    if (selected && model->focus == DEVICES_LIST)
        widgets_ring(canvas, box, 20.0f);
}

/* How far down the list is what is shown of it. */
static void draw_scroll(struct canvas *canvas, const struct devices_model *model)
{
    const float length = ROW_STEP * (DEVICES_ROWS_SHOWN - 1) + ROW_HEIGHT;
    float row = length / (float)model->row_count;
    struct box track = {LEFT + ROW_WIDTH + 16.0f, ROW_TOP, 6.0f, length};
    struct box thumb = {track.x, ROW_TOP + row * (float)model->first, track.w, row * DEVICES_ROWS_SHOWN};
    canvas_rect(canvas, track, 3.0f, colour_alpha(theme.text, 0.10f));
    canvas_rect(canvas, thumb, 3.0f, colour_alpha(theme.text, 0.55f));
}

static void draw_list(struct canvas *canvas, const struct devices_model *model)
{
    for (int i = 0; i < DEVICES_ROWS_SHOWN && model->first + i < model->row_count; i++)
        draw_row(canvas, model, model->first + i, ROW_TOP + ROW_STEP * (float)i);
    widgets_button(canvas, set_up_box, devices_item_label(model, DEVICES_SET_UP), 22.0f, true,
                   model->focus == DEVICES_SET_UP);
    if (model->row_count > DEVICES_ROWS_SHOWN)
        draw_scroll(canvas, model);
}

static float bar_y(int32_t permille)
{
    return BAR_TOP + BAR_HEIGHT * (1.0f - (float)permille / HEEL_HEIGHT_TOP);
}

/* A line across the bar, lit while its edge is fresh. */
static void draw_threshold(struct canvas *canvas, float x, float y, float text_y, const char *label, bool lit)
{
    struct text_style quiet = widgets_text(15.0f, lit ? TEXT_BOLD : TEXT_MEDIUM, TEXT_LEFT, lit ? 1.0f : 0.75f);
    const struct point line[] = {{x - 8.0f, y}, {x + 64.0f, y}};
    quiet.colour = lit ? theme.gold : quiet.colour;
    canvas_stroke(canvas, line, 2, lit ? 5.0f : 3.0f, lit ? theme.gold : theme.text);
    canvas_text(canvas, x + 74.0f, text_y, &quiet, label);
}

static void draw_bar(struct canvas *canvas, const struct devices_model *model, enum heel heel, float x)
{
    struct device_setup setup;
    int32_t height = devices_model_height(model, heel);
    canvas_rect(canvas, (struct box){x, BAR_TOP, BAR_WIDTH, BAR_HEIGHT}, 18.0f, colour_alpha(theme.text, 0.08f));
    float filled = 36.0f + (BAR_HEIGHT - 36.0f) * (float)height / HEEL_HEIGHT_TOP;
    canvas_rect(canvas, (struct box){x, BAR_TOP + BAR_HEIGHT - filled, BAR_WIDTH, filled}, 18.0f, theme.heel[heel]);
    if (!devices_model_setup(model, &setup))
        return;
    bool analog = device_is_analog(&setup, heel);
    float lift_y = bar_y(analog ? setup.lift_permille : HEEL_LIFT_HEIGHT);
    float landing_y = bar_y(analog ? setup.landing_permille : HEEL_LANDING_HEIGHT);
    draw_threshold(canvas, x, lift_y, lift_y - 3.0f, "lift", devices_model_is_lit(model, heel, EDGE_LIFT));
    draw_threshold(canvas, x, landing_y, landing_y + 16.0f, "landing", devices_model_is_lit(model, heel, EDGE_LANDING));
}

static void draw_trace(struct canvas *canvas, const struct devices_model *model, enum heel heel, float x)
{
    struct point points[DEVICES_HISTORY];
    const struct point floor[] = {{x, TRACE_BASE}, {x + 140.0f, TRACE_BASE}};
    for (int i = 0; i < DEVICES_HISTORY; i++) {
        int16_t height = model->history[heel][(model->history_at + i) % DEVICES_HISTORY];
        points[i] = (struct point){x + 140.0f * (float)i / (DEVICES_HISTORY - 1),
                                   TRACE_BASE - (TRACE_BASE - TRACE_TOP) * (float)height / HEEL_HEIGHT_TOP};
    }
    canvas_stroke(canvas, floor, 2, 2.0f, colour_alpha(theme.text, 0.25f));
    canvas_stroke(canvas, points, DEVICES_HISTORY, 3.5f, theme.heel[heel]);
}

static void draw_heels(struct canvas *canvas, const struct devices_model *model)
{
    static const char *const names[HEEL_COUNT] = {"Left", "Right"};
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
        struct box box = heel_boxes[heel];
        struct text_style name = widgets_text(22.0f, TEXT_BOLD, TEXT_LEFT, 1.0f);
        name.colour = theme.heel[heel];
        widgets_panel(canvas, box);
        canvas_text(canvas, box.x + 26.0f, 158.0f, &name, names[heel]);
        draw_bar(canvas, model, heel, box.x + 26.0f);
        draw_trace(canvas, model, heel, box.x + 152.0f);
    }
}

static void draw_focus(struct canvas *canvas, const struct devices_model *model, enum devices_item item)
{
    if (model->focus != item)
        return;
    canvas_frame(canvas, item_boxes[item], 14.0f, 3.0f, model->editing ? theme.gold : colour_alpha(theme.text, 0.9f));
}

/* A label with its value at the other end of the line. */
static void draw_line(struct canvas *canvas, const struct devices_model *model, enum devices_item item)
{
    char buffer[WORDS_SIZE];
    struct text text;
    struct box box = item_boxes[item];
    struct text_style label = widgets_text(18.0f, TEXT_MEDIUM, TEXT_LEFT, 0.7f);
    struct text_style value = widgets_text(18.0f, TEXT_BOLD, TEXT_RIGHT, 1.0f);
    text_init(&text, buffer, sizeof buffer);
    devices_item_value(model, item, &text);
    canvas_text(canvas, box.x + 6.0f, box.y + 26.0f, &label, devices_item_label(model, item));
    canvas_text(canvas, box.x + box.w - 6.0f, box.y + 26.0f, &value, buffer);
    draw_focus(canvas, model, item);
}

/* A label with its value below. */
static void draw_figure(struct canvas *canvas, const struct devices_model *model, enum devices_item item)
{
    char buffer[WORDS_SIZE];
    struct text text;
    struct box box = item_boxes[item];
    struct text_style label = widgets_text(16.0f, TEXT_MEDIUM, TEXT_LEFT, 0.6f);
    struct text_style value = widgets_text(24.0f, TEXT_EXTRA_BOLD, TEXT_LEFT, 1.0f);
    text_init(&text, buffer, sizeof buffer);
    devices_item_value(model, item, &text);
    canvas_text(canvas, box.x + 6.0f, box.y + 24.0f, &label, devices_item_label(model, item));
    canvas_text(canvas, box.x + 6.0f, box.y + 56.0f, &value, buffer);
    draw_focus(canvas, model, item);
}

static void draw_settings(struct canvas *canvas, const struct devices_model *model)
{
    static const enum devices_item lines[] = {DEVICES_POLARITY, DEVICES_LIFT_AT, DEVICES_LANDING_AT, DEVICES_PHONES};
    static const enum devices_item figures[] = {DEVICES_LIFT_OFFSET, DEVICES_LANDING_OFFSET, DEVICES_DEBOUNCE,
                                                DEVICES_PORT};
    static const enum devices_item links[] = {DEVICES_RENAME, DEVICES_OFF, DEVICES_FORGET, DEVICES_CALIBRATE};
    widgets_panel(canvas, settings_box);
    for (int i = 0; i < 4; i++) {
        if (devices_model_has(model, lines[i]))
            draw_line(canvas, model, lines[i]);
        if (devices_model_has(model, figures[i]))
            draw_figure(canvas, model, figures[i]);
        if (devices_model_has(model, links[i]))
            widgets_link(canvas, item_boxes[links[i]], devices_item_label(model, links[i]), model->focus == links[i]);
    }
    struct text_style quiet = widgets_text(18.0f, TEXT_MEDIUM, TEXT_LEFT, 0.7f);
    if (devices_model_row(model) == DEVICES_SENSOR_ROW)
        widgets_paragraph(
            canvas, (struct box){596.0f, 530.0f, 600.0f, 28.0f}, 3, &quiet,
            "Choose it to look for pressure sensors on the USB serial ports. One that answers is remembered and "
            "found by itself from then on.");
}

static void draw_typing(struct canvas *canvas, const struct devices_model *model)
{
    const struct box box = {340.0f, 280.0f, 600.0f, 150.0f};
    struct text_style quiet = widgets_text(18.0f, TEXT_MEDIUM, TEXT_CENTRE, 0.7f);
    struct text_style name = widgets_text(30.0f, TEXT_BOLD, TEXT_CENTRE, 1.0f);
    canvas_rect(canvas, canvas_visible(canvas), 0.0f, colour_alpha(theme.night_top, 0.72f));
    canvas_rect(canvas, box, 30.0f, theme.night_bottom);
    canvas_rect(canvas, box, 30.0f, colour_alpha(theme.text, 0.06f));
    canvas_text(canvas, 640.0f, 322.0f, &quiet, "What do you call it?");
    canvas_text_fit(canvas, 640.0f, 372.0f, 540.0f, &name, model->typed[0] ? model->typed : "…");
    canvas_text(canvas, 640.0f, 410.0f, &quiet, "Enter keeps it, Esc leaves it as it was");
}

void devices_draw_wizard(struct canvas *canvas, const struct devices_model *model)
{
    enum heel heel;
    bool asks = wizard_asks(&model->wizard, &heel);
    bool up = model->wizard.step == WIZARD_LEFT_UP || model->wizard.step == WIZARD_RIGHT_UP;
    struct text_style big = widgets_text(56.0f, TEXT_EXTRA_BOLD, TEXT_CENTRE, 1.0f);
    struct text_style quiet = widgets_text(22.0f, TEXT_MEDIUM, TEXT_CENTRE, 0.7f);
    canvas_begin(canvas, 640.0f, 430.0f, 400.0f);
    if (asks)
        big.colour = theme.heel[heel];
    canvas_text(canvas, 640.0f, 150.0f, &big, devices_wizard_words(&model->wizard));
    canvas_text(canvas, 640.0f, 196.0f, &quiet,
                asks ? "Take your time. Whatever moves is the one." : "Sit as you will sit when you play.");
    struct leg_view leg = {.x = 690.0f, .y = 600.0f, .scale = 1.7f, .height = asks && up ? 1.0f : 0.0f, .floor = true};
    leg_draw(canvas, &leg);
    for (int step = 0; step < WIZARD_DONE; step++)
        canvas_circle(canvas, 560.0f + 40.0f * (float)step, 660.0f, 7.0f,
                      step < (int)model->wizard.step ? theme.gold : colour_alpha(theme.text, 0.25f));
    quiet.size = 18.0f;
    canvas_text(canvas, 1150.0f, 684.0f, &quiet, "Esc stops");
    canvas_end(canvas);
}

void devices_draw(struct canvas *canvas, const struct devices_model *model)
{
    struct text_style title = widgets_text(34.0f, TEXT_EXTRA_BOLD, TEXT_LEFT, 1.0f);
    canvas_begin(canvas, 900.0f, 330.0f, 400.0f);
    canvas_text(canvas, LEFT, 76.0f, &title, "Devices");
    draw_list(canvas, model);
    draw_heels(canvas, model);
    draw_settings(canvas, model);
    if (model->stage->notice[0]) {
        struct text_style note = widgets_text(17.0f, TEXT_MEDIUM, TEXT_RIGHT, 0.8f);
        canvas_text_fit(canvas, 1224.0f, 76.0f, 900.0f, &note, model->stage->notice);
    }
    if (model->typing)
        draw_typing(canvas, model);
    canvas_end(canvas);
}
