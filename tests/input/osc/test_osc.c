#include "input/osc/osc.h"

#include "check.h"
#include "input/osc/osc_packets.h"
#include "input/osc/osc_phones.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#define PI          3.14159265358979323846
#define FDS_MAX     256
#define WAIT_MS     5000
#define EVENTS_MAX  64
#define STEP_US     10000
#define REP_US      2000000 /* a second up and down, a second on the floor */
#define LIFTED_PART 0.5

/* What a driver told. */
struct log {
    int arrived, left, readings;
    struct device_setup setup;
    int device;
    struct reading last;
    struct foot foot;
    struct heel_event edges[EVENTS_MAX];
    int edge_count;
};

static void on_arrived(void *context, int device, const struct device_setup *suggested, const struct device_menu *menu)
{
    struct log *log = context;
    struct error error;
    assert_null(menu);
    if (!device_setup_check(suggested, &error))
        fail_msg("%s %s", error.where, error.what);
    log->arrived++;
    log->device = device;
    log->setup = *suggested;
    foot_init(&log->foot, suggested);
}

static void on_left(void *context, int device)
{
    struct log *log = context;
    assert_int_equal(device, log->device);
    log->left++;
}

static void on_reading(void *context, int device, const struct reading *reading)
{
    struct log *log = context;
    struct heel_event events[FOOT_EVENTS_MAX];
    (void)device;
    log->readings++;
    log->last = *reading;
    int count = foot_reading(&log->foot, reading, events);
    for (int i = 0; i < count; i++)
        if (events[i].kind != HEEL_KIND_HEIGHT && log->edge_count < EVENTS_MAX)
            log->edges[log->edge_count++] = events[i];
}

static void on_fault(void *context, const struct error *error)
{
    (void)context;
    fail_msg("%s %s", error->where, error->what);
}

static struct driver_sink sink_of(struct log *log)
{
    return (struct driver_sink){log, on_arrived, on_left, on_reading, on_fault};
}

static int open_fds(void)
{
    int count = 0;
    for (int fd = 0; fd < FDS_MAX; fd++)
        count += fcntl(fd, F_GETFD) >= 0;
    return count;
}

/* The driver's socket: the one that is open now and wasn't before. */
struct opened {
    void *self;
    int fd, port;
    struct sockaddr_in bound;
};

static struct opened open_at(const char *address)
{
    struct opened opened = {.fd = dup(0)};
    assert_true(opened.fd >= 0);
    close(opened.fd); /* the lowest free one is what the driver gets */
    struct error error;
    opened.self = driver_osc.open(&(struct driver_desc){.osc_address = address}, &error);
    if (opened.self == NULL)
        fail_msg("%s %s", error.where, error.what);
    socklen_t size = sizeof opened.bound;
    assert_int_equal(getsockname(opened.fd, (struct sockaddr *)&opened.bound, &size), 0);
    opened.port = ntohs(opened.bound.sin_port);
    return opened;
}

static int socket_to(const char *address, int port)
{
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    assert_int_equal(inet_pton(AF_INET, address, &to.sin_addr), 1);
    int sender = socket(AF_INET, SOCK_DGRAM, 0);
    assert_true(sender >= 0);
    assert_int_equal(connect(sender, (const struct sockaddr *)&to, sizeof to), 0);
    return sender;
}

static void send_packet(int sender, struct packet packet)
{
    assert_int_equal(send(sender, packet.bytes, packet.size, 0), packet.size);
    packet_free(&packet);
}

/* Sends it and has it read at that time. */
static void deliver(const struct opened *opened, int sender, struct packet packet, int64_t mono_us, struct log *log)
{
    struct driver_sink sink = sink_of(log);
    struct pollfd ready = {.fd = opened->fd, .events = POLLIN};
    send_packet(sender, packet);
    assert_int_equal(poll(&ready, 1, WAIT_MS), 1);
    driver_osc.step(opened->self, mono_us, &sink);
}

static struct packet height(const char *address, double value)
{
    return packet_message(address, "f", &value);
}

static struct packet gravity(const char *address, double degrees)
{
    return packet_message(address, "fff", (double[]){0, -sin(degrees * PI / 180), -cos(degrees * PI / 180)});
}

static void off_means_no_socket(void **state)
{
    (void)state;
    struct log log = {0};
    struct driver_sink sink = sink_of(&log);
    struct error error;
    int before = open_fds();
    void *self = driver_osc.open(&(struct driver_desc){.osc_port = 9000}, &error);
    assert_non_null(self);
    driver_osc.step(self, 1, &sink);
    assert_int_equal(open_fds(), before);
    assert_true(driver_osc.due_us(self, 1) == INT64_MAX);
    assert_int_equal(osc_place(self).port, 0);
    driver_osc.close(self);
}

