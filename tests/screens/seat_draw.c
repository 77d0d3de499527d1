#include "screens/seat.h"

#include "check.h"
#include "screens/picture.h"

#define LEAST_PERCENT 0.5 /* of a text's box: a hyphen in a wide one */

static void draw(struct canvas *canvas, const void *context)
{
    struct seat *seat = (struct seat *)context;
    struct measure measure = layout_measure(canvas);
    canvas_measure(canvas);
    struct view_desc desc = {.legend = {"F", "J"},
                             .layout = {canvas_visible(canvas), seat->text_scale, &measure, canvas_scale(canvas)}};
    view_show(&seat->view, seat->screen->page, seat->state, &desc);
    view_draw(&seat->view, canvas);
}

static bool is_blank(const struct node *node)
{
    return (node->kind != NODE_TEXT && !node->draw) || (node->text && strspn(node->text, " ") == strlen(node->text));
}

static void expect_all(const struct seat *seat, const struct picture *picture, const char *name)
{
    struct node *root = focus_root(&seat->view.page);
    for (struct node *node = root; node; node = node_next(node, root)) {
        struct box shown = layout_shown(node);
        if (is_blank(node) || shown.h < node->box.h || shown.w <= 0)
            continue;
        if (picture_drawn(picture, shown, 0) < LEAST_PERCENT)
            fail_msg("%s: \"%s\" at %.0f %.0f does not show", name, node->text ? node->text : "a picture",
                     (double)shown.x, (double)shown.y);
    }
}

void seat_draw(struct seat *seat, const char *folder, const char *name, int w, int h)
{
    struct picture picture;
    picture_make(&picture, w, h, draw, seat);
    picture_keep(&picture, folder, name);
    expect_all(seat, &picture, name);
    picture_reset(&picture);
    seat_look(seat);
}
