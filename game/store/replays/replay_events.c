#include "store/replays/replay_events.h"

#include <stdlib.h>
#include <string.h>

void replay_reset(struct replay *replay)
{
    free(replay->events);
    *replay = (struct replay){0};
}

bool replay_add(struct replay *replay, const struct heel_event *event)
{
    if (replay->event_count == replay->event_capacity) {
        int32_t wider = replay->event_capacity ? replay->event_capacity * 2 : 256;
        struct heel_event *grown =
            replay->event_count < REPLAY_EVENTS_MAX ? realloc(replay->events, sizeof *grown * (size_t)wider) : NULL;
        if (!grown)
            return false;
        replay->events = grown;
        replay->event_capacity = wider;
    }
    if (replay->event_count == REPLAY_EVENTS_MAX)
        return false;
    replay->events[replay->event_count++] = *event;
    return true;
}

bool replay_event_is_sound(const struct heel_event *event)
{
    bool in_time = event->t_us >= -REPLAY_TIME_MAX_US && event->t_us <= REPLAY_TIME_MAX_US;
    bool in_height = event->kind != HEEL_KIND_HEIGHT || (event->height >= 0 && event->height <= HEEL_HEIGHT_TOP);

    return in_time && in_height && (unsigned)event->heel < HEEL_COUNT && (unsigned)event->kind < HEEL_KIND_COUNT;
}

void replay_event_format(struct text *text, const struct heel_event *event)
{
    text_add(text, "\"");
    text_add_int(text, event->t_us);
    text_add(text, " ");
    text_add(text, heel_name(event->heel));
    text_add(text, " ");
    if (event->kind == HEEL_KIND_HEIGHT)
        text_add_int(text, event->height);
    else
        text_add(text, edge_name(event->kind == HEEL_KIND_LIFT ? EDGE_LIFT : EDGE_LANDING));
    text_add(text, "\"");
}

/* Reads a whole number within +-max up to the end of its digits; *at moves behind it. */
static bool take_int(const char **at, int64_t max, int64_t *out)
{
    bool negative = **at == '-';
    const char *start = *at + (negative ? 1 : 0), *c = start;
    int64_t value = 0;

    for (; *c >= '0' && *c <= '9'; c++) {
        value = value * 10 + (*c - '0');
        if (value > max)
            return false;
    }
    *out = negative ? -value : value;
    *at = c;
    return c > start;
}

static bool take_word(const char **at, const char *word)
{
    size_t length = strlen(word);

    if (strncmp(*at, word, length) != 0)
        return false;
    *at += length;
    return true;
}

bool replay_event_parse(const char *at, struct heel_event *event)
{
    int64_t height;

    *event = (struct heel_event){0};
    if (!take_int(&at, REPLAY_TIME_MAX_US, &event->t_us) || !take_word(&at, " "))
        return false;
    if (take_word(&at, heel_name(HEEL_RIGHT)))
        event->heel = HEEL_RIGHT;
    else if (!take_word(&at, heel_name(HEEL_LEFT)))
        return false;
    if (!take_word(&at, " "))
        return false;
    if (take_word(&at, edge_name(EDGE_LIFT))) {
        event->kind = HEEL_KIND_LIFT;
    } else if (take_word(&at, edge_name(EDGE_LANDING))) {
        event->kind = HEEL_KIND_LANDING;
    } else {
        if (*at == '-' || !take_int(&at, HEEL_HEIGHT_TOP, &height))
            return false;
        event->kind = HEEL_KIND_HEIGHT;
        event->height = (int32_t)height;
    }
    return *at == '\0';
}
