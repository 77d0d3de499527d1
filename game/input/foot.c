#include "input/foot.h"

#include <stdlib.h>
#include <string.h>

/* A mat's arrow on an axis: closed beyond half of the half's travel, open again below a third. */
#define AXIS_CLOSES 16384
#define AXIS_OPENS  10923

/* What counts as more than noise, by kind, in the control's unit: of a channel 4 % of 1000, where FSR pads flicker by
 * under 1 %; of a tilt one degree, where a typing hand moves the thigh by a fifth of that. */
static const struct span_desc spans[CONTROL_KIND_COUNT] = {
    [CONTROL_BUTTON] = {.least = 1},
    [CONTROL_AXIS] = {.least = 3000, .floor_stays = true},
    [CONTROL_HAT] = {.least = 1},
    [CONTROL_CHANNEL] = {.least = 40, .least_permille = 150},
    [CONTROL_TILT] = {.least = 1000, .top_follows = true},
};

static void init_heel(struct foot *foot, enum heel heel)
{
    const struct device_setup *setup = &foot->setup;
    const struct device_heel *bound = &setup->heels[heel];
    bool analog = device_is_analog(setup, heel);
    int64_t debounce_us = setup->debounce_ms > 0 ? setup->debounce_ms * INT64_C(1000) : -1;
    for (enum heel_polarity polarity = HEEL_ACTIVE_UP; polarity < HEEL_POLARITY_COUNT; polarity++)
        heel_signal_init(&foot->signals[heel][polarity], &(struct heel_signal_desc){
                                                             .heel = heel,
                                                             .polarity = polarity,
                                                             .debounce_us = debounce_us,
                                                         });
    touch_init(&foot->touches[heel], &(struct touch_desc){
                                         .heel = heel,
                                         .debounce_us = debounce_us,
                                         .lift_height = setup->lift_permille,
                                         .landing_height = setup->landing_permille,
                                     });
    struct span_desc desc = spans[analog ? bound->controls[0].kind : CONTROL_BUTTON];
    if (bound->join == DEVICE_SUM && bound->count > 1)
        desc.least *= bound->count;
    /* What input/motion/tilt counts from is the floor already; following it once more would only lag. */
    desc.floor_stays = desc.floor_stays || setup->kind == DEVICE_MOTION;
    desc.floor = bound->floor;
    desc.top = bound->top;
    span_init(&foot->spans[heel], &desc);
    foot->joined[heel] = analog ? bound->floor : 0;
    foot->height[heel] = 0;
    for (int i = 0; i < DEVICE_CONTROLS_MAX; i++) {
        foot->values[heel][i] = 0;
        foot->seen[heel][i] = false;
    }
}

void foot_init(struct foot *foot, const struct device_setup *setup)
{
    foot->setup = *setup;
    memset(foot->steeps, 0, sizeof foot->steeps);
    foot_release(foot);
}

/* What has been read so far still holds. */
static bool read_alike(const struct device_setup *a, const struct device_setup *b)
{
    bool alike = a->off == b->off && a->polarity == b->polarity && a->debounce_ms == b->debounce_ms &&
                 a->lift_permille == b->lift_permille && a->landing_permille == b->landing_permille;
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++)
        alike = alike && device_lie_alike(&a->heels[heel], &b->heels[heel]) &&
                a->heels[heel].floor == b->heels[heel].floor && a->heels[heel].top == b->heels[heel].top;
    return alike;
}

void foot_set_up(struct foot *foot, const struct device_setup *setup)
{
    bool alike = read_alike(&foot->setup, setup);
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++)
        if (!device_lie_alike(&foot->setup.heels[heel], &setup->heels[heel]))
            foot->steeps[heel] = (struct steep){0};
    foot->setup = *setup;
    if (!alike)
        foot_release(foot);
}

void foot_release(struct foot *foot)
{
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++)
        init_heel(foot, heel);
}

/* The part of an axis that a mat reports an arrow by, as a contact. */
static int32_t half_axis(const struct control *control, int32_t value, int32_t closed)
{
    int64_t beyond = control->part == CONTROL_PLUS ? value : -(int64_t)value;
    return beyond >= (closed ? AXIS_OPENS : AXIS_CLOSES);
}

