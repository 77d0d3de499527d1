/* One performance of one level, without a window: session, replay recording, what to show, and saving at the end. The
 * play screen draws it; headless runs drive it bare. */
#ifndef HEELBEAT_SCREENS_PLAY_PLAY_MODEL_H
#define HEELBEAT_SCREENS_PLAY_PLAY_MODEL_H

#include "core/play/form.h"
#include "draw/pictures/lanes.h"
#include "draw/pictures/vein.h"
#include "play/play_outcome.h"
#include "screens/screen.h"

struct style;
struct tune;
struct play_model;

/* Builds chart and session of request->level. NULL with *error. Borrows stage and level. */
struct play_model *play_model_create(const struct services *services, const struct play_request *request,
                                     struct error *error);
void play_model_destroy(struct play_model *model);

/* A heel event in song time, of the player; ignored when the request's player isn't you. It is judged by the next step
 * that may (play/play_wait). A second lift without a landing between means that the landing was lost (the window's
 * focus went): it is made up for. */
void play_model_heel(struct play_model *model, const struct heel_event *event);
/* Judges all that waits: nothing more will come before a pause. */
void play_model_catch_up(struct play_model *model);
/* A lift is under way that is not sure yet, and may be dated back to open_us, song time: edges after it wait for it, as
 * long as grace lets them. INT64_MAX: none. Holds until it is told otherwise. */
void play_model_open(struct play_model *model, int64_t open_us);
/* Steps to song_us: feeds the request's own player up to there, then the session; late events have grace_us to arrive.
 * mono_us is for the trace. Sounds cues as things happen, and lets the song's lead follow the player. */
void play_model_step(struct play_model *model, int64_t song_us, int64_t grace_us, int64_t mono_us);
bool play_model_finished(const struct play_model *model);
/* Steps the session out (finished) or leaves it (unfinished), saves record and replay, derives the streak. Once. An
 * unfinished performance without a single lift leaves nothing on disk. */
void play_model_end(struct play_model *model, bool finished);
const struct play_outcome *play_model_outcome(const struct play_model *model); /* after play_model_end */

const struct chart *play_model_chart(const struct play_model *model);
const struct session *play_model_session(const struct play_model *model);
/* The style and tune of the level's music; the screen makes the song of it. False with *error. */
bool play_model_tune(const struct play_model *model, struct tune *tune, const struct style **style,
                     struct error *error);
/* What the lanes should show at a display time. The view borrows from the model until its next step. */
void play_model_view(const struct play_model *model, int64_t shown_us, struct lanes_view *view);
/* The prompt for better form to show at a display time; NULL if none. Whoever moves their own feet gets them, script
 * players too; demos don't. */
const struct form_prompt *play_model_prompt(const struct play_model *model, int64_t shown_us);
/* The player took a rest: see form_watch_rested. */
void play_model_rested(struct play_model *model);
/* Pulses on their way up the vein at a display time. Returns how many. */
int play_model_pulses(const struct play_model *model, int64_t shown_us, float pulses[VEIN_PULSES_MAX]);
/* How high a heel should be at a display time, the higher of the two: 0..HEEL_HEIGHT_TOP. For the leg. */
int32_t play_model_cue_height(const struct play_model *model, int64_t shown_us);
/* How far the heart is swollen, 0..1: it beats with the music, the stronger the longer the combo. */
float play_model_heartbeat(const struct play_model *model, int64_t shown_us);

#endif
