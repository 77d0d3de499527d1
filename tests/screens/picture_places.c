#include "screens/picture_places.h"

#include "check.h"

static const struct {
    const char *beginning;
    struct picture_place places[PICTURE_PLACES_MAX];
} rows[] = {
    {"play",
     {{"title", {20, 20, 250, 45}, 8, 0},
      {"heart", {110, 170, 120, 90}, 60, 0},
      {"leg", {60, 480, 150, 160}, 12, 0},
      {"left lane", {420, 100, 800, 240}, 1, 40},
      {"right lane", {420, 400, 800, 240}, 1, 40},
      {"words at the foot", {280, 648, 500, 70}, 1, 0}}},
    {"play-count",
     {{"heart", {110, 170, 120, 90}, 60, 0},
      {"count", {580, 290, 130, 160}, 8, 100},
      {"words at the foot", {280, 648, 500, 70}, 1, 0}}},
    {"play-paused", {{"resume", {480, 476, 320, 24}, 50, 120}}},
    {"play-gone", {{"resume", {480, 508, 320, 24}, 50, 120}}},
    {"play-back", {{"resume", {480, 508, 320, 24}, 50, 120}}},
    {"play-rest", {{"resume", {480, 476, 320, 24}, 50, 120}}},
    {"play-rest-offered",
     {{"heart", {110, 170, 120, 90}, 60, 0},
      {"left lane", {420, 100, 800, 240}, 1, 40},
      {"right lane", {420, 400, 800, 240}, 1, 40},
      {"offer", {420, 310, 700, 90}, 1, 40}}},
    {"play-prompt",
     {{"heart", {110, 170, 120, 90}, 60, 0},
      {"left lane", {420, 100, 800, 240}, 1, 40},
      {"right lane", {420, 400, 800, 240}, 1, 40},
      {"prompt", {420, 310, 700, 90}, 1, 40}}},
    {"play-breathe",
     {{"heart", {110, 170, 120, 90}, 60, 0},
      {"rest", {620, 200, 200, 200}, 60, 0},
      {"words", {600, 500, 300, 60}, 1, 40},
      {"words at the foot", {280, 648, 500, 70}, 1, 0}}},
    {"play-late",
     {{"heart", {110, 170, 120, 90}, 60, 0},
      {"rest", {620, 200, 200, 200}, 60, 0},
      {"words", {600, 500, 300, 60}, 1, 40},
      {"words at the foot", {280, 648, 500, 70}, 1, 0}}},
};

const struct picture_place *places_of(const char *name)
{
    const struct picture_place *found = NULL;
    size_t longest = 0;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        size_t length = strlen(rows[i].beginning);
        if (strncmp(name, rows[i].beginning, length) == 0 && length > longest) {
            longest = length;
            found = rows[i].places;
        }
    }
    if (!found)
        fail_msg("%s: no places are named", name);
    return found;
}
