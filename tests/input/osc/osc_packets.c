#include "input/osc/osc_packets.h"

#include <stdlib.h>
#include <string.h>

#include <lo/lo.h>

static void add(lo_message message, char type, const double **values)
{
    static const char zeros[64];
    lo_blob blob;
    switch (type) {
    case 'i':
        lo_message_add_int32(message, (int32_t) * (*values)++);
        break;
    case 'h':
        lo_message_add_int64(message, (int64_t) * (*values)++);
        break;
    case 'f':
        lo_message_add_float(message, (float)*(*values)++);
        break;
    case 'd':
        lo_message_add_double(message, *(*values)++);
        break;
    case 'T':
        lo_message_add_true(message);
        break;
    case 'F':
        lo_message_add_false(message);
        break;
    case 'N':
        lo_message_add_nil(message);
        break;
    case 's':
        lo_message_add_string(message, "text");
        break;
    case 'b':
        blob = lo_blob_new(sizeof zeros, zeros);
        lo_message_add_blob(message, blob);
        lo_blob_free(blob);
        break;
    default:
        abort();
    }
}

struct packet packet_message(const char *address, const char *types, const double *values)
{
    lo_message message = lo_message_new();
    for (; *types != '\0'; types++)
        add(message, *types, &values);
    struct packet packet = {0};
    packet.bytes = lo_message_serialise(message, address, NULL, &packet.size);
    lo_message_free(message);
    return packet;
}

struct packet packet_bundle(float left, float right, int depth)
{
    lo_timetag due = {.sec = 0xFFFFFFF0U, .frac = 0};
    lo_bundle bundle = lo_bundle_new(due);
    lo_message messages[2] = {lo_message_new(), lo_message_new()};
    lo_message_add_float(messages[0], left);
    lo_message_add_float(messages[1], right);
    lo_bundle_add_message(bundle, "/heelbeat/left", messages[0]);
    lo_bundle_add_message(bundle, "/heelbeat/right", messages[1]);
    for (int i = 1; i < depth; i++) {
        lo_bundle around = lo_bundle_new(due);
        lo_bundle_add_bundle(around, bundle);
        bundle = around;
    }
    struct packet packet = {0};
    packet.bytes = lo_bundle_serialise(bundle, NULL, &packet.size);
    lo_bundle_free_recursive(bundle);
    return packet;
}

struct packet packet_row(const char *address, int messages)
{
    lo_bundle bundle = lo_bundle_new(LO_TT_IMMEDIATE);
    for (int i = 0; i < messages; i++) {
        lo_message message = lo_message_new();
        lo_message_add_true(message);
        lo_bundle_add_message(bundle, address, message);
    }
    struct packet packet = {0};
    packet.bytes = lo_bundle_serialise(bundle, NULL, &packet.size);
    lo_bundle_free_recursive(bundle);
    return packet;
}

struct packet packet_copy(const void *bytes, size_t size)
{
    struct packet packet = {.bytes = malloc(size > 0 ? size : 1), .size = size};
    if (packet.bytes == NULL)
        abort();
    memcpy(packet.bytes, bytes, size);
    return packet;
}

void packet_free(struct packet *packet)
{
    free(packet->bytes);
    *packet = (struct packet){0};
}
