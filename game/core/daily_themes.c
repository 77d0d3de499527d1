#include "core/daily_themes.h"

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
                .name = "together",
                .about = "Monday, together: both heels as one",
                .styles = {"house", "chiptune", "synthwave"},
                .least_s = 150,
                .most_s = 195,
                .rounds = 5,
                .figures = {BOTH("In step", "uuuddd.."), BOTH("Round and round", "uuuudddd"),
                            BOTH("A light touch", "uudd...."), BOTH("A little stop", "uu--dd.."),
                            BOTH("The long way up", "uuuuddd."), BOTH("The long way down", "uuudddd.")},
                .firsts = {"Even", "Twin", "Shared", "Common", "Warm", "Plain", "Bright", "Level", "Matching", "Double",
                           "Joined", "Equal"},
                .seconds = {"Ground", "Wings", "Lanterns", "Windows", "Morning", "Bridge", "Rooftops", "Harbour",
                            "Table", "Garden", "Orchard", "Chairs"},
            },
        [WEEKDAY_TUESDAY] =
            {
                .name = "holds",
                .about = "Tuesday, holds: stay at the top for a moment",
                .styles = {"lofi", "ambient", "synthwave", "house"},
                .least_s = 150,
                .most_s = 195,
                .rounds = 5,
                .figures = {BOTH("A small hold", "uuu--ddd"), BOTH("Up on top", "uu----dd"),
                            BOTH("Hold and rest", "uu---dd."), FOURS("One holds, one rests", "uu---dd."),
                            BOTH("A late way down", "uuu---dd"), EACH("One after the other", "uu--dd..", "..uu--dd")},
                .firsts = {"Hanging", "Held", "Still", "Floating", "Quiet", "Balanced", "Hovering",
                           "High", "Patient", "Weightless", "Lofty", "Waiting"},
                .seconds = {"Gardens", "Breath", "Moment", "Lake", "Kite", "Cloud", "Note", "Balcony", "Summit",
                            "Hour", "Feather", "Terrace"},
            },
        [WEEKDAY_WEDNESDAY] =
            {
                .name = "left and right",
                .about = "Wednesday, left and right: heels that answer each other",
                .styles = {"lofi", "house", "chiptune", "synthwave"},
                .least_s = 150,
                .most_s = 195,
                .rounds = 5,
                .figures = {EACH("Taking turns", "uudd....", "....uudd"),
                            EACH("Right heel first", "....uudd", "uudd...."), FOURS("Four and four", "uuuddd.."),
                            EACH("One behind the other", "uuuddd..", "..uuuddd"),
                            EACH("Close behind", "uuuuddd.", ".uuuuddd"), EACH("Over the top", "uu-dd...", "...uu-dd")},
                .firsts = {"Swinging", "Crossing", "Zigzag", "Two-Way", "Mirrored", "Rocking", "Answering", "Side",
                           "Seesaw", "Pendulum", "Swaying", "Trading"},
                .seconds = {"Paths", "Steps", "Streets", "Bells", "Boats", "Doors", "Shores", "Lines", "Tracks",
                            "Echoes", "Sails", "Stairs"},
            },
        [WEEKDAY_THURSDAY] =
            {
                .name = "slow lowering",
                .about = "Thursday, slow lowering: up in no time, down with all of it",
                .styles = {"ambient", "lofi", "synthwave"},
                .least_s = 150,
                .most_s = 195,
                .rounds = 5,
                .figures = {BOTH("Slowly down", "uuddddd."), BOTH("Slower still", "uudddddd"),
                            BOTH("Stop, then slowly", "uu-ddddd"), FOURS("Four and four", "uuddddd."),
                            EACH("Down in turn", "uudddd..", "..uudddd"), BOTH("Unhurried", "uuuddddd")},
                .firsts = {"Falling", "Settling", "Sinking", "Descending", "Soft", "Drifting", "Fading",
                           "Gliding", "Melting", "Dimming", "Feathered", "Unhurried"},
                .seconds = {"Snow", "Leaves", "Light", "Sun", "Anchor", "Dusk", "Petals", "Embers", "Rain", "Curtain",
                            "Seeds", "Parachutes"},
            },
        [WEEKDAY_FRIDAY] =
            {
                .name = "a tempo that grows",
                .about = "Friday, a tempo that grows: five gears, one after the other",
                .styles = {"synthwave", "house", "chiptune"},
                .least_s = 150,
                .most_s = 195,
                .rounds = 5,
                .unbroken = true,
                .grows = true,
                .figures = {BOTH("In step", "uuuddd.."), EACH("Taking turns", "uudd....", "....uudd"),
                            BOTH("Round and round", "uuuudddd"), BOTH("A light touch", "uudd...."),
                            EACH("One behind the other", "uuuddd..", "..uuuddd"), BOTH("A little stop", "uu--dd..")},
                .firsts = {"Gathering", "Rising", "Quickening", "Growing", "Rolling", "Building", "Leaning", "Climbing",
                           "Hurrying", "Waking", "Kindling", "Racing"},
                .seconds = {"Speed", "Train", "Wind", "Wheels", "Rapids", "Night", "Engine", "Sparks", "Rhythm", "City",
                            "Hills", "Tempo"},
            },
        [WEEKDAY_SATURDAY] =
            {
                .name = "one long set",
                .about = "Saturday, one long set: stamina, without a pause",
                .styles = {"house", "synthwave", "chiptune", "lofi"},
                .least_s = 210,
                .most_s = 225,
                .rounds = 6,
                .unbroken = true,
                .figures = {BOTH("In step", "uuuddd.."), BOTH("Round and round", "uuuudddd"),
                            BOTH("A little stop", "uu--dd.."), FOURS("Four and four", "uuuddd.."),
                            EACH("Taking turns", "uudd....", "....uudd"), BOTH("Slowly down", "uuddddd.")},
                .firsts = {"Long", "Endless", "Far", "Open", "Wide", "Distant", "Northern", "Unbroken", "Enduring",
                           "Constant", "Great", "Overland"},
                .seconds = {"Road", "Shore", "Trail", "Ridge", "Crossing", "Mile", "Horizon", "River", "Route",
                            "Voyage", "Coast", "Plateau"},
            },
        [WEEKDAY_SUNDAY] =
            {
                .name = "a slow tide",
                .about = "Sunday, a slow tide: round and calm, in and out",
                .styles = {"ambient", "lofi"},
                .least_s = 150,
                .most_s = 210,
                .rounds = 5,
                .figures = {BOTH("Ripples", "uuu--ddd"), BOTH("Low water", "uuuudddd"),
                            EACH("Coming in", "uuuddd..", "..uuuddd"), BOTH("High water", "uu---ddd"),
                            BOTH("Ebb", "uu-ddddd"), EACH("Going out", "..uuuddd", "uuuddd..")},
                .firsts = {"Slow", "Silver", "Evening", "Blue", "Low", "Moonlit", "Sleepy", "Salt", "Turning", "Hushed",
                           "Pearl", "Amber"},
                .seconds = {"Tide", "Water", "Bay", "Waves", "Sea", "Swell", "Sands", "Ebb", "Drift", "Cove", "Current",
                            "Foam"},
            },
};
