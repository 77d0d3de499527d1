#include "files/machine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/hash.h"
#include "core/base/text.h"
#include "files/file.h"
#include "files/os_machine.h"

#define HOST_LETTERS  20
#define RANDOM_BYTES  6
#define NAME_SIZE     (HOST_LETTERS + 1 + 2 * RANDOM_BYTES + 1)
#define MARK_SIZE     17
#define MACHINE_LIMIT (FILE_PATH_MAX * 4) /* bytes of the file */
#define TRIES_MAX     8

/* What a machine file says: three lines, of which an old one has only the first. */
struct entry {
    char name[NAME_SIZE];
    char host[MARK_SIZE];
    char path[FILE_PATH_MAX]; /* of the data folder, on that host */
};

/* This machine and where it has the data folder. */
struct place {
    char host[MARK_SIZE];
    char path[FILE_PATH_MAX];
};

static bool is_machine_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

static bool is_machine_name(const char *name)
{
    size_t length = strlen(name);

    if (length == 0 || length >= NAME_SIZE)
        return false;
    for (const char *c = name; *c; c++) {
        if (!is_machine_letter(*c))
            return false;
    }
    return true;
}

/* "host-0123456789ab": the first part is for people who look into the folder, the second makes it unique. */
static bool make_name(char name[NAME_SIZE])
{
    char host[256] = "";
    unsigned char random[RANDOM_BYTES];
    size_t length = 0;

    if (!os_random(random, sizeof random))
        return false;
    os_host_name(host, sizeof host);
    for (const char *c = host; *c && *c != '.' && length < HOST_LETTERS; c++) {
        if (is_machine_letter(*c))
            name[length++] = *c;
    }
    if (length > 0)
        name[length++] = '-';
    for (size_t i = 0; i < RANDOM_BYTES; i++, length += 2)
        snprintf(name + length, NAME_SIZE - length, "%02x", random[i]);
    return true;
}

static void make_mark(char mark[MARK_SIZE], const char *text)
{
    struct text digits;
    text_init(&digits, mark, MARK_SIZE);
    text_add_hex(&digits, hash_bytes(HASH_SEED, text, strlen(text)), 16);
}

static void find_host(char mark[MARK_SIZE])
{
    char id[MACHINE_LIMIT];

    if (!os_machine_id(id, sizeof id))
        os_host_name(id, sizeof id);
    make_mark(mark, id);
}

static void find_place(struct place *place, const char *data)
{
    find_host(place->host);
    if (!os_full_path(data, place->path, sizeof place->path))
        text_copy(place->path, sizeof place->path, data);
    for (char *c = place->path; *c; c++)
        *c = *c == '\n' || *c == '\r' ? '?' : *c;
}

/* Takes the next line off the text; "" when there is none. */
static char *next_line(char **text)
{
    char *line = *text;
    size_t length = strcspn(line, "\r\n");

    *text += length;
    *text += strspn(*text, "\r\n");
    line[length] = '\0';
    return line;
}

/* True if the file holds an entry; *bad when it holds something else. */
static bool read_entry(const char *path, struct entry *entry, bool *bad, struct error *error)
{
    char *bytes = NULL, *at;
    size_t size = 0;

    *bad = false;
    if (!file_read(path, MACHINE_LIMIT, &bytes, &size, error))
        return false;
    at = bytes;
    char *name = next_line(&at);
    bool ok = is_machine_name(name);
    if (ok) {
        text_copy(entry->name, sizeof entry->name, name);
        text_copy(entry->host, sizeof entry->host, next_line(&at));
        text_copy(entry->path, sizeof entry->path, next_line(&at));
    }
    *bad = !ok;
    free(bytes);
    return ok;
}

/* Whether the entry is of this machine and this folder: written here, or by a version that wrote the name alone, or by
 * this machine before the folder was moved. */
static bool is_ours(const struct entry *entry, const struct place *place)
{
    if (!entry->host[0])
        return true;
    return strcmp(entry->host, place->host) == 0 &&
           (strcmp(entry->path, place->path) == 0 || !file_is_folder(entry->path));
}

static bool is_up_to_date(const struct entry *entry, const struct place *place)
{
    return strcmp(entry->host, place->host) == 0 && strcmp(entry->path, place->path) == 0;
}

static int format_entry(char *text, size_t size, const char *name, const struct place *place)
{
    return snprintf(text, size, "%s\n%s\n%s\n", name, place->host, place->path);
}

/* An entry that is ours by an old name or place is brought up to date; that it can't be costs nothing now. */
static void renew(struct os_file hold, const char *path, const struct entry *entry, const struct place *place)
{
    char text[NAME_SIZE + MARK_SIZE + FILE_PATH_MAX + 3];
    struct error ignored = {0};

    if (is_up_to_date(entry, place))
        return;
    int size = format_entry(text, sizeof text, entry->name, place);
    (void)file_replace_held(hold, path, text, (size_t)size, &ignored);
}

