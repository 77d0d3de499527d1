#include "core/feet/wizard.h"

#include <stdlib.h>

/* A mat's arrow jumps so far on its axis between two readings; a foot doesn't. */
#define AXIS_JUMP 16384

/* Excursions below this are noise whatever was seen at rest, in the control's unit (see core/feet/device.h). */
static const int32_t least[CONTROL_KIND_COUNT] = {
    [CONTROL_BUTTON] = 1, [CONTROL_AXIS] = 4000, [CONTROL_HAT] = 1, [CONTROL_CHANNEL] = 40, [CONTROL_TILT] = 1500,
};
static const int32_t noise_times = 4; /* ... or this many times its flicker at rest */

void wizard_init(struct wizard *wizard, int64_t mono_us)
{
    *wizard = (struct wizard){.step_us = mono_us};
    for (int heel = 0; heel < HEEL_COUNT; heel++)
        wizard->heels[heel].device = WIZARD_NOBODY;
}

bool wizard_asks(const struct wizard *wizard, enum heel *heel)
{
    *heel = wizard->step >= WIZARD_RIGHT_UP ? HEEL_RIGHT : HEEL_LEFT;
    return wizard->step != WIZARD_REST && wizard->step != WIZARD_DONE;
}

static struct wizard_source *find(struct wizard *wizard, int device, const struct control *control)
{
    for (int i = 0; i < wizard->source_count; i++) {
        struct wizard_source *source = &wizard->sources[i];
        if (source->device == device && control_equal(&source->control, control))
            return source;
    }
    return NULL;
}

static struct wizard_source *add(struct wizard *wizard, int device, const struct control *control, int32_t value,
                                 int64_t mono_us)
{
    if (wizard->source_count == WIZARD_SOURCES_MAX)
        return NULL;
    struct wizard_source *source = &wizard->sources[wizard->source_count++];
    bool analog = control_is_analog(control);
    int32_t rest = analog || wizard->step == WIZARD_REST ? value : !value;
    *source = (struct wizard_source){.device = device,
                                     .control = *control,
                                     .analog = analog,
                                     .rest = rest,
                                     .low = rest,
                                     .high = rest,
                                     .now = rest,
                                     .farthest = rest};
    if (wizard->step == WIZARD_REST && !analog)
        wizard->step_us = mono_us;
    return source;
}

static int32_t reach_least(const struct wizard_source *source)
{
    int32_t noise = (source->high - source->low) * noise_times;
    return source->analog && noise > least[source->control.kind] ? noise : least[source->control.kind];
}

/* With room between going and coming back, so that a slow foot is away once: back below two fifths of how far it was,
 * away again only beyond three. */
static bool is_away(const struct wizard_source *source, int32_t value)
{
    int32_t off = abs(value - source->rest), farthest = abs(source->farthest - source->rest);
    if (source->away)
        return off > farthest * 2 / 5;
    return off >= reach_least(source) && off >= farthest * 3 / 5;
}

static void rest(struct wizard *wizard, struct wizard_source *source, int32_t value, int64_t mono_us)
{
    if (source->analog ? abs(value - source->rest) >= least[source->control.kind] : value != source->now) {
        wizard->step_us = mono_us;
        source->low = source->high = value;
    }
    source->low = value < source->low ? value : source->low;
    source->high = value > source->high ? value : source->high;
    source->rest = source->analog ? source->low + (source->high - source->low) / 2 : value;
    source->now = value;
}

/* An axis that jumps is a contact on one half; where it jumped from or to says on which. */
static void follow(struct wizard_source *source, int32_t value, int64_t mono_us)
{
    bool away = is_away(source, value);
    if (source->control.kind == CONTROL_AXIS && source->analog && abs(value - source->now) >= AXIS_JUMP)
        source->half = (abs(value) > abs(source->rest) ? value : source->rest) > 0 ? CONTROL_PLUS : CONTROL_MINUS;
    if (away && !source->away)
        source->away_us = mono_us;
    if (!away && source->away)
        source->back_us = mono_us;
    if (away && abs(value - source->rest) > abs(source->farthest - source->rest))
        source->farthest = value;
    source->away = away;
    source->now = value;
}

