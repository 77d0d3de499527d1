#include "input/osc/osc_messages.h"

#include <math.h>
#include <string.h>

#include <lo/lo.h>

/* No messages: the names of apps. */

#define WORD        4  /* everything in OSC is padded to it */
#define BUNDLE_HEAD 16 /* "#bundle" and its time tag */
#define TYPES_MAX   16 /* arguments of a message that is understood */
#define GRAVITY_MS2 9.80665

/* Which addresses mean what. In a pattern * stands for one part of an address and # for a number of up to two digits.
 * What the apps send was read from their makers' documentation and source:
 *   ZIG SIM     https://1-10.github.io/zigsim/features/motion.html, .../touch.html; on iOS with /ZIGSIM before it, two
 *               numbers in one touch message with some versions. Its accel has gravity taken off: of no use here.
 *   GyrOSC      /gyrosc/grav, /gyrosc/accel as receivers read them.
 *   TouchOSC    https://hexler.net/touchosc-mk1/manual: layouts send /page/control; the later version sends /control.
 *   Sensors2OSC https://sensors2.org/osc/: Android's sensors under their own names, in m/s2. */
struct row {
    const char *pattern;
    const char *app;
    enum osc_meaning meaning;
    int arguments;     /* needed at least */
    int argument;      /* HEEL, TOUCH: which of them is the value ... */
    double floor, top; /* ... and what are 0 and 1000 of it */
    int channel;       /* HEEL, TOUCH: of number 0; see page_channel */
    bool has_page;     /* the first number is a page */
};

#define PAGE_CHANNELS 32 /* a page's controls: numbers 0..15 of one sort, 16..31 of another */
#define PAGES_MAX     6

static const struct row rows[] = {
    {"/heelbeat/left", "OSC", OSC_HEEL, 1, 0, 0, 1, 0, false},
    {"/heelbeat/right", "OSC", OSC_HEEL, 1, 0, 0, 1, 1, false},
    {"/ZIGSIM/*/gravity", "ZIG SIM", OSC_GRAVITY, 3, 0, 0, 0, 0, false},
    {"/ZIGSIM/*/touch02", "ZIG SIM", OSC_TOUCH, 1, 0, 1, -1, 2, false},
    {"/ZIGSIM/*/touch12", "ZIG SIM", OSC_TOUCH, 1, 0, 1, -1, 3, false},
    {"/ZIGSIM/*/touch0", "ZIG SIM", OSC_TOUCH, 2, 1, 1, -1, 2, false},
    {"/ZIGSIM/*/touch1", "ZIG SIM", OSC_TOUCH, 2, 1, 1, -1, 3, false},
    {"/gyrosc/grav", "GyrOSC", OSC_GRAVITY, 3, 0, 0, 0, 0, false},
    {"/gyrosc/accel", "GyrOSC", OSC_ACCELERATION, 3, 0, 0, 0, 0, false},
    {"/accxyz", "TouchOSC", OSC_ACCELERATION, 3, 0, 0, 0, 0, false},
    {"/#/fader#", "TouchOSC", OSC_TOUCH, 1, 0, 0, 1, 0, true},
    {"/#/push#", "TouchOSC", OSC_TOUCH, 1, 0, 0, 1, 16, true},
    {"/fader#", "TouchOSC", OSC_TOUCH, 1, 0, 0, 1, 224, false},
    {"/button#", "TouchOSC", OSC_TOUCH, 1, 0, 0, 1, 240, false},
    {"/gravity", "Sensors2OSC", OSC_GRAVITY, 3, 0, 0, 0, 0, false},
    {"/accelerometer", "Sensors2OSC", OSC_ACCELERATION, 3, 0, 0, 0, 0, false},
    {"/*/gravity", "ZIG SIM", OSC_GRAVITY, 3, 0, 0, 0, 0, false},
    {"/*/touch02", "ZIG SIM", OSC_TOUCH, 1, 0, 1, -1, 2, false},
    {"/*/touch12", "ZIG SIM", OSC_TOUCH, 1, 0, 1, -1, 3, false},
};

struct packet {
    struct osc_message *out;
    int count, elements;
};

/* Bytes of the terminated, padded string at bytes[size]; 0 if it is none. */
static size_t string_size(const char *bytes, size_t size)
{
    const char *end = size > 0 ? memchr(bytes, '\0', size) : NULL;
    if (end == NULL)
        return 0;
    size_t padded = ((size_t)(end - bytes) / WORD + 1) * WORD;
    return padded <= size ? padded : 0;
}

/* One or two digits, which are passed over. */
static bool take_number(const char **text, int *number)
{
    int digits = 0;
    for (*number = 0; **text >= '0' && **text <= '9' && digits < 2; (*text)++, digits++)
        *number = *number * 10 + (**text - '0');
    return digits > 0;
}

static bool matches(const char *pattern, const char *address, int numbers[2])
{
    int count = 0;
    for (; *pattern != '\0'; pattern++) {
        if (*pattern == '*') {
            size_t length = strcspn(address, "/");
            if (length == 0)
                return false;
            address += length;
        } else if (*pattern == '#') {
            if (count == 2 || !take_number(&address, &numbers[count++]))
                return false;
        } else if (*address++ != *pattern) {
            return false;
        }
    }
    return *address == '\0';
}

