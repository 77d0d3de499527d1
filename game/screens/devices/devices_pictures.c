#include "screens/devices/devices_pictures.h"

#include "core/feet/touch.h"
#include "draw/pictures/leg.h"
#include "ui/style.h"
#include "words/timing.h"

#include <math.h>

#define HEELS_LEAST     220.0f
#define BAR_WIDTH       54.0f
#define BAR_RADIUS      18.0f
#define BAR_DOWN        0.144f /* of the bar is filled with the heel on the floor */
#define LINE_OUT        8.0f   /* of a threshold beyond the bar */
#define LABEL_GAP       12.0f
#define LABEL_SIZE      15.0f
#define TRACE_SHARE     0.43f /* of the width */
#define TRACE_TOP       0.14f /* of the height */
#define TRACE_FLOOR     0.95f
#define WIZARD_SHOWN_US 900000.0f
#define LEG_WIDTH       540.0f /* at a scale of 2 */
#define LEG_HEIGHT      500.0f
#define LEG_BEHIND      200.0f /* so far behind its ball the thigh ends, at a scale of 1 */
#define LEG_OUT         62.0f  /* beyond the page's margin */
#define DOT_STEP        40.0f
#define DOT_RADIUS      7.0f

struct heel_shown {
    const struct page *page;
    enum heel heel;
    int32_t height, at[EDGE_COUNT]; /* 0..HEEL_HEIGHT_TOP */
    bool lit[EDGE_COUNT];
    int16_t trace[DEVICES_HISTORY]; /* oldest first */
};

static float height_y(struct box box, int32_t height)
{
    return box.y + box.h * (1 - BAR_DOWN) * (1 - (float)height / HEEL_HEIGHT_TOP);
}

static float trace_left(struct box box)
{
    return box.x + box.w * (1 - TRACE_SHARE);
}

/* A line across the bar, lit while its edge is fresh. */
static void draw_threshold(struct canvas *canvas, struct box box, const struct heel_shown *shown, enum edge edge)
{
    char label[WORDS_SIZE];
    bool lit = shown->lit[edge];
    float y = height_y(box, shown->at[edge]), x = box.x + LINE_OUT;
    const struct point line[] = {{x - LINE_OUT, y}, {x + BAR_WIDTH + LINE_OUT, y}};
    struct text_style style = style_text(STYLE_QUIET, lit ? TINT_GOLD : TINT_TEXT, shown->page->scale);
    float left = line[1].x + LABEL_GAP, room = trace_left(box) - LABEL_GAP - left;
    words_write(shown->page->desc.words, words_edge(edge), label, sizeof label);
    style.weight = lit ? TEXT_BOLD : TEXT_MEDIUM;
    float w = canvas_text_width(canvas, &style, label);
    style.size *= w > room ? room / w : 1;
    canvas_stroke(canvas, line, 2, lit ? 5.0f : 3.0f, lit ? theme.gold : theme.text);
    canvas_text(canvas, left, edge == EDGE_LIFT ? y - 3 : y + style.size, &style, label);
}

static void draw_bar(struct canvas *canvas, struct box box, const struct heel_shown *shown)
{
    float x = box.x + LINE_OUT, top = height_y(box, shown->height);
    canvas_rect(canvas, (struct box){x, box.y, BAR_WIDTH, box.h}, BAR_RADIUS, colour_alpha(theme.text, 0.08f));
    canvas_rect(canvas, (struct box){x, top, BAR_WIDTH, box.y + box.h - top}, BAR_RADIUS, theme.heel[shown->heel]);
    for (enum edge edge = EDGE_LIFT; edge < EDGE_COUNT; edge++)
        draw_threshold(canvas, box, shown, edge);
}

static void draw_trace(struct canvas *canvas, struct box box, const struct heel_shown *shown)
{
    struct point points[DEVICES_HISTORY];
    float left = trace_left(box), w = box.x + box.w - left;
    float top = box.y + box.h * TRACE_TOP, base = box.y + box.h * TRACE_FLOOR;
    const struct point floor[] = {{left, base}, {left + w, base}};
    for (int i = 0; i < DEVICES_HISTORY; i++)
        points[i] = (struct point){left + w * (float)i / (DEVICES_HISTORY - 1),
                                   base - (base - top) * (float)shown->trace[i] / HEEL_HEIGHT_TOP};
    canvas_stroke(canvas, floor, 2, 2.0f, colour_alpha(theme.text, 0.25f));
    canvas_stroke(canvas, points, DEVICES_HISTORY, 3.5f, theme.heel[shown->heel]);
}

static void draw_heel(struct canvas *canvas, struct box box, const void *data)
{
    draw_bar(canvas, box, data);
    draw_trace(canvas, box, data);
}

