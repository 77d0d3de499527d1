#include "screens/devices/devices_draw.h"

#include "core/feet/touch.h"
#include "draw/pictures/leg.h"
#include "screens/widgets.h"
#include "screens/words.h"
#include "stage/feet.h"
#include "stage/notices.h"

#define LEFT            56.0f
#define ROW_TOP         116.0f
#define ROW_WIDTH       460.0f
#define ROW_HEIGHT      76.0f
#define ROW_STEP        88.0f
#define BAR_TOP         182.0f
#define BAR_HEIGHT      250.0f
#define BAR_WIDTH       54.0f
#define TRACE_TOP       217.0f
#define TRACE_BASE      420.0f
#define TRACE_WIDTH     124.0f
#define BAR_IN          26.0f /* from its panel's edge */
#define TRACE_IN        172.0f
#define BAR_DOWN        36.0f  /* of the bar is filled with the heel on the floor */
#define LEG_IN          400.0f /* so far from the edge stands the ball of the wizard's foot */
#define WIZARD_SHOWN_US 900000.0f
#define NAME_SIZE_SMALL 17.0f /* of a long one */

static const struct box set_up_box = {LEFT, 576.0f, ROW_WIDTH, 62.0f};
static const struct box heel_boxes[HEEL_COUNT] = {{570.0f, 116.0f, 314.0f, 350.0f}, {910.0f, 116.0f, 314.0f, 350.0f}};
static const struct box settings_box = {570.0f, 490.0f, 654.0f, 148.0f};

/* Around all of the right side, where a row is no device but a way to one. */
static const struct box guide_box = {570.0f, 116.0f, 654.0f, 350.0f};

/* Where each thing that can be changed stands, its ring around it. */
#define ITEM_INSET 14.0f
static const struct box item_boxes[DEVICES_ITEM_COUNT] = {
    [DEVICES_POLARITY] = {582.0f, 502.0f, 630.0f, 44.0f},       [DEVICES_LIFT_AT] = {582.0f, 502.0f, 304.0f, 44.0f},
    [DEVICES_LANDING_AT] = {908.0f, 502.0f, 304.0f, 44.0f},     [DEVICES_LIFT_OFFSET] = {582.0f, 554.0f, 198.0f, 74.0f},
    [DEVICES_LANDING_OFFSET] = {796.0f, 554.0f, 198.0f, 74.0f}, [DEVICES_DEBOUNCE] = {1010.0f, 554.0f, 202.0f, 74.0f},
    [DEVICES_PHONES] = {582.0f, 502.0f, 630.0f, 44.0f},         [DEVICES_PORT] = {582.0f, 554.0f, 198.0f, 74.0f},
    [DEVICES_RENAME] = {570.0f, 656.0f, 100.0f, 40.0f},         [DEVICES_OFF] = {682.0f, 656.0f, 130.0f, 40.0f},
    [DEVICES_FORGET] = {824.0f, 656.0f, 90.0f, 40.0f},          [DEVICES_CALIBRATE] = {954.0f, 656.0f, 284.0f, 40.0f},
};

