/* A shelf: files called NAME.json, some shipped and some the player's own, all of one kind. What is in a file, and what
 * becomes of it, is the business of whoever asks; here is where it lies, what it is called, and which of two with one
 * name counts. A file that can't be used is passed over and told, with its path and the reason, and hides no other. */
#ifndef HEELBEAT_STORE_SHELF_H
#define HEELBEAT_STORE_SHELF_H

#include "core/base/error.h"
#include "files/file.h"

#define SHELF_NAME_SIZE 64

struct shelf {
    const char *const *folders; /* the shipped one first; one that isn't there is empty */
    int folder_count;
    const char *inner;  /* the folder in each of them that has the files; NULL: they have them themselves */
    bool shipped_first; /* of two with one name the first folder's counts; else the last one's */
};

/* A line for each file that was passed over, by its place. Zeroed is none. */
struct shelf_skips {
    struct error *items; /* owned: free it */
    int32_t count;
};

/* PASSED_OVER with *why. */
enum shelf_taking { SHELF_TAKEN, SHELF_PASSED_OVER, SHELF_NO_MEMORY, SHELF_TAKING_COUNT };
typedef enum shelf_taking shelf_take_fn(void *context, const char *name, const char *path, struct error *why);

/* Hands every file to take, folder by folder, with its name; also those that don't count, for the one that does may
 * have a fault. Hidden files, schemas and what is no plain file are none of them. skips may be NULL. False with *error
 * only when out of memory; then skips is empty. */
bool shelf_each(const struct shelf *shelf, shelf_take_fn *take, void *context, struct shelf_skips *skips,
                struct error *error);
/* The file of that name that counts, unread. False if there is none; a name that could reach another folder has none.
 */
bool shelf_find(const struct shelf *shelf, const char *name, char path[FILE_PATH_MAX]);
/* What a file is called on its shelf: its path without folder and .json. False if it has no such name, or too long a
 * one, which is cut. */
bool shelf_name(const char *path, char name[SHELF_NAME_SIZE]);
/* Room for one more item after count, in an array that only this grows; it doubles. False when out of memory. */
bool shelf_room(void **items, int32_t count, size_t item_size);

#endif
