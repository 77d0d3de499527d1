#include "input/serial/serial_port.h"

#include <errno.h>
#include <libserialport.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/base/text.h"

#define BAUD 115200

/* Device files come and go in /dev, whose time then changes. Reading that is a thousand times cheaper than asking for
 * the ports. */
static int64_t system_changed(void *context)
{
    (void)context;
#if defined(__linux__)
    struct stat dev;
    if (stat("/dev", &dev) == 0)
        return dev.st_mtim.tv_sec * INT64_C(1000000000) + dev.st_mtim.tv_nsec;
#endif
    static const int64_t unknown = -1;
    return unknown;
}

static void add_hex(struct text *text, int value)
{
    static const char digits[] = "0123456789abcdef";
    char four[] = "0000";
    for (int i = 0; i < 4; i++)
        four[i] = digits[(value >> (12 - 4 * i)) & 15];
    text_add(text, four);
}

static void identify(const struct sp_port *port, struct serial_port_info *info)
{
    struct text id;
    int vendor, product;
    const char *path = sp_get_port_name(port), *number = sp_get_port_usb_serial(port);
    const char *name = sp_get_port_usb_product(port);
    text_copy(info->path, sizeof info->path, path);
    text_copy(info->name, sizeof info->name, name && name[0] ? name : path);
    text_init(&id, info->id, sizeof info->id);
    text_add(&id, "serial:");
    if (sp_get_port_transport(port) != SP_TRANSPORT_USB || sp_get_port_usb_vid_pid(port, &vendor, &product) != SP_OK) {
        text_add(&id, path);
        return;
    }
    add_hex(&id, vendor);
    text_add(&id, ":");
    add_hex(&id, product);
    text_add(&id, ":");
    text_add(&id, number && number[0] ? number : path);
}

static int system_list(void *context, struct serial_port_info *out, int max)
{
    (void)context;
    struct sp_port **ports;
    int count = 0;
    if (sp_list_ports(&ports) != SP_OK)
        return 0;
    for (int i = 0; ports[i] && count < max; i++)
        if (sp_get_port_transport(ports[i]) == SP_TRANSPORT_USB)
            identify(ports[i], &out[count++]);
    sp_free_port_list(ports);
    return count;
}

/* libserialport knows ports by their own names, not by links such as those in /dev/serial/by-id. */
static enum sp_return find(const char *path, struct sp_port **port)
{
    enum sp_return result = sp_get_port_by_name(path, port);
#if !defined(_WIN32)
    char own[PATH_MAX];
    if (result == SP_ERR_ARG && realpath(path, own))
        result = sp_get_port_by_name(own, port);
#endif
    return result;
}

static bool configure(struct sp_port *port)
{
    return sp_set_baudrate(port, BAUD) == SP_OK && sp_set_bits(port, 8) == SP_OK &&
           sp_set_parity(port, SP_PARITY_NONE) == SP_OK && sp_set_stopbits(port, 1) == SP_OK &&
           sp_set_flowcontrol(port, SP_FLOWCONTROL_NONE) == SP_OK && sp_set_dtr(port, SP_DTR_ON) == SP_OK;
}

/* Why the system would not, from what it answered last. */
static enum serial_opening refused(const char *path, int code, struct error *error)
{
    if (code == ENOENT || code == ENXIO || code == ENODEV)
        return SERIAL_ABSENT;
    if (code == EACCES || code == EPERM)
        error_set(error, path, "you may not open this port",
                  "add yourself to the group dialout (Arch: uucp) and log in again");
    else if (code == EBUSY)
        error_set(error, path, "another program is using this port", "close it");
    else
        error_set(error, path, "is no serial port that can be set to 115200 baud", "choose another port");
    return SERIAL_REFUSED;
}

static enum serial_opening system_open(void *context, const char *path, struct serial_port **port,
                                       struct serial_port_info *info, struct error *error)
{
    (void)context;
    struct sp_port *found;
    if (find(path, &found) != SP_OK)
        return SERIAL_ABSENT;
    if (sp_open(found, SP_MODE_READ_WRITE) != SP_OK) {
        int code = sp_last_error_code();
        sp_free_port(found);
        return refused(path, code, error);
    }
    if (!configure(found)) {
        int code = sp_last_error_code();
        sp_close(found);
        sp_free_port(found);
        return refused(path, code, error);
    }
    identify(found, info);
    *port = (struct serial_port *)found;
    return SERIAL_OPENED;
}

/* Without the flush, closing waits for what the device doesn't take, on Linux up to half a minute. */
static void system_close(struct serial_port *port)
{
    struct sp_port *open = (struct sp_port *)port;
    sp_flush(open, SP_BUF_BOTH);
    sp_close(open);
    sp_free_port(open);
}

/* A read says 0 both when nothing has come and when the device has been pulled out; asking how much waits tells the two
 * apart. */
static int system_read(struct serial_port *port, uint8_t *bytes, int size)
{
    struct sp_port *open = (struct sp_port *)port;
    int waiting = (int)sp_input_waiting(open);
    if (waiting <= 0)
        return waiting < 0 ? -1 : 0;
    int count = (int)sp_nonblocking_read(open, bytes, (size_t)size);
    return count < 0 ? -1 : count;
}

static int system_write(struct serial_port *port, const char *bytes, int count)
{
    int written = (int)sp_nonblocking_write((struct sp_port *)port, bytes, (size_t)count);
    return written < 0 ? -1 : written;
}

const struct serial_ports serial_ports_system = {
    .changed = system_changed,
    .list = system_list,
    .open = system_open,
    .close = system_close,
    .read = system_read,
    .write = system_write,
};