/* Writes the entry to a file of its own, then gives that file its place unless another process was first. */
static bool write_entry(const char *path, const char *name, const struct place *place, struct error *error)
{
    char own[FILE_PATH_MAX], ending[64], folder[FILE_PATH_MAX], text[NAME_SIZE + MARK_SIZE + FILE_PATH_MAX + 3];

    struct os_fault fault = {0};
    struct os_file file;

    snprintf(ending, sizeof ending, ".%s", name); /* as unique as the name */
    if (!file_name_with(own, path, ending) || !file_folder_of(folder, path))
        return file_fail(path, "can't be made: {reason}", &file_long_path, error);
    if (!os_open(&file, own, OS_NEW, &fault))
        return file_fail(path, "can't be made: {reason}", &fault, error);
    int size = format_entry(text, sizeof text, name, place);
    bool ok = (os_write(file, text, (size_t)size, &fault) && os_sync(file, &fault)) ||
              file_fail(path, "can't be written: {reason}", &fault, error);
    os_close(&file, NULL);
    ok = ok && (os_rename_new(own, path, &fault) || fault.why == OS_EXISTS ||
                file_fail(path, "can't be made: {reason}", &fault, error));
    os_remove(own, NULL);
    return ok && file_sync_folder(folder, error);
}

static bool too_long(const char *data, struct error *error)
{
    error_set(error, data, "is too long a path", "choose another data folder");
    return false;
}

/* DATA/machines/MARK, of a machine that shares the folder of another. */
static bool guest_folder(char *out, const char *data, const struct place *place)
{
    char text[MARK_SIZE + FILE_PATH_MAX + 1], mark[MARK_SIZE], machines[FILE_PATH_MAX];

    snprintf(text, sizeof text, "%s\n%s", place->host, place->path);
    make_mark(mark, text);
    return file_join(machines, data, "machines") && file_join(out, machines, mark);
}

bool machine_folder(char *out, const char *data)
{
    struct place place;
    struct entry entry;
    char path[FILE_PATH_MAX];
    bool bad;

    if (!file_join(path, data, "machine"))
        return false;
    text_copy(out, FILE_PATH_MAX, data);
    if (!file_exists(path))
        return true;
    find_place(&place, data);
    bool read = read_entry(path, &entry, &bad, NULL);
    if (read ? is_ours(&entry, &place) : bad)
        return true;
    return guest_folder(out, data, &place); /* also when it can't be found out: the folder is not taken from another */
}

/* Reads the entry at path, making it if there is none. The folder is held, so that nobody takes a file that is being
 * made for a damaged one. */
static bool enter_held(struct os_file hold, const char *path, const struct place *place, struct entry *entry,
                       struct error *error)
{
    char aside[FILE_PATH_MAX];

    for (int tries = 0; tries < TRIES_MAX; tries++) {
        bool bad = false;
        if (file_exists(path)) {
            if (read_entry(path, entry, &bad, error)) {
                if (is_ours(entry, place))
                    renew(hold, path, entry, place);
                return true;
            }
            if (bad ? !file_set_aside(path, aside, sizeof aside, error) && file_exists(path) : file_exists(path))
                return false; /* it can't be set aside, or not be read */
        }
        if (!make_name(entry->name)) {
            error_set(error, path, "can't be made: no random numbers", "restart the computer");
            return false;
        }
        if (!write_entry(path, entry->name, place, error) && !file_exists(path))
            return false;
    }
    error_set(error, path, "can't be made", "look for a program that keeps removing it");
    return false;
}

/* *guest: it is another machine's. */
static bool enter(const char *path, const struct place *place, struct entry *entry, bool *guest, struct error *error)
{
    char folder[FILE_PATH_MAX];
    struct error ignored = {0};
    bool bad, ok = read_entry(path, entry, &bad, &ignored);

    *guest = ok && !is_ours(entry, place);
    if (ok && (*guest || is_up_to_date(entry, place)))
        return true;
    if (!file_folder_of(folder, path))
        return file_fail(path, "can't be made: {reason}", &file_long_path, error);
    struct os_file hold;
    if (!file_hold(&hold, folder, error))
        return false;
    ok = enter_held(hold, path, place, entry, error);
    *guest = ok && !is_ours(entry, place);
    file_let_go(hold);
    return ok;
}

bool machine_name(const char *data, char *out, int size, struct error *error)
{
    char path[FILE_PATH_MAX], folder[FILE_PATH_MAX];
    struct place place;
    struct entry entry = {0};
    bool guest;

    if (!file_join(path, data, "machine"))
        return too_long(data, error);
    if (!file_make_folder(data, error))
        return false;
    find_place(&place, data);
    if (!enter(path, &place, &entry, &guest, error))
        return false;
    if (guest) {
        if (!guest_folder(folder, data, &place) || !file_join(path, folder, "machine"))
            return too_long(data, error);
        if (!file_make_folder(folder, error) || !enter(path, &place, &entry, &guest, error))
            return false;
    }
    snprintf(out, (size_t)size, "%s", entry.name);
    return true;
}
