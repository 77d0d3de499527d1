#include "play/play_sound.h"

#include <math.h>

/* How far one edge moves the lead: after four misses in a row it has lost most of its strength, after as many hits it
 * is back. */
static const float edge_weight = 0.25f;
/* Who is this much with the lead hears all of it: a good one between great ones costs nothing. */
static const float with_full = 0.85f;
static const float worths[VERDICT_COUNT] = {
    [VERDICT_MISS] = 0.0f, [VERDICT_GOOD] = 0.6f, [VERDICT_GREAT] = 1.0f, [VERDICT_PERFECT] = 1.0f};
static const float gains[VERDICT_COUNT] = {
    [VERDICT_MISS] = 0.0f, [VERDICT_GOOD] = 0.45f, [VERDICT_GREAT] = 0.7f, [VERDICT_PERFECT] = 1.0f};

static const struct play_cue nothing = {.cue = CUE_COUNT};

void play_sound_init(struct play_sound *sound)
{
    *sound = (struct play_sound){.with = 1, .broken = {true, true}};
}

static void follow(struct play_sound *sound, enum verdict verdict)
{
    sound->with += edge_weight * (worths[verdict] - sound->with);
    if (verdict != VERDICT_PERFECT)
        sound->run = 0;
}

static struct play_cue landing(struct play_sound *sound, const struct session_event *event, float pan)
{
    bool perfect = event->verdict == VERDICT_PERFECT && !sound->broken[event->heel];
    sound->broken[event->heel] = true; /* until the next perfect lift */
    sound->run = perfect ? sound->run + 1 : 0;
    if (perfect && sound->run % PLAY_SOUND_RUN == 0)
        return (struct play_cue){CUE_RUN, 0.8f, 0};
    return (struct play_cue){CUE_LANDING, gains[event->verdict], pan};
}

static struct play_cue rep_done(struct play_sound *sound, const struct session_event *event)
{
    bool run_ends = sound->combo > 1 && event->combo == 0;
    sound->combo = event->combo;
    return run_ends ? (struct play_cue){CUE_MISS, 0.4f, 0} : nothing;
}

struct play_cue play_sound_event(struct play_sound *sound, const struct session_event *event)
{
    const float pan = event->heel == HEEL_LEFT ? -0.6f : 0.6f;
    switch (event->kind) {
    case SESSION_LIFTED:
        follow(sound, event->verdict);
        sound->broken[event->heel] = event->verdict != VERDICT_PERFECT;
        return (struct play_cue){CUE_LIFT, gains[event->verdict], pan};
    case SESSION_LANDED:
        follow(sound, event->verdict);
        return landing(sound, event, pan);
    case SESSION_MISSED:
        follow(sound, VERDICT_MISS);
        return nothing;
    case SESSION_REP_DONE:
        return rep_done(sound, event);
    case SESSION_PART_CHANGED:
        return event->part > 0 ? (struct play_cue){CUE_PART, 0.5f, 0} : nothing;
    case SESSION_FINISHED:
        return (struct play_cue){CUE_FINISH, 1, 0};
    case SESSION_EVENT_COUNT:
        break;
    }
    return nothing;
}

float play_sound_lead(const struct play_sound *sound)
{
    return PLAY_SOUND_LEAD_LEAST + (1 - PLAY_SOUND_LEAD_LEAST) * fminf(sound->with / with_full, 1);
}
