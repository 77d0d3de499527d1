#include "ui/page_inside.h"

#include <string.h>

#define GAP        16.0f
#define ROWS_GAP   10.0f
#define BAR_GAP    40.0f
#define HALVES_GAP 44.0f

struct node *page_add_root(struct page *page, enum node_kind kind, enum node_role role)
{
    struct node *node = arena_take(&page->arena, sizeof *node);
    if (!node) {
        page->full = true;
        return &page->nowhere;
    }
    node->kind = kind;
    node->role = role;
    node->page = page;
    return node;
}

struct node *page_add(struct node *in, enum node_kind kind, enum node_role role)
{
    struct node *node = page_add_root(in->page, kind, role);
    if (node == &in->page->nowhere)
        return node;
    node->parent = in;
    node->tint = in->tint;
    if (in->last)
        in->last->next = node;
    else
        in->child = node;
    in->last = node;
    return node;
}

const char *page_keep(struct page *page, const char *text)
{
    if (!text || !text[0])
        return NULL;
    size_t size = strlen(text) + 1;
    char *kept = arena_take(&page->arena, size);
    if (!kept)
        page->full = true;
    return kept ? memcpy(kept, text, size) : NULL;
}

const char *page_fill(struct page *page, const struct message *message)
{
    char buffer[WORDS_SIZE];
    if (!message->one)
        return NULL;
    struct text text;
    text_init(&text, buffer, sizeof buffer);
    words_fill(page->desc.words, &text, message);
    return page_keep(page, buffer);
}

struct node *page_column(struct node *in)
{
    return page_add(in, NODE_COLUMN, ROLE_NONE);
}

struct node *page_row(struct node *in)
{
    struct node *row = page_add(in, NODE_ROW, ROLE_NONE);
    row->gap = GAP;
    return row;
}

struct node *page_grid(struct node *in, float cell_w, int columns)
{
    struct node *grid = page_add(in, NODE_GRID, ROLE_NONE);
    grid->gap = GAP;
    grid->cell_w = cell_w;
    grid->columns = columns;
    return grid;
}

struct node *page_stack(struct node *in)
{
    return page_add(in, NODE_STACK, ROLE_NONE);
}

struct node *page_halves(struct node *in)
{
    struct node *halves = page_add(in, NODE_ROW, ROLE_NONE);
    halves->gap = HALVES_GAP;
    halves->halves = true;
    halves->align = ALIGN_STRETCH;
    halves->grow = 1;
    return halves;
}

struct node *page_space(struct node *in)
{
    struct node *space = page_add(in, NODE_PICTURE, ROLE_NONE);
    space->grow = 1;
    return space;
}

struct node *page_card(struct node *in)
{
    struct node *card = page_add(in, NODE_COLUMN, ROLE_NONE);
    card->look = LOOK_CARD;
    card->pad = (struct pad){24, 14};
    return card;
}

struct node *page_panel(struct node *in)
{
    struct node *panel = page_add(in, NODE_COLUMN, ROLE_NONE);
    panel->look = LOOK_PANEL;
    panel->pad = (struct pad){36, 28};
    panel->gap = GAP;
    return panel;
}

struct node *page_list(struct node *in, const char *name, float min_h)
{
    struct node *list = page_add(in, NODE_COLUMN, ROLE_LIST);
    list->name = name;
    list->scrolls = true;
    list->min_h = min_h;
    list->gap = ROWS_GAP;
    return list;
}

struct node *page_bar(struct node *in, const char *name)
{
    struct node *bar = page_add(in, NODE_ROW, ROLE_LIST);
    bar->name = name;
    bar->flow = true;
    bar->gap = BAR_GAP;
    return bar;
}

struct node *page_add_text(struct node *in, enum node_style style, const char *kept)
{
    struct node *text = page_add(in, NODE_TEXT, ROLE_TEXT);
    text->style = style;
    text->text = kept;
    return text;
}

struct node *page_text(struct node *in, enum node_style style, struct message message)
{
    return page_add_text(in, style, page_fill(in->page, &message));
}

struct node *page_facts(struct node *in, enum node_style style, const struct facts *facts)
{
    char buffer[WORDS_SIZE];
    struct text text;
    text_init(&text, buffer, sizeof buffer);
    facts_fill(in->page->desc.words, &text, facts);
    return page_add_text(in, style, page_keep(in->page, buffer));
}

struct node *page_picture(struct node *in, float w, float h, node_draw_fn *draw, const void *data, size_t size)
{
    struct node *picture = page_add(in, NODE_PICTURE, ROLE_PICTURE);
    void *copy = arena_take(&in->page->arena, size);
    if (copy)
        memcpy(copy, data, size);
    else
        in->page->full = true;
    picture->w = w;
    picture->h = h;
    picture->draw = copy ? draw : NULL;
    picture->data = copy;
    return picture;
}

struct node *page_figure(struct node *in, struct message label, struct message value)
{
    struct node *figure = page_add(in, NODE_COLUMN, ROLE_TEXT);
    page_label(figure, label);
    page_label_value(figure, value);
    page_add_text(figure, STYLE_QUIET, figure->text)->role = ROLE_NONE; /* the figure says both */
    page_add_text(figure, STYLE_FIGURE, figure->value)->role = ROLE_NONE;
    return figure;
}

void page_label(struct node *node, struct message label)
{
    node->text = page_fill(node->page, &label);
}

void page_label_value(struct node *node, struct message value)
{
    node->value = page_fill(node->page, &value);
}

void page_says(struct node *node, struct message about)
{
    node->about = page_fill(node->page, &about);
}

struct message page_value(struct value value)
{
    value.place = "value";
    return MESSAGE_WITH(message_of("{value}"), value);
}

struct message page_finished(const char *text)
{
    return page_value(value_text("value", text));
}
