#include "input/osc/osc.h"

#include "core/base/text.h"
#include "input/osc/osc_phones.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define DUE_LISTENING   100000 /* us: how soon a phone is noticed while menus sleep */
#define DUE_SOMEBODY    10000  /* us: while one speaks, since heels work the menus */
#define LOOPBACK_PREFIX 127    /* 127.0.0.0/8, RFC 1122 section 3.2.1.3 */

struct listener {
    int socket; /* -1: off */
    bool loopback;
    struct osc_phones phones;
    uint32_t packet[OSC_PACKET_MAX / sizeof(uint32_t) + 1]; /* one more shows that a packet is too large */
};

static bool is_loopback(uint32_t ipv4)
{
    return ipv4 >> 24 == LOOPBACK_PREFIX;
}

static struct sockaddr_in bound_address(const struct listener *listener)
{
    struct sockaddr_in address = {0};
    socklen_t size = sizeof address;
    if (getsockname(listener->socket, (struct sockaddr *)&address, &size) != 0)
        return (struct sockaddr_in){0};
    return address;
}

static bool fail(struct error *error, const struct driver_desc *desc, const char *what, const char *fix)
{
    char where[64];
    struct text text;
    text_init(&text, where, sizeof where);
    text_add(&text, "OSC ");
    text_add(&text, desc->osc_address);
    text_add(&text, ":");
    text_add_int(&text, desc->osc_port);
    error_set(error, where, what, fix);
    return false;
}

static bool listen_at(struct listener *listener, const struct driver_desc *desc, struct error *error)
{
    struct sockaddr_in address = {.sin_family = AF_INET};
    if (inet_pton(AF_INET, desc->osc_address, &address.sin_addr) != 1)
        return fail(error, desc, N_("is no address"), N_("use 127.0.0.1, or 0.0.0.0 to let phones in"));
    if (desc->osc_port < 0 || desc->osc_port > 65535)
        return fail(error, desc, N_("is no port"), N_("use a number from 1 to 65535"));
    address.sin_port = htons((uint16_t)desc->osc_port);
    listener->loopback = is_loopback(ntohl(address.sin_addr.s_addr));
    listener->socket = socket(AF_INET, SOCK_DGRAM, 0);
    if (listener->socket < 0 || fcntl(listener->socket, F_SETFL, O_NONBLOCK) != 0 ||
        fcntl(listener->socket, F_SETFD, FD_CLOEXEC) != 0)
        return fail(error, desc, strerror(errno), N_("close other programs and try again"));
    if (bind(listener->socket, (const struct sockaddr *)&address, sizeof address) == 0)
        return true;
    if (errno == EADDRINUSE)
        return fail(error, desc, N_("is in use by another program"), N_("close that one or choose another port"));
    return fail(error, desc, strerror(errno), N_("choose another address or port"));
}

static void osc_close(void *self)
{
    struct listener *listener = self;
    if (listener->socket >= 0)
        close(listener->socket);
    free(listener);
}

static void *osc_open(const struct driver_desc *desc, struct error *error)
{
    struct listener *listener = calloc(1, sizeof *listener);
    if (listener == NULL) {
        error_set(error, "OSC", "needs more memory than there is", "close other programs");
        return NULL;
    }
    listener->socket = -1;
    if (desc->osc_address == NULL || listen_at(listener, desc, error))
        return listener;
    osc_close(listener);
    return NULL;
}

/* What a step has taken. */
struct taken {
    int packets, messages;
    size_t bytes;
};

/* False when nothing waits. */
static bool take_packet(struct listener *listener, int64_t mono_us, const struct driver_sink *sink, struct taken *taken)
{
    struct sockaddr_in sender = {0};
    socklen_t sender_size = sizeof sender;
    ssize_t size = recvfrom(listener->socket, listener->packet, sizeof listener->packet, 0, (struct sockaddr *)&sender,
                            &sender_size);
    taken->packets++;
    if (size < 0)
        return errno == EINTR;
    taken->bytes += (size_t)size;
    uint32_t ipv4 = ntohl(sender.sin_addr.s_addr);
    bool wanted = sender.sin_family == AF_INET && (!listener->loopback || is_loopback(ipv4));
    if (wanted && size <= OSC_PACKET_MAX)
        taken->messages += osc_phones_packet(&listener->phones, ipv4, listener->packet, (size_t)size, mono_us, sink);
    return true;
}

static void osc_step(void *self, int64_t mono_us, const struct driver_sink *sink)
{
    struct listener *listener = self;
    struct taken taken = {0};
    if (listener->socket < 0)
        return;
    while (taken.packets < OSC_STEP_PACKETS && taken.messages < OSC_STEP_MESSAGES && taken.bytes < OSC_STEP_BYTES) {
        if (!take_packet(listener, mono_us, sink, &taken)) {
            /* Only now is it known that the silent ones are silent: what they said might have been waiting. */
            osc_phones_silence(&listener->phones, mono_us, sink);
            return;
        }
    }
}

static int64_t osc_due_us(const void *self, int64_t mono_us)
{
    const struct listener *listener = self;
    if (listener->socket < 0)
        return INT64_MAX;
    return mono_us + (osc_phones_any(&listener->phones) ? DUE_SOMEBODY : DUE_LISTENING);
}

/* Adds this machine's addresses in networks that phones can be in. */
static void add_own_addresses(struct osc_place *place)
{
    struct ifaddrs *all = NULL;
    if (getifaddrs(&all) != 0)
        return;
    for (const struct ifaddrs *one = all; one != NULL && place->count < OSC_ADDRESSES_MAX; one = one->ifa_next) {
        unsigned int wanted = IFF_UP | IFF_RUNNING, all_flags = wanted | IFF_LOOPBACK | IFF_POINTOPOINT;
        if (one->ifa_addr == NULL || one->ifa_addr->sa_family != AF_INET || (one->ifa_flags & all_flags) != wanted)
            continue;
        struct sockaddr_in address;
        memcpy(&address, one->ifa_addr, sizeof address);
        osc_ipv4_format(ntohl(address.sin_addr.s_addr), place->addresses[place->count++]);
    }
    freeifaddrs(all);
}

struct osc_place osc_place(const void *self)
{
    const struct listener *listener = self;
    struct osc_place place = {.port = 0};
    if (listener->socket < 0)
        return place;
    struct sockaddr_in address = bound_address(listener);
    place.port = ntohs(address.sin_port);
    if (address.sin_addr.s_addr == htonl(INADDR_ANY))
        add_own_addresses(&place);
    else
        osc_ipv4_format(ntohl(address.sin_addr.s_addr), place.addresses[place.count++]);
    return place;
}

const struct driver driver_osc = {
    .name = "OSC",
    .open = osc_open,
    .close = osc_close,
    .step = osc_step,
    .due_us = osc_due_us,
};
