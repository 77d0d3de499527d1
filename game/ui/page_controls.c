#include "ui/page_inside.h"

#include "ui/parts.h"

#define TRACK_W  260.0f
#define TRACK_H  30.0f
#define SWITCH_W 70.0f
#define SWITCH_H 34.0f
#define ARROW_W  26.0f
#define ARROW_H  30.0f
#define BAR_H    16.0f

void page_set_choosable(struct node *node, const char *name, struct act act)
{
    node->name = name;
    node->index = act.arg;
    node->act = act;
    node->chooses = true;
}

static struct node *add_label(struct node *in, enum node_role role, enum node_style style, const char *name,
                              struct message label, struct act act)
{
    struct node *node = page_add(in, NODE_ROW, role);
    page_set_choosable(node, name, act);
    node->justify = JUSTIFY_CENTRE;
    node->self = in->kind == NODE_COLUMN && in->align == ALIGN_AUTO ? ALIGN_START : ALIGN_AUTO;
    node->text = page_fill(in->page, &label);
    page_add_text(node, style, node->text)->justify = JUSTIFY_CENTRE;
    return node;
}

struct node *page_button(struct node *in, const char *name, struct message label, struct act act)
{
    struct node *button = add_label(in, ROLE_BUTTON, STYLE_BUTTON, name, label, act);
    button->look = LOOK_PILL;
    button->pad = (struct pad){28, 15};
    return button;
}

struct node *page_link(struct node *in, const char *name, struct message label, struct act act)
{
    struct node *link = add_label(in, ROLE_LINK, STYLE_STRONG, name, label, act);
    link->look = LOOK_LINK;
    link->pad = (struct pad){0, 6};
    return link;
}

struct node *page_tab(struct node *in, const char *name, struct message label, bool selected, struct act act)
{
    struct node *tab = add_label(in, ROLE_TAB, selected ? STYLE_STRONG : STYLE_LABEL, name, label, act);
    tab->look = LOOK_TAB;
    tab->pad = (struct pad){0, 8};
    tab->selected = selected;
    return tab;
}

struct node *page_chip(struct node *in, const char *name, struct message label, bool selected, struct act act)
{
    struct node *chip = add_label(in, ROLE_TAB, STYLE_CAP, name, label, act);
    chip->look = LOOK_CHIP;
    chip->pad = (struct pad){12, 4};
    chip->selected = selected;
    chip->child->tint = selected ? TINT_TEXT : chip->tint;
    return chip;
}

struct node *page_primary(struct node *button)
{
    button->look = LOOK_PRIMARY;
    button->tint = TINT_INK;
    if (button->child)
        button->child->tint = TINT_INK;
    return button;
}

struct node *page_item(struct node *in, const char *name, struct act act)
{
    struct node *item = page_card(in);
    item->role = ROLE_ITEM;
    page_set_choosable(item, name, act);
    return item;
}

/* A card of two columns: what it is about, and after it the value. Returns the card. */
static struct node *add_control(struct node *in, enum node_role role, const char *name, struct message label,
                                struct act act)
{
    struct node *control = page_add(in, NODE_ROW, role);
    page_set_choosable(control, name, act);
    control->look = LOOK_CARD;
    control->pad = (struct pad){28, 8};
    control->gap = 20;
    control->min_h = 66;
    control->text = page_fill(in->page, &label);
    struct node *words = page_column(control);
    words->grow = 1;
    page_add_text(words, STYLE_HEADING, control->text);
    return control;
}

static struct node *add_arrow(struct node *in, bool less, bool faint)
{
    struct parts_arrow arrow = {.left = less != in->page->desc.mirrored, .faint = faint};
    return page_picture(in, ARROW_W, ARROW_H, parts_arrow, &arrow, sizeof arrow);
}

struct node *page_arrow(struct node *in, const char *name, struct message label, bool back, bool leads, struct act act)
{
    struct node *link = page_add(in, NODE_ROW, ROLE_LINK);
    page_set_choosable(link, name, act);
    page_label(link, label);
    if (!leads)
        page_label_value(link, _c("said", "not now"));
    link->pad = (struct pad){8, 6};
    add_arrow(link, back, !leads);
    return link;
}

/* The value between its arrows. */
static void add_choice(struct node *choice, struct node *in, enum node_style style, struct message value, int index,
                       int count)
{
    choice->value = page_fill(choice->page, &value);
    choice->number = index;
    choice->most = count - 1;
    choice->step = 1;
    struct node *shown = page_row(in);
    shown->gap = 8;
    choice->hot = add_arrow(shown, true, false);
    page_add_text(shown, style, choice->value);
    add_arrow(shown, false, false);
}

