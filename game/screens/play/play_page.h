/* The page of play: what is counted over and under the lanes, what is said between them, and, while it is paused, what
 * to do now. It stands before the lanes (play_draw), and is paused by pressing anywhere. */
#ifndef HEELBEAT_SCREENS_PLAY_PLAY_PAGE_H
#define HEELBEAT_SCREENS_PLAY_PLAY_PAGE_H

#include "screens/play/play_draw.h"
#include "ui/page.h"

enum play_verb { PLAY_PAUSE, PLAY_RESUME, PLAY_AGAIN, PLAY_END };

/* Of a struct play_picture. */
void play_page(struct page *page, const void *picture);

#endif
