#include "core/feet/heel_signal.h"

const char *const heel_polarity_words[HEEL_POLARITY_COUNT] = {[HEEL_ACTIVE_UP] = "up", [HEEL_ACTIVE_DOWN] = "down"};

int64_t heel_debounce_us(int64_t wanted_us)
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
    signal->desc.debounce_us = heel_debounce_us(desc->debounce_us);
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

int heel_signal_contact(struct heel_signal *signal, int64_t t_us, bool closed, struct heel_event out[2])
{
    bool raw_up = closed == (signal->desc.polarity == HEEL_ACTIVE_UP);
    int count = heel_signal_step(signal, t_us, out);
    if (raw_up == signal->raw_up)
        return count;
    signal->raw_up = raw_up;
    if (signal->raw_up != signal->up && !is_held_back(signal, t_us))
        out[count++] = report(signal, t_us);
    return count;
}

int64_t heel_signal_due_us(const struct heel_signal *signal)
{
    return signal->raw_up == signal->up ? INT64_MAX : signal->edge_us + signal->desc.debounce_us;
}
