#include "core/level/pattern.h"

#include <string.h>

/* No messages: what the author of a file is told stays English. */

enum place { PLACE_FLOOR, PLACE_RISING, PLACE_TOP, PLACE_LOWERING, PLACE_COUNT };

static const char characters[PLACE_COUNT + 1] = ".u-d";

/* What may follow each place, and what to say if something else does. */
static const struct {
    const char *followers;
    const char *what;
    const char *fix;
} places[PLACE_COUNT] = {
    [PLACE_FLOOR] = {".u", "holds or lowers a heel that is on the floor", "begin a rep with u"},
    [PLACE_RISING] = {"u-d", "drops a rising heel to the floor", "lower it with d before the next ."},
    [PLACE_TOP] = {"-d", "goes on from the top without lowering", "lower the heel with d after -"},
    [PLACE_LOWERING] = {"du.", "holds a heel that is being lowered", "put - between u and d"},
};

static bool fail(const char **what, const char **fix, const char *said, const char *mend)
{
    *what = said;
    *fix = mend;
    return false;
}

bool pattern_check(const char *pattern, int64_t *at, const char **what, const char **fix)
{
    enum place place = PLACE_FLOOR;
    *at = 0;
    if (!pattern[0])
        return fail(what, fix, "is empty", "draw at least one character, or leave the pattern out");
    for (; pattern[*at]; ++*at) {
        char next = pattern[*at];
        const char *known = strchr(characters, next);
        if (!known)
            return fail(what, fix, "has a character that is none of u - d .", "use only u, -, d and .");
        if (!strchr(places[place].followers, next))
            return fail(what, fix, places[place].what, places[place].fix);
        place = (enum place)(known - characters);
    }
    if (place == PLACE_RISING || place == PLACE_TOP)
        return fail(what, fix, "ends with the heel off the floor", "end it with d or .");
    return true;
}

static int64_t count_run(const char *pattern, int64_t *at, char wanted)
{
    int64_t start = *at;
    while (pattern[*at] == wanted)
        ++*at;
    return *at - start;
}

bool pattern_next(const char *pattern, int64_t *at, struct pattern_rep *rep)
{
    count_run(pattern, at, '.');
    rep->start = *at;
    rep->up = count_run(pattern, at, 'u');
    rep->hold = count_run(pattern, at, '-');
    rep->down = count_run(pattern, at, 'd');
    return rep->up > 0;
}