static void draw_row(struct canvas *canvas, const struct devices_model *model, int index, float y)
{
    char buffer[WORDS_SIZE];
    struct text text;
    int row = model->rows[index];
    bool selected = index == model->selected;
    const char *state = devices_row_state(model, row);
    bool in_use = row == feet_in_use(model->feet);
    struct box box = {LEFT, y, ROW_WIDTH, ROW_HEIGHT};
    struct text_style name = widgets_text(21.0f, TEXT_BOLD, TEXT_LEFT, 1.0f);
    struct text_style quiet = widgets_text(16.0f, TEXT_MEDIUM, TEXT_LEFT, 0.6f);
    struct text_style right = widgets_text(16.0f, in_use ? TEXT_BOLD : TEXT_MEDIUM, TEXT_RIGHT, 0.55f);
    canvas_rect(canvas, box, 20.0f, colour_alpha(theme.text, selected ? 0.16f : 0.06f));
    if (selected)
        canvas_rect(canvas, (struct box){LEFT, y + 14.0f, 6.0f, ROW_HEIGHT - 28.0f}, 3.0f, theme.heel[HEEL_RIGHT]);
    text_init(&text, buffer, sizeof buffer);
    devices_row_name(model, row, &text);
    float room = 494.0f - 84.0f - 18.0f - canvas_text_width(canvas, &right, state);
    name.size = canvas_text_width(canvas, &name, buffer) > room ? NAME_SIZE_SMALL : name.size;
    canvas_text_fit(canvas, 84.0f, y + 34.0f, room, &name, buffer);
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
    return BAR_TOP + (BAR_HEIGHT - BAR_DOWN) * (1.0f - (float)permille / HEEL_HEIGHT_TOP);
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
    float top = bar_y(height);
    canvas_rect(canvas, (struct box){x, top, BAR_WIDTH, BAR_TOP + BAR_HEIGHT - top}, 18.0f, theme.heel[heel]);
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
    for (int i = 0; i < DEVICES_HISTORY; i++) {
        int16_t height = model->history[heel][(model->history_at + i) % DEVICES_HISTORY];
        points[i] = (struct point){x + TRACE_WIDTH * (float)i / (DEVICES_HISTORY - 1),
                                   TRACE_BASE - (TRACE_BASE - TRACE_TOP) * (float)height / HEEL_HEIGHT_TOP};
    }
    canvas_stroke(canvas, points, DEVICES_HISTORY, 3.5f, theme.heel[heel]);
}

/* The ground on which a heel moves. */
static void draw_heel_panel(struct canvas *canvas, enum heel heel)
{
    static const char *const names[HEEL_COUNT] = {"Left", "Right"};
    struct box box = heel_boxes[heel];
    struct text_style name = widgets_text(22.0f, TEXT_BOLD, TEXT_LEFT, 1.0f);
    float x = box.x + BAR_IN, trace_x = box.x + TRACE_IN;
    const struct point floor[] = {{trace_x, TRACE_BASE}, {trace_x + TRACE_WIDTH, TRACE_BASE}};
    name.colour = theme.heel[heel];
    widgets_panel(canvas, box);
    canvas_text(canvas, x, 158.0f, &name, names[heel]);
    canvas_rect(canvas, (struct box){x, BAR_TOP, BAR_WIDTH, BAR_HEIGHT}, 18.0f, colour_alpha(theme.text, 0.08f));
    canvas_stroke(canvas, floor, 2, 2.0f, colour_alpha(theme.text, 0.25f));
}

static void draw_heel(struct canvas *canvas, const struct devices_model *model, enum heel heel)
{
    draw_bar(canvas, model, heel, heel_boxes[heel].x + BAR_IN);
    draw_trace(canvas, model, heel, heel_boxes[heel].x + TRACE_IN);
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
    canvas_text(canvas, box.x + ITEM_INSET, box.y + 28.0f, &label, devices_item_label(model, item));
    canvas_text(canvas, box.x + box.w - ITEM_INSET, box.y + 28.0f, &value, buffer);
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
    canvas_text(canvas, box.x + ITEM_INSET, box.y + 26.0f, &label, devices_item_label(model, item));
    canvas_text(canvas, box.x + ITEM_INSET, box.y + 58.0f, &value, buffer);
    draw_focus(canvas, model, item);
}