struct node *page_choice(struct node *in, const char *name, struct message label, struct message value, int index,
                         int count, struct act act)
{
    struct node *choice = add_control(in, ROLE_CHOICE, name, label, act);
    add_choice(choice, choice, STYLE_STRONG, value, index, count);
    return choice;
}

struct node *page_choice_figure(struct node *in, const char *name, struct message label, struct message value,
                                int index, int count, struct act act)
{
    struct node *choice = page_add(in, NODE_COLUMN, ROLE_CHOICE);
    page_set_choosable(choice, name, act);
    choice->align = ALIGN_START;
    choice->text = page_fill(in->page, &label);
    page_add_text(choice, STYLE_QUIET, choice->text);
    add_choice(choice, choice, STYLE_FIGURE, value, index, count);
    return choice;
}

static void set_range(struct node *slider, struct message value, int number, int least, int most, int step)
{
    slider->value = page_fill(slider->page, &value);
    slider->number = number;
    slider->least = least;
    slider->most = most;
    slider->step = step;
}

static struct node *add_track(struct node *slider)
{
    struct parts_track track = {.slider = slider};
    slider->hot = page_picture(slider, TRACK_W, TRACK_H, parts_track, &track, sizeof track);
    slider->hot->min_w = TRACK_W / 2;
    return slider->hot;
}

struct node *page_slider(struct node *in, const char *name, struct message label, struct message value, int number,
                         int least, int most, int step, struct act act)
{
    struct node *slider = add_control(in, ROLE_SLIDER, name, label, act);
    set_range(slider, value, number, least, most, step);
    add_track(slider);
    struct node *shown = page_add_text(slider, STYLE_STRONG, slider->value);
    shown->min_w = 96;
    shown->justify = JUSTIFY_END;
    return slider;
}

struct node *page_slider_figure(struct node *in, const char *name, struct message label, struct message value,
                                int number, int least, int most, int step, struct act act)
{
    struct node *slider = page_add(in, NODE_COLUMN, ROLE_SLIDER);
    page_set_choosable(slider, name, act);
    slider->text = page_fill(in->page, &label);
    set_range(slider, value, number, least, most, step);
    page_add_text(slider, STYLE_QUIET, slider->text);
    page_add_text(slider, STYLE_FIGURE, slider->value);
    add_track(slider)->self = ALIGN_STRETCH;
    return slider;
}

struct node *page_switch(struct node *in, const char *name, struct message label, bool on, struct act act)
{
    struct node *node = add_control(in, ROLE_SWITCH, name, label, act);
    struct message value = on ? _c("switch", "on") : _c("switch", "off");
    struct parts_switch knob = {.on = on, .mirrored = in->page->desc.mirrored};
    node->value = page_fill(in->page, &value);
    node->number = on;
    node->most = 1;
    node->step = 1;
    page_add_text(node, STYLE_LABEL, node->value);
    page_picture(node, SWITCH_W, SWITCH_H, parts_switch, &knob, sizeof knob);
    return node;
}

struct node *page_field(struct node *in, const char *name, struct message label, const char *typed, struct message hint,
                        struct act act)
{
    struct node *field = page_add(in, NODE_COLUMN, ROLE_FIELD);
    page_set_choosable(field, name, act);
    field->gap = 8;
    field->text = page_fill(in->page, &label);
    field->value = page_keep(in->page, typed);
    bool typing = in->page->desc.editing == node_id(field);
    const char *composing = typing ? page_keep(in->page, in->page->desc.composing) : NULL;
    page_add_text(field, STYLE_LABEL, field->text);
    struct node *well = page_row(field);
    field->hot = well;
    well->look = LOOK_WELL;
    well->pad = (struct pad){20, 10};
    well->gap = 2;
    well->min_h = 58;
    if (field->value)
        page_add_text(well, STYLE_HEADING, field->value);
    if (composing)
        page_add_text(well, STYLE_HEADING, composing)->tint = TINT_GOLD;
    if (typing)
        page_picture(well, 3, 32, parts_caret, &(char){0}, 1);
    if (!field->value && !composing)
        page_text(well, STYLE_LABEL, hint);
    return field;
}

void page_about(struct node *control, struct message about)
{
    control->about = page_text(control->child, STYLE_QUIET, about)->text;
}

struct node *page_progress(struct node *in, const char *name, struct message label, int number, int most)
{
    struct parts_bar bar = {.part = most > 0 ? (float)number / (float)most : 0, .mirrored = in->page->desc.mirrored};
    struct node *progress = page_picture(in, 0, BAR_H, parts_bar, &bar, sizeof bar);
    progress->role = ROLE_PROGRESS;
    progress->name = name;
    progress->text = page_fill(in->page, &label);
    progress->number = number;
    progress->most = most;
    return progress;
}