bool reading_take(const struct control *control, const struct reading *reading, int32_t *value)
{
    const struct control *read = &reading->control;
    if (control_equal(control, read)) {
        *value = control_is_analog(control) ? reading->value : reading->value != 0;
        return true;
    }
    if (control->kind != CONTROL_AXIS || read->kind != CONTROL_AXIS || read->index != control->index ||
        read->part != CONTROL_WHOLE)
        return false;
    *value = half_axis(control, reading->value, *value);
    return true;
}

/* Of what has been read at all: a sensor that is yet to speak is not one that says 0. */
static int32_t join(const struct foot *foot, enum heel heel)
{
    const struct device_heel *bound = &foot->setup.heels[heel];
    bool sums = bound->join == DEVICE_SUM && control_is_analog(&bound->controls[0]), any = false;
    int64_t joined = 0;
    for (int32_t i = 0; i < bound->count; i++) {
        int64_t value = foot->values[heel][i];
        if (!foot->seen[heel][i])
            continue;
        joined = !any ? value : sums ? joined + value : value > joined ? value : joined;
        any = true;
    }
    return (int32_t)(joined < -SPAN_VALUE_MAX ? -SPAN_VALUE_MAX : joined > SPAN_VALUE_MAX ? SPAN_VALUE_MAX : joined);
}

static bool all_seen(const struct foot *foot, enum heel heel)
{
    for (int32_t i = 0; i < foot->setup.heels[heel].count; i++)
        if (!foot->seen[heel][i])
            return false;
    return true;
}

/* An edge of one contact is the heel's only if the other doesn't hold it up. */
static int keep_edges(const struct foot *foot, enum heel heel, enum heel_polarity polarity, int count)
{
    enum heel_polarity other = polarity == HEEL_ACTIVE_UP ? HEEL_ACTIVE_DOWN : HEEL_ACTIVE_UP;
    return foot->signals[heel][other].up ? 0 : count;
}

static int read_contact(struct foot *foot, enum heel heel, enum heel_polarity polarity, int64_t mono_us,
                        struct heel_event *out)
{
    bool closed = false;
    for (int32_t i = 0; i < foot->setup.heels[heel].count; i++)
        closed = closed || (foot->values[heel][i] && device_polarity(&foot->setup, heel, i) == polarity);
    int count = heel_signal_contact(&foot->signals[heel][polarity], mono_us, closed, out);
    return keep_edges(foot, heel, polarity, count);
}

static int read_height(struct foot *foot, enum heel heel, int64_t mono_us, struct heel_event *out)
{
    span_reading(&foot->spans[heel], mono_us, foot->joined[heel]);
    foot->height[heel] = span_height(&foot->spans[heel], foot->joined[heel]);
    int count = touch_height(&foot->touches[heel], mono_us, foot->height[heel], out);
    steep_height(&foot->steeps[heel], mono_us, foot->height[heel]);
    return foot->steeps[heel].is_steep ? count - 1 : count;
}

static int read_heel(struct foot *foot, enum heel heel, const struct reading *reading, struct heel_event *out)
{
    const struct device_heel *bound = &foot->setup.heels[heel];
    bool any = false, changed = false, spoke[HEEL_POLARITY_COUNT] = {false};
    int count = 0;
    for (int32_t i = 0; i < bound->count; i++) {
        int32_t before = foot->values[heel][i];
        bool taken = reading_take(&bound->controls[i], reading, &foot->values[heel][i]);
        /* A whole axis that moves for another arrow, or rests, is no word about this one. */
        if (foot->values[heel][i] == before && !control_equal(&bound->controls[i], &reading->control))
            continue;
        foot->seen[heel][i] = foot->seen[heel][i] || taken;
        any = any || taken;
        spoke[device_polarity(&foot->setup, heel, i)] |= taken;
        changed = changed || foot->values[heel][i] != before;
    }
    if (!any)
        return 0;
    foot->joined[heel] = join(foot, heel);
    bool analog = device_is_analog(&foot->setup, heel);
    /* Half a sum would look like a floor, and the first of two panels that turns out open like a heel that went up. */
    if (!all_seen(foot, heel) && (analog || !changed))
        return 0;
    if (analog)
        return read_height(foot, heel, reading->mono_us, out);
    for (enum heel_polarity polarity = HEEL_ACTIVE_UP; polarity < HEEL_POLARITY_COUNT; polarity++)
        if (spoke[polarity])
            count += read_contact(foot, heel, polarity, reading->mono_us, &out[count]);
    return count;
}

