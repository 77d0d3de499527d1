#include "ui/check_page.h"

#include "check.h"
#include "draw/easel.h"
#include "ui/focus.h"
#include "ui/pointer.h"
#include "ui/style.h"
#include "ui/table_measure.h"

#include <math.h>

#define SLACK 0.6f /* virtual pixels: sizes are rounded to eighths of a real one, and halved in a small window */

static bool contains(struct box outer, struct box inner)
{
    return inner.x >= outer.x - SLACK && inner.y >= outer.y - SLACK && inner.x + inner.w <= outer.x + outer.w + SLACK &&
           inner.y + inner.h <= outer.y + outer.h + SLACK;
}

static bool overlap(struct box a, struct box b)
{
    return a.x + a.w > b.x + SLACK && b.x + b.w > a.x + SLACK && a.y + a.h > b.y + SLACK && b.y + b.h > a.y + SLACK;
}

static const char *tell(char *buffer, size_t size, const struct node *node, const char *what)
{
    const struct node *named = node;
    while (named->parent && !named->name)
        named = named->parent;
    snprintf(buffer, size, "%s (in \"%s\" %d, %.0f %.0f %.0f x %.0f): %s", node->text ? node->text : "a node",
             named->name ? named->name : "", named->index, (double)node->box.x, (double)node->box.y,
             (double)node->box.w, (double)node->box.h, what);
    return buffer;
}

static const char *node_fault(const struct node *node, float scale)
{
    if (node->parent && !node->parent->scrolls && !contains(node->parent->box, node->box))
        return "leaves its parent";
    if (node->parent && node->parent->scrolls &&
        (node->box.x < node->parent->box.x - SLACK ||
         node->box.x + node->box.w > node->parent->box.x + node->parent->box.w + SLACK))
        return "leaves its scroller sideways";
    for (const struct node *other = node->next; other && node->parent->kind != NODE_STACK; other = other->next)
        if (overlap(node->box, other->box))
            return "overlaps a sibling";
    if (node->broken)
        return "has a word that is broken";
    for (int i = 0; i < node->line_count; i++)
        if (node->lines[i].w > node->box.w + SLACK)
            return "has a line that is cut";
    if (node->kind == NODE_TEXT && style_line(node->style, scale) * (float)node->line_count > node->box.h + SLACK)
        return "has too little room for its lines";
    if (node->kind == NODE_TEXT && node->text && node->line_count == 0)
        return "does not show its text";
    if (node->kind == NODE_PICTURE && node->draw &&
        (node->box.w < node->least_w - SLACK || node->box.h < node->least_h - SLACK))
        return "is smaller than its least size";
    if (node->scrolls && node->reach > 0 && node->reach < SLACK)
        return "scrolls what fits";
    return NULL;
}

static const char *names_fault(const struct page *page, const struct node *node)
{
    if (!node->name)
        return "can be chosen and has no id";
    for (const struct node *other = focus_next(page, node); other; other = focus_next(page, other))
        if (node_id(other) == node_id(node))
            return "has the id of another";
    for (const struct node *at = node; at; at = node_next(at, node))
        if (at->text)
            return NULL;
    return "can be chosen and has no name";
}

static const char *reach_fault(const struct page *page, struct node *node)
{
    layout_reveal(node);
    struct box shown = layout_shown(node);
    if (fabsf(shown.h - node->box.h) > SLACK || !contains(page->visible, node->box))
        return "can't be seen whole";
    const struct node *hit = pointer_hit(page, node->box.x + 2, node->box.y + node->box.h / 2);
    return hit && node_is_within(hit, node) ? NULL : "is not what a click on it chooses";
}

static const char *order_fault(const struct page *page, struct node *node)
{
    struct node *next = focus_next(page, node);
    struct node *around = next ? next : focus_next(page, NULL);
    if (focus_move(page, node, ACTION_NEXT) != around || focus_move(page, around, ACTION_PREVIOUS) != node)
        return "is not followed by the next in reading order";
    return !next && page->back && node != page->back ? "comes after the way back" : NULL;
}

/* Those that are stacked may lie over pictures and grounds, never over one another's words. */
static const char *words_fault(const struct node *text, const struct node *root)
{
    struct box shown = layout_shown(text);
    if (text->line_count == 0 || shown.h <= 0)
        return NULL;
    for (const struct node *other = node_next(text, root); other; other = node_next(other, root)) {
        struct box beside = layout_shown(other);
        if (other->line_count > 0 && beside.h > 0 && overlap(shown, beside))
            return "lies over other words";
    }
    return NULL;
}