static void loopback_refuses_others(void **state)
{
    (void)state;
    int before = open_fds();
    struct opened opened = open_at("127.0.0.1");
    assert_int_equal(ntohl(opened.bound.sin_addr.s_addr), INADDR_LOOPBACK);
    struct osc_place place = osc_place(opened.self);
    assert_int_equal(place.port, opened.port);
    assert_int_equal(place.count, 1);
    assert_string_equal(place.addresses[0], "127.0.0.1");
    assert_true(fcntl(opened.fd, F_GETFL) & O_NONBLOCK);
    /* Another address of this very machine is as foreign as the network. */
    int sender = socket_to("127.0.0.2", opened.port);
    send_packet(sender, height("/heelbeat/left", 1));
    struct pollfd refused = {.fd = sender, .events = POLLIN};
    char byte;
    assert_int_equal(poll(&refused, 1, WAIT_MS), 1);
    assert_int_equal(recv(sender, &byte, 1, 0), -1);
    assert_int_equal(errno, ECONNREFUSED);
    close(sender);
    driver_osc.close(opened.self);
    assert_int_equal(open_fds(), before);
}

static void opened_on_purpose(void **state)
{
    (void)state;
    struct opened opened = open_at("0.0.0.0");
    struct log log = {0};
    assert_int_equal(ntohl(opened.bound.sin_addr.s_addr), INADDR_ANY);
    struct osc_place place = osc_place(opened.self);
    assert_int_equal(place.port, opened.port);
    for (int i = 0; i < place.count; i++) {
        assert_string_not_equal(place.addresses[i], "0.0.0.0");
        assert_string_not_equal(place.addresses[i], "127.0.0.1");
    }
    int sender = socket_to("127.0.0.2", opened.port);
    deliver(&opened, sender, height("/heelbeat/left", 1), 1000, &log);
    assert_int_equal(log.readings, 1);
    close(sender);
    driver_osc.close(opened.self);
}

static void what_cannot_be_opened(void **state)
{
    (void)state;
    struct opened opened = open_at("127.0.0.1");
    struct error error;
    int before = open_fds();
    assert_null(driver_osc.open(&(struct driver_desc){.osc_address = "127.0.0.1", .osc_port = opened.port}, &error));
    assert_non_null(strstr(error.what, "in use"));
    assert_null(driver_osc.open(&(struct driver_desc){.osc_address = "my phone"}, &error));
    assert_non_null(strstr(error.where, "my phone"));
    assert_null(driver_osc.open(&(struct driver_desc){.osc_address = "127.0.0.1", .osc_port = 65536}, &error));
    assert_non_null(strstr(error.where, "65536"));
    assert_int_equal(open_fds(), before);
    driver_osc.close(opened.self);
}

/* A step takes no more than it should, however much waits. */
static void bounded_work(void **state)
{
    (void)state;
    static const struct {
        int messages; /* in a packet, of which OSC_MESSAGES_MAX are understood */
        int packets, first_step, all;
    } rows[] = {
        {1, OSC_STEP_PACKETS + 10, OSC_STEP_PACKETS, OSC_STEP_PACKETS + 10},
        {OSC_MESSAGES_MAX + 9, 6, OSC_STEP_MESSAGES, 6 * OSC_MESSAGES_MAX},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct opened opened = open_at("127.0.0.1");
        struct log log = {0};
        struct driver_sink sink = sink_of(&log);
        int sender = socket_to("127.0.0.1", opened.port);
        for (int k = 0; k < rows[i].packets; k++)
            send_packet(sender, packet_row("/heelbeat/left", rows[i].messages));
        struct pollfd ready = {.fd = opened.fd, .events = POLLIN};
        assert_int_equal(poll(&ready, 1, WAIT_MS), 1);
        driver_osc.step(opened.self, 1000, &sink);
        assert_int_equal(log.readings, rows[i].first_step);
        driver_osc.step(opened.self, 2000, &sink);
        assert_int_equal(log.readings, rows[i].all);
        close(sender);
        driver_osc.close(opened.self);
    }
}

static void too_large_is_dropped(void **state)
{
    (void)state;
    struct opened opened = open_at("127.0.0.1");
    struct log log = {0};
    int sender = socket_to("127.0.0.1", opened.port);
    for (size_t size = OSC_PACKET_MAX; size <= OSC_PACKET_MAX + 4; size += 4) {
        /* A bundle: one message, and an unknown one that fills it up. */
        char *bytes = calloc(1, size);
        struct packet one = height("/heelbeat/left", 1);
        memcpy(bytes, "#bundle", 8);
        bytes[19] = (char)one.size;
        memcpy(bytes + 20, one.bytes, one.size);
        size_t at = 20 + one.size, rest = size - at - 4;
        bytes[at + 2] = (char)(rest >> 8);
        bytes[at + 3] = (char)(rest & 0xFF);
        bytes[at + 4] = '/';
        packet_free(&one);
        deliver(&opened, sender, (struct packet){bytes, size}, 1000, &log);
        assert_int_equal(log.readings, 1);
    }
    close(sender);
    driver_osc.close(opened.self);
}

