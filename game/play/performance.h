/* One performance of one level, from its first beat to its result, without a picture: the song and its time, heels
 * judged, cues, rests and pauses, the session saved at its end. The play screen draws it; headless runs drive it bare.
 *
 * Song time belongs to it (play/take): heels come in with their own monotonic times, whenever they moved, and are
 * placed in the song here. Whoever begins again makes another one. All times are monotonic us unless they say song
 * time; they rise from call to call. Main thread only. */
#ifndef HEELBEAT_PLAY_PERFORMANCE_H
#define HEELBEAT_PLAY_PERFORMANCE_H

#include "play/play_model.h"
#include "play/play_outcome.h"
#include "play/play_pause.h"
#include "play/play_request.h"
#include "play/take.h"

struct feet;
struct levels;
struct player;
struct sound;
struct trace;

/* All of it is borrowed as long as the performance lasts. */
struct performance_desc {
    struct play_request request;
    enum timing timing;
    struct levels *levels;        /* for the style of its song */
    struct sound *sound;          /* where song and cues are heard */
    struct feet *feet;            /* how late heels may be told of; what is missed is missed no more once it goes on */
    struct player *player;        /* whose session it is */
    struct trace *trace;          /* NULL: none */
    const struct play_sink *view; /* who watches it; NULL: nobody */
};

struct performance;

/* Begins, now. NULL with *error: no memory, no such style. */
struct performance *performance_create(const struct performance_desc *desc, int64_t mono_us, struct error *error);
/* Ends it first, if it has not ended: what was done is kept. */
void performance_destroy(struct performance *performance);

/* A heel of the player's own moved; event->t_us is monotonic. */
void performance_heel(struct performance *performance, const struct heel_event *event);
/* Time passes. True once it has ended. */
bool performance_step(struct performance *performance, int64_t mono_us);
/* Stops the song; a pause while a rest is offered is that rest. */
void performance_hold(struct performance *performance, int64_t mono_us);
/* Counts, and then goes on. */
void performance_go_on(struct performance *performance, int64_t mono_us);
/* No key that is held is heard of any more (the focus went). */
void performance_release(struct performance *performance);
/* Ends it before its time. An unfinished performance without a single lift leaves no session. */
void performance_end(struct performance *performance);

/* What it came to, once it has ended; the caller may move it away. */
struct play_outcome *performance_outcome(struct performance *performance);
const struct play_model *performance_model(const struct performance *performance);
const struct play_pause *performance_pause(const struct performance *performance);
const struct take *performance_take(const struct performance *performance);

#endif
