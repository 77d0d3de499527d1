#include "screens/preview.h"

#include "draw/pictures/lanes.h"
#include "ui/style.h"
#include "words/level.h"

#define LANES_HEIGHT 96.0f
#define LANES_LEAST  72.0f
#define LANE_SHARE   0.36f /* of the height, each */
#define NAMES_SPACE  20.0f
#define NAMES_HEIGHT 30.0f
#define BAND_RADIUS  10.0f
#define BAND_ALPHA   0.16f

struct preview {
    const struct chart *chart;
    const struct page *page;
    int32_t part;
};

static float time_x(const struct preview *preview, struct box box, int64_t us)
{
    return box.x + box.w * (float)us / (float)preview->chart->end_us;
}

static void draw_lanes(struct canvas *canvas, struct box box, const void *data)
{
    const struct preview *preview = data;
    float lane_h = box.h * LANE_SHARE;
    if (preview->part >= 0) {
        const struct chart_part *part = &preview->chart->parts[preview->part];
        float x = time_x(preview, box, part->start_us);
        struct box band = {x, box.y, time_x(preview, box, part->end_us) - x, box.h};
        canvas_rect(canvas, band, BAND_RADIUS, colour_alpha(theme.text, BAND_ALPHA));
    }
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
        float bottom = box.y + box.h * (heel == HEEL_LEFT ? 0.46f : 0.96f);
        struct box lane = {box.x, bottom - lane_h, box.w, lane_h};
        lanes_preview(canvas, preview->chart, heel, lane, theme.heel[heel]);
    }
}

/* Names under their parts, as far as there is room: one that would run into the one before is left out. */
static void draw_names(struct canvas *canvas, struct box box, const void *data)
{
    const struct preview *preview = data;
    const struct page *page = preview->page;
    struct text_style style = style_text(STYLE_SMALL, TINT_TEXT, page->scale);
    float free_from = box.x, y = box.y + style_baseline(STYLE_SMALL, page->scale);
    for (int32_t i = 0; i < preview->chart->part_count; i++) {
        char name[WORDS_SIZE];
        words_write(page->desc.words, words_part(preview->chart->parts[i].name), name, sizeof name);
        float x = time_x(preview, box, preview->chart->parts[i].start_us), w = canvas_text_width(canvas, &style, name);
        if (x < free_from || x + w > box.x + box.w)
            continue;
        canvas_text(canvas, x, y, &style, name);
        free_from = x + w + NAMES_SPACE;
    }
}

void preview_lanes(struct node *in, const struct chart *chart, int32_t part)
{
    struct preview preview = {chart, in->page, part};
    struct node *lanes = page_picture(in, 412, LANES_HEIGHT, draw_lanes, &preview, sizeof preview);
    lanes->self = ALIGN_STRETCH;
    lanes->grow = 1;
    lanes->min_w = 200;
    lanes->min_h = LANES_LEAST;
}

void preview_parts(struct node *in, const struct chart *chart)
{
    struct preview preview = {chart, in->page, -1};
    struct node *names = page_picture(in, 412, NAMES_HEIGHT, draw_names, &preview, sizeof preview);
    names->self = ALIGN_STRETCH;
    names->min_w = 200;
}
