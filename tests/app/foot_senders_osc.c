#include "app/foot_senders.h"

#include <arpa/inet.h>
#include <math.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "check.h"
#include "input/osc/osc.h"
#include "input/osc/osc_packets.h"

#define MESSAGE_US    10000
#define HOSTILE_EVERY 3
#define HOSTILE_DEPTH 40
#define HOSTILE_SIZE  256

static struct {
    int socket; /* -1: not yet */
    int64_t told_us;
    int told;
} phone;

static void plug(struct sender *sender)
{
    (void)sender;
    phone.socket = -1;
    phone.told_us = 0;
    phone.told = 0;
}

static void pull(struct sender *sender)
{
    (void)sender;
    if (phone.socket >= 0)
        close(phone.socket);
}

/* The port is any that was free; the screen says which. */
static void connect_to(const struct bench *bench)
{
    int port = osc_place(devices_driver(bench->devices, &driver_osc)).port;
    assert_true(port > 0);
    struct sockaddr_in to = {
        .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr = {.s_addr = htonl(INADDR_LOOPBACK)}};
    phone.socket = socket(AF_INET, SOCK_DGRAM, 0);
    assert_true(phone.socket >= 0);
    assert_int_equal(connect(phone.socket, (const struct sockaddr *)&to, sizeof to), 0);
}

static void send_packet(struct packet packet)
{
    assert_int_equal(send(phone.socket, packet.bytes, packet.size, 0), packet.size);
    packet_free(&packet);
}

static struct packet height(const char *address, double value)
{
    return packet_message(address, "f", &value);
}

static struct packet any_bytes(struct rng *rng)
{
    uint8_t bytes[HOSTILE_SIZE];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (uint8_t)rng_below(rng, 256);
    return packet_copy(bytes, rng_below(rng, sizeof bytes));
}

/* A good one that ends too early. */
static struct packet cut_short(struct rng *rng)
{
    struct packet whole = height("/heelbeat/left", 1);
    struct packet part = packet_copy(whole.bytes, rng_below(rng, (uint32_t)whole.size));
    packet_free(&whole);
    return part;
}

/* None of them says where a heel is, whatever it pretends. */
static struct packet hostile(struct rng *rng)
{
    switch (rng_below(rng, 8)) {
    case 0:
        return cut_short(rng);
    case 1:
        return packet_bundle(1, 1, HOSTILE_DEPTH);
    case 2:
        return height("/heelbeat/right", NAN);
    case 3:
        return height("/heelbeat/left", INFINITY);
    case 4:
        return packet_message("/heelbeat/left", "s", NULL);
    case 5:
        return packet_message("/heelbeat/right", "b", NULL);
    case 6:
        return packet_row("/heelbeat/elsewhere", 200);
    default:
        return any_bytes(rng);
    }
}

static void say(struct sender *sender, struct bench *bench)
{
    (void)sender;
    if (phone.socket < 0)
        connect_to(bench);
    if (bench->now_us - phone.told_us < MESSAGE_US)
        return;
    phone.told_us = bench->now_us;
    send_packet(height("/heelbeat/left", bench_height(bench, HEEL_LEFT)));
    send_packet(height("/heelbeat/right", bench_height(bench, HEEL_RIGHT)));
    if (++phone.told % HOSTILE_EVERY == 0)
        send_packet(hostile(&bench->rng));
}

struct sender sender_osc = {.plug = plug, .say = say, .pull = pull};
