#include "screens/devices/devices_page.h"

#include "input/osc/osc.h"
#include "stage/feet_setup.h"
#include "stage/notices.h"
#include "words/device.h"

#define LIST_WIDTH  460.0f
#define LIST_LEAST  240.0f
#define SHOWN_WIDTH 654.0f

static struct message row_name(const struct devices_model *model, int row)
{
    if (row == DEVICES_PHONE_ROW)
        return _("Phones");
    if (row == DEVICES_SENSOR_ROW)
        return _("Look for foot sensors");
    const struct device_setup *setup = feet_setup(model->feet, row);
    return setup->kind == DEVICE_KEYBOARD ? _("Keyboard") : page_finished(setup->name);
}

static struct message phones_about(const struct devices_model *model)
{
    struct devices *devices = feet_devices(model->feet);
    const void *osc = devices_driver(devices, &driver_osc);
    struct osc_place place = osc ? osc_place(osc) : (struct osc_place){0};
    const char *addresses[OSC_ADDRESSES_MAX];
    for (int i = 0; i < place.count; i++)
        addresses[i] = place.addresses[i];
    return words_phones(place.port, addresses, place.count);
}

static struct facts row_about(const struct devices_model *model, int row)
{
    struct facts facts = {.count = 0};
    const struct feet *feet = model->feet;
    if (row == DEVICES_PHONE_ROW)
        facts_add(&facts, phones_about(model));
    else if (row == DEVICES_SENSOR_ROW)
        facts_add(&facts, _("on the USB serial ports"));
    else if (feet_setup(feet, row)->kind != DEVICE_KEYBOARD)
        return words_bindings(feet_setup(feet, row));
    else
        facts_add(&facts, words_heel_keys(feet_key_name(feet, HEEL_LEFT), feet_key_name(feet, HEEL_RIGHT)));
    return facts;
}

/* Rows that are no device have no state. */
static void add_state(struct node *in, const struct devices_model *model, int row)
{
    if (!devices_model_is_device(row))
        return;
    const struct device *device = devices_at(feet_devices(model->feet), row);
    enum device_state state = device_state_of(&device->foot.setup, device->here, row == feet_in_use(model->feet));
    bool lit = state == DEVICE_STATE_IN_USE;
    page_text(in, lit ? STYLE_CAP : STYLE_QUIET, words_device_state(state))->tint = lit ? TINT_RIGHT : TINT_TEXT;
}

static void add_row(struct node *list, const struct devices_model *model, int index)
{
    int row = model->rows[index];
    struct facts about = row_about(model, row);
    struct node *item = page_item(list, "device", act_of(DEVICES_SELECT, row));
    item->selected = item->first = index == model->selected;
    item->tells = true;
    item->pad.y = 11;
    struct node *line = page_row(item);
    line->align = ALIGN_BASELINE;
    page_text(line, STYLE_HEADING, row_name(model, row))->grow = 1;
    add_state(line, model, row);
    page_facts(item, STYLE_QUIET, &about);
}

static void add_list(struct node *in, const struct devices_model *model)
{
    struct node *column = page_column(in);
    column->w = LIST_WIDTH;
    column->grow = 0.7f;
    column->gap = 20;
    struct node *list = page_list(column, "devices", LIST_LEAST);
    list->grow = 1;
    for (int i = 0; i < model->row_count; i++)
        add_row(list, model, i);
    page_primary(page_button(column, "set-up", _("Set up: lift your left heel"), act_of(DEVICES_SET_UP, 0)))->self =
        ALIGN_STRETCH;
}

static void ask_name(struct page *page, const struct devices_model *model)
{
    int row = devices_model_row(model);
    struct node *sheet = page_dialog(page, "naming", _("What do you call it?"));
    page_field(sheet, "name", _("Name"), model->typed, row_name(model, row), act_of(DEVICES_TAKE_NAME, row))->self =
        ALIGN_STRETCH;
    struct node *buttons = page_row(sheet);
    page_primary(page_button(buttons, "take", _("Take it"), act_of(DEVICES_TAKE_NAME, row)));
    page_dialog_back(buttons, _("Not now"), act_of(DEVICES_KEEP_NAME, row));
}

static void list_page(struct page *page, const struct devices_model *model)
{
    page_leaf(page, "devices", 0);
    page_title(page, _("Devices"));
    struct node *halves = page_halves(page->body);
    add_list(halves, model);
    struct node *shown = page_column(halves);
    shown->w = SHOWN_WIDTH;
    shown->grow = 1;
    devices_add_shown(shown, model);
    page_notice(page, notices_line(model->notices));
    page_back(page, _("Back"), act_of(DEVICES_LEAVE, 0));
    page->glow = (struct glow){0.7f, 0.46f};
    if (model->naming)
        ask_name(page, model);
}

void devices_page(struct page *page, const void *state)
{
    const struct devices_model *model = state;
    if (model->in_wizard)
        devices_wizard_page(page, model);
    else
        list_page(page, model);
}