static void draw_settings(struct canvas *canvas, const struct devices_model *model)
{
    static const enum devices_item lines[] = {DEVICES_POLARITY, DEVICES_LIFT_AT, DEVICES_LANDING_AT, DEVICES_PHONES};
    static const enum devices_item figures[] = {DEVICES_LIFT_OFFSET, DEVICES_LANDING_OFFSET, DEVICES_DEBOUNCE,
                                                DEVICES_PORT};
    static const enum devices_item links[] = {DEVICES_RENAME, DEVICES_OFF, DEVICES_FORGET, DEVICES_CALIBRATE};
    if (devices_model_row(model) != DEVICES_SENSOR_ROW)
        widgets_panel(canvas, settings_box);
    for (int i = 0; i < 4; i++) {
        if (devices_model_has(model, lines[i]))
            draw_line(canvas, model, lines[i]);
        if (devices_model_has(model, figures[i]))
            draw_figure(canvas, model, figures[i]);
        if (devices_model_has(model, links[i]))
            widgets_link(canvas, item_boxes[links[i]], devices_item_label(model, links[i]), model->focus == links[i]);
    }
}

/* What to do to get a device that doesn't announce itself. */
static void draw_guide(struct canvas *canvas, bool phones)
{
    struct text_style title = widgets_text(22.0f, TEXT_BOLD, TEXT_LEFT, 1.0f);
    struct text_style quiet = widgets_text(19.0f, TEXT_MEDIUM, TEXT_LEFT, 0.75f);
    const struct box first = {596.0f, 206.0f, 600.0f, 31.0f}, second = {596.0f, 316.0f, 600.0f, 31.0f};
    widgets_panel(canvas, guide_box);
    canvas_text(canvas, first.x, 158.0f, &title, phones ? "A phone as a sensor" : "Pressure sensors");
    widgets_paragraph(canvas, first, 3, &quiet,
                      phones ? "Put it into a trouser pocket or strap it to a thigh, and let an app send its motion "
                               "here by OSC: to the address beside Phones in the list."
                             : "FSR pads and sensors of your own on any microcontroller with a USB cable. Choose this "
                               "row to look for them on the serial ports.");
    widgets_paragraph(canvas, second, 4, &quiet,
                      phones
                          ? "Choose the network below: a phone is not on this computer. While it is heard, anyone on "
                            "that network may send. Then set it up like any other device."
                          : "One that answers joins the list, is remembered, and is found by itself from then on.");
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
    canvas_text_fit(canvas, 640.0f, 372.0f, 540.0f, &name, model->typed);
    float half = SDL_min(270.0f, canvas_text_width(canvas, &name, model->typed) / 2);
    canvas_rect(canvas, (struct box){644.0f + half, 346.0f, 3.0f, 32.0f}, 1.5f, theme.gold);
    canvas_text(canvas, 640.0f, 410.0f, &quiet, "Enter keeps it, Esc leaves it as it was");
}

/* Slowly, as the heel should go. */
static float wizard_height(const struct devices_model *model)
{
    enum wizard_step step = model->wizard.step;
    float done = (float)(model->mono_us - model->wizard.step_us) / WIZARD_SHOWN_US;
    done = SDL_clamp(done, 0.0f, 1.0f);
    done *= done * (3.0f - 2.0f * done);
    if (step == WIZARD_LEFT_UP || step == WIZARD_RIGHT_UP)
        return done;
    return step == WIZARD_LEFT_DOWN || step == WIZARD_RIGHT_DOWN ? 1.0f - done : 0.0f;
}

