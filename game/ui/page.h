/* A page: what a screen says it shows. The screen's one function makes it from its model as a tree of nodes, anew
 * whenever the model has changed; it says what there is, never where it lies or how it is chosen:
 *
 *     static void tea_page(struct page *page, const void *state)
 *     {
 *         const struct tea *tea = state;
 *         page_title(page, _("Tea"));
 *         page_text(page->body, STYLE_BODY, _f("{cups} poured", value_number("cups", tea->cups)));
 *         page_button(page->body, "pour", _("Pour another"), act_of(TEA_POUR, 0))->first = true;
 *         page_back(page, _("Back"), act_of(TEA_LEAVE, 0));
 *     }
 *
 * Every function adds a node to the one it is given and hands it back, for its fields to be set and for more to be put
 * into it; never NULL. A node's name is a literal and, with its index (act.arg, unless it is set), like no other's on
 * the page: by it the focus and the scrollers stay where they were, and tests find it. Words are messages, filled in
 * the player's language and copied, so that a page owns all it shows and nothing of the model.
 *
 * Around the body the page has a head with the title, at the foot the legend of heels and keys, and *Back*, the last of
 * its nodes. Head and body scroll if they have to. One that doesn't fit into memory is `full`: what came last is
 * missing. */
#ifndef HEELBEAT_UI_PAGE_H
#define HEELBEAT_UI_PAGE_H

#include "ui/arena.h"
#include "ui/node.h"
#include "words/facts.h"
#include "words/words.h"

/* Where the night glows; zeroed: behind the middle. */
struct glow {
    float x, y; /* shares of the page's width and height */
};

/* How the page may be used without a pointer, for the legend at its foot. */
struct legend {
    char next[32], choose[32]; /* what taps next and what chooses: "F", "Left heel"; both empty: no legend */
};

/* What a page is made with, besides the model. Zeroed: English, from left to right, no legend. */
struct page_desc {
    const struct words *words; /* borrowed */
    bool mirrored;             /* laid out from right to left */
    struct legend legend;
    uint64_t editing;      /* node_id of what is being changed or typed into; 0: nothing */
    const char *composing; /* what an input method has not settled yet, for the field; borrowed; may be NULL */
};

struct page {
    struct page_desc desc;
    struct node *root, *head, *body, *foot;
    struct node *dialog; /* all else waits for it; NULL: none */
    struct node *title;  /* NULL before page_title */
    struct node *legend;
    struct node *back;   /* what going back means now: the page's or the dialog's; NULL: nothing */
    struct node nowhere; /* stands in for what did not fit */
    const char *notice;  /* NULL: none */
    uint64_t leaf;       /* which page of the screen's it is (page_leaf) */
    bool measures;       /* heels and keys choose nothing (page_measures) */
    struct glow glow;
    float scale_most; /* in a window smaller than 800 x 600 words grow no further; 0: as the player likes */
    bool whole;       /* as wide as the window, however wide that is */
    struct arena arena;
    bool full;
    struct box visible; /* where it lies, and how large its words are: layout.c's */
    float scale;
};

/* Makes a page of what state says; it may borrow state until it returns. */
typedef void page_fn(struct page *page, const void *state);

/* Zeroed is empty. make empties the page and fills it by fn. */
void page_make(struct page *page, page_fn *fn, const void *state, const struct page_desc *desc);
void page_reset(struct page *page);

/* The page's parts, once each. The title stands at the head, a few quiet words beside it; more may be put into
 * page->head, at its far end. */
void page_title(struct page *page, struct message title);
struct node *page_subtitle(struct page *page, struct message words);
/* The last node, and what going back means: by Escape, a held heel, a long press. */
struct node *page_back(struct page *page, struct message label, struct act act);
/* The same of a page that nothing lies behind: what goes back comes to this node first, and once more leaves by it. */
void page_leave(struct page *page, struct message label, struct act act);
/* What the page stands before: drawn by draw from a copy of data[size] under all of it, over the whole window. Where
 * its parts lie, and how large they are, nodes of the body say that are made for them: it may look into those. It is
 * chosen wherever nothing else is, and by going back; it is the page's way back. The body takes the window's whole
 * width. */
struct node *page_scene(struct page *page, const char *name, struct message label, struct act act, node_draw_fn *draw,
                        const void *data, size_t size);
/* A line for the player over the foot, said too when it comes: what went wrong, what has been done. Finished text; NULL
 * or empty: none. */
void page_notice(struct page *page, const char *finished);
/* Which of the screen's pages it is, for a screen that shows one after another: a page of another name or index is
 * shown as a new one is, all of it said, its focus where `first` has it. */
