#include "screens/results/results_pictures.h"

#include "draw/pictures/heart.h"
#include "words/timing.h"

#define HEART_W     54.0f
#define HEART_H     48.0f
#define HEART_WHOLE 211.0f /* at size 1 */
#define DIAL        116.0f
#define DIAL_LEAST  92.0f
#define CHART_W     420.0f
#define CHART_LEAST 200.0f
#define NEAR_US     50000

static void draw_heart(struct canvas *canvas, struct box box, const void *data)
{
    (void)data;
    heart_draw(canvas, box.x + box.w / 2, box.y + box.h / 2, box.w / HEART_WHOLE, 0);
}

void results_heart(struct node *in)
{
    page_picture(in, HEART_W, HEART_H, draw_heart, &(char){0}, 1);
}

static void draw_dial(struct canvas *canvas, struct box box, const void *data)
{
    const int *value = data;
    float size = box.w < box.h ? box.w : box.h;
    charts_dial(canvas, box.x + box.w / 2, box.y + box.h / 2, size / 2, *value);
}

void results_dial(struct node *in, const struct results_dial *dial)
{
    struct node *column = page_column(in);
    column->role = ROLE_PICTURE;
    column->align = ALIGN_CENTRE;
    page_label(column, words_dial_said(dial->dial, dial->value));
    page_label_value(column, dial->detail);
    struct node *stack = page_stack(column);
    struct node *ring = page_picture(stack, DIAL, DIAL, draw_dial, &dial->value, sizeof dial->value);
    ring->grow = 1;
    ring->min_w = ring->min_h = DIAL_LEAST;
    struct node *number = page_column(stack);
    number->pad = (struct pad){24, 30};
    page_text(number, STYLE_FIGURE, page_value(value_number("", dial->value)))->role = ROLE_NONE;
    struct node *name = page_text(column, STYLE_STRONG, words_dial(dial->dial));
    struct node *detail = page_text(column, STYLE_QUIET, dial->detail);
    name->role = detail->role = ROLE_NONE;
    name->justify = detail->justify = JUSTIFY_CENTRE;
}

static struct node *add_chart(struct node *in, float h, float least, node_draw_fn *draw,
                              const struct results_model *model)
{
    struct node *chart = page_picture(in, CHART_W, h, draw, &model, sizeof model);
    chart->self = ALIGN_STRETCH;
    chart->grow = 1;
    chart->min_w = CHART_LEAST;
    chart->min_h = least;
    return chart;
}

static void draw_histogram(struct canvas *canvas, struct box box, const void *data)
{
    const struct results_model *const *model = data;
    charts_histogram(canvas, box, (*model)->histogram[HEEL_LEFT], (*model)->histogram[HEEL_RIGHT]);
}

void results_histogram(struct node *in, const struct results_model *model)
{
    int32_t count, near = results_model_near(model, NEAR_US, &count);
    struct node *chart = add_chart(in, 130, 60, draw_histogram, model);
    if (count > 0)
        page_label(chart, words_near(near, count, NEAR_US));
}

static void draw_timeline(struct canvas *canvas, struct box box, const void *data)
{
    const struct results_model *const *model = data;
    charts_timeline(canvas, box, (*model)->dots, (*model)->dot_count);
}

void results_timeline(struct node *in, const struct results_model *model)
{
    int64_t first_us, last_us;
    struct node *chart = add_chart(in, 110, 60, draw_timeline, model);
    if (results_model_thirds(model, &first_us, &last_us))
        page_label(chart, words_through(first_us, last_us));
}
