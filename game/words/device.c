#include "words/device.h"

#define PORT_SIZE 8

struct value value_device(const char *place, const struct device_setup *setup)
{
    if (setup->kind != DEVICE_KEYBOARD)
        return value_text(place, setup->name);
    return value_name(place, "in a sentence", NC_("in a sentence", "the keyboard"));
}

static const char *const controls[CONTROL_KIND_COUNT][CONTROL_PART_COUNT] = {
    [CONTROL_BUTTON] = {[CONTROL_WHOLE] = NC_("control", "button {number}")},
    [CONTROL_AXIS] = {[CONTROL_WHOLE] = NC_("control", "axis {number}"),
                      [CONTROL_PLUS] = NC_("control", "axis {number} +"),
                      [CONTROL_MINUS] = NC_("control", "axis {number} \u2212")},
    [CONTROL_HAT] = {[CONTROL_UP] = NC_("control", "hat {number} up"),
                     [CONTROL_RIGHT] = NC_("control", "hat {number} right"),
                     [CONTROL_DOWN] = NC_("control", "hat {number} down"),
                     [CONTROL_LEFT] = NC_("control", "hat {number} left")},
    [CONTROL_CHANNEL] = {[CONTROL_WHOLE] = NC_("control", "channel {number}")},
    [CONTROL_TILT] = {[CONTROL_WHOLE] = NC_("control", "tilt {number}")},
};

static struct value value_control(const struct control *control)
{
    return value_numbered("controls", "control", controls[control->kind][control->part], control->index);
}

static struct value value_controls(const struct device_heel *heel)
{
    const struct control *first = &heel->controls[0];
    if (heel->count == 1)
        return value_control(first);
    if (control_is_analog(first))
        return value_numbered("controls", "control", NC_("control", "{number} sensors"), heel->count);
    return value_numbered("controls", "control", NC_("control", "{number} panels"), heel->count);
}

struct facts words_bindings(const struct device_setup *setup)
{
    struct facts facts = {.count = 0};
    if (setup->kind == DEVICE_MOTION)
        facts_add(&facts, _("motion sensor"));
    if (setup->kind == DEVICE_SERIAL)
        facts_add(&facts, _("serial sensor"));
    int before = facts.count;
    if (setup->heels[HEEL_LEFT].count > 0)
        facts_add(&facts, _f("left: {controls}", value_controls(&setup->heels[HEEL_LEFT])));
    if (setup->heels[HEEL_RIGHT].count > 0)
        facts_add(&facts, _f("right: {controls}", value_controls(&setup->heels[HEEL_RIGHT])));
    if (facts.count == before)
        facts_add(&facts, _("not set up yet"));
    return facts;
}

struct facts words_controls(const struct device_setup *setup)
{
    struct facts facts = {.count = 0};
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
        struct message message = heel == HEEL_LEFT ? _("left: {controls}") : _("right: {controls}");
        for (int32_t i = 0; i < setup->heels[heel].count; i++)
            values_add(&message.values, value_control(&setup->heels[heel].controls[i]));
        if (setup->heels[heel].count > 0)
            facts_add(&facts, message);
    }
    return facts;
}

struct message words_how_to_lift(const char *left, const char *right, enum heel_polarity held)
{
    const char *words = held == HEEL_ACTIVE_UP ? N_("{left} and {right} are your heels: hold while the heel is up")
                                               : N_("{left} and {right} are your heels: hold while the heel is down");
    return _f(words, value_text("left", left), value_text("right", right));
}

struct message words_wizard(enum wizard_step step)
{
    static const char *const words[WIZARD_STEP_COUNT] = {
        [WIZARD_REST] = N_("Both heels on the floor"), [WIZARD_LEFT_UP] = N_("Lift your left heel"),
        [WIZARD_LEFT_DOWN] = N_("And down again"),     [WIZARD_RIGHT_UP] = N_("Lift your right heel"),
        [WIZARD_RIGHT_DOWN] = N_("And down again"),    [WIZARD_DONE] = N_("Done"),
    };
    return _(words[step]);
}

struct message words_wizard_about(enum wizard_step step)
{
    if (step == WIZARD_REST)
        return _("Sit as you will sit when you play.");
    return step == WIZARD_DONE ? _("Both heels are found.") : _("Take your time. Whatever moves is the one.");
}

struct message words_heel_keys(const char *left, const char *right)
{
    return _f("{left} and {right}", value_text("left", left), value_text("right", right));
}

struct message words_phones(int port, const char *const *addresses, int count)
{
    char digits[PORT_SIZE];
    struct text text;
    if (port == 0)
        return _("OSC, off");
    text_init(&text, digits, sizeof digits);
    text_add_int(&text, port);
    struct message message = count > 0 ? _("OSC port {port} at {addresses}") : _("OSC port {port}");
    values_add(&message.values, value_text("port", digits));
    for (int i = 0; i < count; i++)
        values_add(&message.values, value_text("addresses", addresses[i]));
    return message;
}

enum device_state device_state_of(const struct device_setup *setup, bool here, bool in_use)
{
    bool bound = setup->bound && setup->heels[HEEL_LEFT].count + setup->heels[HEEL_RIGHT].count > 0;
    if (!here)
        return DEVICE_STATE_AWAY;
    if (in_use)
        return DEVICE_STATE_IN_USE;
    return setup->off ? DEVICE_STATE_OFF : bound ? DEVICE_STATE_READY : DEVICE_STATE_NEW;
}

struct message words_device_state(enum device_state state)
{
    static const char *const words[] = {[DEVICE_STATE_AWAY] = NC_("device", "away"),
                                        [DEVICE_STATE_OFF] = NC_("device", "off"),
                                        [DEVICE_STATE_NEW] = NC_("device", "new"),
                                        [DEVICE_STATE_READY] = NC_("device", "ready"),
                                        [DEVICE_STATE_IN_USE] = NC_("device", "in use")};
    return message_in("device", words[state]);
}

struct message words_closed(enum device_kind kind)
{
    return kind == DEVICE_KEYBOARD ? _("A key held down means") : _("A pressed panel means");
}

struct message words_polarity(enum heel_polarity polarity)
{
    return polarity == HEEL_ACTIVE_DOWN ? _c("closed", "heel down") : _c("closed", "heel up");
}