void page_leaf(struct page *page, const char *name, int index);
/* Heels and keys are what is measured here and choose nothing: the legend tells of Escape alone. */
void page_measures(struct page *page);
/* A question over the page. Returns the column its contents go into; page_dialog_back adds the way out, its last node.
 */
struct node *page_dialog(struct page *page, const char *name, struct message title);
struct node *page_dialog_back(struct node *in, struct message label, struct act act);

/* Ways to lie. Columns stretch their children across, rows put them in the middle. */
struct node *page_column(struct node *in);
struct node *page_row(struct node *in);
/* As many columns as have room at cell_w, no more than columns (0: any). */
struct node *page_grid(struct node *in, float cell_w, int columns);
/* Over one another; one that grows is as large as the largest: a ground that holds the words on it. */
struct node *page_stack(struct node *in);
/* Side by side, one below the other where there's no room: give each child w and grow. */
struct node *page_halves(struct node *in);
/* Takes the room that is left over in a row or column. */
struct node *page_space(struct node *in);
/* Grounds: columns with some room inside. */
struct node *page_card(struct node *in);
struct node *page_panel(struct node *in);
/* A column that scrolls, of min_h at least; what is in it is counted out: "2 of 4". */
struct node *page_list(struct node *in, const char *name, float min_h);
/* A row of tabs, buttons or links, counted out. */
struct node *page_bar(struct node *in, const char *name);

/* What is read. */
struct node *page_text(struct node *in, enum node_style style, struct message message);
struct node *page_facts(struct node *in, enum node_style style, const struct facts *facts);
/* Drawn by draw from a copy of data[size]; not read out unless page_label says what it shows. It may be made smaller
 * than w and h if min_w or min_h are set, and larger if it grows. */
struct node *page_picture(struct node *in, float w, float h, node_draw_fn *draw, const void *data, size_t size);
/* A value large, what it is small over it; said as one. */
struct node *page_figure(struct node *in, struct message label, struct message value);
/* A bar filled to number of most. label is read out in its place: "6 of 10 minutes"; a zeroed one where a text beside
 * it says that. */
struct node *page_progress(struct node *in, const char *name, struct message label, int number, int most);

/* What is chosen: the screen's choose gets act. */
struct node *page_button(struct node *in, const char *name, struct message label, struct act act);
struct node *page_link(struct node *in, const char *name, struct message label, struct act act);
/* A link shown as an arrow, back or on; label is what is said. One that leads nowhere is faint, and stays, so that the
 * focus does. */
struct node *page_arrow(struct node *in, const char *name, struct message label, bool back, bool leads, struct act act);
struct node *page_tab(struct node *in, const char *name, struct message label, bool selected, struct act act);
/* A card or a row of a list that can be chosen; named by the texts that are put into it. */
struct node *page_item(struct node *in, const char *name, struct act act);

/* A small tab, filled when it is selected. */
struct node *page_chip(struct node *in, const char *name, struct message label, bool selected, struct act act);
/* Makes a button the one to press first. */
struct node *page_primary(struct node *button);

/* What is changed: choose gets act with the new value. In cards with the label, page_about's words under it, and the
 * value. */
struct node *page_choice(struct node *in, const char *name, struct message label, struct message value, int index,
                         int count, struct act act);
struct node *page_slider(struct node *in, const char *name, struct message label, struct message value, int number,
                         int least, int most, int step, struct act act);
/* As page_slider, without a card: a figure over its track. */
struct node *page_slider_figure(struct node *in, const char *name, struct message label, struct message value,
                                int number, int least, int most, int step, struct act act);
struct node *page_switch(struct node *in, const char *name, struct message label, bool on, struct act act);
/* Text that is typed into the model by the screen's text callback; hint stands where there is none. */
struct node *page_field(struct node *in, const char *name, struct message label, const char *typed, struct message hint,
                        struct act act);
void page_about(struct node *control, struct message about);
/* As page_choice, without a card: a figure that can be changed. */
struct node *page_choice_figure(struct node *in, const char *name, struct message label, struct message value,
                                int index, int count, struct act act);

/* Names what is read out of a node instead of the texts in it, and what is read after that. */
void page_label(struct node *node, struct message label);
void page_label_value(struct node *node, struct message value);
/* And last, as a sentence of its own. */
void page_says(struct node *node, struct message about);
/* A value as a message: a number, a name of the player's, a time. */
struct message page_value(struct value value);
/* A finished text as a message, e.g. a player's name; up to VALUES_TEXT_SIZE. */
struct message page_finished(const char *text);

#endif
