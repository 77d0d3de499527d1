/* The loop's part of a screen that has a page (ui/): it is shown, what heels, keys, mouse and fingers do to it is
 * handed to its view, and what was chosen to the screen. After every answer the page is made anew, so that the next
 * finds it as the model then is. A screen without a page is none of this. */
#ifndef HEELBEAT_APP_LOOP_PAGES_H
#define HEELBEAT_APP_LOOP_PAGES_H

#include "app/loop.h"

/* Whether the screen has a page. */
bool loop_has_page(const struct loop *loop);
/* Makes the page as the model is now, without drawing it. */
void loop_show_page(struct loop *loop);
/* And draws it. */
void loop_draw_page(struct loop *loop, int64_t mono_us);
void loop_act_on_page(struct loop *loop, enum action action, int64_t mono_us);
/* A mouse, a wheel, a finger, or what an input method has not settled; false if the event is nothing of these. */
bool loop_point(struct loop *loop, const SDL_Event *event, int64_t mono_us);
/* Time passes while a finger is held. */
void loop_step_page(struct loop *loop, int64_t mono_us);
int64_t loop_page_due_us(const struct loop *loop);
/* Whether what is typed is text: for a field of the page, or as a screen without one says. */
bool loop_is_typing(const struct loop *loop);

#endif