/* Where a heel is in a rep: up and down in the first half, on the floor in the second. */
static double lifted(int64_t t_us)
{
    double part = (double)(t_us % REP_US) / REP_US;
    return part < LIFTED_PART ? (1 - cos(part / LIFTED_PART * 2 * PI)) / 2 : 0;
}

static void check_edges(const struct log *log, enum heel heel, int reps, int64_t tolerance_us)
{
    int count = 0;
    for (int i = 0; i < log->edge_count; i++) {
        if (log->edges[i].heel != heel)
            continue;
        assert_int_equal(log->edges[i].kind, count % 2 == 0 ? HEEL_KIND_LIFT : HEEL_KIND_LANDING);
        int64_t due_us = (int64_t)((count / 2 + (count % 2 == 0 ? 0 : LIFTED_PART)) * REP_US);
        if (count >= 2 && llabs(log->edges[i].t_us % (1000 * REP_US) - due_us) > tolerance_us)
            fail_msg("edge %d at %lld us, due at %lld", count, (long long)log->edges[i].t_us, (long long)due_us);
        count++;
    }
    assert_int_equal(count, 2 * reps);
}

/* A sample late, and what little the floor follows the readings near it. */
static void heights_become_edges(void **state)
{
    (void)state;
    struct opened opened = open_at("127.0.0.1");
    struct log log = {0};
    int sender = socket_to("127.0.0.1", opened.port);
    for (int64_t t_us = 0; t_us < 8 * REP_US; t_us += STEP_US) {
        deliver(&opened, sender, height("/heelbeat/left", lifted(t_us)), t_us + 1000 * REP_US, &log);
        deliver(&opened, sender, height("/heelbeat/right", lifted(t_us)), t_us + 1000 * REP_US, &log);
    }
    assert_int_equal(log.arrived, 1);
    assert_string_equal(log.setup.id, "osc:127.0.0.1");
    assert_string_equal(log.setup.name, "OSC 127.0.0.1");
    check_edges(&log, HEEL_LEFT, 8, 2 * STEP_US);
    check_edges(&log, HEEL_RIGHT, 8, 2 * STEP_US);
    close(sender);
    driver_osc.close(opened.self);
}

/* A phone on the thigh: nothing is known of it beforehand, so the first rep teaches the span. The low-pass's delay is
 * taken off. */
static void a_thigh_becomes_edges(void **state)
{
    (void)state;
    struct opened opened = open_at("127.0.0.1");
    struct log log = {0};
    int sender = socket_to("127.0.0.1", opened.port);
    for (int64_t t_us = -REP_US / 2; t_us < 8 * REP_US; t_us += STEP_US) {
        double degrees = 8 * (t_us < 0 ? 0 : lifted(t_us));
        deliver(&opened, sender, gravity("/ZIGSIM/phone/gravity", degrees), t_us + 1000 * REP_US, &log);
    }
    assert_int_equal(log.arrived, 1);
    assert_string_equal(log.setup.name, "ZIG SIM 127.0.0.1");
    check_edges(&log, HEEL_LEFT, 8, 2 * STEP_US);
    check_edges(&log, HEEL_RIGHT, 0, 0);
    close(sender);
    driver_osc.close(opened.self);
}

static void silence_and_return(void **state)
{
    (void)state;
    struct opened opened = open_at("127.0.0.1");
    struct log log = {0};
    struct driver_sink sink = sink_of(&log);
    int sender = socket_to("127.0.0.1", opened.port);
    deliver(&opened, sender, height("/heelbeat/left", 0.5), 1000000, &log);
    driver_osc.step(opened.self, 1000000 + OSC_SILENCE_US, &sink);
    assert_int_equal(log.left, 0);
    driver_osc.step(opened.self, 1000001 + OSC_SILENCE_US, &sink);
    driver_osc.step(opened.self, 2000001 + OSC_SILENCE_US, &sink);
    assert_int_equal(log.left, 1);
    /* The app started anew: another port, the same phone. What is not understood doesn't count as speaking. */
    int first = log.device, again = socket_to("127.0.0.1", opened.port);
    deliver(&opened, again, height("/something/else", 0.5), 9000000, &log);
    assert_int_equal(log.arrived, 1);
    deliver(&opened, again, height("/heelbeat/left", 0.5), 9000001, &log);
    assert_int_equal(log.arrived, 2);
    assert_int_equal(log.device, first);
    close(sender);
    close(again);
    driver_osc.close(opened.self);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(off_means_no_socket),  cmocka_unit_test(loopback_refuses_others),
        cmocka_unit_test(opened_on_purpose),    cmocka_unit_test(what_cannot_be_opened),
        cmocka_unit_test(bounded_work),         cmocka_unit_test(too_large_is_dropped),
        cmocka_unit_test(heights_become_edges), cmocka_unit_test(a_thigh_becomes_edges),
        cmocka_unit_test(silence_and_return),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
