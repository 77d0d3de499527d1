/* A screen's page as the player has it before them: what has the focus, what is scrolled, hovered, held, being changed,
 * and what was last said. The page is made anew by view_show whenever its model may have changed; all of this stays, by
 * the nodes' names. The app hands in actions and the pointer, and gets back what the player chose; it never looks at a
 * node.
 *
 * Two heels reach everything: next walks through all that can be chosen, choose takes it. On a choice or slider, choose
 * begins to change it: next then takes its next value, around, and choose or back ends that. Arrows change it at once.
 * On a field, choose begins to type, and ends it, which is its choice. Going back from a page that nothing lies behind
 * comes to what leaves it, and goes only from there. The legend at the foot says all this. */
#ifndef HEELBEAT_UI_VIEW_H
#define HEELBEAT_UI_VIEW_H

#include "ui/focus.h"
#include "ui/layout.h"
#include "ui/pointer.h"
#include "ui/say.h"

#define VIEW_SCROLLS_MAX  8
#define VIEW_COMPOSE_SIZE 64

enum view_answer {
    VIEW_NOTHING,
    VIEW_CHANGED, /* show and draw it again */
    VIEW_FOCUSED, /* as VIEW_CHANGED; *act, of a node that tells, has the focus now */
    VIEW_CHOSE    /* *act was chosen; then show and draw */
};

struct view_scroll {
    uint64_t id;
    float at;
};

/* Zeroed is valid: a view of nothing. view_reset gives back what it holds. */
struct view {
    struct page page;
    struct focus focus;
    struct focus behind; /* of the page while a dialog is over it */
    struct pointer pointer;
    bool editing; /* the focused choice, slider or field is being changed */
    char composing[VIEW_COMPOSE_SIZE];
    struct view_scroll scrolls[VIEW_SCROLLS_MAX];
    int scroll_count;
    bool reveal;        /* the focus has moved: scroll to it */
    bool wished;        /* the focus is where view_focus put it */
    bool shown;         /* has a page, */
    struct box visible; /* in a window of that size, */
    float scale;        /* with words of that */
    float pixels;       /* and pixels of the window in a virtual one */
    uint64_t leaf;      /* the page's (page_leaf) */
    uint64_t dialog;    /* the id of the one that the page shown last had; 0: none */
    uint64_t said_id;   /* of the node said last, what it said, and the notice */
    char said[SAY_SIZE];
    char noticed[WORDS_SIZE];
};

struct view_desc {
    const struct words *words;
    bool mirrored;
    struct legend legend;
    struct layout_desc layout;
    const struct say *say; /* may be NULL */
};

/* Another screen: nothing of the last one's is kept. */
void view_enter(struct view *view);
void view_reset(struct view *view);

/* Makes the page of state, lays it out, and says what is new. Pointers to its nodes are good until the next time. */
void view_show(struct view *view, page_fn *fn, const void *state, const struct view_desc *desc);
/* Draws what was shown. */
void view_draw(const struct view *view, struct canvas *canvas);

enum view_answer view_action(struct view *view, enum action action, struct act *act);
enum view_answer view_pointer(struct view *view, const struct pointer_event *event, struct act *act);
/* Time passes while a finger is held down. */
enum view_answer view_step(struct view *view, int64_t mono_us, struct act *act);
/* When view_step is next needed; INT64_MAX if not. */
int64_t view_due_us(const struct view *view);

/* Gives the focus to a node of the page that is shown next; of the same page, or one that appears with it. */
void view_focus(struct view *view, const char *name, int index);
/* What has the focus; NULL: nothing can. */
struct node *view_focused(const struct view *view);
/* Whether a field takes text: then keys are letters. */
bool view_is_typing(const struct view *view);
/* What an input method has not settled yet; empty when it has. */
void view_compose(struct view *view, const char *utf8);
/* Whether the pointer is over something that can be chosen. */
bool view_is_over(const struct view *view);

#endif
