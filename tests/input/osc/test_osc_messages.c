#include "input/osc/osc_messages.h"

#include "check.h"
#include "core/base/rng.h"
#include "input/osc/osc_packets.h"

#include <math.h>

struct row {
    const char *address, *types;
    double values[4];
    const char *app; /* NULL: not understood */
    enum osc_meaning meaning;
    int channel, value;
};

static const struct row rows[] = {
    {"/heelbeat/left", "f", {0.25}, "OSC", OSC_HEEL, 0, 250},
    {"/heelbeat/right", "f", {1}, "OSC", OSC_HEEL, 1, 1000},
    {"/heelbeat/right", "d", {0.5004}, "OSC", OSC_HEEL, 1, 500},
    {"/heelbeat/left", "i", {1}, "OSC", OSC_HEEL, 0, 1000},
    {"/heelbeat/left", "h", {1}, "OSC", OSC_HEEL, 0, 1000},
    {"/heelbeat/left", "T", {0}, "OSC", OSC_HEEL, 0, 1000},
    {"/heelbeat/left", "F", {0}, "OSC", OSC_HEEL, 0, 0},
    {"/heelbeat/left", "f", {7}, "OSC", OSC_HEEL, 0, 1000},
    {"/heelbeat/left", "d", {-1e300}, "OSC", OSC_HEEL, 0, 0},
    {"/ZIGSIM/a-Phone_1/gravity", "fff", {0, -0.6, -0.8}, "ZIG SIM", OSC_GRAVITY, 0, 0},
    {"/ZIGSIM/a-Phone_1/gravity", "ddd", {0, -0.6, -0.8}, "ZIG SIM", OSC_GRAVITY, 0, 0},
    {"/a-Phone_1/gravity", "fff", {0, -0.6, -0.8}, "ZIG SIM", OSC_GRAVITY, 0, 0},
    {"/ZIGSIM/a/touch02", "f", {1}, "ZIG SIM", OSC_TOUCH, 2, 0},
    {"/ZIGSIM/a/touch12", "f", {0}, "ZIG SIM", OSC_TOUCH, 3, 500},
    {"/ZIGSIM/a/touch0", "ff", {0.3, -1}, "ZIG SIM", OSC_TOUCH, 2, 1000},
    {"/gyrosc/grav", "fff", {0, 0, -1}, "GyrOSC", OSC_GRAVITY, 0, 0},
    {"/gyrosc/accel", "fff", {0, 0, -1.2}, "GyrOSC", OSC_ACCELERATION, 0, 0},
    {"/accxyz", "fff", {0.1, 0.2, -0.9}, "TouchOSC", OSC_ACCELERATION, 0, 0},
    {"/1/fader1", "f", {0.125}, "TouchOSC", OSC_TOUCH, 33, 125},
    {"/2/fader15", "f", {0.125}, "TouchOSC", OSC_TOUCH, 79, 125},
    {"/1/push1", "f", {1}, "TouchOSC", OSC_TOUCH, 49, 1000},
    {"/6/push15", "f", {1}, "TouchOSC", OSC_TOUCH, 223, 1000},
    {"/fader3", "f", {0.5}, "TouchOSC", OSC_TOUCH, 227, 500},
    {"/button15", "f", {1}, "TouchOSC", OSC_TOUCH, 255, 1000},
    {"/gravity", "fff", {0, 5.9, 7.8}, "Sensors2OSC", OSC_GRAVITY, 0, 0},
    {"/accelerometer", "fff", {0, 5.9, 9.8}, "Sensors2OSC", OSC_ACCELERATION, 0, 0},
    {"/heelbeat/left", "", {0}, NULL, 0, 0, 0},
    {"/heelbeat/left", "s", {0}, NULL, 0, 0, 0},
    {"/heelbeat/left", "b", {0}, NULL, 0, 0, 0},
    {"/heelbeat/left", "N", {0}, NULL, 0, 0, 0},
    {"/heelbeat/left", "fs", {0.5}, NULL, 0, 0, 0},
    {"/heelbeat/left", "f", {NAN}, NULL, 0, 0, 0},
    {"/heelbeat/left", "d", {INFINITY}, NULL, 0, 0, 0},
    {"/heelbeat/left/", "f", {0.5}, NULL, 0, 0, 0},
    {"/heelbeat/middle", "f", {0.5}, NULL, 0, 0, 0},
    {"/heelbeat/*", "f", {0.5}, NULL, 0, 0, 0},
    {"/", "f", {0.5}, NULL, 0, 0, 0},
    {"/gravity", "ff", {0, 1}, NULL, 0, 0, 0},
    {"/gravity", "fff", {0, NAN, 1}, NULL, 0, 0, 0},
    {"/gravity", "fff", {0, -INFINITY, 1}, NULL, 0, 0, 0},
    {"/ZIGSIM/a/accel", "fff", {0, 0, 1}, NULL, 0, 0, 0},
    {"/ZIGSIM//gravity", "fff", {0, 0, 1}, NULL, 0, 0, 0},
    {"/ZIGSIM/a/b/gravity", "fff", {0, 0, 1}, NULL, 0, 0, 0},
    {"/accxyz", "fff", {0, 0, 0.2}, NULL, 0, 0, 0}, /* gravity taken off */
    {"/accxyz", "fff", {0, 0, 2.5}, NULL, 0, 0, 0}, /* shaken */
    {"/gravity", "fff", {0, 0, 17}, NULL, 0, 0, 0},
    {"/7/fader1", "f", {0.5}, NULL, 0, 0, 0},
    {"/0/fader1", "f", {0.5}, NULL, 0, 0, 0},
    {"/1/fader16", "f", {0.5}, NULL, 0, 0, 0},
    {"/1/fader123456789", "f", {0.5}, NULL, 0, 0, 0},
    {"/1/fader", "f", {0.5}, NULL, 0, 0, 0},
};

