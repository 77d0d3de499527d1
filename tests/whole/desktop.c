#include "whole/desktop.h"

#include <errno.h>
#include <png.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <X11/Xutil.h>

int64_t desktop_mono_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

void desktop_wait_until(int64_t mono_us)
{
    struct timespec until = {.tv_sec = mono_us / 1000000, .tv_nsec = mono_us % 1000000 * 1000};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL) == EINTR) {
    }
}

static pid_t spawn_xvfb(int width, int height, int *number_fd)
{
    int ends[2];
    if (pipe(ends) != 0)
        return -1;
    pid_t child = fork();
    if (child == 0) {
        char fd[16], screen[32];
        close(ends[0]);
        snprintf(fd, sizeof fd, "%d", ends[1]);
        snprintf(screen, sizeof screen, "%dx%dx24", width, height);
        execlp("Xvfb", "Xvfb", "-displayfd", fd, "-screen", "0", screen, "-nolisten", "tcp", "-noreset", (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
    *number_fd = ends[0];
    return child;
}

/* The display's number, up to its newline, which the server may send by itself. */
static bool read_number(int fd, char *out, size_t size)
{
    size_t length = 0;
    while (length < size && read(fd, out + length, 1) == 1) {
        if (out[length] == '\n') {
            out[length] = 0;
            return length > 0;
        }
        length++;
    }
    return false;
}

bool desktop_start(struct desktop *desktop, int width, int height)
{
    *desktop = (struct desktop){0};
    int fd = -1;
    desktop->xvfb = spawn_xvfb(width, height, &fd);
    if (desktop->xvfb < 0)
        return false;
    if (read_number(fd, desktop->name + 1, sizeof desktop->name - 1)) {
        desktop->name[0] = ':';
        desktop->display = XOpenDisplay(desktop->name);
    }
    close(fd);
    if (!desktop->display)
        desktop_stop(desktop);
    return desktop->display != NULL;
}

static void end(struct desktop *desktop, int number)
{
    if (desktop->display)
        XCloseDisplay(desktop->display);
    if (desktop->xvfb > 0) {
        kill(desktop->xvfb, number);
        waitpid(desktop->xvfb, NULL, 0);
    }
    *desktop = (struct desktop){0};
}

void desktop_stop(struct desktop *desktop)
{
    end(desktop, SIGTERM);
}

void desktop_crash(struct desktop *desktop)
{
    end(desktop, SIGKILL);
}

static bool is_shown_as(Display *display, Window window, const char *title)
{
    XWindowAttributes attributes;
    char *name = NULL;
    bool same = XGetWindowAttributes(display, window, &attributes) && attributes.map_state == IsViewable &&
                XFetchName(display, window, &name) && name && strcmp(name, title) == 0;
    if (name)
        XFree(name);
    return same;
}

static Window find_window(Display *display, const char *title)
{
    Window root, parent, *children = NULL, found = 0;
    unsigned count = 0;
    if (!XQueryTree(display, DefaultRootWindow(display), &root, &parent, &children, &count))
        return 0;
    for (unsigned i = 0; i < count && !found; i++)
        if (is_shown_as(display, children[i], title))
            found = children[i];
    if (children)
        XFree(children);
    return found;
}

Window desktop_window(struct desktop *desktop, const char *title, int timeout_ms)
{
    int64_t until = desktop_mono_us() + (int64_t)timeout_ms * 1000;
    Window window = 0;
    while (!(window = find_window(desktop->display, title)) && desktop_mono_us() < until)
        desktop_wait_until(desktop_mono_us() + 5000);
    if (window) {
        XSetInputFocus(desktop->display, window, RevertToParent, CurrentTime);
        XSync(desktop->display, False);
    }
    return window;
}

int64_t desktop_key(struct desktop *desktop, const char *key, bool down)
{
    KeyCode code = XKeysymToKeycode(desktop->display, XStringToKeysym(key));
    int64_t before = desktop_mono_us();
    XTestFakeKeyEvent(desktop->display, code, down, CurrentTime);
    XFlush(desktop->display);
    return before;
}

void desktop_tap(struct desktop *desktop, const char *key)
{
    desktop_key(desktop, key, true);
    desktop_wait_until(desktop_mono_us() + 60000);
    desktop_key(desktop, key, false);
    desktop_wait_until(desktop_mono_us() + 60000);
}

static void move_mouse(struct desktop *desktop, Window window, int x, int y)
{
    Window child;
    int root_x = 0, root_y = 0;
    XTranslateCoordinates(desktop->display, window, DefaultRootWindow(desktop->display), x, y, &root_x, &root_y,
                          &child);
    XTestFakeMotionEvent(desktop->display, -1, root_x, root_y, CurrentTime);
}

static void press_button(struct desktop *desktop, unsigned button)
{
    XTestFakeButtonEvent(desktop->display, button, True, CurrentTime);
    XFlush(desktop->display);
    desktop_wait_until(desktop_mono_us() + 60000);
    XTestFakeButtonEvent(desktop->display, button, False, CurrentTime);
    XFlush(desktop->display);
    desktop_wait_until(desktop_mono_us() + 60000);
}

void desktop_click(struct desktop *desktop, Window window, int x, int y)
{
    move_mouse(desktop, window, x, y);
    press_button(desktop, Button1);
}

void desktop_wheel(struct desktop *desktop, Window window, int x, int y, int turns)
{
    move_mouse(desktop, window, x, y);
    for (int i = abs(turns); i > 0; i--)
        press_button(desktop, turns > 0 ? Button5 : Button4);
}

void desktop_unfocus(struct desktop *desktop)
{
    XSetInputFocus(desktop->display, None, RevertToNone, CurrentTime);
    XSync(desktop->display, False);
}

void desktop_resize(struct desktop *desktop, Window window, int width, int height)
{
    XMoveResizeWindow(desktop->display, window, 0, 0, (unsigned)width, (unsigned)height);
    XSync(desktop->display, False);
}

void desktop_close_window(struct desktop *desktop, Window window)
{
    XEvent event = {0};
    event.xclient.type = ClientMessage;
    event.xclient.window = window;
    event.xclient.message_type = XInternAtom(desktop->display, "WM_PROTOCOLS", False);
    event.xclient.format = 32;
    event.xclient.data.l[0] = (long)XInternAtom(desktop->display, "WM_DELETE_WINDOW", False);
    XSendEvent(desktop->display, window, False, NoEventMask, &event);
    XSync(desktop->display, False);
}

void desktop_kill_client(struct desktop *desktop, Window window)
{
    XKillClient(desktop->display, window);
    XSync(desktop->display, False);
}

static bool write_png(const XImage *image, const char *path)
{
    png_image png = {.version = PNG_IMAGE_VERSION,
                     .width = (png_uint_32)image->width,
                     .height = (png_uint_32)image->height,
                     .format = PNG_FORMAT_BGR};
    png_byte *pixels = malloc((size_t)image->width * (size_t)image->height * 3);
    if (!pixels)
        return false;
    for (int y = 0; y < image->height; y++)
        for (int x = 0; x < image->width; x++)
            memcpy(pixels + ((size_t)y * (size_t)image->width + (size_t)x) * 3,
                   image->data + y * image->bytes_per_line + x * 4, 3);
    bool written = png_image_write_to_file(&png, path, 0, pixels, 0, NULL) != 0;
    free(pixels);
    return written;
}

bool desktop_picture(struct desktop *desktop, Window window, const char *path)
{
    XWindowAttributes attributes;
    if (!XGetWindowAttributes(desktop->display, window, &attributes))
        return false;
    XImage *image = XGetImage(desktop->display, window, 0, 0, (unsigned)attributes.width, (unsigned)attributes.height,
                              AllPlanes, ZPixmap);
    if (!image)
        return false;
    bool written = image->bits_per_pixel == 32 && write_png(image, path);
    XDestroyImage(image);
    return written;
}

bool desktop_clipboard(struct desktop *desktop, char *text, size_t size, int timeout_ms)
{
    Display *display = desktop->display;
    Atom utf8 = XInternAtom(display, "UTF8_STRING", False), place = XInternAtom(display, "HEELBEAT_TEST", False);
    Window asker = XCreateSimpleWindow(display, DefaultRootWindow(display), 0, 0, 1, 1, 0, 0, 0);
    int64_t until_us = desktop_mono_us() + timeout_ms * INT64_C(1000);
    XEvent event;
    bool told = false;
    XConvertSelection(display, XInternAtom(display, "CLIPBOARD", False), utf8, place, asker, CurrentTime);
    XFlush(display);
    while (!(told = XCheckTypedWindowEvent(display, asker, SelectionNotify, &event)) && desktop_mono_us() < until_us)
        desktop_wait_until(desktop_mono_us() + 20000);
    bool found = told && event.xselection.property != None;
    if (found) {
        Atom type;
        int format;
        unsigned long count, left;
        unsigned char *bytes = NULL;
        XGetWindowProperty(display, asker, place, 0, 1024, True, AnyPropertyType, &type, &format, &count, &left,
                           &bytes);
        snprintf(text, size, "%s", bytes ? (const char *)bytes : "");
        XFree(bytes);
    }
    XDestroyWindow(display, asker);
    return found;
}
