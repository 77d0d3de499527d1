/* Form while playing: the faults a trainer would see, one gentle prompt at a time, and a rest when words don't help.
 *
 *   bouncing   4 of a heel's last 8 reps began less than FORM_BOUNCE_US after the landing before (score.h)
 *   too short  4 of a heel's last 8 reps were too short (score_is_short), and shorter than cued by a fifth: where the
 *              level itself asks for quick reps, they are no fault
 *   rushing    a heel's last reps left the floor FORM_RUSH_US before their cue, by the median; or 4 of them brought one
 *              more that no cue asked for (and didn't bounce)
 *   weaker     a heel goes less than 80 % as high as the other; where heights aren't seen, it stays up less than 80 %
 *              as long, of what was cued
 *   fading     a heel's last 8 tops are under 75 % of its first 8 (where height is seen)
 *
 * Bounce, short and fade are measured by core/play/score; a fault must hold over several reps
 * because single ones are chance. A prompt stays FORM_PROMPT_US; FORM_QUIET_US pass before the next. It is heeded when
 * the fault is gone after FORM_REPS more reps. After two in a row that weren't, the same fault offers a rest, and is
 * then left alone for FORM_OFFER_APART_US, as are offers: whoever doesn't want one knows by then. Nothing of it touches
 * the score.
 *
 * It only reads: the session, and the events that come out of it. Times are song time. Zero memory of its own. */
#ifndef HEELBEAT_CORE_PLAY_FORM_H
#define HEELBEAT_CORE_PLAY_FORM_H

#include "core/play/session.h"

#define FORM_REPS            8 /* a heel's last so many reps are looked at, and so many more tell what a prompt did */
#define FORM_HOLDS           4 /* of them must show a fault that shows in single reps */
#define FORM_COUNTED_MIN     6 /* of them must be there for a median or a mean */
#define FORM_RUSH_US         120000 /* past what is perfect at either edge (judge.h) */
#define FORM_ASKED_PERCENT   80     /* of the cued rep: one as long as that is not short */
#define FORM_WEAK_PERCENT    80     /* of the other heel: balance 44 : 56 */
#define FORM_FADE_PERCENT    75     /* of the first tops */
#define FORM_PROMPT_US       6000000
#define FORM_QUIET_US        20000000  /* after a prompt, before the next */
#define FORM_WATCH_US        60000000  /* after a prompt: who hasn't done FORM_REPS by then was busy otherwise */
#define FORM_STALE_US        20000000  /* a heel without a cue for so long is spoken of no more */
#define FORM_UNHEEDED        2         /* after two prompts for the same fault, a rest */
#define FORM_OFFER_US        12000000  /* an offer stays so long */
#define FORM_OFFER_APART_US  300000000 /* before the next, and before this fault is spoken of again */
#define FORM_REST_US         8000000   /* without a cue is a rest: none need be offered then */
#define FORM_OFFER_BEFORE_US 30000000  /* the level's end: then the rest comes by itself */

enum form_fault { FORM_BOUNCING, FORM_TOO_SHORT, FORM_RUSHING, FORM_WEAKER, FORM_FADING, FORM_FAULT_COUNT };
enum form_side { FORM_LEFT, FORM_RIGHT, FORM_BOTH, FORM_SIDE_COUNT };

const char *form_fault_name(enum form_fault fault); /* "bouncing", "short", "rushing", "weaker", "fading" */
const char *form_side_name(enum form_side side);    /* "left", "right", "both" */

struct form_prompt {
    enum form_fault fault;
    enum form_side side; /* of a weaker heel the weaker one */
    bool offer;          /* a rest */
    bool by_height;      /* of a weaker heel: it goes less high; else it is up less long */
    int64_t from_us, until_us;
};

struct form_rep {
    bool counted, bounced, extra, too_short;
    int64_t lift_error_us;  /* of counted reps, hit or not: when it left the floor, after its cue */
    int64_t up_us, cued_us; /* of counted reps */
};

struct form_heel {
    struct form_rep reps[FORM_REPS]; /* a ring */
    int32_t done;                    /* all that went in */
    int64_t done_us;                 /* when the last did */
    int32_t open;                    /* 1 + a rep that is done, but may still be counted; 0: none */
    int32_t bounces, extra_reps;     /* of the session's, as far as they are in reps */
    int32_t tops[FORM_FADE_REPS];    /* of reps whose height was seen; a ring */
    int32_t seen;                    /* how many went in */
    int32_t first_seen;              /* the first of all, up to FORM_FADE_REPS; first_tops is their sum */
    int32_t first_tops;
    int32_t seen_since; /* went into tops after those */
};

struct form_watch {
    const struct chart *chart; /* borrowed */
    struct form_heel heels[HEEL_COUNT];
    struct form_prompt prompt; /* the last; until_us 0: none yet */
    bool watching;             /* whether the prompt is heeded */
    int32_t done_before[HEEL_COUNT];
    bool found[FORM_FAULT_COUNT];       /* and to be spoken of with the next rep, if it still holds */
    int32_t unheeded[FORM_FAULT_COUNT]; /* prompts in a row */
    int64_t silent_until_us[FORM_FAULT_COUNT];
    int64_t offer_from_us; /* no other offer before */
};

void form_watch_init(struct form_watch *watch, const struct chart *chart);
/* What the session, which has that chart, just said. True if a prompt begins with it. */
bool form_watch_event(struct form_watch *watch, const struct session *session, const struct session_event *event);
/* The prompt to show at a song time; NULL if none. */
const struct form_prompt *form_watch_prompt(const struct form_watch *watch, int64_t song_us);
/* A rest was taken: what was done before it is forgotten, but for how high the first reps went. */
void form_watch_rested(struct form_watch *watch);

#endif