static struct heel_shown look_at(const struct page *page, const struct devices_model *model,
                                 const struct device_setup *setup, enum heel heel)
{
    bool analog = device_is_analog(setup, heel);
    struct heel_shown shown = {.page = page,
                               .heel = heel,
                               .height = devices_model_height(model, heel),
                               .at = {[EDGE_LIFT] = analog ? setup->lift_permille : HEEL_LIFT_HEIGHT,
                                      [EDGE_LANDING] = analog ? setup->landing_permille : HEEL_LANDING_HEIGHT}};
    for (enum edge edge = EDGE_LIFT; edge < EDGE_COUNT; edge++)
        shown.lit[edge] = devices_model_is_lit(model, heel, edge);
    for (int i = 0; i < DEVICES_HISTORY; i++)
        shown.trace[i] = model->history[heel][(model->history_at + i) % DEVICES_HISTORY];
    return shown;
}

static void add_heel(struct node *row, const struct devices_model *model, const struct device_setup *setup,
                     enum heel heel)
{
    struct heel_shown shown = look_at(row->page, model, setup, heel);
    struct node *panel = page_panel(row);
    panel->w = 314;
    panel->grow = 1;
    panel->pad = (struct pad){20, 16};
    panel->gap = 12;
    bool left = heel == HEEL_LEFT;
    struct node *name = page_text(panel, STYLE_HEADING, left ? _c("heel", "Left") : _c("heel", "Right"));
    name->tint = left ? TINT_LEFT : TINT_RIGHT;
    name->role = ROLE_NONE; /* the picture says it */
    struct node *picture = page_picture(panel, 274, HEELS_LEAST, draw_heel, &shown, sizeof shown);
    picture->self = ALIGN_STRETCH;
    picture->grow = 1;
    picture->min_w = 200;
    picture->min_h = 120;
    page_label(picture, left ? _("Left heel, live") : _("Right heel, live"));
}

/* Left is left of right whichever way words run. */
void devices_add_heels(struct node *in, const struct devices_model *model, const struct device_setup *setup)
{
    bool mirrored = in->page->desc.mirrored;
    struct node *row = page_row(in);
    row->grow = 1;
    row->gap = 26;
    row->align = ALIGN_STRETCH;
    add_heel(row, model, setup, mirrored ? HEEL_RIGHT : HEEL_LEFT);
    add_heel(row, model, setup, mirrored ? HEEL_LEFT : HEEL_RIGHT);
}

struct leg_shown {
    float height; /* 0..1 */
    bool right;
};

/* Slowly, as the heel should go. */
static float wizard_height(const struct wizard *wizard, int64_t mono_us)
{
    enum wizard_step step = wizard->step;
    float done = (float)(mono_us - wizard->step_us) / WIZARD_SHOWN_US;
    done = fminf(fmaxf(done, 0), 1);
    done *= done * (3 - 2 * done);
    if (step == WIZARD_LEFT_UP || step == WIZARD_RIGHT_UP)
        return done;
    return step == WIZARD_LEFT_DOWN || step == WIZARD_RIGHT_DOWN ? 1 - done : 0;
}

static void draw_leg(struct canvas *canvas, struct box box, const void *data)
{
    const struct leg_shown *shown = data;
    float scale = 2 * fminf(box.w / LEG_WIDTH, box.h / LEG_HEIGHT), behind = LEG_BEHIND * scale - LEG_OUT;
    struct leg_view leg = {.x = shown->right ? box.x + box.w - behind : box.x + behind,
                           .y = box.y + box.h - 10 * scale,
                           .scale = scale,
                           .height = shown->height,
                           .facing = shown->right ? -1 : 1,
                           .floor = true};
    leg_draw(canvas, &leg);
}

struct node *devices_add_leg(struct node *in, const struct wizard *wizard, int64_t mono_us)
{
    enum heel heel;
    wizard_asks(wizard, &heel);
    struct leg_shown shown = {wizard_height(wizard, mono_us), heel == HEEL_RIGHT};
    struct node *leg = page_picture(in, LEG_WIDTH, LEG_HEIGHT, draw_leg, &shown, sizeof shown);
    leg->min_w = LEG_WIDTH / 2;
    leg->min_h = LEG_HEIGHT / 2;
    return leg;
}

static void draw_steps(struct canvas *canvas, struct box box, const void *data)
{
    enum wizard_step now = *(const enum wizard_step *)data;
    for (int step = 0; step < WIZARD_DONE; step++)
        canvas_circle(canvas, box.x + box.w / 2 + DOT_STEP * ((float)step - (WIZARD_DONE - 1) / 2.0f),
                      box.y + box.h / 2, DOT_RADIUS, step < (int)now ? theme.gold : colour_alpha(theme.text, 0.25f));
}

void devices_add_steps(struct node *in, enum wizard_step now)
{
    struct node *steps = page_picture(in, DOT_STEP * WIZARD_DONE, 4 * DOT_RADIUS, draw_steps, &now, sizeof now);
    steps->self = ALIGN_STRETCH;
    int step = now < WIZARD_DONE ? (int)now + 1 : WIZARD_DONE;
    page_label(steps, _f("step {step} of {count}", value_number("step", step), value_number("count", WIZARD_DONE)));
}
