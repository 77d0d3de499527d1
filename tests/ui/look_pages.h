/* Pages such as screens have, of fixed contents: settings, a list with a panel beside it, home, results, a dialog with
 * a field. What the kit is tried on where no screen is meant. */
#ifndef HEELBEAT_TESTS_UI_LOOK_PAGES_H
#define HEELBEAT_TESTS_UI_LOOK_PAGES_H

#include "ui/page.h"

enum look_verb {
    LOOK_LEAVE,
    LOOK_OPEN,
    LOOK_TEXT_SIZE,
    LOOK_COLOURS,
    LOOK_CALM,
    LOOK_SELECT,
    LOOK_PLAY,
    LOOK_PRACTISE,
    LOOK_TEMPO,
    LOOK_TIER,
    LOOK_SHORT,
    LOOK_NAME,
};

struct look {
    int section, text_size, colours, calm;
    int tab, row, rows, tempo;
    bool asking;
    char typed[64];
    const char *notice;
};

extern const struct look look_shown;

void settings_page(struct page *page, const void *look);
void levels_page(struct page *page, const void *look);
void home_page(struct page *page, const void *look);
void results_page(struct page *page, const void *look);
void names_page(struct page *page, const void *look);

#endif
