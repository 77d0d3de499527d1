/* The one function at the heart, in steps: (level, timing, heel events with song times) -> result and replay. It knows
 * no clock, no sound, no file and no player: events come from a source, and sinks are told what becomes of them. */
#ifndef HEELBEAT_PLAY_PLAY_MODEL_H
#define HEELBEAT_PLAY_PLAY_MODEL_H

#include "play/play_sink.h"
#include "play/play_source.h"
#include "store/replays/replay_file.h"

#define PLAY_SINKS_MAX 4

struct library_level;
struct play_model;

struct play_model_desc {
    const struct library_level *level; /* borrowed until play_model_create returns */
    int32_t tempo_percent;
    enum timing timing;
    struct play_source source;
    struct play_sink sinks[PLAY_SINKS_MAX];
    int sink_count;
    bool coached; /* somebody's own feet move: their form is watched */
};

/* Builds chart and session. NULL with *error. */
struct play_model *play_model_create(const struct play_model_desc *desc, struct error *error);
void play_model_destroy(struct play_model *model);

/* Judges what the source gives up to song_us. */
void play_model_take(struct play_model *model, int64_t song_us, int64_t grace_us);
/* The same, and what is judged by time alone; late events have grace_us to arrive. */
void play_model_step(struct play_model *model, int64_t song_us, int64_t grace_us);
/* An event of the player's own is shown at once, however long it waits. */
void play_model_seen(const struct play_model *model, const struct heel_event *event);
bool play_model_finished(const struct play_model *model);
/* Steps to the level's end (finished) or stops where it is. Nothing is judged after it. */
void play_model_end(struct play_model *model, bool finished);
/* What it has come to so far; after play_model_end for good. False when memory is out. */
bool play_model_result(const struct play_model *model, struct result *result);

const struct chart *play_model_chart(const struct play_model *model);
const struct session *play_model_session(const struct play_model *model);
/* All events as the session had them, and its timing; the rest of it is for whoever saves it. */
struct replay *play_model_replay(struct play_model *model);
bool play_model_moved(const struct play_model *model); /* at least one lift was taken */
/* The prompt for better form to show at a display time; NULL if none. */
const struct form_prompt *play_model_prompt(const struct play_model *model, int64_t shown_us);
/* The player took a rest: see form_watch_rested. */
void play_model_rested(struct play_model *model);

#endif