static const char *tree_fault(const struct page *page, struct node *root, char *buffer, size_t size)
{
    if (!contains(page->visible, root->box))
        return tell(buffer, size, root, "leaves the window");
    for (struct node *node = root; node; node = node_next(node, root)) {
        const char *fault = node_fault(node, page->scale);
        if (fault)
            return tell(buffer, size, node, fault);
    }
    for (struct node *node = root; node; node = node_next(node, root)) {
        const char *fault = words_fault(node, root);
        if (fault)
            return tell(buffer, size, node, fault);
    }
    return NULL;
}

const char *check_page_once(const struct page *page, char *buffer, size_t size)
{
    const char *fault = page->full ? "the page does not fit into its memory" : NULL;
    fault = fault ? fault : tree_fault(page, page->root, buffer, size);
    fault = fault || !page->dialog ? fault : tree_fault(page, page->dialog, buffer, size);
    for (struct node *node = focus_next(page, NULL); node && !fault; node = focus_next(page, node)) {
        fault = names_fault(page, node);
        fault = fault ? fault : reach_fault(page, node);
        fault = fault ? fault : order_fault(page, node);
        fault = fault ? tell(buffer, size, node, fault) : NULL;
    }
    return fault;
}

struct
try {
    int w, h;
    float scale;
    bool mirrored;
    const struct words *words;
    const struct measure *measure;
    const char *language;
};

static void try_page(page_fn *fn, const void *state, const struct try *try)
{
    char buffer[512];
    struct page page = {0};
    float unit = fminf((float)try->w / LAYOUT_WIDTH, (float)try->h / LAYOUT_HEIGHT);
    float w = (float)try->w / unit, h = (float)try->h / unit;
    struct layout_desc desc = {.visible = {(LAYOUT_WIDTH - w) / 2, (LAYOUT_HEIGHT - h) / 2, w, h},
                               .text_scale = try->scale,
                               .measure = try->measure,
                               .pixels = unit};
    struct page_desc made = {
        .words = try->words, .mirrored = try->mirrored, .legend = {.next = "Left heel", .choose = "Right heel"}};
    page_make(&page, fn, state, &made);
    layout_page(&page, &desc);
    const char *fault = check_page_once(&page, buffer, sizeof buffer);
    if (fault)
        fail_msg("%d x %d, %.0f %%, %s%s: %s", try->w, try->h, (double)(100 * try->scale), try->language,
                 try->mirrored ? ", mirrored" : "", fault);
    page_reset(&page);
}

static void try_languages(page_fn *fn, const void *state, struct try try, struct measure measure,
                          const struct words *pseudo)
{
    const struct table_measure plain = {1.0f}, longer = {1.4f};
    struct measure table = table_measure(&plain), stretched = table_measure(&longer);
    const struct try tries[] = {{.language = "English", .measure = &measure},
                                {.language = "the pseudo-language", .measure = &measure, .words = pseudo},
                                {.language = "the table's English", .measure = &table},
                                {.language = "words 40 % longer", .measure = &stretched}};
    for (size_t i = 0; i < 2 * sizeof tries / sizeof tries[0]; i++) {
        try.language = tries[i / 2].language;
        try.measure = tries[i / 2].measure;
        try.words = tries[i / 2].words;
        try.mirrored = i % 2 != 0;
        try_page(fn, state, &try);
    }
}

void check_page(page_fn *fn, const void *state)
{
    static const int sizes[][2] = {{640, 360}, {800, 600}, {1280, 720}, {1920, 1080}, {3440, 1440}};
    static const float scales[] = {1.0f, 1.5f, 2.0f};
    struct error error = {0};
    struct words *pseudo = words_create(&(struct words_desc){.code = WORDS_PSEUDO}, &error);
    assert_non_null(pseudo);
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct easel easel = easel_create(sizes[i][0], sizes[i][1]);
        canvas_begin(easel.canvas, 0, 0, 1); /* measures its window */
        for (size_t j = 0; j < sizeof scales / sizeof scales[0]; j++)
            try_languages(fn, state, (struct try){.w = sizes[i][0], .h = sizes[i][1], .scale = scales[j]},
                          layout_measure(easel.canvas), pseudo);
        canvas_end(easel.canvas);
        easel_destroy(&easel);
    }
    words_destroy(pseudo);
}
