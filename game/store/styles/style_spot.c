#include "store/styles/style_spot.h"

#include <string.h>

#include <cjson/cJSON.h>

/* No messages: what the author of a file is told stays English. */

/* The index-th item of a list in parent. */
static struct spot item_spot(const struct spot *parent, const char *list, int index, const cJSON *item)
{
    struct spot spot = {.in = parent->in, .object = item};
    char place[SPOT_PLACE_MAX];
    json_place_member(place, sizeof place, parent->place, list);
    json_place_item(spot.place, sizeof spot.place, place, index);
    return spot;
}

struct spot spot_member(const struct spot *parent, const char *name)
{
    struct spot spot = {.in = parent->in};
    spot.object = json_object(parent->in, parent->object, parent->place, name, true);
    json_place_member(spot.place, sizeof spot.place, parent->place, name);
    return spot;
}

void spot_fault(const struct spot *spot, const char *name, const char *what, const char *fix)
{
    char place[SPOT_PLACE_MAX];
    json_place_member(place, sizeof place, spot->place, name);
    json_fault(spot->in, place, what, fix);
}

int16_t spot_read_int(const struct spot *spot, const char *name, int min, int max)
{
    int64_t value = min;
    json_int(spot->in, spot->object, spot->place, name, true, min, max, &value);
    return (int16_t)value;
}

int spot_read_word(const struct spot *spot, const char *name, const char *const *words, int count)
{
    int index = 0;
    json_word(spot->in, spot->object, spot->place, name, true, words, count, &index);
    return index;
}

int spot_read_strings(const struct spot *spot, const char *name, int max, struct style *style, spot_take_fn *take,
                      void *context, const char *fix)
{
    const cJSON *array = json_array(spot->in, spot->object, spot->place, name, true, max), *item;
    int count = 0;
    cJSON_ArrayForEach(item, array)
    {
        if (!cJSON_IsString(item) || !take(style, context, item->valuestring, count))
            json_fault(spot->in, item_spot(spot, name, count, item).place, "isn't understood", fix);
        count++;
    }
    return count;
}

int16_t spot_read_ints(const struct spot *spot, const char *name, int max_count, int max, int16_t *out)
{
    const cJSON *array = json_array(spot->in, spot->object, spot->place, name, true, max_count), *item;
    int16_t count = 0;
    cJSON_ArrayForEach(item, array)
    {
        double value = cJSON_IsNumber(item) ? item->valuedouble : -1;
        if (!(value >= 0 && value <= max) || value != (double)(int)value)
            json_fault(spot->in, item_spot(spot, name, count, item).place, "isn't a number of semitones",
                       "use whole numbers from 0");
        else
            out[count] = (int16_t)value;
        count++;
    }
    return count;
}

static bool take_energy(struct style *style, void *context, const char *word, int index)
{
    (void)style;
    (void)index;
    for (unsigned i = 0; i < STYLE_ENERGY_COUNT; i++) {
        if (strcmp(word, style_energy_words[i]) == 0) {
            *(uint32_t *)context |= 1u << i;
            return true;
        }
    }
    return false;
}

uint32_t spot_read_energies(const struct spot *spot)
{
    uint32_t energies = 0;
    spot_read_strings(spot, "energies", STYLE_ENERGY_COUNT, NULL, take_energy, &energies,
                      "use settle, build, full, breathe or finish");
    return energies;
}

int16_t spot_read_voice(const struct spot *spot, const char *name, const struct style *style)
{
    char word[STYLE_NAME_MAX] = "";
    if (!json_string(spot->in, spot->object, spot->place, name, true, word, sizeof word))
        return 0;
    int16_t voice = style_voice(style, word);
    if (voice < 0)
        spot_fault(spot, name, "is no instrument of this style", "name one of the instruments");
    return voice < 0 ? 0 : voice;
}

bool spot_next(const struct spot *parent, const char *list, const cJSON **array, int max, int *index, struct spot *out)
{
    if (*array == NULL) {
        *array = json_array(parent->in, parent->object, parent->place, list, true, max);
        *index = -1;
        if (*array == NULL)
            return false;
    }
    for (;;) {
        const cJSON *item = cJSON_GetArrayItem(*array, ++*index);
        if (item == NULL)
            return false;
        *out = item_spot(parent, list, *index, item);
        if (cJSON_IsObject(item))
            return true;
        json_fault(parent->in, out->place, "isn't an object", "write { ... }");
    }
}
