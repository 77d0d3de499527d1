#include "core/made/daily_themes.h"

#include "core/base/message.h"

/* No messages: but for the marked: a challenge's name is a song's, the same for everybody. */

#define FOUR(pattern) pattern pattern pattern pattern
#define REST          "........"

#define BOTH(name, pattern)                                                                                            \
    {                                                                                                                  \
        name, pattern, pattern, 1                                                                                      \
    }
#define EACH(name, left, right)                                                                                        \
    {                                                                                                                  \
        name, left, right, 1                                                                                           \
    }
/* Four with the left heel alone, then four with the right. */
#define FOURS(name, pattern)                                                                                           \
    {                                                                                                                  \
        name, FOUR(pattern) FOUR(REST), FOUR(REST) FOUR(pattern), 8                                                    \
    }

const struct daily_theme daily_themes[WEEKDAY_COUNT] =
    {
        [WEEKDAY_MONDAY] =
            {
                .name = NC_("theme", "together"),
                .about = N_("Monday, together: both heels as one"),
                .styles = {"house", "chiptune", "synthwave"},
                .least_s = 150,
                .most_s = 195,
                .rounds = 5,
                .figures = {BOTH(NC_("part", "In step"), "uuuddd.."), BOTH(NC_("part", "Round and round"), "uuuudddd"),
                            BOTH(NC_("part", "A light touch"), "uudd...."),
                            BOTH(NC_("part", "A little stop"), "uu--dd.."),
                            BOTH(NC_("part", "The long way up"), "uuuuddd."),
                            BOTH(NC_("part", "The long way down"), "uuudddd.")},
                .firsts = {"Even", "Twin", "Shared", "Common", "Warm", "Plain", "Bright", "Level", "Matching", "Double",
                           "Joined", "Equal"},
                .seconds = {"Ground", "Wings", "Lanterns", "Windows", "Morning", "Bridge",
                            "Rooftops", "Harbour", "Table", "Garden", "Orchard", "Chairs"},
            },
        [WEEKDAY_TUESDAY] =
            {
                .name = NC_("theme", "holds"),
                .about = N_("Tuesday, holds: stay at the top for a moment"),
                .styles = {"lofi", "ambient", "synthwave", "house"},
                .least_s = 150,
                .most_s = 195,
                .rounds = 5,
                .figures = {BOTH(NC_("part", "A small hold"), "uuu--ddd"), BOTH(NC_("part", "Up on top"), "uu----dd"),
                            BOTH(NC_("part", "Hold and rest"), "uu---dd."),
                            FOURS(NC_("part", "One holds, one rests"), "uu---dd."),
                            BOTH(NC_("part", "A late way down"), "uuu---dd"),
                            EACH(NC_("part", "One after the other"), "uu--dd..", "..uu--dd")},
                .firsts = {"Hanging", "Held", "Still", "Floating", "Quiet", "Balanced", "Hovering", "High",
                           "Patient", "Weightless", "Lofty", "Waiting"},
                .seconds = {"Gardens", "Breath", "Moment", "Lake", "Kite", "Cloud", "Note", "Balcony", "Summit", "Hour",
                            "Feather", "Terrace"},
            },
        [WEEKDAY_WEDNESDAY] =
            {
                .name = NC_("theme", "left and right"),
                .about = N_("Wednesday, left and right: heels that answer each other"),
                .styles = {"lofi", "house", "chiptune", "synthwave"},
                .least_s = 150,
                .most_s = 195,
                .rounds = 5,
                .figures = {EACH(NC_("part", "Taking turns"), "uudd....", "....uudd"),
                            EACH(NC_("part", "Right heel first"), "....uudd", "uudd...."),
                            FOURS(NC_("part", "Four and four"), "uuuddd.."),
                            EACH(NC_("part", "One behind the other"), "uuuddd..", "..uuuddd"),
                            EACH(NC_("part", "Close behind"), "uuuuddd.", ".uuuuddd"),
                            EACH(NC_("part", "Over the top"), "uu-dd...", "...uu-dd")},
                .firsts = {"Swinging", "Crossing", "Zigzag", "Two-Way", "Mirrored", "Rocking", "Answering", "Side",
                           "Seesaw", "Pendulum", "Swaying", "Trading"},
                .seconds = {"Paths", "Steps", "Streets", "Bells", "Boats", "Doors", "Shores", "Lines", "Tracks",
                            "Echoes", "Sails", "Stairs"},
            },
        [WEEKDAY_THURSDAY] =
            {
                .name = NC_("theme", "slow lowering"),
                .about = N_("Thursday, slow lowering: up in no time, down with all of it"),
                .styles = {"ambient", "lofi", "synthwave"},
                .least_s = 150,
                .most_s = 195,
                .rounds = 5,
                .figures = {BOTH(NC_("part", "Slowly down"), "uuddddd."), BOTH(NC_("part", "Slower still"), "uudddddd"),
                            BOTH(NC_("part", "Stop, then slowly"), "uu-ddddd"),
                            FOURS(NC_("part", "Four and four"), "uuddddd."),
                            EACH(NC_("part", "Down in turn"), "uudddd..", "..uudddd"),
                            BOTH(NC_("part", "Unhurried"), "uuuddddd")},
                .firsts = {"Falling", "Settling", "Sinking", "Descending", "Soft", "Drifting", "Fading",
                           "Gliding", "Melting", "Dimming", "Feathered", "Unhurried"},
                .seconds = {"Snow", "Leaves", "Light", "Sun", "Anchor", "Dusk", "Petals", "Embers", "Rain", "Curtain",
                            "Seeds", "Parachutes"},
            },
        [WEEKDAY_FRIDAY] =
            {
                .name = NC_("theme", "a tempo that grows"),
                .about = N_("Friday, a tempo that grows: five gears, one after the other"),
                .styles = {"synthwave", "house", "chiptune"},
                .least_s = 150,
                .most_s = 195,
                .rounds = 5,
                .unbroken = true,
                .grows = true,
                .figures = {BOTH(NC_("part", "In step"), "uuuddd.."),
                            EACH(NC_("part", "Taking turns"), "uudd....", "....uudd"),
                            BOTH(NC_("part", "Round and round"), "uuuudddd"),
                            BOTH(NC_("part", "A light touch"), "uudd...."),
                            EACH(NC_("part", "One behind the other"), "uuuddd..", "..uuuddd"),
                            BOTH(NC_("part", "A little stop"), "uu--dd..")},
                .firsts = {"Gathering", "Rising", "Quickening", "Growing", "Rolling", "Building", "Leaning", "Climbing",
                           "Hurrying", "Waking", "Kindling", "Racing"},
                .seconds = {"Speed", "Train", "Wind", "Wheels", "Rapids", "Night", "Engine", "Sparks", "Rhythm", "City",
                            "Hills", "Tempo"},
            },
        [WEEKDAY_SATURDAY] =
            {
                .name = NC_("theme", "one long set"),
                .about = N_("Saturday, one long set: stamina, without a pause"),
                .styles = {"house", "synthwave", "chiptune", "lofi"},
                .least_s = 210,
                .most_s = 225,
                .rounds = 6,
                .unbroken = true,
                .figures = {BOTH(NC_("part", "In step"), "uuuddd.."), BOTH(NC_("part", "Round and round"), "uuuudddd"),
                            BOTH(NC_("part", "A little stop"), "uu--dd.."),
                            FOURS(NC_("part", "Four and four"), "uuuddd.."),
                            EACH(NC_("part", "Taking turns"), "uudd....", "....uudd"),
                            BOTH(NC_("part", "Slowly down"), "uuddddd.")},
                .firsts = {"Long", "Endless", "Far", "Open", "Wide", "Distant", "Northern", "Unbroken", "Enduring",
                           "Constant", "Great", "Overland"},
                .seconds = {"Road", "Shore", "Trail", "Ridge", "Crossing", "Mile", "Horizon", "River", "Route",
                            "Voyage", "Coast", "Plateau"},
            },
        [WEEKDAY_SUNDAY] =
            {
                .name = NC_("theme", "a slow tide"),
                .about = N_("Sunday, a slow tide: round and calm, in and out"),
                .styles = {"ambient", "lofi"},
                .least_s = 150,
                .most_s = 210,
                .rounds = 5,
                .figures = {BOTH(NC_("part", "Ripples"), "uuu--ddd"), BOTH(NC_("part", "Low water"), "uuuudddd"),
                            EACH(NC_("part", "Coming in"), "uuuddd..", "..uuuddd"),
                            BOTH(NC_("part", "High water"), "uu---ddd"), BOTH(NC_("part", "Ebb"), "uu-ddddd"),
                            EACH(NC_("part", "Going out"), "..uuuddd", "uuuddd..")},
                .firsts = {"Slow", "Silver", "Evening", "Blue", "Low", "Moonlit", "Sleepy", "Salt", "Turning", "Hushed",
                           "Pearl", "Amber"},
                .seconds = {"Tide", "Water", "Bay", "Waves", "Sea", "Swell", "Sands", "Ebb", "Drift", "Cove", "Current",
                            "Foam"},
            },
};
