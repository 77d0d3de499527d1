#include "music/sound/mixer.h"

#include <math.h>
#include <string.h>

#include "music/sound/envelope.h"
#include "music/sound/synth.h"
#include "music/sound/wide.h"

_Static_assert(MIXER_CHUNK <= DELAY_LEAST && MIXER_CHUNK <= REVERB_CHUNK && MIXER_CHUNK % 4 == 0,
               "echo and room must hold a chunk");
_Static_assert(MIXER_LANES == LIMITER_LANES && MIXER_LANES == 2 * MIXER_STEM_COUNT, "two lanes a stem");

#define CEILING_DB   -1.25f
#define QUIET        1e-7f /* -140 dB */
#define QUIET_CHUNKS ((DELAY_MAX + REVERB_PREDELAY_MAX + REVERB_LINE_MAX) / MIXER_CHUNK + 1)
#define DUCK_ATTACK  0.55f /* share of the way to the wanted depth in one chunk: about 4 ms in all */

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
    svf_plan(&mixer->dust_filter, &mixer->dust_plan);
    svf_tune(&mixer->low_cut.shape, room->low_cut_hz, 0);
    svf_tune(&mixer->high_cut.shape, room->high_cut_hz, 0);
    for (int i = 0; i < style->lead.voice_count; i++)
        mixer->buses[style->lead.voices[i]].stem = MIXER_LEAD;
    for (int stem = 0; stem < MIXER_STEM_COUNT; stem++)
        reverb_init(&mixer->reverbs[stem], room);
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

/* What the buses of one stem send. */
struct sends {
    struct pair dry, room, echo, chorus;
};

MUSIC_WIDE static void add_send(struct pair *to, const struct mixer_bus *bus, float share)
{
    if (share <= 0)
        return;
    for (int i = 0; i < MIXER_CHUNK; i++) {
        to->left[i] += share * bus->left[i];
        to->right[i] += share * bus->right[i];
    }
}

/* Presses a bus down by its share of the side-chain, in a straight line through the chunk. */
MUSIC_WIDE static void press(struct mixer_bus *bus, float from, float to)
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

/* True if any instrument sounds. */
static bool send_buses(struct mixer *mixer, struct sends sends[MIXER_STEM_COUNT])
{
    bool sounding = false;
    float duck = mixer->duck_last + (mixer->duck - mixer->duck_last) * DUCK_ATTACK;
    for (int i = 0; i < mixer->style->instrument_count; i++) {
        const struct style_instrument *instrument = &mixer->style->instruments[i];
        struct mixer_bus *bus = &mixer->buses[i];
        struct sends *to = &sends[bus->stem];
        if (!bus->used)
            continue;
        if (instrument->duck > 0 && (duck > 0.001f || mixer->duck_last > 0.001f))
            press(bus, depth(mixer, mixer->duck_last, instrument->duck), depth(mixer, duck, instrument->duck));
        add_send(&to->dry, bus, 1);
        add_send(&to->room, bus, instrument->reverb);
        add_send(&to->echo, bus, instrument->delay);
        add_send(&to->chorus, bus, instrument->chorus);
        bus->used = false;
        sounding = true;
    }
    mixer->duck_last = duck;
    mixer->duck = envelope_fallen(mixer->duck, mixer->duck_fall);
    return sounding;
}

MUSIC_WIDE static void weave(const struct pair *backing, const struct pair *lead, float (*frames)[MIXER_LANES])
{
    for (int i = 0; i < MIXER_CHUNK; i++) {
        frames[i][0] = backing->left[i];
        frames[i][1] = backing->right[i];
        frames[i][2] = lead->left[i];
        frames[i][3] = lead->right[i];
    }
}

MUSIC_WIDE static void add_frames(float (*to)[MIXER_LANES], const float (*from)[MIXER_LANES], float gain)
{
    for (int i = 0; i < MIXER_CHUNK; i++)
        for (int lane = 0; lane < MIXER_LANES; lane++)
            to[i][lane] += gain * from[i][lane];
}

