/* A place in a style's file while it is read: an object, and how to name it in a fault. Over files/json/json; every
 * getter reports its own faults and returns something harmless, so that one pass finds them all. */
#ifndef HEELBEAT_STORE_STYLES_STYLE_SPOT_H
#define HEELBEAT_STORE_STYLES_STYLE_SPOT_H

#include "files/json/json.h"
#include "music/notes/style.h"

#define SPOT_PLACE_MAX 160

struct spot {
    const struct json_in *in;
    const struct cJSON *object; /* NULL after a fault: then there is nothing to read */
    char place[SPOT_PLACE_MAX];
};

/* A required object in parent. */
struct spot spot_member(const struct spot *parent, const char *name);
void spot_fault(const struct spot *spot, const char *name, const char *what, const char *fix);

/* Required members: a whole number (min after a fault), the index of a word (0 after one). */
int16_t spot_read_int(const struct spot *spot, const char *name, int min, int max);
int spot_read_word(const struct spot *spot, const char *name, const char *const *words, int count);
/* The strings of a list of at most max, each handed to take with its index; take says whether it understood. Returns
 * how many there are. */
typedef bool spot_take_fn(struct style *style, void *context, const char *word, int index);
int spot_read_strings(const struct spot *spot, const char *name, int max, struct style *style, spot_take_fn *take,
                      void *context, const char *fix);
/* A list of at most max_count whole numbers 0..max to out; returns how many. */
int16_t spot_read_ints(const struct spot *spot, const char *name, int max_count, int max, int16_t *out);
/* "energies": a bit each. */
uint32_t spot_read_energies(const struct spot *spot);
/* The name of an instrument already read; 0 after a fault. */
int16_t spot_read_voice(const struct spot *spot, const char *name, const struct style *style);

/* The objects of a list of at most max one by one: fills *out and says whether there is one. Begin with *array NULL. */
bool spot_next(const struct spot *parent, const char *list, const struct cJSON **array, int max, int *index,
               struct spot *out);

/* Parts of the file, read from its root: instruments and room; then harmony, drums, layers and lead, which name them.
 */
void style_sound_read(const struct spot *root, struct style *style);
void style_music_read(const struct spot *root, struct style *style);

#endif
