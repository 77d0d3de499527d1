#include "core/heel.h"

const char *heel_name(enum heel heel)
{
    static const char *const names[HEEL_COUNT] = {[HEEL_LEFT] = "left", [HEEL_RIGHT] = "right"};
    return names[heel];
}

const char *edge_name(enum edge edge)
{
    static const char *const names[EDGE_COUNT] = {[EDGE_LIFT] = "lift", [EDGE_LANDING] = "landing"};
    return names[edge];
}

static int64_t debounce_of(int64_t wanted_us)
{
    if (wanted_us == 0)
        return HEEL_DEBOUNCE_US;
    if (wanted_us < 0)
        return 0;
    return wanted_us < HEEL_DEBOUNCE_MAX_US ? wanted_us : HEEL_DEBOUNCE_MAX_US;
}

void heel_signal_init(struct heel_signal *signal, const struct heel_signal_desc *desc)
{
    *signal = (struct heel_signal){.desc = *desc};
    struct heel_signal_desc *settled = &signal->desc;
    settled->debounce_us = debounce_of(desc->debounce_us);
    if (settled->lift_height == 0)
        settled->lift_height = HEEL_LIFT_HEIGHT;
    if (settled->landing_height == 0)
        settled->landing_height = HEEL_LANDING_HEIGHT;
    if (settled->landing_height >= settled->lift_height)
        settled->landing_height = settled->lift_height - 1;
}

static struct heel_event report(struct heel_signal *signal, int64_t t_us)
{
    signal->up = signal->raw_up;
    signal->settled = true;
    signal->edge_us = t_us;
    return (struct heel_event){
        .t_us = t_us, .heel = signal->desc.heel, .kind = signal->up ? HEEL_KIND_LIFT : HEEL_KIND_LANDING};
}

static bool is_held_back(const struct heel_signal *signal, int64_t t_us)
{
    return signal->settled && t_us < signal->edge_us + signal->desc.debounce_us;
}

int heel_signal_step(struct heel_signal *signal, int64_t t_us, struct heel_event *out)
{
    if (signal->raw_up == signal->up || is_held_back(signal, t_us))
        return 0;
    *out = report(signal, signal->edge_us + signal->desc.debounce_us);
    return 1;
}

static int change(struct heel_signal *signal, int64_t t_us, bool raw_up, struct heel_event *out)
{
    int count = heel_signal_step(signal, t_us, out);
    if (raw_up == signal->raw_up)
        return count;
    signal->raw_up = raw_up;
    if (signal->raw_up != signal->up && !is_held_back(signal, t_us))
        out[count++] = report(signal, t_us);
    return count;
}

int heel_signal_contact(struct heel_signal *signal, int64_t t_us, bool closed, struct heel_event out[2])
{
    return change(signal, t_us, closed == (signal->desc.polarity == HEEL_ACTIVE_UP), out);
}

int heel_signal_height(struct heel_signal *signal, int64_t t_us, int32_t height, struct heel_event out[3])
{
    if (height < 0)
        height = 0;
    if (height > HEEL_HEIGHT_TOP)
        height = HEEL_HEIGHT_TOP;
    bool raw_up = signal->raw_up ? height > signal->desc.landing_height : height >= signal->desc.lift_height;
    int count = change(signal, t_us, raw_up, out);
    out[count++] =
        (struct heel_event){.t_us = t_us, .heel = signal->desc.heel, .kind = HEEL_KIND_HEIGHT, .height = height};
    return count;
}

int64_t heel_signal_due_us(const struct heel_signal *signal)
{
    return signal->raw_up == signal->up ? INT64_MAX : signal->edge_us + signal->desc.debounce_us;
}
