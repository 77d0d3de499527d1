/* The sound card, open only while it may be needed. An open card asks for silence hundreds of times a second, which
 * would keep a sleeping menu awake; so some seconds after the last play it is closed, on a thread of its own, as a
 * sound server may take a second or two over it, and opened again for the next. Between, the stage has the silent
 * driver. */
#ifndef HEELBEAT_APP_SOUND_H
#define HEELBEAT_APP_SOUND_H

#include "screens/screen.h"

#include <SDL.h>

#define SOUND_REST_US (INT64_C(8) * 1000000)

struct sound {
    bool open;           /* stage->audio is the card */
    int64_t rest_due_us; /* when it will have been idle for long enough */
    bool lost;           /* ... but the card went away under it */
    SDL_Thread *closing; /* not yet waited for; NULL if none */
};

/* Opens the card in place of the silent driver and sets the volumes. Does nothing if it is open. Without a card the
 * silent driver stays, and false is returned with *error. Nothing may be playing. */
bool sound_wake(struct sound *sound, struct stage *stage, int64_t mono_us, struct error *error);
/* Once a turn of the loop: in_use is whether a screen that plays is shown. Closes the card when it has idled. */
void sound_step(struct sound *sound, struct stage *stage, bool in_use, int64_t mono_us);
/* Volumes, the offset and the buffer as settings now have them; another buffer is another opening of the card, and a
 * song goes on where it stood. False with *error if the card could not be opened again: then song time stands, and the
 * next sound_wake looks for a card anew. */
bool sound_follow(struct sound *sound, struct stage *stage, const struct settings *before, const struct settings *now,
                  int64_t mono_us, struct error *error);
/* Waits for a card that is being closed. The stage's audio stays as it is. */
void sound_reset(struct sound *sound);

#endif
