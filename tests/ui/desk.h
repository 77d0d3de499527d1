/* A view of one of the pages in look_pages.h at 1280 x 720, measured by the table, and what was said of it. */
#ifndef HEELBEAT_TESTS_UI_DESK_H
#define HEELBEAT_TESTS_UI_DESK_H

#include "ui/look_pages.h"
#include "ui/say_script.h"
#include "ui/table_measure.h"
#include "ui/view.h"

struct desk {
    page_fn *fn;
    struct look look;
    struct view view;
    struct say_script script;
    struct table_measure table;
    float text_scale;
    bool mirrored;
    struct act act; /* what was chosen last */
};

/* Shows the page. */
void desk_open(struct desk *desk, page_fn *fn);
void desk_close(struct desk *desk);
/* Makes and shows the page anew, as after each answer. */
void desk_show(struct desk *desk);
/* Acts, and shows. */
enum view_answer desk_act(struct desk *desk, enum action action);
enum view_answer desk_point(struct desk *desk, enum pointer_kind kind, float x, float y, bool touch, int64_t ms);
/* Presses and lets go in the middle of a node. */
enum view_answer desk_click(struct desk *desk, const char *name, int index);
/* The node of that name, which must be there. */
struct node *desk_node(struct desk *desk, const char *name, int index);
/* The name of what has the focus, and its index. */
const char *desk_focus(const struct desk *desk);
int desk_focus_index(const struct desk *desk);

#endif