/* The channel of a row's control, so that each of a phone's has one of its own; -1 if there is none for it. */
static int channel_of(const struct row *row, const int numbers[2])
{
    int page = row->has_page ? numbers[0] : 0, number = row->has_page ? numbers[1] : numbers[0];
    bool fits = number < PAGE_CHANNELS / 2 && (!row->has_page || (page >= 1 && page <= PAGES_MAX));
    return fits ? row->channel + page * PAGE_CHANNELS + number : -1;
}

static const struct row *find_row(const char *address, int *channel)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int numbers[2] = {0, 0};
        if (matches(rows[i].pattern, address, numbers)) {
            *channel = channel_of(&rows[i], numbers);
            return *channel >= 0 ? &rows[i] : NULL;
        }
    }
    return NULL;
}

/* Bytes of an argument that is a number; -1 if it isn't one. */
static int number_size(char type)
{
    switch (type) {
    case LO_INT32:
    case LO_FLOAT:
        return 4;
    case LO_INT64:
    case LO_DOUBLE:
        return 8;
    case LO_TRUE:
    case LO_FALSE:
        return 0;
    default:
        return -1;
    }
}

/* Is this a message with numbers alone, as many as are needed, and of the size that they have? */
static bool is_numeric(const char *bytes, size_t size, int needed)
{
    size_t address = string_size(bytes, size);
    const char *types = bytes + address;
    size_t left = size - address, head = string_size(types, left);
    if (head == 0 || types[0] != ',')
        return false;
    size_t length = strlen(types + 1), arguments = 0;
    if (length < (size_t)needed || length > TYPES_MAX)
        return false;
    for (size_t i = 1; i <= length; i++) {
        int bytes_needed = number_size(types[i]);
        if (bytes_needed < 0)
            return false;
        arguments += (size_t)bytes_needed;
    }
    return head + arguments == left;
}

static double number(lo_message message, int index)
{
    char type = lo_message_get_types(message)[index];
    if (type == LO_TRUE || type == LO_FALSE)
        return type == LO_TRUE;
    return (double)lo_hires_val((lo_type)type, lo_message_get_argv(message)[index]);
}

/* Gravity, give or take half of it, in g or in m/s2. NaN and infinity are neither. */
static bool is_gravity(const double vector[3])
{
    double length = sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2]);
    return (length >= 0.5 && length <= 1.5) || (length >= 0.5 * GRAVITY_MS2 && length <= 1.5 * GRAVITY_MS2);
}

/* False if they are none that can be used. */
static bool read_values(const struct row *row, lo_message message, struct osc_message *out)
{
    if (row->meaning == OSC_GRAVITY || row->meaning == OSC_ACCELERATION) {
        for (int i = 0; i < 3; i++)
            out->vector[i] = number(message, i);
        return is_gravity(out->vector);
    }
    double value = (number(message, row->argument) - row->floor) / (row->top - row->floor);
    if (!isfinite(value))
        return false;
    out->value = (int32_t)lround(fmin(fmax(value, 0), 1) * 1000);
    return true;
}

static void parse_message(struct packet *packet, const char *bytes, size_t size)
{
    int channel;
    const struct row *row = find_row(bytes, &channel);
    if (row == NULL || packet->count == OSC_MESSAGES_MAX || !is_numeric(bytes, size, row->arguments))
        return;
    /* liblo copies what it is given. */
    lo_message message = lo_message_deserialise((void *)(uintptr_t)bytes, size, NULL);
    if (message == NULL)
        return;
    struct osc_message understood = {.app = row->app, .meaning = row->meaning, .channel = (int16_t)channel};
    if (read_values(row, message, &understood))
        packet->out[packet->count++] = understood;
    lo_message_free(message);
}

static uint32_t big_endian(const char *bytes)
{
    const unsigned char *b = (const unsigned char *)bytes;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

/* False on a fault of structure. */
static bool parse_element(struct packet *packet, const char *bytes, size_t size, int depth)
{
    if (++packet->elements > OSC_ELEMENTS_MAX || size % WORD != 0 || string_size(bytes, size) == 0)
        return false;
    if (bytes[0] == '/') {
        parse_message(packet, bytes, size);
        return true;
    }
    if (strcmp(bytes, "#bundle") != 0 || size < BUNDLE_HEAD || depth == OSC_DEPTH_MAX)
        return false;
    for (size_t at = BUNDLE_HEAD; at < size;) {
        size_t element = big_endian(bytes + at);
        at += WORD;
        if (element > size - at || !parse_element(packet, bytes + at, element, depth + 1))
            return false;
        at += element;
    }
    return true;
}

int osc_parse(const void *bytes, size_t size, struct osc_message out[OSC_MESSAGES_MAX])
{
    struct packet packet = {.out = out};
    return parse_element(&packet, bytes, size, 0) ? packet.count : 0;
}
