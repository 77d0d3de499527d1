#include "screens/devices/devices_page.h"

#include "core/base/text.h"
#include "screens/devices/devices_pictures.h"
#include "screens/devices/devices_settings.h"
#include "words/device.h"

#define FIGURE_WIDTH  150.0f
#define FIGURES_GAP   24.0f
#define NUMBER_SIZE   8
#define PERMILLE_EACH 10 /* a percent */

static const struct pad around = {6, 2}; /* between what can be changed and its ring */

enum unit_shown { UNIT_PERCENT, UNIT_SIGNED_MS, UNIT_MS, UNIT_PLAIN };

/* A number as it is shown: its node, its label, its unit. */
static const struct figure {
    enum devices_verb verb;
    const char *name, *label;
    enum unit_shown unit;
} figures[] = {
    {DEVICES_LIFT_AT, "lift-at", N_("Lift at"), UNIT_PERCENT},
    {DEVICES_LANDING_AT, "landing-at", N_("Landing at"), UNIT_PERCENT},
    {DEVICES_LIFT_OFFSET, "lift-offset", N_("Lift offset"), UNIT_SIGNED_MS},
    {DEVICES_LANDING_OFFSET, "landing-offset", N_("Landing offset"), UNIT_SIGNED_MS},
    {DEVICES_DEBOUNCE, "debounce", N_("Debounce"), UNIT_MS},
    {DEVICES_PORT, "port", N_("Port"), UNIT_PLAIN},
};

/* A port is a name made of digits: written alike in every language. */
static struct message plain(int32_t number)
{
    char digits[NUMBER_SIZE];
    struct text text;
    text_init(&text, digits, sizeof digits);
    text_add_int(&text, number);
    return page_finished(digits);
}

static struct message value_of(enum unit_shown unit, int32_t number)
{
    switch (unit) {
    case UNIT_PERCENT:
        return page_value(value_whole_percent("", number / PERMILLE_EACH));
    case UNIT_SIGNED_MS:
        return page_value(value_signed_ms("", number * INT64_C(1000)));
    case UNIT_MS:
        return page_value(value_ms("", number * INT64_C(1000)));
    case UNIT_PLAIN:
        break;
    }
    return plain(number);
}

static struct node *add_grid(struct node *in, int columns)
{
    struct node *grid = page_grid(in, FIGURE_WIDTH, columns);
    grid->gap = FIGURES_GAP;
    return grid;
}

/* The figures of the verbs from first to last. */
static void add_figures(struct node *grid, const struct devices_model *model, enum devices_verb first,
                        enum devices_verb last)
{
    for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++) {
        const struct figure *figure = &figures[i];
        if (figure->verb < first || figure->verb > last)
            continue;
        struct devices_number number = devices_settings_number(model, figure->verb);
        struct node *slider = page_slider_figure(
            grid, figure->name, _(figure->label), value_of(figure->unit, number.now), number.now, number.least,
            number.most, number.step, act_of((int)figure->verb, devices_model_row(model)));
        slider->stride = number.stride;
        slider->pad = around;
    }
}

static struct node *add_panel(struct node *in)
{
    struct node *panel = page_panel(in);
    panel->pad = (struct pad){20, 14};
    panel->gap = 10;
    return panel;
}

static void add_setup(struct node *in, const struct devices_model *model, const struct device_setup *setup)
{
    struct node *panel = add_panel(in);
    if (devices_settings_contacts(setup))
        page_choice_figure(panel, "polarity", words_closed(setup->kind), words_polarity(setup->polarity),
                           (int)setup->polarity, HEEL_POLARITY_COUNT,
                           act_of(DEVICES_POLARITY, devices_model_row(model)))
            ->pad = around;
    else
        add_figures(add_grid(panel, 2), model, DEVICES_LIFT_AT, DEVICES_LANDING_AT);
    add_figures(add_grid(panel, 3), model, DEVICES_LIFT_OFFSET, DEVICES_DEBOUNCE);
}

static void add_phones(struct node *in, const struct devices_model *model)
{
    static const char *const words[DEVICES_PHONES_COUNT] = {
        [DEVICES_PHONES_OFF] = NC_("phones", "off"),
        [DEVICES_PHONES_HERE] = NC_("phones", "on this computer"),
        [DEVICES_PHONES_NETWORK] = NC_("phones", "on the network"),
    };
    enum devices_phones heard = devices_settings_phones(model);
    struct node *grid = add_grid(add_panel(in), 2);
    page_choice_figure(grid, "phones", _("Phones are heard"), message_in("phones", words[heard]), (int)heard,
                       DEVICES_PHONES_COUNT, act_of(DEVICES_PHONES, DEVICES_PHONE_ROW))
        ->pad = around;
    add_figures(grid, model, DEVICES_PORT, DEVICES_PORT);
}

/* What to do to get a device that doesn't announce itself. */
static void add_guide(struct node *in, struct message title, struct message first, struct message then)
{
    struct node *panel = page_panel(in);
    panel->grow = 1;
    page_text(panel, STYLE_HEADING, title);
    page_text(panel, STYLE_BODY, first);
    page_text(panel, STYLE_BODY, then);
}

static void add_ways(struct node *in, const struct devices_model *model, const struct device_setup *setup)
{
    int row = devices_model_row(model);
    bool plugs = setup && setup->kind != DEVICE_KEYBOARD;
    struct node *bar = page_bar(in, "ways");
    bar->justify = plugs ? JUSTIFY_BETWEEN : JUSTIFY_END;
    if (plugs) {
        page_link(bar, "rename", _("Rename"), act_of(DEVICES_RENAME, row));
        page_link(bar, "off", setup->off ? _("Use it") : _("Don’t use it"), act_of(DEVICES_OFF, row));
        page_link(bar, "forget", _("Forget"), act_of(DEVICES_FORGET, row));
    }
    page_link(bar, "calibrate", _("Calibrate by ear and eye"), act_of(DEVICES_CALIBRATE, 0));
}

void devices_add_shown(struct node *in, const struct devices_model *model)
{
    const struct device_setup *setup = devices_model_setup(model);
    int row = devices_model_row(model);
    in->gap = 16;
    if (setup) {
        devices_add_heels(in, model, setup);
        add_setup(in, model, setup);
    } else if (row == DEVICES_PHONE_ROW) {
        add_guide(
            in, _("A phone as a sensor"),
            _("Put it into a trouser pocket or strap it to a thigh, and let an app send its motion here by OSC: to "
              "the address beside Phones in the list."),
            _("Choose the network below: a phone is not on this computer. While it is heard, anyone on that "
              "network may send. Then set it up like any other device."));
        add_phones(in, model);
    } else {
        add_guide(in, _("Pressure sensors"),
                  _("FSR pads and sensors of your own on any microcontroller with a USB cable. Choose this row to look "
                    "for them on the serial ports."),
                  _("One that answers joins the list, is remembered, and is found by itself from then on."));
    }
    add_ways(in, model, setup);
}
