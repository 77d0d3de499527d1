/* OSC packets from strangers: whatever they hold, the phones, their tilts and the feet behind them stay in range.
 *
 * An input is a row of packets, each with a head of four bytes: sender, 10 ms steps since the last, length (big-endian;
 * no more than there is). */
#include "input/osc/osc_phones.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define HEAD    4
#define STEP_US INT64_C(10000)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct seen {
    bool there[OSC_PHONES_MAX];
    struct foot feet[OSC_PHONES_MAX];
};

static void check(bool holds)
{
    if (!holds)
        abort();
}

static void on_arrived(void *context, int device, const struct device_setup *suggested, const struct device_menu *menu)
{
    struct seen *seen = context;
    struct error error;
    check(device >= 0 && device < OSC_PHONES_MAX && !seen->there[device] && menu == NULL);
    check(device_setup_check(suggested, &error));
    seen->there[device] = true;
    foot_init(&seen->feet[device], suggested);
}

static void on_left(void *context, int device)
{
    struct seen *seen = context;
    check(device >= 0 && device < OSC_PHONES_MAX && seen->there[device]);
    seen->there[device] = false;
}

static void on_reading(void *context, int device, const struct reading *reading)
{
    struct seen *seen = context;
    struct heel_event events[FOOT_EVENTS_MAX];
    check(device >= 0 && device < OSC_PHONES_MAX && seen->there[device]);
    check(reading->control.index >= 0 && reading->control.index <= DEVICE_INDEX_MAX);
    check(reading->value >= 0 && reading->value <= (reading->control.kind == CONTROL_TILT ? 30000 : 1000));
    int count = foot_reading(&seen->feet[device], reading, events);
    check(count >= 0 && count <= FOOT_EVENTS_MAX);
}

static void on_fault(void *context, const struct error *error)
{
    (void)context;
    (void)error;
    abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct osc_phones phones = {0};
    struct seen *seen = calloc(1, sizeof *seen);
    check(seen != NULL);
    struct driver_sink sink = {seen, on_arrived, on_left, on_reading, on_fault};
    int64_t mono_us = 1000000;
    while (size >= HEAD) {
        uint32_t sender = 0x0A000000U + data[0];
        size_t length = (size_t)data[2] << 8 | data[3];
        mono_us += data[1] * STEP_US;
        data += HEAD;
        size -= HEAD;
        length = length < size ? length : size;
        /* Of exactly that size, so that a step beyond is seen. */
        void *packet = malloc(length > 0 ? length : 1);
        check(packet != NULL);
        memcpy(packet, data, length);
        osc_phones_packet(&phones, sender, packet, length, mono_us, &sink);
        osc_phones_silence(&phones, mono_us, &sink);
        free(packet);
        data += length;
        size -= length;
    }
    free(seen);
    return 0;
}
