/* What a screen may use: a handle to each service, handed over at its door.
 *
 * A screen's enter takes out of it what its model needs and hands that on one by one; no model keeps the whole. So what
 * a model may touch stands in the arguments of its init, and a test opens those services alone. The app owns them all
 * and keeps them alive; how they are opened stands in each one's header. */
#ifndef HEELBEAT_STAGE_SERVICES_H
#define HEELBEAT_STAGE_SERVICES_H

struct services {
    struct preferences *preferences; /* this machine's settings */
    struct player *player;           /* who plays: profile, history, today, and what follows from them */
    struct levels *levels;           /* what can be played, and the styles it sounds in */
    struct feet *feet;               /* keyboard and foot devices: which is in use, how they are set up */
    struct sound *sound;             /* where songs and cues are heard */
    struct notices *notices;         /* one line for the player */
    struct wording *wording;         /* the words of the language in force */
    struct desk *desk;               /* the clipboard and the wall clock */
    struct trace *trace;             /* what was judged and shown; NULL: nobody asked for it */
};

#endif
