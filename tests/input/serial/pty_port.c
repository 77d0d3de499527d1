#include "input/serial/pty_port.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

#include "check.h"

#define COME_MS 1000 /* bytes take far less, but the machine may be busy */

/* Stands before libc's for the whole process: pseudo-terminals are given modem lines. */
int ioctl(int fd, unsigned long request, ...)
{
    va_list rest;
    va_start(rest, request);
    void *argument = va_arg(rest, void *);
    va_end(rest);
    if (request == TIOCMGET || request == TIOCMSET || request == TIOCMBIS || request == TIOCMBIC) {
        if (request == TIOCMGET)
            *(int *)argument = TIOCM_DTR | TIOCM_RTS;
        return 0;
    }
    return (int)syscall(SYS_ioctl, fd, request, argument);
}

void pty_port_init(struct pty_port *port)
{
    *port = (struct pty_port){.sensor = -1, .computer = -1};
    assert_true(folder_make(port->folder));
    folder_path(port->link, port->folder, "pad");
    snprintf(port->path, sizeof port->path, "/dev/../../..%s", port->link);
}

/* libserialport takes only what stands in /sys/class/tty as a link, "/dev/" put off; a path that leads out of both to a
 * link of our own is one to it. */
void pty_port_plug(struct pty_port *port)
{
    char name[64];
    assert_int_equal(openpty(&port->sensor, &port->computer, name, NULL, NULL), 0);
    fcntl(port->sensor, F_SETFL, O_NONBLOCK);
    unlink(port->link);
    assert_int_equal(symlink(name, port->link), 0);
}

void pty_port_pull(struct pty_port *port)
{
    close(port->sensor);
    close(port->computer);
    port->sensor = port->computer = -1;
    unlink(port->link);
}

void pty_port_reset(struct pty_port *port)
{
    if (port->sensor >= 0)
        pty_port_pull(port);
    folder_remove(port->folder);
}

void pty_port_say(struct pty_port *port, const void *bytes, size_t size)
{
    struct pollfd come = {.fd = port->computer, .events = POLLIN};
    assert_int_equal(write(port->sensor, bytes, size), (ssize_t)size);
    poll(&come, 1, COME_MS);
}
