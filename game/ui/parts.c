#include "ui/parts.h"

#include "ui/page.h"

#define KNOB_RADIUS  14.0f
#define TRACK_WIDTH  8.0f
#define ARROW_WIDTH  3.0f
#define GROUND_ALPHA 0.14f
#define LINE_ALPHA   0.25f

void parts_arrow(struct canvas *canvas, struct box box, const void *arrow)
{
    const struct parts_arrow *is = arrow;
    float x = box.x + box.w / 2, y = box.y + box.h / 2, out = is->left ? -5.0f : 5.0f;
    struct point points[] = {{x - out, y - 9}, {x + out, y}, {x - out, y + 9}};
    canvas_stroke(canvas, points, 3, ARROW_WIDTH, colour_alpha(theme.text, is->faint ? 0.3f : 1.0f));
}

float parts_track_x(struct box track, float part, bool mirrored)
{
    float room = track.w - 2 * KNOB_RADIUS;
    return track.x + KNOB_RADIUS + room * (mirrored ? 1 - part : part);
}

float parts_track_part(struct box track, float x, bool mirrored)
{
    float room = track.w - 2 * KNOB_RADIUS;
    float part = room > 0 ? (x - track.x - KNOB_RADIUS) / room : 0;
    part = part < 0 ? 0 : part > 1 ? 1 : part;
    return mirrored ? 1 - part : part;
}

/* How far along its track a slider is, 0..1: at an end where its number lies beyond. */
static float part_of(const struct node *slider)
{
    struct stride stride = node_stride(slider);
    float part =
        stride.most > stride.least ? (float)(slider->number - stride.least) / (float)(stride.most - stride.least) : 0;
    return part < 0 ? 0 : part > 1 ? 1 : part;
}

void parts_track(struct canvas *canvas, struct box box, const void *track)
{
    const struct node *slider = ((const struct parts_track *)track)->slider;
    bool mirrored = slider->page->desc.mirrored;
    float y = box.y + box.h / 2 - TRACK_WIDTH / 2, x = parts_track_x(box, part_of(slider), mirrored);
    struct box done = {box.x, y, x - box.x, TRACK_WIDTH};
    if (mirrored)
        done = (struct box){x, y, box.x + box.w - x, TRACK_WIDTH};
    canvas_rect(canvas, (struct box){box.x, y, box.w, TRACK_WIDTH}, TRACK_WIDTH / 2,
                colour_alpha(theme.text, LINE_ALPHA));
    canvas_rect(canvas, done, TRACK_WIDTH / 2, theme.heel[HEEL_RIGHT]);
    canvas_circle(canvas, x, y + TRACK_WIDTH / 2, KNOB_RADIUS, theme.text);
}

void parts_switch(struct canvas *canvas, struct box box, const void *knob)
{
    const struct parts_switch *shown = knob;
    float radius = box.h / 2;
    float x = shown->on != shown->mirrored ? box.x + box.w - radius : box.x + radius;
    canvas_rect(canvas, box, radius, shown->on ? theme.heel[HEEL_RIGHT] : colour_alpha(theme.text, LINE_ALPHA));
    canvas_circle(canvas, x, box.y + radius, radius - 4, theme.text);
}

void parts_bar(struct canvas *canvas, struct box box, const void *bar)
{
    const struct parts_bar *shown = bar;
    float part = shown->part < 0 ? 0 : shown->part > 1 ? 1 : shown->part, w = box.w * part;
    canvas_rect(canvas, box, box.h / 2, colour_alpha(theme.text, GROUND_ALPHA));
    if (part > 0 && w < box.h)
        w = box.h;
    if (part > 0)
        canvas_rect(canvas, (struct box){shown->mirrored ? box.x + box.w - w : box.x, box.y, w, box.h}, box.h / 2,
                    theme.heel[HEEL_RIGHT]);
}

void parts_caret(struct canvas *canvas, struct box box, const void *nothing)
{
    (void)nothing;
    canvas_rect(canvas, box, box.w / 2, theme.gold);
}
