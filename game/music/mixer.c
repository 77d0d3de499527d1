#include "music/mixer.h"

#include <math.h>
#include <string.h>

#include "music/envelope.h"
#include "music/synth.h"

#define CEILING_DB  -1.25f
#define DUCK_ATTACK 0.55f /* share of the way to the wanted depth in one chunk: about 4 ms in all */

void mixer_init(struct mixer *mixer, const struct style *style, const struct osc_tables *tables, int32_t bpm_milli)
{
    const struct style_room *room = &style->room;
    mixer->style = style;
    mixer->tables = tables;
    mixer->duck_fall = envelope_fall(room->duck_release_ms * 2, MIXER_CHUNK);
    mixer->reverb_gain = db_to_gain(room->reverb_db);
    mixer->delay_gain = db_to_gain(room->delay_db);
    mixer->chorus_gain = db_to_gain(room->chorus_db);
    mixer->gain = db_to_gain(room->gain_db);
    mixer->hiss = room->hiss_db <= -119 ? 0 : db_to_gain(room->hiss_db);
    mixer->crackle = room->crackle_db <= -119 ? 0 : db_to_gain(room->crackle_db);
    mixer->noise = 22222;
    svf_tune(&mixer->dust_filter, 3200, 0.1f);
    for (int side = 0; side < 2; side++) {
        svf_tune(&mixer->low_cut[side], room->low_cut_hz, 0);
        svf_tune(&mixer->high_cut[side], room->high_cut_hz, 0);
    }
    reverb_init(&mixer->reverb, room);
    delay_init(&mixer->delay, room, bpm_milli);
    chorus_init(&mixer->chorus, room);
    limiter_init(&mixer->limiter, db_to_gain(CEILING_DB));
}

struct mixer_bus *mixer_bus(struct mixer *mixer, int instrument)
{
    struct mixer_bus *bus = &mixer->buses[instrument];
    if (!bus->used) {
        bus->used = true;
        memset(bus->left, 0, sizeof bus->left);
        memset(bus->right, 0, sizeof bus->right);
    }
    return bus;
}

void mixer_duck(struct mixer *mixer, float strength)
{
    mixer->duck = fmaxf(mixer->duck, strength);
}

struct pair {
    float left[MIXER_CHUNK], right[MIXER_CHUNK];
};

static void add_pair(struct pair *to, const struct pair *from, float gain)
{
    for (int i = 0; i < MIXER_CHUNK; i++) {
        to->left[i] += gain * from->left[i];
        to->right[i] += gain * from->right[i];
    }
}

static void add_send(struct pair *to, const struct mixer_bus *bus, float share)
{
    if (share <= 0)
        return;
    for (int i = 0; i < MIXER_CHUNK; i++) {
        to->left[i] += share * bus->left[i];
        to->right[i] += share * bus->right[i];
    }
}

/* Presses a bus down by its share of the side-chain, in a straight line through the chunk. */
static void press(struct mixer_bus *bus, float from, float to)
{
    float step = (to - from) / MIXER_CHUNK;
    for (int i = 0; i < MIXER_CHUNK; i++) {
        float gain = from + step * (float)i;
        bus->left[i] *= gain;
        bus->right[i] *= gain;
    }
}

static float depth(const struct mixer *mixer, float duck, float share)
{
    return 1 - (1 - db_to_gain(-mixer->style->room.duck_db * share)) * duck;
}

static void mix_buses(struct mixer *mixer, struct pair *dry, struct pair *room, struct pair *echo, struct pair *chorus)
{
    float duck = mixer->duck_last + (mixer->duck - mixer->duck_last) * DUCK_ATTACK;
    for (int i = 0; i < mixer->style->instrument_count; i++) {
        const struct style_instrument *instrument = &mixer->style->instruments[i];
        struct mixer_bus *bus = &mixer->buses[i];
        if (!bus->used)
            continue;
        if (instrument->duck > 0 && (duck > 0.001f || mixer->duck_last > 0.001f))
            press(bus, depth(mixer, mixer->duck_last, instrument->duck), depth(mixer, duck, instrument->duck));
        add_send(dry, bus, 1);
        add_send(room, bus, instrument->reverb);
        add_send(echo, bus, instrument->delay);
        add_send(chorus, bus, instrument->chorus);
        bus->used = false;
    }
    mixer->duck_last = duck;
    mixer->duck *= mixer->duck_fall;
}

/* Hiss, and now and then a crackle, as from a worn record. */
static void add_dust(struct mixer *mixer, float dust, struct pair *dry)
{
    float samples[MIXER_CHUNK];
    if (mixer->hiss + mixer->crackle <= 0)
        return;
    float chance = mixer->style->room.crackle_hz / SYNTH_RATE_HZ;
    for (int i = 0; i < MIXER_CHUNK; i++) {
        float value = osc_noise(&mixer->noise);
        samples[i] = mixer->hiss * value;
        if (osc_noise(&mixer->noise) * 0.5f + 0.5f < chance)
            samples[i] += mixer->crackle * value * 8;
    }
    svf_low(&mixer->dust_filter, samples, MIXER_CHUNK);
    for (int i = 0; i < MIXER_CHUNK; i++) {
        dry->left[i] += samples[i] * dust;
        dry->right[i] += samples[i] * dust;
    }
}

/* A soft bend like tape: straight for quiet sounds, rounder toward the top. */
static float saturate(float x, float drive)
{
    float hot = lesser(greater(x * (1 + drive), -3), 3);
    float bent = hot * (27 + hot * hot) / (27 + 9 * hot * hot);
    return x + drive * (bent - x);
}

static void master(struct mixer *mixer, float *samples, int side)
{
    svf_run(&mixer->low_cut[side], STYLE_HIGH, samples, MIXER_CHUNK);
    svf_low(&mixer->high_cut[side], samples, MIXER_CHUNK);
    float drive = mixer->style->room.drive;
    for (int i = 0; i < MIXER_CHUNK; i++)
        samples[i] = saturate(samples[i] * mixer->gain, drive);
}

void mixer_run(struct mixer *mixer, float dust, float left[MIXER_CHUNK], float right[MIXER_CHUNK])
{
    struct pair dry = {0}, room = {0}, echo = {0}, chorus = {0};
    mix_buses(mixer, &dry, &room, &echo, &chorus);
    chorus_run(&mixer->chorus, mixer->tables, chorus.left, chorus.right, MIXER_CHUNK);
    add_pair(&dry, &chorus, mixer->chorus_gain);
    delay_run(&mixer->delay, echo.left, echo.right, MIXER_CHUNK);
    add_pair(&dry, &echo, mixer->delay_gain);
    add_pair(&room, &echo, mixer->delay_gain * 0.3f);
    reverb_run(&mixer->reverb, room.left, room.right, MIXER_CHUNK);
    add_pair(&dry, &room, mixer->reverb_gain);
    add_dust(mixer, dust, &dry);
    master(mixer, dry.left, 0);
    master(mixer, dry.right, 1);
    limiter_run(&mixer->limiter, dry.left, dry.right, MIXER_CHUNK);
    memcpy(left, dry.left, sizeof dry.left);
    memcpy(right, dry.right, sizeof dry.right);
}
