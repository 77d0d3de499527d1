#include "ui/paint.h"

#include "ui/layout.h"
#include "ui/style.h"

#include <math.h>
#include <string.h>

#define RING_GAP    5.0f
#define RING_WIDTH  3.0f
#define MARK_WIDTH  6.0f /* of the bar beside what is selected */
#define MARK_INSET  14.0f
#define UNDERLINE   4.0f
#define THUMB_WIDTH 4.0f
#define THUMB_OUT   14.0f
#define THUMB_LEAST 24.0f
#define GLOW_RADIUS 440.0f
#define DISABLED    0.4f
#define VEIL        0.8f
#define HOVERED     0.05f
#define PRESSED     0.09f
#define SELECTED    0.10f

struct ground {
    float radius; /* 0: half the height */
    struct colour colour;
    float alpha;
};

struct painter {
    struct canvas *canvas;
    const struct page *page;
    const struct paint_state *state;
    const struct node *clip; /* the scroller that cuts now, or NULL */
};

static struct ground ground_of(const struct node *node)
{
    const struct colour black = {0, 0, 0, 255};
    const struct ground grounds[LOOK_COUNT] = {
        [LOOK_NONE] = {16, theme.text, 0},       [LOOK_CARD] = {20, theme.text, 0.06f},
        [LOOK_PANEL] = {22, black, 0.2f},        [LOOK_HERO] = {30, theme.heel[HEEL_LEFT], 1.0f},
        [LOOK_PRIMARY] = {26, theme.text, 1.0f}, [LOOK_PILL] = {26, theme.text, 0.10f},
        [LOOK_LINK] = {0, theme.text, 0},        [LOOK_TAB] = {10, theme.text, 0},
        [LOOK_CHIP] = {0, theme.ink, 0},         [LOOK_BADGE] = {20, theme.gold, 0.15f},
        [LOOK_WELL] = {16, black, 0.25f},        [LOOK_SHEET] = {30, theme.night_bottom, 1.0f},
    };
    struct ground ground = grounds[node->look];
    if (node->selected && node->look == LOOK_CARD)
        ground.alpha += SELECTED;
    if (node->selected && node->look == LOOK_CHIP)
        ground.alpha = 1;
    return ground;
}

static float radius_of(const struct node *node)
{
    float radius = ground_of(node).radius;
    return radius > 0 ? fminf(radius, node->box.h / 2) : node->box.h / 2;
}

static void paint_mark(struct painter *painter, const struct node *node)
{
    bool mirrored = painter->page->desc.mirrored;
    struct box box = node->box;
    if (node->look == LOOK_TAB)
        canvas_rect(painter->canvas, (struct box){box.x, box.y + box.h - UNDERLINE, box.w, UNDERLINE}, UNDERLINE / 2,
                    theme.heel[HEEL_LEFT]);
    else if (node->look == LOOK_CARD)
        canvas_rect(painter->canvas,
                    (struct box){mirrored ? box.x + box.w - MARK_WIDTH : box.x, box.y + MARK_INSET, MARK_WIDTH,
                                 box.h - 2 * MARK_INSET},
                    MARK_WIDTH / 2, theme.heel[HEEL_LEFT]);
}

static float strength_of(const struct node *node)
{
    float strength = 1;
    for (; node; node = node->parent)
        strength *= 1 - node->faint;
    return strength;
}

static void paint_ground(struct painter *painter, const struct node *node)
{
    struct ground ground = ground_of(node);
    float radius = radius_of(node);
    float strength = strength_of(node);
    if (ground.alpha > 0)
        canvas_rect(painter->canvas, node->box, radius, colour_alpha(ground.colour, ground.alpha * strength));
    if (node->look == LOOK_SHEET)
        canvas_rect(painter->canvas, node->box, radius, colour_alpha(theme.text, 0.06f * strength));
    if (node->look == LOOK_CAP)
        canvas_frame(painter->canvas, node->box, 8, 2, colour_alpha(theme.text, 0.8f));
    if (node->selected)
        paint_mark(painter, node);
    float lit = node == painter->state->pressed ? PRESSED : node == painter->state->hovered ? HOVERED : 0;
    if (lit > 0 && !node->disabled && node->look != LOOK_SCENE) {
        struct colour light = node->look == LOOK_PRIMARY || node->look == LOOK_HERO ? theme.ink : theme.text;
        canvas_rect(painter->canvas, node->box, radius, colour_alpha(light, lit));
    }
}

static bool is_disabled(const struct node *node)
{
    while (node && !node->disabled)
        node = node->parent;
    return node != NULL;
}

static float line_left(const struct painter *painter, const struct node *text, float w)
{
    bool at_end = text->justify == JUSTIFY_END;
    if (text->justify == JUSTIFY_CENTRE)
        return text->box.x + (text->box.w - w) / 2;
    return at_end != painter->page->desc.mirrored ? text->box.x + text->box.w - w : text->box.x;
}

