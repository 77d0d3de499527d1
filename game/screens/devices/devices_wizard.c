#include "screens/devices/devices_page.h"

#include "screens/devices/devices_pictures.h"
#include "words/device.h"

#define WORDS_WIDTH 560.0f

static void add_words(struct node *in, const struct wizard *wizard)
{
    enum heel heel;
    bool asks = wizard_asks(wizard, &heel);
    struct node *words = page_column(in);
    words->w = WORDS_WIDTH;
    words->grow = 1;
    words->justify = JUSTIFY_CENTRE;
    words->gap = 16;
    struct node *asked = page_text(words, STYLE_HERO, words_wizard(wizard->step));
    asked->tint = !asks ? TINT_TEXT : heel == HEEL_LEFT ? TINT_LEFT : TINT_RIGHT;
    asked->justify = JUSTIFY_CENTRE;
    page_text(words, STYLE_BODY, words_wizard_about(wizard->step))->justify = JUSTIFY_CENTRE;
    devices_add_steps(words, wizard->step);
}

/* The left leg comes in from the left, the right one from the right, whichever way words run. */
void devices_wizard_page(struct page *page, const struct devices_model *model)
{
    enum heel heel;
    const struct wizard *wizard = &model->wizard;
    wizard_asks(wizard, &heel);
    bool right = heel == HEEL_RIGHT, leg_first = right == page->desc.mirrored;
    page_leaf(page, "wizard", (int)wizard->step);
    page_measures(page);
    struct node *halves = page_halves(page->body);
    if (leg_first)
        devices_add_leg(halves, wizard, model->mono_us);
    add_words(halves, wizard);
    if (!leg_first)
        devices_add_leg(halves, wizard, model->mono_us);
    page_back(page, _("Back"), act_of(DEVICES_STOP, 0));
    page->glow = (struct glow){right ? 0.75f : 0.25f, 0.6f};
}
