/* A player before a screen that has a page: acts as the app lets them, and knows what they saw and heard. The screen is
 * never followed to another; where it wants to go is in what acting returns.
 *
 * Nodes are named as the page names them, and measured by the table, in a window of 1280 x 720. */
#ifndef HEELBEAT_TESTS_SCREENS_SEAT_H
#define HEELBEAT_TESTS_SCREENS_SEAT_H

#include "screens/screen.h"
#include "ui/say_script.h"
#include "ui/table_measure.h"
#include "ui/view.h"

struct seat {
    const struct screen *screen;
    const struct services *services;
    void *state;
    struct view view;
    struct say_script script;
    struct table_measure table;
    float text_scale; /* of words; 0 is 1 */
};

/* Enters the screen and shows its page; from may be NULL. Fails the test if it can't be entered. */
void seat_take(struct seat *seat, const struct screen *screen, const struct services *services,
               const struct screen_next *from);
void seat_leave(struct seat *seat);

struct screen_next seat_act(struct seat *seat, enum action action);
/* The same action so many times, none of which may lead away. */
void seat_repeat(struct seat *seat, enum action action, int times);
/* Next, until the node has the focus; fails the test if next never comes there. */
void seat_walk_to(struct seat *seat, const char *name, int index);
/* Walks there and chooses it. */
struct screen_next seat_choose(struct seat *seat, const char *name, int index);
struct screen_next seat_click(struct seat *seat, const char *name, int index);
/* Types into the field that has the focus; NULL takes a letter back. Fails the test if nothing takes text. */
void seat_type(struct seat *seat, const char *utf8);
/* A turn of the loop: the screen looks what has come. */
struct screen_next seat_pass(struct seat *seat);
/* Makes the page anew, as when something else has changed. */
void seat_look(struct seat *seat);

/* The node of that name; fails the test if it isn't there. seat_sees asks. */
const struct node *seat_node(struct seat *seat, const char *name, int index);
bool seat_sees(struct seat *seat, const char *name, int index);
/* Fails the test if another node has the focus. */
void seat_expect_focus(struct seat *seat, const char *name, int index);
/* Fails the test if the last said is something else. */
void seat_expect_said(struct seat *seat, const char *sentence);
/* Fails the test if the page tells something else over its foot; "" is nothing. */
void seat_expect_notice(struct seat *seat, const char *sentence);
/* What was said since the screen was entered, and then once around by next, until the focus is back: a line each. */
void seat_walk(struct seat *seat, char *walk, size_t size);

/* check_page for the page as it is now. */
void seat_check(const struct seat *seat);
/* Draws it, keeps folder/NAME-WxH.bmp to be looked at, and fails the test where a text or a picture of the page shows
 * nothing. Links with --wrap=canvas_begin (picture.h). */
void seat_draw(struct seat *seat, const char *folder, const char *name, int w, int h);

#endif
