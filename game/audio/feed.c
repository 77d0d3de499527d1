#include "audio/feed.h"

#include <math.h>
#include <string.h>

static const float ramp_step = 1.0f / FEED_RAMP_FRAMES;
static const float lead_step = 1.0f / FEED_LEAD_FRAMES;
static const float one_q15 = 32768.0f;

void feed_init(struct feed *feed)
{
    memset(feed, 0, sizeof *feed);
    ring_init(&feed->anchors, feed->anchor_storage, sizeof *feed->anchor_storage, FEED_RING);
    ring_init(&feed->orders, feed->order_storage, sizeof *feed->order_storage, FEED_ORDERS);
    atomic_init(&feed->done, 0);
    atomic_init(&feed->volume_q15, (int32_t)one_q15);
    atomic_init(&feed->lead_q15, (int32_t)one_q15);
    atomic_init(&feed->starved_frames, 0);
    feed->volume = feed->lead = 1;
}

uint32_t feed_send(struct feed *feed, enum feed_verb verb, struct pcm *song, int64_t song_frame)
{
    struct feed_order order = {feed->sent + 1, verb, song, song_frame};
    if (!ring_push(&feed->orders, &order)) {
        return 0;
    }
    return ++feed->sent;
}

bool feed_is_done(const struct feed *feed, uint32_t number)
{
    uint32_t done = atomic_load_explicit(&feed->done, memory_order_acquire);
    return (int32_t)(done - number) >= 0;
}

bool feed_anchor(struct feed *feed, struct feed_anchor *anchor)
{
    return ring_pull(&feed->anchors, anchor);
}

static void store_q15(_Atomic int32_t *to, float share)
{
    float clamped = fminf(fmaxf(share, 0), 1);
    atomic_store_explicit(to, (int32_t)lrintf(clamped * one_q15), memory_order_relaxed);
}

static float load_q15(_Atomic int32_t *from)
{
    return (float)atomic_load_explicit(from, memory_order_relaxed) / one_q15;
}

void feed_set_volume(struct feed *feed, float volume)
{
    store_q15(&feed->volume_q15, volume);
}

void feed_set_lead(struct feed *feed, float strength)
{
    store_q15(&feed->lead_q15, strength);
}

/* Frames that may be read from song_frame on; INT64_MAX when the rest of the song is there. */
static int64_t frames_ready(const struct feed *feed)
{
    if (!feed->song) {
        return INT64_MAX;
    }
    int64_t ready = atomic_load_explicit(&feed->song->ready, memory_order_acquire);
    return ready >= feed->song->frames ? INT64_MAX : ready - feed->song_frame;
}

void feed_cut(struct feed *feed)
{
    struct feed_order dropped;
    while (ring_pull(&feed->orders, &dropped)) {
        feed->order = dropped;
    }
    feed->song = NULL;
    feed->wanted = feed->pending = false;
    feed->gain = 0;
}

static void go_to(struct feed *feed, int64_t frame)
{
    int64_t oldest = feed->song ? atomic_load_explicit(&feed->song->released, memory_order_relaxed) : 0;
    feed->song_frame = oldest > 0 && frame < oldest ? oldest : frame;
}

static void carry_out(struct feed *feed)
{
    switch (feed->order.verb) {
    case FEED_PLAY:
        feed->song = feed->order.song;
        go_to(feed, feed->order.song_frame);
        feed->wanted = true;
        /* Songs begin in silence; a ramp would take the edge off a first drum. Their middle is loud: it needs one. */
        feed->gain = feed->song_frame <= 0 && frames_ready(feed) >= FEED_RAMP_FRAMES ? 1 : 0;
        feed->lead = load_q15(&feed->lead_q15);
        break;
    case FEED_RESUME:
        go_to(feed, feed->order.song_frame);
        feed->wanted = true;
        break;
    case FEED_STOP:
        feed->song = NULL;
        break;
    case FEED_PAUSE:
        break;
    }
    feed->pending = false;
    atomic_store_explicit(&feed->done, feed->order.number, memory_order_release);
}

/* Every order first needs silence: the sound fades out, and at the next buffer the order is carried out. */
static void obey(struct feed *feed)
{
    while (feed->pending || ring_pull(&feed->orders, &feed->order)) {
        feed->pending = true;
        feed->wanted = false;
        if (feed->gain > 0) {
            return;
        }
        carry_out(feed);
    }
}

static void put_frame(const struct feed *feed, int16_t *out)
{
    if (!feed->song || feed->song_frame < 0 || feed->song_frame >= feed->song->frames) {
        out[0] = out[1] = 0;
        return;
    }
    const struct synth_frame *in = pcm_at(feed->song, feed->song_frame);
    float gain = feed->gain * feed->volume;
    for (int side = 0; side < SYNTH_CHANNELS; side++) {
        float heard = (float)in->backing[side] + feed->lead * (float)(in->mix[side] - in->backing[side]);
        out[side] = (int16_t)lrintf(heard * gain);
    }
}

static float approach(float value, float target, float step)
{
    return value < target ? fminf(value + step, target) : fmaxf(value - step, target);
}

/* Ramps reach 0 and 1 exactly: approach ends on its target. While fading out the song still runs. */
static void put_song(struct feed *feed, int16_t *out, int32_t frames, bool on)
{
    float target = on ? 1 : 0, volume = load_q15(&feed->volume_q15), lead = load_q15(&feed->lead_q15);
    for (int32_t i = 0; i < frames; i++) {
        feed->gain = approach(feed->gain, target, ramp_step);
        feed->volume = approach(feed->volume, volume, ramp_step);
        feed->lead = approach(feed->lead, lead, lead_step);
        if (!on && feed->gain <= 0) {
            memset(out + (size_t)i * 2, 0, (size_t)(frames - i) * 2 * sizeof *out);
            feed->volume = volume;
            feed->lead = lead;
            return;
        }
        put_frame(feed, out + (size_t)i * 2);
        feed->song_frame++;
    }
}

/* Lets the renderer write over what lies far behind. */
static void release(struct feed *feed)
{
    if (!feed->song) {
        return;
    }
    int64_t before = atomic_load_explicit(&feed->song->released, memory_order_relaxed);
    int64_t now = feed->song_frame - FEED_KEPT_FRAMES;
    if (now > before) {
        atomic_store_explicit(&feed->song->released, now, memory_order_release);
    }
}

void feed_fill(struct feed *feed, int16_t *out, int32_t frames, int64_t mono_us)
{
    obey(feed);
    /* What a fade-out needs is always kept in hand, so running dry can't click. */
    bool dry = feed->wanted && frames_ready(feed) < (int64_t)frames + FEED_RAMP_FRAMES;
    bool on = feed->wanted && !dry;
    struct feed_anchor left = {
        .anchor = {.mono_us = mono_us, .frame = feed->device_frame, .song_frame = feed->song_frame, .sounding = on},
        .order = feed->order.number,
        .frames = frames,
        .dry = dry,
    };
    ring_push(&feed->anchors, &left); /* full: nobody listens, and a lost anchor does no harm */
    put_song(feed, out, frames, on);
    release(feed);
    feed->device_frame += frames;
    if (dry) {
        atomic_fetch_add_explicit(&feed->starved_frames, frames, memory_order_relaxed);
    }
}