/* The room hears the echoes too. */
MUSIC_WIDE static void add_room(struct mixer *mixer, enum mixer_stem stem, struct pair *room,
                                const float (*echo)[MIXER_LANES], float (*out)[MIXER_LANES])
{
    const int lane = 2 * (int)stem;
    for (int i = 0; i < MIXER_CHUNK; i++) {
        room->left[i] += mixer->delay_gain * 0.3f * echo[i][lane];
        room->right[i] += mixer->delay_gain * 0.3f * echo[i][lane + 1];
    }
    reverb_run(&mixer->reverbs[stem], room->left, room->right, MIXER_CHUNK);
    for (int i = 0; i < MIXER_CHUNK; i++) {
        out[i][lane] += mixer->reverb_gain * room->left[i];
        out[i][lane + 1] += mixer->reverb_gain * room->right[i];
    }
}

MUSIC_WIDE static bool is_quiet(const float (*frames)[MIXER_LANES])
{
    float loudest[MIXER_LANES] = {0};
    for (int i = 0; i < MIXER_CHUNK; i++)
        for (int lane = 0; lane < MIXER_LANES; lane++)
            loudest[lane] = greater(loudest[lane], fabsf(frames[i][lane]));
    return greater(greater(loudest[0], loudest[1]), greater(loudest[2], loudest[3])) < QUIET;
}

/* Everything that sounds and rings, each stem in its lanes. When nothing has done so for longer than the longest delay
 * is, rooms and echoes are empty and rest. */
static void mix_stems(struct mixer *mixer, float (*frames)[MIXER_LANES])
{
    struct sends sends[MIXER_STEM_COUNT] = {0};
    float echo[MIXER_CHUNK][MIXER_LANES], chorus[MIXER_CHUNK][MIXER_LANES];
    bool sounding = send_buses(mixer, sends);
    weave(&sends[MIXER_BACKING].dry, &sends[MIXER_LEAD].dry, frames);
    if (!sounding && mixer->quiet_chunks >= QUIET_CHUNKS)
        return;
    weave(&sends[MIXER_BACKING].chorus, &sends[MIXER_LEAD].chorus, chorus);
    chorus_run(&mixer->chorus, mixer->tables, chorus, MIXER_CHUNK);
    add_frames(frames, (const float(*)[MIXER_LANES])chorus, mixer->chorus_gain);
    weave(&sends[MIXER_BACKING].echo, &sends[MIXER_LEAD].echo, echo);
    delay_run(&mixer->delay, echo, MIXER_CHUNK);
    add_frames(frames, (const float(*)[MIXER_LANES])echo, mixer->delay_gain);
    for (int stem = 0; stem < MIXER_STEM_COUNT; stem++)
        add_room(mixer, (enum mixer_stem)stem, &sends[stem].room, (const float(*)[MIXER_LANES])echo, frames);
    bool quiet = !sounding && is_quiet((const float(*)[MIXER_LANES])frames);
    mixer->quiet_chunks = quiet ? mixer->quiet_chunks + 1 : 0;
}

/* Hiss, and now and then a crackle, as from a worn record. It belongs to the backing. */
static void add_dust(struct mixer *mixer, float dust, float (*frames)[MIXER_LANES])
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
    svf_low(&mixer->dust_filter, &mixer->dust_plan, samples, MIXER_CHUNK);
    for (int i = 0; i < MIXER_CHUNK; i++) {
        frames[i][0] += samples[i] * dust;
        frames[i][1] += samples[i] * dust;
    }
}

/* A soft bend like tape: straight for quiet sounds, rounder toward the top. */
static float saturate(float x, float drive)
{
    float hot = lesser(greater(x * (1 + drive), -3), 3);
    float bent = hot * (27 + hot * hot) / (27 + 9 * hot * hot);
    return x + drive * (bent - x);
}

/* Lead becomes mix here: before the bend, which is another for the sum than for its parts. */
MUSIC_WIDE static void bend(struct mixer *mixer, float (*frames)[MIXER_LANES])
{
    float drive = mixer->style->room.drive, gain = mixer->gain;
    for (int i = 0; i < MIXER_CHUNK; i++) {
        frames[i][2] += frames[i][0];
        frames[i][3] += frames[i][1];
        for (int lane = 0; lane < MIXER_LANES; lane++)
            frames[i][lane] = saturate(frames[i][lane] * gain, drive);
    }
}

void mixer_run(struct mixer *mixer, float dust, float (*frames)[MIXER_LANES])
{
    mix_stems(mixer, frames);
    add_dust(mixer, dust, frames);
    svf_lanes_between(&mixer->low_cut, &mixer->high_cut, frames, MIXER_CHUNK);
    bend(mixer, frames);
    limiter_run(&mixer->limiter, frames, MIXER_CHUNK);
}
