#include "input/osc/osc_phones.h"

#include "core/base/text.h"

const char *osc_ipv4_format(uint32_t ipv4, char buffer[OSC_ADDRESS_SIZE])
{
    struct text text;
    text_init(&text, buffer, OSC_ADDRESS_SIZE);
    for (int shift = 24; shift >= 0; shift -= 8) {
        text_add_int(&text, ipv4 >> shift & 0xFF);
        if (shift > 0)
            text_add(&text, ".");
    }
    return buffer;
}

bool osc_phones_any(const struct osc_phones *phones)
{
    for (int i = 0; i < OSC_PHONES_MAX; i++)
        if (phones->phones[i].there)
            return true;
    return false;
}

/* The phone's own place, or a new one: one that was never used before that of the phone gone longest. NULL if all are
 * there. */
static struct osc_phone *find_place(struct osc_phones *phones, uint32_t ipv4)
{
    struct osc_phone *place = NULL;
    for (int i = 0; i < OSC_PHONES_MAX; i++) {
        struct osc_phone *phone = &phones->phones[i];
        if (phone->known && phone->ipv4 == ipv4)
            return phone;
        if (phone->there || (place != NULL && !place->known))
            continue;
        if (place == NULL || !phone->known || phone->heard_us < place->heard_us)
            place = phone;
    }
    if (place != NULL)
        *place = (struct osc_phone){.ipv4 = ipv4};
    return place;
}

static enum heel free_thigh(const struct osc_phones *phones)
{
    for (int i = 0; i < OSC_PHONES_MAX; i++)
        if (phones->phones[i].there && phones->phones[i].on_thigh && phones->phones[i].heel == HEEL_LEFT)
            return HEEL_RIGHT;
    return HEEL_LEFT;
}

static void bind(struct device_heel *heel, enum control_kind kind, int16_t index, int32_t top)
{
    heel->count = 1;
    heel->controls[0] = (struct control){.kind = kind, .index = index};
    heel->top = top;
}

static void suggest(const struct osc_phone *phone, const struct osc_message *message, struct device_setup *setup)
{
    char address[OSC_ADDRESS_SIZE], id[DEVICE_ID_SIZE], name[DEVICE_NAME_SIZE];
    struct text text;
    osc_ipv4_format(phone->ipv4, address);
    text_init(&text, id, sizeof id);
    text_add(&text, "osc:");
    text_add(&text, address);
    text_init(&text, name, sizeof name);
    text_add(&text, message->app);
    text_add(&text, " ");
    text_add(&text, address);
    /* A thigh is judged as that of a motion controller is. */
    device_setup_init(setup, phone->on_thigh ? DEVICE_MOTION : DEVICE_OSC, id, name);
    setup->kind = DEVICE_OSC;
    if (phone->on_thigh)
        bind(&setup->heels[phone->heel], CONTROL_TILT, 0, 0);
    for (enum heel heel = HEEL_LEFT; message->meaning == OSC_HEEL && heel < HEEL_COUNT; heel++)
        bind(&setup->heels[heel], CONTROL_CHANNEL, (int16_t)heel, HEEL_HEIGHT_TOP);
}

static void arrive(struct osc_phones *phones, struct osc_phone *phone, const struct osc_message *message,
                   const struct driver_sink *sink)
{
    if (!phone->known || !phone->on_thigh) {
        phone->on_thigh = message->meaning == OSC_GRAVITY || message->meaning == OSC_ACCELERATION;
        phone->heel = free_thigh(phones);
    }
    phone->known = phone->there = true;
    struct device_setup setup;
    suggest(phone, message, &setup);
    sink->arrived(sink->context, (int)(phone - phones->phones), &setup, NULL);
}

/* False if nothing is to be read of it. */
static bool read_message(struct osc_phone *phone, const struct osc_message *message, int64_t mono_us,
                         struct reading *reading)
{
    *reading = (struct reading){.mono_us = mono_us};
    if (message->meaning == OSC_HEEL || message->meaning == OSC_TOUCH) {
        reading->control = (struct control){.kind = CONTROL_CHANNEL, .index = message->channel};
        reading->value = message->value;
        return true;
    }
    if (message->meaning == OSC_ACCELERATION && phone->says_gravity)
        return false;
    if (message->meaning == OSC_GRAVITY && !phone->says_gravity) {
        /* With some apps it points the other way than acceleration does. */
        phone->tilt = (struct osc_tilt){0};
        phone->says_gravity = true;
    }
    reading->control = (struct control){.kind = CONTROL_TILT};
    reading->mono_us -= OSC_TILT_DELAY_US;
    return osc_tilt_read(&phone->tilt, mono_us, message->vector, &reading->value);
}

/* The message that says most surely what the sender is. */
static const struct osc_message *surest(const struct osc_message *messages, int count)
{
    const struct osc_message *best = &messages[0];
    for (int i = 1; i < count; i++)
        if (messages[i].meaning < best->meaning)
            best = &messages[i];
    return best;
}

int osc_phones_packet(struct osc_phones *phones, uint32_t ipv4, const void *bytes, size_t size, int64_t mono_us,
                      const struct driver_sink *sink)
{
    struct osc_message messages[OSC_MESSAGES_MAX];
    int count = osc_parse(bytes, size, messages);
    struct osc_phone *phone = count > 0 ? find_place(phones, ipv4) : NULL;
    if (phone == NULL)
        return 0;
    phone->heard_us = mono_us;
    if (!phone->there)
        arrive(phones, phone, surest(messages, count), sink);
    for (int i = 0; i < count; i++) {
        struct reading reading;
        if (read_message(phone, &messages[i], mono_us, &reading))
            sink->reading(sink->context, (int)(phone - phones->phones), &reading);
    }
    return count;
}

void osc_phones_silence(struct osc_phones *phones, int64_t mono_us, const struct driver_sink *sink)
{
    for (int i = 0; i < OSC_PHONES_MAX; i++) {
        struct osc_phone *phone = &phones->phones[i];
        if (!phone->there || mono_us - phone->heard_us <= OSC_SILENCE_US)
            continue;
        phone->there = false;
        sink->left(sink->context, i);
    }
}
