/* The main loop. While a level plays it looks at events about every millisecond, draws 60 frames a second between them,
 * and wakes at once for a key; otherwise it sleeps until something happens. */
#ifndef HEELBEAT_APP_LOOP_H
#define HEELBEAT_APP_LOOP_H

#include "app/backstage.h"
#include "app/cursor.h"
#include "app/game.h"
#include "app/heels.h"
#include "app/page_trace.h"
#include "app/router.h"
#include "app/window.h"
#include "ui/view.h"

struct loop {
    struct backstage *backstage;
    const struct game_desc *desc;
    struct window window;
    struct router router;
    struct heels heels;
    struct view view;        /* of the screen's page */
    struct page_trace pages; /* what was told of it */
    struct cursor cursor;
    bool pointing;        /* the mouse was used last, */
    struct point mouse;   /* and was seen here: virtual pixels */
    int64_t awake_us;     /* when it was last known to go round; 0: not since this screen began */
    int64_t asleep_us;    /* how long the machine had slept by then */
    int64_t frame_us;     /* when the last frame was drawn */
    int64_t frame_due_us; /* when the next one should be */
    int64_t clock_due_us; /* the next clock line of the trace */
    bool dirty;           /* the picture is out of date */
    bool quit;
    bool pictured;
    bool picture_failed;
    struct error error; /* of the picture */
};

/* Follows a screen's answer; what goes wrong becomes the notice. */
void loop_follow(struct loop *loop, const struct screen_next *next, int64_t mono_us);
/* The play is about to end: takes its picture if that is still wanted. Does nothing on other screens. */
void loop_end_play(struct loop *loop);
/* Hands what the feet did to the screen, now: heels with their own times, actions at mono_us. */
void loop_take_moves(struct loop *loop, const struct heels_moves *moves, int64_t mono_us);
/* Reads the foot devices and hands on what they did. In loop_devices.c. */
void loop_take_devices(struct loop *loop, int64_t mono_us);
/* An event that may be the feet's: keys as actions, and what the devices make of it, all handed on at once. */
void loop_take_foot_event(struct loop *loop, const SDL_Event *event, int64_t pumped_us);
/* Lets the screen do what time brings, and follows it. A screen that rests from now on is drawn once more. */
void loop_update(struct loop *loop, int64_t mono_us);
/* Draws and shows one frame. */
void loop_draw(struct loop *loop, int64_t mono_us);
/* Before events are taken: if the game stood still, or the machine slept (asleep_us in all), for longer than anybody
 * could go on playing, that is a pause from when it stopped, and what came meanwhile is no part of the play. */
void loop_wake(struct loop *loop, int64_t mono_us, int64_t asleep_us);
/* An event of SDL's, as it was given at pumped_us. */
void loop_take_event(struct loop *loop, const SDL_Event *event, int64_t pumped_us);
/* What is due at mono_us: devices, feet, the screen, a frame. */
void loop_turn(struct loop *loop, int64_t mono_us);
/* Until the player quits, the window is closed or a signal asks for the end. */
void loop_run(struct loop *loop);

#endif