void devices_draw_wizard(struct canvas *canvas, const struct devices_model *model)
{
    enum heel heel;
    enum wizard_step now = model->wizard.step;
    bool asks = wizard_asks(&model->wizard, &heel), right = heel == HEEL_RIGHT;
    struct box visible = canvas_visible(canvas);
    struct text_style big = widgets_text(54.0f, TEXT_EXTRA_BOLD, TEXT_CENTRE, 1.0f);
    struct text_style quiet = widgets_text(22.0f, TEXT_MEDIUM, TEXT_CENTRE, 0.7f);
    /* The left leg comes in from the left, the right one from the right. */
    float middle = right ? 470.0f : 810.0f;
    struct leg_view leg = {.x = right ? visible.x + visible.w - LEG_IN : visible.x + LEG_IN,
                           .y = 610.0f,
                           .scale = 2.0f,
                           .height = wizard_height(model),
                           .facing = right ? -1 : 1,
                           .floor = true};
    canvas_begin(canvas, right ? 960.0f : 320.0f, 430.0f, 420.0f);
    leg_draw(canvas, &leg);
    if (asks)
        big.colour = theme.heel[heel];
    big.size = widgets_size_to_fit(canvas, &big, devices_wizard_words(&model->wizard), 720.0f);
    canvas_text(canvas, middle, 330.0f, &big, devices_wizard_words(&model->wizard));
    canvas_text(canvas, middle, 380.0f, &quiet,
                asks                 ? "Take your time. Whatever moves is the one."
                : now == WIZARD_DONE ? "Both heels are found."
                                     : "Sit as you will sit when you play.");
    for (int step = 0; step < WIZARD_DONE; step++)
        canvas_circle(canvas, middle + 40.0f * ((float)step - 2.0f), 436.0f, 7.0f,
                      step < (int)now ? theme.gold : colour_alpha(theme.text, 0.25f));
    quiet.size = 18.0f;
    canvas_text(canvas, middle, 684.0f, &quiet, "Esc stops");
    canvas_end(canvas);
}

static bool is_guide(const struct devices_model *model)
{
    int row = devices_model_row(model);
    return row == DEVICES_PHONE_ROW || row == DEVICES_SENSOR_ROW;
}

/* All but what moves with the heels. */
static void draw_still(struct canvas *canvas, const void *context)
{
    const struct devices_model *model = context;
    struct text_style title = widgets_text(34.0f, TEXT_EXTRA_BOLD, TEXT_LEFT, 1.0f);
    canvas_text(canvas, LEFT, 76.0f, &title, "Devices");
    draw_list(canvas, model);
    if (is_guide(model))
        draw_guide(canvas, devices_model_row(model) == DEVICES_PHONE_ROW);
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT && !is_guide(model); heel++)
        draw_heel_panel(canvas, heel);
    draw_settings(canvas, model);
    if (notices_line(model->notices)[0]) {
        struct text_style note = widgets_text(17.0f, TEXT_MEDIUM, TEXT_RIGHT, 0.8f);
        canvas_text_fit(canvas, 1224.0f, 76.0f, 900.0f, &note, notices_line(model->notices));
    }
}

/* Everything that draw_still shows, so that it is drawn anew when any of it changes. */
static uint64_t still_key(const struct devices_model *model)
{
    char words[2048];
    struct text text;
    text_init(&text, words, sizeof words);
    for (int i = model->first; i < model->row_count && i < model->first + DEVICES_ROWS_SHOWN; i++) {
        devices_row_name(model, model->rows[i], &text);
        devices_row_about(model, model->rows[i], &text);
        text_add(&text, devices_row_state(model, model->rows[i]));
    }
    for (enum devices_item item = DEVICES_LIST; item < DEVICES_ITEM_COUNT; item++) {
        text_add(&text, devices_model_has(model, item) ? devices_item_label(model, item) : "-");
        devices_item_value(model, item, &text);
    }
    text_add(&text, notices_line(model->notices));
    const float numbers[] = {(float)devices_model_row(model), (float)model->selected, (float)model->first,
                             (float)model->row_count,         (float)model->focus,    (float)model->editing};
    return canvas_key(words, numbers, sizeof numbers / sizeof numbers[0]);
}

void devices_draw(struct canvas *canvas, const struct devices_model *model)
{
    const struct box layout = {0.0f, 0.0f, LAYOUT_WIDTH, LAYOUT_HEIGHT};
    canvas_begin(canvas, 900.0f, 330.0f, 400.0f);
    canvas_backdrop(canvas, still_key(model), layout, draw_still, model);
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT && !is_guide(model); heel++)
        draw_heel(canvas, model, heel);
    if (model->typing)
        draw_typing(canvas, model);
    canvas_end(canvas);
}
