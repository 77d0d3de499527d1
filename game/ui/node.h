/* A node: one thing on a page, and where it lies. A page is a tree of them, made by page.h, laid out by layout.h, and
 * read by everything else: paint.h draws it, focus.h and pointer.h move through it, say.h reads it out, tests look into
 * it.
 *
 * All that can be chosen is a container with a role, so there are only six kinds for the layout to know. Whoever makes
 * a page may set any field up to `page` after making the node; zero is what most want. Lengths are virtual pixels, of a
 * layout at least 1280 x 720. Nodes live as long as their page. */
#ifndef HEELBEAT_UI_NODE_H
#define HEELBEAT_UI_NODE_H

#include "draw/canvas/canvas.h"

#include <stdbool.h>
#include <stdint.h>

enum node_kind {
    NODE_COLUMN, /* one below another */
    NODE_ROW,    /* side by side; onto further lines where not even the longest words fit */
    NODE_GRID,   /* in columns of one width */
    NODE_STACK,  /* over one another, in the middle */
    NODE_TEXT,
    NODE_PICTURE,
    NODE_KIND_COUNT
};

enum node_role {
    ROLE_NONE,
    ROLE_TITLE,
    ROLE_TEXT,
    ROLE_PICTURE,
    ROLE_LIST,
    ROLE_DIALOG,
    ROLE_PROGRESS,
    ROLE_BUTTON,
    ROLE_LINK,
    ROLE_TAB,
    ROLE_ITEM, /* of a list, or a card */
    ROLE_CHOICE,
    ROLE_SLIDER,
    ROLE_SWITCH,
    ROLE_FIELD,
    ROLE_COUNT
};

enum node_look {
    LOOK_NONE,
    LOOK_CARD,    /* cream at a breath */
    LOOK_PANEL,   /* dark ground, for charts and what is shown */
    LOOK_HERO,    /* coral: what the page is for */
    LOOK_PRIMARY, /* a cream pill: what to press first */
    LOOK_PILL,
    LOOK_LINK, /* words alone */
    LOOK_TAB,  /* words, underlined when selected */
    LOOK_CHIP, /* a small pill, filled when selected */
    LOOK_BADGE,
    LOOK_CAP,   /* a key's cap */
    LOOK_WELL,  /* that which is typed */
    LOOK_SHEET, /* a dialog */
    LOOK_SCENE, /* what the page stands before: neither lit nor ringed */
    LOOK_COUNT
};

/* How words are set; sizes and weights in paint.c's table. */
enum node_style {
    STYLE_BODY,
    STYLE_TITLE,
    STYLE_HERO,
    STYLE_HUGE,   /* the number of a page */
    STYLE_LARGE,  /* ... of four digits */
    STYLE_COMBO,  /* of a play, so far */
    STYLE_NUMBER, /* of a card */
    STYLE_FIGURE, /* of a row of figures */
    STYLE_HEADING,
    STYLE_STRONG,
    STYLE_BUTTON,
    STYLE_LABEL, /* over a group */
    STYLE_QUIET,
    STYLE_SMALL,
    STYLE_CAP,
    STYLE_COUNT
};

enum node_tint { TINT_TEXT, TINT_INK, TINT_GOLD, TINT_LEFT, TINT_RIGHT, TINT_COUNT };

enum node_align { ALIGN_AUTO, ALIGN_START, ALIGN_CENTRE, ALIGN_END, ALIGN_STRETCH, ALIGN_BASELINE };
enum node_justify { JUSTIFY_START, JUSTIFY_CENTRE, JUSTIFY_END, JUSTIFY_BETWEEN };

/* What a node stands for, in the screen's own verbs. */
struct act {
    int verb;  /* the screen's */
    int arg;   /* which one */
    int value; /* of a choice its index, of a slider its number, of a switch 0 or 1: the new one */
};

struct act act_of(int verb, int arg);

struct pad {
    float x, y; /* on either side */
};

/* How a choice or a slider is gone through by two heels, who only ever go on, and by the pointer: coarser than by
 * arrows, and no farther than is of use. Zeroed: as by arrows. */
struct stride {
    int step, least, most;
};

/* Draws into box, which is at least the least size the node asked for. data is a copy of what page_picture was given.
 */
typedef void node_draw_fn(struct canvas *canvas, struct box box, const void *data);

struct node_line {
    uint32_t start, length; /* bytes of the text */
    float w;
};

struct node {
    enum node_kind kind;
    enum node_role role;
    enum node_look look;
    enum node_style style;
    enum node_tint tint;
    const char *name; /* a literal; with index unlike any other on the page. NULL: nothing to find */
    int index;

    const char *text;  /* of a text what it says; else the name that is read out, NULL: the texts within */
    const char *value; /* read out after it, or NULL */
    const char *about; /* and last, or NULL */
    struct act act;
    int number, least, most, step; /* of a choice, a slider, a switch, progress */
    struct stride stride;
    bool chooses; /* can have the focus */
    bool disabled;
    float faint;      /* how much of it, and of what is in it, is gone: 0..1; of words and grounds */
    bool selected;    /* the tab that is open, the row that is shown */
    bool first;       /* has the focus when the page comes */
    bool guarded;     /* going back only comes here at first */
    bool tells;       /* the screen is told when the focus comes here */
    struct node *hot; /* of a slider its track, of a choice the arrow to less, of a field what is typed */

    float grow; /* its share of what is left over along its parent */
    float gap;
    struct pad pad;
    float w, h;                  /* wanted; 0: as much as what is in it */
    float min_w, min_h;          /* no smaller than this; words growing, min_w grows with them, but of a picture */
    float max_w;                 /* 0: any */
    enum node_align align, self; /* across the row or column: of its children, of itself in its parent */
    enum node_justify justify;   /* along it; of a text its lines */
    bool keeps;                  /* of a text: as high as a line, even while it says nothing */
    bool upright;                /* not mirrored, nor is what is in it: time runs to the right in every language */
    bool flow;                   /* of a row: children keep their width, those that don't fit go onto the next line */
    bool halves;  /* of a row: its children go below one another when they'd get much less than the w they want */
    bool scrolls; /* of a column: may be smaller than what is in it, down to min_h */
    float cell_w; /* of a grid: a column is no narrower, and words growing, it grows */
    int columns;  /* of a grid: no more than so many; 0: any */

    node_draw_fn *draw;
    const void *data;

    struct page *page;
    struct node *parent, *child, *last, *next;

    /* Where it lies; layout.c's. */
    struct box box;
    float want_w, least_w, want_h, least_h; /* with its pads */
    float baseline;                         /* of a text: from its top to that of its first line */
    int line;                               /* of a row or grid: which line of it this child is on */
    const struct node_line *lines;
    int line_count;
    bool broken;  /* a word did not fit its line */
    float scroll; /* of a scroller: how far down, */
    float reach;  /* and how far it goes */
};

/* The next node of the tree within root, depth first: reading order. NULL after the last. */
struct node *node_next(const struct node *node, const struct node *root);
/* The node of that name and index within root, or NULL. */
struct node *node_find(struct node *root, const char *name, int index);
/* Unlike for other names and indices, as good as surely; 0 for a node without a name. */
uint64_t node_id(const struct node *node);
bool node_is_within(const struct node *node, const struct node *root);
/* The stride of a choice or slider, where it has none of its own that of the arrows. */
struct stride node_stride(const struct node *node);

#endif
