#include "app/page_trace.h"

#include "core/base/hash.h"

#include <math.h>

/* From virtual pixels to the window's. */
struct scale {
    struct box visible;
    float x, y;
};

static bool find_spot(const struct scale *scale, const struct node *node, struct trace_spot *spot)
{
    struct box box = layout_shown(node);
    if (!node->chooses || node->disabled || box.w <= 0 || box.h <= 0)
        return false;
    *spot = (struct trace_spot){.name = node->name,
                                .index = node->index,
                                .x = (int)lroundf((box.x - scale->visible.x) * scale->x),
                                .y = (int)lroundf((box.y - scale->visible.y) * scale->y),
                                .w = (int)lroundf(box.w * scale->x),
                                .h = (int)lroundf(box.h * scale->y)};
    return true;
}

static uint64_t hash_spots(const struct scale *scale, const struct node *root)
{
    uint64_t hash = HASH_SEED;
    struct trace_spot spot;
    for (const struct node *node = root; node; node = node_next(node, root)) {
        if (!find_spot(scale, node, &spot))
            continue;
        uint64_t id = node_id(node);
        const int place[] = {spot.x, spot.y, spot.w, spot.h};
        hash = hash_bytes(hash_bytes(hash, &id, sizeof id), place, sizeof place);
    }
    return hash;
}

void page_trace_shown(struct page_trace *told, const struct view *view, struct box visible, int width, int height,
                      int64_t mono_us)
{
    if (!told->trace)
        return;
    const struct node *root = focus_root(&view->page);
    struct scale scale = {visible, (float)width / visible.w, (float)height / visible.h};
    uint64_t hash = hash_spots(&scale, root);
    struct trace_spot spot;
    if (hash == told->told)
        return;
    told->told = hash;
    trace_word(told->trace, "page", root->name ? root->name : "page", mono_us);
    for (const struct node *node = root; node; node = node_next(node, root))
        if (find_spot(&scale, node, &spot))
            trace_node(told->trace, &spot);
}

static void speak(void *context, const char *utf8)
{
    const struct page_trace *told = context;
    trace_said(told->trace, utf8);
}

struct say page_trace_say(struct page_trace *told)
{
    return (struct say){speak, told};
}