void wizard_reading(struct wizard *wizard, int device, const struct control *control, int32_t value, int64_t mono_us)
{
    struct wizard_source *source = find(wizard, device, control);
    if (!source)
        source = add(wizard, device, control, value, mono_us);
    if (!source)
        return;
    if (wizard->step == WIZARD_REST)
        rest(wizard, source, value, mono_us);
    else
        follow(source, value, mono_us);
}

static struct control control_of(const struct wizard_source *source)
{
    struct control control = source->control;
    if (source->half != CONTROL_WHOLE)
        control.part = source->half;
    return control;
}

static bool is_taken(const struct wizard *wizard, const struct wizard_source *source)
{
    struct control control = control_of(source);
    for (int heel = 0; heel < HEEL_COUNT; heel++)
        for (int32_t i = 0; wizard->heels[heel].device == source->device && i < wizard->heels[heel].bound.count; i++)
            if (control_equal(&wizard->heels[heel].bound.controls[i], &control))
                return true;
    return false;
}

static bool answers(const struct wizard *wizard, const struct wizard_source *source, int64_t mono_us)
{
    return source->away && source->away_us >= wizard->step_us && mono_us - source->away_us >= WIZARD_HOLD_US &&
           !is_taken(wizard, source);
}

static bool is_contact(const struct wizard_source *source)
{
    return !source->analog || source->half != CONTROL_WHOLE;
}

/* The control that answered first; contacts before heights, which a wobbling foot moves too. */
static const struct wizard_source *first_answer(const struct wizard *wizard, int64_t mono_us)
{
    const struct wizard_source *first = NULL;
    for (int i = 0; i < wizard->source_count; i++) {
        const struct wizard_source *source = &wizard->sources[i];
        if (!answers(wizard, source, mono_us))
            continue;
        bool before = !first || is_contact(source) > is_contact(first) ||
                      (is_contact(source) == is_contact(first) && source->away_us < first->away_us);
        first = before ? source : first;
    }
    return first;
}

static bool is_up_when_closed(const struct wizard_source *source)
{
    return source->half == CONTROL_WHOLE ? source->now != 0 : abs(source->now) > abs(source->rest);
}

static void take(struct wizard_heel *heel, const struct wizard_source *source)
{
    if (heel->bound.count == DEVICE_CONTROLS_MAX)
        return;
    heel->bound.controls[heel->bound.count++] = control_of(source);
    if (!is_contact(source))
        heel->bound.floor += source->rest;
}

/* All that answered like the first one. Sensors that hardly moved belong to other toes. */
static bool bind(struct wizard *wizard, enum heel which, int64_t mono_us)
{
    const struct wizard_source *first = first_answer(wizard, mono_us);
    struct wizard_heel *heel = &wizard->heels[which];
    int32_t farthest = 0;
    if (!first)
        return false;
    struct wizard_heel made = {.device = first->device,
                               .polarity = is_up_when_closed(first) ? HEEL_ACTIVE_UP : HEEL_ACTIVE_DOWN};
    for (int i = 0; i < wizard->source_count; i++) {
        const struct wizard_source *source = &wizard->sources[i];
        int32_t reach = abs(source->farthest - source->rest);
        if (source->device == first->device && answers(wizard, source, mono_us) && reach > farthest)
            farthest = reach;
    }
    for (int i = 0; i < wizard->source_count; i++) {
        const struct wizard_source *source = &wizard->sources[i];
        bool alike = source->device == first->device && answers(wizard, source, mono_us) &&
                     is_contact(source) == is_contact(first);
        bool same_way = is_contact(source) ? (is_up_when_closed(source) == (made.polarity == HEEL_ACTIVE_UP))
                                           : abs(source->farthest - source->rest) * 2 >= farthest;
        if (alike && same_way)
            take(&made, source);
    }
    *heel = made;
    return true;
}

static bool is_bound_to(const struct wizard_heel *heel, const struct wizard_source *source)
{
    struct control control = control_of(source);
    for (int32_t i = 0; heel->device == source->device && i < heel->bound.count; i++)
        if (control_equal(&heel->bound.controls[i], &control))
            return true;
    return false;
}

