/* A JSON file of ours that is loaded whole and saved whole: settings, profiles.
 *
 * A file of which nothing can be read is set aside with its name (NAME.damaged-N) and never overwritten; its last good
 * copy (NAME~) stands in for it. Where single members have faults the rest is used and saved on, and they stay in the
 * file until they are mended or set anew. A file that the system can't read is left alone, and saving over it is
 * refused. Members that this version doesn't know stay in the file when it is saved. */
#ifndef HEELBEAT_FILES_JSON_DOCUMENT_H
#define HEELBEAT_FILES_JSON_DOCUMENT_H

#include "core/base/must_use.h"
#include "files/json/json.h"

/* Reads root's members into *value, leaving out those with faults, which it reports to in->faults. value may be NULL:
 * then it only looks for faults. Format is checked already. */
typedef void document_read_fn(const struct json_in *in, const struct cJSON *root, void *value);
/* Sets root's members, replacing what is there: root is what the file holds at this moment, members with faults
 * included, and no other process writes it meanwhile. False when out of memory. */
typedef bool document_write_fn(struct cJSON *root, const void *value);

struct document {
    const char *format; /* "heelbeat-settings/1" */
    size_t limit;       /* bytes */
    document_read_fn *read;
    document_write_fn *write;
    const char *stand_in; /* when nothing of it can be read, "the defaults are used" */
};

typedef void document_fault_fn(void *context, const char *path, const char *place, const struct error *error);

enum document_reading {
    DOCUMENT_WHOLE,
    DOCUMENT_PARTLY,  /* members with faults were left out, the others read */
    DOCUMENT_DAMAGED, /* no JSON, no object, or not this format: nothing of it was read */
    DOCUMENT_ABSENT,
    DOCUMENT_REFUSED /* something is there that can't be read, or it can't be found out: nobody knows what it says */
};

/* Fills *value, which holds the defaults already. Of a file that is not there, or damaged, the last good copy is read,
 * if there is one. Except for a file that is whole or absent, *error says what was wrong, in which place, and what
 * stands in for it. A damaged file is set aside; where that fails, or the last good copy can't be read, it is
 * refused. */
MUST_USE enum document_reading document_load(const struct document *document, const char *path, void *value,
                                             struct error *error);
/* Reads a file as it is, touching nothing: one that another machine writes may be half there. *value is left alone
 * where nothing was read. */
MUST_USE enum document_reading document_peek(const struct document *document, const char *path, void *value,
                                             struct error *error);
/* Saves *value; the folder must be there. A file that would not change is not written. */
bool document_save(const struct document *document, const char *path, const void *value, struct error *error);

/* The text that saving *value at path would write, on one line; the caller's to free with cJSON_free. NULL with *error
 * when memory is out, or what stands at path can't be read. */
char *document_format(const struct document *document, const char *path, const void *value, struct error *error);
/* Hands every fault of a file's members to take, with its place ("devices[2].kind"), as far as faults are told at all
 * (files/json/json_fault); where nothing of it can be read, the one with the place "". Touches nothing. */
enum document_reading document_look(const struct document *document, const char *path, document_fault_fn *take,
                                    void *context);
/* Reads text[size] as document_peek reads a file; *error names the first fault, in where. */
bool document_parse(const struct document *document, const char *where, const char *text, size_t size, void *value,
                    struct error *error);

/* Sets one member, in its old place if it is there. False when out of memory. */
bool document_set(struct cJSON *root, const char *name, struct cJSON *item); /* item becomes root's, or is freed */
bool document_set_int(struct cJSON *root, const char *name, int64_t value);
bool document_set_text(struct cJSON *root, const char *name, const char *value);

#endif