static void take_off_offsets(const struct foot *foot, struct heel_event *events, int count)
{
    int64_t lift_ms = foot->setup.offset_ms[EDGE_LIFT], landing_ms = foot->setup.offset_ms[EDGE_LANDING];
    const int64_t offset_us[HEEL_KIND_COUNT] = {
        [HEEL_KIND_LIFT] = lift_ms * 1000,
        [HEEL_KIND_LANDING] = landing_ms * 1000,
        [HEEL_KIND_HEIGHT] = (lift_ms + landing_ms) * 500,
    };
    for (int i = 0; i < count; i++)
        events[i].t_us -= offset_us[events[i].kind];
}

int foot_reading(struct foot *foot, const struct reading *reading, struct heel_event out[FOOT_EVENTS_MAX])
{
    int count = 0;
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++)
        count += read_heel(foot, heel, reading, &out[count]);
    take_off_offsets(foot, out, count);
    return count;
}

static int step_contacts(struct foot *foot, enum heel heel, int64_t mono_us, struct heel_event *out)
{
    int count = 0;
    for (enum heel_polarity polarity = HEEL_ACTIVE_UP; polarity < HEEL_POLARITY_COUNT; polarity++) {
        int stepped = heel_signal_step(&foot->signals[heel][polarity], mono_us, &out[count]);
        count += keep_edges(foot, heel, polarity, stepped);
    }
    return count;
}

int foot_step(struct foot *foot, int64_t mono_us, struct heel_event out[FOOT_STEP_MAX])
{
    int count = 0;
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++)
        count += device_is_analog(&foot->setup, heel) ? touch_step(&foot->touches[heel], mono_us, &out[count])
                                                      : step_contacts(foot, heel, mono_us, &out[count]);
    take_off_offsets(foot, out, count);
    return count;
}

int64_t foot_due_us(const struct foot *foot)
{
    int64_t due_us = INT64_MAX;
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
        const struct heel_signal *contacts = foot->signals[heel];
        int64_t up_us = heel_signal_due_us(&contacts[HEEL_ACTIVE_UP]);
        int64_t down_us = heel_signal_due_us(&contacts[HEEL_ACTIVE_DOWN]);
        int64_t heel_us = device_is_analog(&foot->setup, heel) ? touch_due_us(&foot->touches[heel])
                          : up_us < down_us                    ? up_us
                                                               : down_us;
        due_us = heel_us < due_us ? heel_us : due_us;
    }
    return due_us;
}

bool foot_is_up(const struct foot *foot, enum heel heel)
{
    const struct heel_signal *contacts = foot->signals[heel];
    return device_is_analog(&foot->setup, heel) ? foot->touches[heel].up
                                                : contacts[HEEL_ACTIVE_UP].up || contacts[HEEL_ACTIVE_DOWN].up;
}

int64_t foot_open_us(const struct foot *foot)
{
    int64_t lift_ms = foot->setup.offset_ms[EDGE_LIFT], open_us = INT64_MAX;
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
        int64_t heel_us = device_is_analog(&foot->setup, heel) ? touch_open_us(&foot->touches[heel]) : INT64_MAX;
        if (heel_us != INT64_MAX && heel_us - lift_ms * 1000 < open_us)
            open_us = heel_us - lift_ms * 1000;
    }
    return open_us;
}

/* Nothing was known; or what was learned first turned out to be no reps, and the span is another by a quarter now. What
 * the player has saved before stays. */
static bool is_news(const struct device_heel *bound, const struct span *span)
{
    int32_t known = bound->top - bound->floor, learned = span->top - span->floor;
    return span_is_sure(span) && span->desc.floor == span->desc.top && abs(learned - known) > abs(known) / 4;
}

bool foot_learned(struct foot *foot)
{
    bool changed = false;
    for (enum heel heel = HEEL_LEFT; heel < HEEL_COUNT; heel++) {
        struct device_heel *bound = &foot->setup.heels[heel];
        const struct span *span = &foot->spans[heel];
        if (!device_is_analog(&foot->setup, heel) || !is_news(bound, span))
            continue;
        bound->floor = span->floor;
        bound->top = span->top;
        changed = true;
    }
    return changed;
}
