/* A mouse or a finger on a page: what is under it, and whether a press becomes a choice, a drag or a scroll.
 *
 * A press means what it was put down on if it is let go there. A finger that moves scrolls instead, once it has gone
 * POINTER_SLOP; one that stays down for POINTER_HOLD_US goes back. On a slider's track a press drags. The page may be
 * made anew meanwhile: what is held is known by its id. No clock: times come in, any that goes forward, in us. */
#ifndef HEELBEAT_UI_POINTER_H
#define HEELBEAT_UI_POINTER_H

#include "ui/page.h"

#define POINTER_SLOP    12.0f /* virtual pixels */
#define POINTER_HOLD_US 600000
#define POINTER_WHEEL   90.0f /* virtual pixels a notch */

enum pointer_kind { POINTER_MOVE, POINTER_DOWN, POINTER_UP, POINTER_WHEEL_TURN, POINTER_LEAVE };

struct pointer_event {
    enum pointer_kind kind;
    bool touch;
    float x, y;  /* virtual pixels */
    float turns; /* of the wheel: notches, up is positive */
    int64_t mono_us;
};

enum pointer_hold { HOLD_NONE, HOLD_PRESS, HOLD_SLIDE, HOLD_SCROLL, HOLD_SPENT };

/* Zeroed is valid: nothing under it, nothing held. */
struct pointer {
    enum pointer_hold hold;
    bool touch;
    uint64_t hovered, held; /* ids */
    float x, y, from_y;
    int64_t down_us;
};

enum pointer_answer {
    POINTER_NOTHING,
    POINTER_CHANGED, /* the picture has */
    POINTER_CHOSE,   /* *node was chosen, at (x, y) */
    POINTER_SLID,    /* *node, a slider, is at *part of its track */
    POINTER_BACK
};

/* What can be chosen at (x, y) and shows there, the innermost; NULL: nothing. */
struct node *pointer_hit(const struct page *page, float x, float y);
enum pointer_answer pointer_event(struct pointer *pointer, const struct page *page, const struct pointer_event *event,
                                  struct node **node, float *part);
/* Time passes. */
enum pointer_answer pointer_step(struct pointer *pointer, int64_t mono_us);
/* When pointer_step is next needed; INT64_MAX if not. */
int64_t pointer_due_us(const struct pointer *pointer);

#endif
