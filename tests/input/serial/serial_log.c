#include "input/serial/serial_log.h"

#include "check.h"

static void on_arrived(void *context, int device, const struct device_setup *setup, const struct device_menu *menu)
{
    struct serial_log *log = context;
    struct error error;
    assert_null(menu);
    assert_in_range(device, 0, LOG_DEVICES - 1);
    assert_false(log->here[device]);
    assert_true(device_setup_check(setup, &error));
    log->here[device] = true;
    log->device = device;
    log->setup = *setup;
    log->arrived++;
}

static void on_left(void *context, int device)
{
    struct serial_log *log = context;
    assert_true(log->here[device]);
    log->here[device] = false;
    log->left++;
}

static void on_reading(void *context, int device, const struct reading *reading)
{
    struct serial_log *log = context;
    assert_true(log->here[device]);
    assert_int_equal(reading->control.kind, CONTROL_CHANNEL);
    assert_in_range(reading->control.index, 0, DEVICE_CONTROLS_MAX - 1);
    log->readings++;
    log->last[reading->control.index] = reading->value;
    if (reading->control.index != 0 || log->kept_count == LOG_VALUES)
        return;
    if (log->kept_count > 0)
        assert_true(reading->mono_us >= log->kept[log->kept_count - 1].mono_us);
    log->kept[log->kept_count++] = *reading;
}

static void on_fault(void *context, const struct error *error)
{
    struct serial_log *log = context;
    log->fault = *error;
    log->faults++;
}

struct driver_sink serial_log_sink(struct serial_log *log)
{
    return (struct driver_sink){
        .context = log, .arrived = on_arrived, .left = on_left, .reading = on_reading, .fault = on_fault};
}