static void every_app(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct row *row = &rows[i];
        struct packet packet = packet_message(row->address, row->types, row->values);
        struct osc_message out[OSC_MESSAGES_MAX];
        int count = osc_parse(packet.bytes, packet.size, out);
        if (count != (row->app != NULL))
            fail_msg("%s %s: %d understood", row->address, row->types, count);
        packet_free(&packet);
        if (row->app == NULL)
            continue;
        assert_string_equal(out[0].app, row->app);
        assert_int_equal(out[0].meaning, row->meaning);
        if (out[0].channel != row->channel || out[0].value != row->value)
            fail_msg("%s: channel %d reads %d", row->address, out[0].channel, (int)out[0].value);
        bool is_vector = row->meaning == OSC_GRAVITY || row->meaning == OSC_ACCELERATION;
        for (int axis = 0; axis < 3 && is_vector; axis++)
            assert_true(fabs(out[0].vector[axis] - row->values[axis]) < 1e-6);
    }
}

static void bundles(void **state)
{
    (void)state;
    for (int depth = 1; depth <= OSC_DEPTH_MAX + 2; depth++) {
        struct packet packet = packet_bundle(0.1F, 0.9F, depth);
        struct osc_message out[OSC_MESSAGES_MAX];
        int count = osc_parse(packet.bytes, packet.size, out);
        packet_free(&packet);
        assert_int_equal(count, depth <= OSC_DEPTH_MAX ? 2 : 0);
        if (count == 0)
            continue;
        assert_int_equal(out[0].channel, 0);
        assert_int_equal(out[0].value, 100);
        assert_int_equal(out[1].channel, 1);
        assert_int_equal(out[1].value, 900);
    }
}

/* A bundle of many small messages: no more are understood than fit, and one with too many is dropped. */
static void many_messages(void **state)
{
    (void)state;
    static const int counts[] = {OSC_MESSAGES_MAX - 1, OSC_MESSAGES_MAX + 1, OSC_ELEMENTS_MAX - 1, OSC_ELEMENTS_MAX};
    static const int understood[] = {OSC_MESSAGES_MAX - 1, OSC_MESSAGES_MAX, OSC_MESSAGES_MAX, 0};
    for (int i = 0; i < 4; i++) {
        struct packet packet = packet_row("/heelbeat/left", counts[i]);
        struct osc_message out[OSC_MESSAGES_MAX];
        assert_int_equal(osc_parse(packet.bytes, packet.size, out), understood[i]);
        packet_free(&packet);
    }
}

static void cut_short(void **state)
{
    (void)state;
    struct packet whole = packet_message("/ZIGSIM/phone/gravity", "fff", (double[]){0, 0, 1});
    for (size_t size = 0; size < whole.size; size++) {
        struct packet packet = packet_copy(whole.bytes, size);
        struct osc_message out[OSC_MESSAGES_MAX];
        assert_int_equal(osc_parse(packet.bytes, packet.size, out), 0);
        packet_free(&packet);
    }
    packet_free(&whole);
}

static void check_range(const struct osc_message *message)
{
    assert_true(message->meaning >= 0 && message->meaning < OSC_MEANING_COUNT);
    assert_in_range(message->value, 0, 1000);
    assert_in_range(message->channel, 0, DEVICE_INDEX_MAX);
    assert_non_null(message->app);
    for (int axis = 0; axis < 3; axis++)
        assert_true(fabs(message->vector[axis]) < 20);
}

static void mutate(struct packet *packet, struct rng *rng)
{
    unsigned char *bytes = packet->bytes;
    int changes = 1 + (int)rng_below(rng, 6);
    for (int i = 0; i < changes && packet->size > 0; i++) {
        size_t at = rng_below(rng, (uint32_t)packet->size);
        static const unsigned char nasty[] = {0, 1, '/', ',', '#', 'f', 'b', 's', 0x7F, 0x80, 0xFF};
        if (rng_below(rng, 8) == 0)
            packet->size = at;
        else if (rng_below(rng, 2) == 0)
            bytes[at] ^= (unsigned char)(1U << rng_below(rng, 8));
        else
            bytes[at] = nasty[rng_below(rng, sizeof nasty)];
    }
    /* Of exactly that size, so that the address sanitizer sees a step beyond. */
    struct packet exact = packet_copy(bytes, packet->size);
    packet_free(packet);
    *packet = exact;
}

static void mutations(void **state)
{
    (void)state;
    struct rng rng;
    rng_init(&rng, 20261122, 0);
    size_t row_count = sizeof rows / sizeof rows[0];
    int understood = 0, dropped = 0;
    for (int i = 0; i < 40000; i++) {
        size_t pick = rng_below(&rng, (uint32_t)row_count + 4);
        struct packet packet = pick < row_count
                                   ? packet_message(rows[pick].address, rows[pick].types, rows[pick].values)
                                   : packet_bundle(0.2F, 0.8F, 1 + (int)(pick - row_count));
        mutate(&packet, &rng);
        struct osc_message out[OSC_MESSAGES_MAX];
        int count = osc_parse(packet.bytes, packet.size, out);
        assert_in_range(count, 0, OSC_MESSAGES_MAX);
        for (int k = 0; k < count; k++)
            check_range(&out[k]);
        understood += count > 0;
        dropped += count == 0;
        packet_free(&packet);
    }
    assert_true(understood > 1000);
    assert_true(dropped > 20000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_app), cmocka_unit_test(bundles),   cmocka_unit_test(many_messages),
        cmocka_unit_test(cut_short), cmocka_unit_test(mutations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