/* Sensors of the same heel that moved later than the first: what has moved at least half as far since it was asked. */
static void take_latecomers(struct wizard *wizard, struct wizard_heel *heel)
{
    int32_t farthest = 0;
    for (int i = 0; i < wizard->source_count; i++) {
        const struct wizard_source *source = &wizard->sources[i];
        int32_t reach = abs(source->farthest - source->rest);
        farthest = is_bound_to(heel, source) && reach > farthest ? reach : farthest;
    }
    for (int i = 0; i < wizard->source_count; i++) {
        const struct wizard_source *source = &wizard->sources[i];
        bool moved = source->device == heel->device && source->away_us >= wizard->asked_us && !source->away;
        if (moved && !is_contact(source) && !is_taken(wizard, source) &&
            abs(source->farthest - source->rest) * 2 >= farthest)
            take(heel, source);
    }
}

/* Everything that went up is down again; then the tops are known. */
static bool come_down(struct wizard *wizard, enum heel which, int64_t mono_us)
{
    struct wizard_heel *heel = &wizard->heels[which];
    for (int i = 0; i < wizard->source_count; i++) {
        const struct wizard_source *source = &wizard->sources[i];
        if (is_bound_to(heel, source) && (source->away || mono_us - source->back_us < WIZARD_HOLD_US))
            return false;
    }
    bool analog = control_is_analog(&heel->bound.controls[0]);
    if (analog)
        take_latecomers(wizard, heel);
    heel->bound.join = analog && heel->bound.count > 1 ? DEVICE_SUM : DEVICE_ANY;
    heel->bound.top = 0;
    for (int i = 0; analog && i < wizard->source_count; i++)
        heel->bound.top += is_bound_to(heel, &wizard->sources[i]) ? wizard->sources[i].farthest : 0;
    return true;
}

/* Each step looks at how far things go from then on. */
static void begin_step(struct wizard *wizard, int64_t mono_us)
{
    enum heel heel;
    wizard->step_us = mono_us;
    if (!wizard_asks(wizard, &heel) || wizard->step == WIZARD_LEFT_DOWN || wizard->step == WIZARD_RIGHT_DOWN)
        return;
    wizard->asked_us = mono_us;
    for (int i = 0; i < wizard->source_count; i++)
        if (!wizard->sources[i].away)
            wizard->sources[i].farthest = wizard->sources[i].rest;
}

bool wizard_step(struct wizard *wizard, int64_t mono_us)
{
    bool done = false;
    switch (wizard->step) {
    case WIZARD_REST:
        done = mono_us - wizard->step_us >= WIZARD_REST_US;
        break;
    case WIZARD_LEFT_UP:
    case WIZARD_RIGHT_UP:
        done = bind(wizard, wizard->step == WIZARD_LEFT_UP ? HEEL_LEFT : HEEL_RIGHT, mono_us);
        break;
    case WIZARD_LEFT_DOWN:
    case WIZARD_RIGHT_DOWN:
        done = come_down(wizard, wizard->step == WIZARD_LEFT_DOWN ? HEEL_LEFT : HEEL_RIGHT, mono_us);
        break;
    case WIZARD_DONE:
    case WIZARD_STEP_COUNT:
        break;
    }
    if (done) {
        wizard->step++;
        begin_step(wizard, mono_us);
    }
    return done;
}

bool wizard_apply(const struct wizard *wizard, int device, struct device_setup *setup)
{
    bool any = false, contacts = false;
    for (int which = 0; which < HEEL_COUNT; which++)
        any = any || (wizard->step == WIZARD_DONE && wizard->heels[which].device == device);
    for (int which = 0; any && which < HEEL_COUNT; which++) {
        const struct wizard_heel *heel = &wizard->heels[which];
        setup->heels[which] = heel->device == device ? heel->bound : (struct device_heel){0};
        if (setup->heels[which].count == 0 || control_is_analog(&heel->bound.controls[0]))
            continue;
        if (!contacts)
            setup->polarity = heel->polarity;
        contacts = true;
        for (int32_t i = 0; i < heel->bound.count; i++)
            setup->heels[which].turned[i] = heel->polarity != setup->polarity;
    }
    setup->bound = setup->bound || any;
    return any;
}
