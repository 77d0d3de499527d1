#include "store/styles/style_spot.h"

#include <string.h>

#include <cjson/cJSON.h>

/* The numbers of one group, as the table of fields has them; their names go to known. */
static int read_fields(const struct spot *spot, enum style_group group, void *base, const char **known)
{
    int count = 0;
    for (int i = 0; i < STYLE_FIELD_COUNT; i++) {
        const struct style_field *field = &style_fields[i];
        if (field->group != group)
            continue;
        double value = (double)field->min;
        json_number(spot->in, spot->object, spot->place, field->name, true, (double)field->min, (double)field->max,
                    &value);
        float narrow = (float)value;
        memcpy((char *)base + field->offset, &narrow, sizeof narrow);
        known[count++] = field->name;
    }
    return count;
}

static void read_pluck(const struct spot *tone, struct style_pluck *made)
{
    const char *known[STYLE_FIELD_COUNT];
    struct spot pluck = spot_member(tone, style_wave_words[STYLE_PLUCK]);
    if (pluck.object != NULL)
        json_done(pluck.in, pluck.object, pluck.place, known, read_fields(&pluck, STYLE_GROUP_PLUCK, made, known));
}

static void read_sound(const struct spot *spot, struct style_instrument *made)
{
    const char *known[STYLE_FIELD_COUNT + 2];
    bool tone = made->kind == STYLE_TONE;
    struct spot sound = spot_member(spot, style_kind_words[made->kind]);
    if (sound.object == NULL)
        return;
    int count = 0;
    if (tone) {
        made->tone.wave = (enum style_wave)spot_read_word(&sound, "wave", style_wave_words, STYLE_WAVE_COUNT);
        count = read_fields(&sound, STYLE_GROUP_TONE, &made->tone, known);
        if (made->tone.wave == STYLE_PLUCK) {
            read_pluck(&sound, &made->tone.pluck);
            known[count++] = style_wave_words[STYLE_PLUCK];
        }
    } else {
        made->drum.filter = (enum style_filter)spot_read_word(&sound, "filter", style_filter_words, STYLE_FILTER_COUNT);
        count = read_fields(&sound, STYLE_GROUP_DRUM, &made->drum, known);
    }
    known[count++] = tone ? "wave" : "filter";
    json_done(sound.in, sound.object, sound.place, known, count);
}

static void read_instruments(const struct spot *root, struct style *style)
{
    const char *known[STYLE_FIELD_COUNT + 3];
    const cJSON *array = NULL;
    struct spot spot;
    int index;
    while (spot_next(root, "instruments", &array, STYLE_INSTRUMENTS_MAX, &index, &spot)) {
        struct style_instrument *made = &style->instruments[style->instrument_count++];
        json_string(spot.in, spot.object, spot.place, "name", true, made->name, sizeof made->name);
        made->kind = (enum style_kind)spot_read_word(&spot, "kind", style_kind_words, STYLE_KIND_COUNT);
        int count = read_fields(&spot, STYLE_GROUP_MIX, made, known);
        read_sound(&spot, made);
        known[count++] = "name";
        known[count++] = "kind";
        known[count++] = style_kind_words[made->kind];
        json_done(spot.in, spot.object, spot.place, known, count);
    }
}

static void read_room(const struct spot *root, struct style *style)
{
    const char *known[STYLE_FIELD_COUNT + 1];
    struct spot spot = spot_member(root, "room");
    if (spot.object == NULL)
        return;
    style->room.duck_voice = spot_read_voice(&spot, "duck_voice", style);
    int count = read_fields(&spot, STYLE_GROUP_ROOM, &style->room, known);
    known[count++] = "duck_voice";
    json_done(spot.in, spot.object, spot.place, known, count);
}

void style_sound_read(const struct spot *root, struct style *style)
{
    read_instruments(root, style);
    read_room(root, style);
}