static void paint_text(struct painter *painter, const struct node *text)
{
    float scale = painter->page->scale, leading = style_line(text->style, scale);
    struct text_style style = style_text(text->style, text->tint, scale);
    float strength = strength_of(text) * (is_disabled(text) ? DISABLED : 1);
    if (strength < 1)
        style.colour = colour_alpha(style.colour, strength);
    for (int i = 0; i < text->line_count; i++) {
        char line[WORDS_SIZE];
        const struct node_line *at = &text->lines[i];
        size_t length = at->length < sizeof line ? at->length : sizeof line - 1;
        memcpy(line, text->text + at->start, length);
        line[length] = '\0';
        canvas_text(painter->canvas, line_left(painter, text, at->w), text->box.y + leading * (float)i + text->baseline,
                    &style, line);
    }
}

/* Where in a scroller that has more than it shows. */
static void paint_thumb(struct painter *painter, const struct node *scroller)
{
    struct box box = scroller->box;
    bool mirrored = painter->page->desc.mirrored;
    float x = mirrored ? box.x - THUMB_OUT : box.x + box.w + THUMB_OUT - THUMB_WIDTH;
    float part = box.h / (box.h + scroller->reach), h = fmaxf(THUMB_LEAST, box.h * part);
    float y = box.y + (box.h - h) * scroller->scroll / scroller->reach;
    canvas_rect(painter->canvas, (struct box){x, box.y, THUMB_WIDTH, box.h}, THUMB_WIDTH / 2,
                colour_alpha(theme.text, 0.08f));
    canvas_rect(painter->canvas, (struct box){x, y, THUMB_WIDTH, h}, THUMB_WIDTH / 2, colour_alpha(theme.text, 0.35f));
}

static const struct node *scroller_around(const struct node *node)
{
    for (node = node->parent; node; node = node->parent)
        if (node->scrolls && node->reach > 0)
            return node;
    return NULL;
}

static void clip_for(struct painter *painter, const struct node *node)
{
    const struct node *clip = scroller_around(node);
    if (clip == painter->clip)
        return;
    painter->clip = clip;
    if (!clip) {
        canvas_unclip(painter->canvas);
        return;
    }
    struct box box = layout_shown(clip);
    canvas_clip(painter->canvas, (struct box){box.x - THUMB_OUT, box.y, box.w + 2 * THUMB_OUT, box.h});
}

/* One may clip for itself: what is painted next is clipped anew. */
static void draw_picture(struct painter *painter, const struct node *node)
{
    node->draw(painter->canvas, node->box, node->data);
    canvas_unclip(painter->canvas);
    painter->clip = NULL;
}

static void paint_tree(struct painter *painter, const struct node *root)
{
    for (const struct node *node = root; node; node = node_next(node, root)) {
        if (layout_shown(node).h <= 0)
            continue;
        clip_for(painter, node);
        paint_ground(painter, node);
        if (node->kind == NODE_TEXT)
            paint_text(painter, node);
        if (node->draw)
            draw_picture(painter, node);
        if (node->scrolls && node->reach > 0)
            paint_thumb(painter, node);
    }
    painter->clip = NULL;
    canvas_unclip(painter->canvas);
}

/* What is half scrolled out has its ring cut; what is whole at an edge has room for it. */
static void clip_ring(struct painter *painter, const struct node *scroller, float out)
{
    if (!scroller)
        return;
    struct box box = layout_shown(scroller);
    canvas_clip(painter->canvas, (struct box){box.x - THUMB_OUT, box.y - out, box.w + 2 * THUMB_OUT, box.h + 2 * out});
}

static void paint_ring(struct painter *painter)
{
    const struct node *node = painter->state->focused;
    struct colour colour = painter->state->editing ? theme.gold : colour_alpha(theme.text, 0.9f);
    if (!node || node->look == LOOK_SCENE || layout_shown(node).h <= 0)
        return;
    if (node->role == ROLE_FIELD && node->hot)
        node = node->hot;
    float out = RING_GAP + RING_WIDTH, aside = node->look == LOOK_LINK || node->look == LOOK_TAB ? 8 : 0;
    float down = aside > 0 ? -4 : 0;
    struct box box = node->box;
    struct box ring = {box.x - out - aside, box.y - out - down, box.w + 2 * (out + aside), box.h + 2 * (out + down)};
    clip_ring(painter, scroller_around(node), out);
    canvas_frame(painter->canvas, ring, fminf(radius_of(node) + out, ring.h / 2), RING_WIDTH, colour);
    canvas_unclip(painter->canvas);
}

void paint_page(struct canvas *canvas, const struct page *page, const struct paint_state *state)
{
    struct painter painter = {.canvas = canvas, .page = page, .state = state};
    struct box visible = page->visible;
    float x = page->glow.x > 0 ? page->glow.x : 0.5f, y = page->glow.y > 0 ? page->glow.y : 0.46f;
    canvas_begin(canvas, visible.x + x * visible.w, visible.y + y * visible.h, GLOW_RADIUS);
    paint_tree(&painter, page->root);
    if (page->dialog) {
        canvas_rect(canvas, visible, 0, colour_alpha(theme.night_top, VEIL));
        if (page->legend)
            paint_tree(&painter, page->legend);
        paint_tree(&painter, page->dialog);
    }
    paint_ring(&painter);
    canvas_end(canvas);
}
