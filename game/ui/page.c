#include "ui/page.h"

#include "ui/page_inside.h"

#include <string.h>

#define MARGIN_X   56.0f
#define MARGIN_Y   20.0f
#define PARTS_GAP  20.0f
#define HEAD_GAP   24.0f
#define SHEET_GAP  20.0f
#define LEGEND_GAP 8.0f
#define SHEET_WIDE 700.0f

void page_reset(struct page *page)
{
    arena_reset(&page->arena);
    *page = (struct page){0};
}

static void add_frame(struct page *page)
{
    page->root = page_add_root(page, NODE_COLUMN, ROLE_NONE);
    page->root->pad = (struct pad){MARGIN_X, MARGIN_Y};
    page->root->gap = PARTS_GAP;
    struct node *scroller = page_column(page->root);
    scroller->name = "page";
    scroller->scrolls = true;
    scroller->grow = 1;
    scroller->gap = PARTS_GAP;
    page_space(scroller)->grow = 0; /* and its gap: the head stands a little lower than what stands without one */
    page->head = page_row(scroller);
    page->head->align = ALIGN_BASELINE;
    page->head->gap = HEAD_GAP;
    page->body = page_column(scroller);
    page->body->grow = 1;
    page->body->gap = PARTS_GAP;
    page->foot = page_row(page->root);
    page->foot->gap = HEAD_GAP;
}

static void add_cap(struct node *in, const char *key)
{
    struct node *cap = page_row(in);
    cap->look = LOOK_CAP;
    cap->pad = (struct pad){9, 1};
    cap->justify = JUSTIFY_CENTRE;
    cap->min_w = 30;
    page_add_text(cap, STYLE_CAP, page_keep(in->page, key));
}

static struct node *add_way(struct node *in, const char *key, struct message means)
{
    struct node *way = page_row(in);
    way->gap = LEGEND_GAP;
    add_cap(way, key);
    return page_text(way, STYLE_QUIET, means);
}

static void add_legend(struct page *page)
{
    const struct legend *legend = &page->desc.legend;
    struct node *edited = NULL;
    for (struct node *node = page->dialog ? page->dialog : page->root; node && !edited; node = node_next(node, NULL))
        edited = page->desc.editing && node_id(node) == page->desc.editing ? node : NULL;
    struct node *row = page_row(page->foot);
    page->legend = row;
    row->flow = true;
    row->gap = 18;
    if (edited && edited->role == ROLE_FIELD) {
        add_way(row, N_("Enter"), _("done"));
        add_way(row, N_("Esc"), _("back"));
    } else if (page->measures) {
        add_way(row, N_("Esc"), _("back"));
    } else if (legend->next[0] || legend->choose[0]) {
        add_way(row, legend->next, edited ? _("change") : _("next"));
        add_way(row, legend->choose, edited ? _("done") : _("choose"));
        page_text(row, STYLE_QUIET, _f("hold {key}: back", value_text("key", legend->next)));
    }
}

/* Back is the last of the nodes: the legend before it has none. */
static void end_frame(struct page *page)
{
    if (page->full)
        return;
    struct node *back = page->foot->child;
    page->foot->child = page->foot->last = NULL;
    add_legend(page);
    page_space(page->foot);
    for (struct node *node = back, *next; node; node = next) {
        next = node->next;
        node->next = NULL;
        page->foot->last->next = node;
        page->foot->last = node;
    }
    if (!page->notice)
        return;
    struct node *notice = page_column(page->root);
    notice->pad.x = MARGIN_X - page->root->pad.x;
    struct node *text = page_add_text(notice, STYLE_BODY, page->notice);
    text->name = "notice";
    text->tint = TINT_GOLD;
    /* It was added last; it stands before the foot. */
    page->body->parent->next = notice;
    notice->next = page->foot;
    page->foot->next = NULL;
    page->root->last = page->foot;
}

void page_make(struct page *page, page_fn *fn, const void *state, const struct page_desc *desc)
{
    struct arena arena = page->arena;
    arena_empty(&arena);
    *page = (struct page){.desc = *desc, .arena = arena};
    page->nowhere.page = page;
    add_frame(page);
    fn(page, state);
    end_frame(page);
}

void page_title(struct page *page, struct message title)
{
    struct node *row = page_row(page->head);
    row->align = ALIGN_BASELINE;
    page->title = page_text(row, STYLE_TITLE, title);
    page->title->role = ROLE_TITLE;
    page->title->name = "title";
    page_space(page->head);
}

struct node *page_subtitle(struct page *page, struct message words)
{
    return page_text(page->title->parent, STYLE_LABEL, words);
}

struct node *page_scene(struct page *page, const char *name, struct message label, struct act act, node_draw_fn *draw,
                        const void *data, size_t size)
{
    struct node *root = page->root;
    void *kept = arena_take(&page->arena, size);
    page_set_choosable(root, name, act);
    root->role = ROLE_BUTTON;
    root->look = LOOK_SCENE;
    root->text = page_fill(page, &label);
    page->back = root;
    page->whole = true;
    page->head->pad.x = page->foot->pad.x = root->pad.x;
    root->pad.x = 0;
    if (!kept) {
        page->full = true;
        return root;
    }
    root->data = memcpy(kept, data, size);
    root->draw = draw;
    return root;
}

struct node *page_back(struct page *page, struct message label, struct act act)
{
    struct node *back = page_link(page->foot, "back", label, act);
    back->index = 0;
    if (!page->dialog)
        page->back = back;
    return back;
}

void page_leave(struct page *page, struct message label, struct act act)
{
    page_back(page, label, act);
    if (page->back)
        page->back->guarded = true;
}

void page_notice(struct page *page, const char *finished)
{
    page->notice = finished && finished[0] ? page_keep(page, finished) : NULL;
}

void page_leaf(struct page *page, const char *name, int index)
{
    page->leaf = node_id(&(struct node){.name = name, .index = index});
}

void page_measures(struct page *page)
{
    page->measures = true;
}

struct node *page_dialog(struct page *page, const char *name, struct message title)
{
    struct node *dialog = page_add_root(page, NODE_COLUMN, ROLE_DIALOG);
    page->dialog = dialog;
    page->back = NULL;
    dialog->name = name;
    dialog->look = LOOK_SHEET;
    dialog->scrolls = true;
    dialog->w = SHEET_WIDE;
    dialog->gap = SHEET_GAP;
    dialog->pad = (struct pad){40, 32};
    dialog->align = ALIGN_CENTRE;
    dialog->text = page_fill(page, &title);
    struct node *text = page_add_text(dialog, STYLE_HEADING, dialog->text);
    text->justify = JUSTIFY_CENTRE;
    return dialog;
}

struct node *page_dialog_back(struct node *in, struct message label, struct act act)
{
    struct node *back = page_button(in, "out", label, act);
    back->index = 0;
    in->page->back = back;
    return back;
}
