/* What the player's liking makes of a quick session or a program: the name of a level that store/levels/made makes.
 *
 * The style is the one the profile says, or another one each time; the seed comes from the day and from how many
 * sessions it has seen, so that the next one is another song; a program that grows goes on from the last time it was
 * done to its end. */
#ifndef HEELBEAT_STORE_LEVELS_TRAINING_H
#define HEELBEAT_STORE_LEVELS_TRAINING_H

#include "core/made/quick.h"
#include "store/levels/programs.h"
#include "store/player/profile.h"
#include "store/styles/style_names.h"

#define TRAINING_NAME_SIZE 64

struct training {
    const struct profile *profile; /* borrowed */
    const struct history *history; /* borrowed */
    int32_t today;                 /* calendar day */
    struct style_names styles;
};

void training_init(struct training *training, const char *assets, const char *player_styles,
                   const struct profile *profile, const struct history *history, int32_t today);
/* A quick session of so many minutes or reps, the other 0. False if there is no style, or a number is out of range. */
bool training_quick(const struct training *training, int32_t minutes, int32_t reps, char name[TRAINING_NAME_SIZE]);
/* A program as it is next; rpm and style instead of the player's, 0 and "" for those. False if the program sets another
 * cadence or style, or something is out of range. */
bool training_program(const struct training *training, const struct program_entry *entry, int32_t rpm,
                      const char *style, char name[TRAINING_NAME_SIZE]);
/* The rounds of the next time, of a program that doesn't grow, too. */
int32_t training_rounds(const struct training *training, const struct program_entry *entry);
/* The style that it would have this time; "" where none is at hand. */
const char *training_style(const struct training *training, const struct program *program);
/* The cadence it would have. */
int32_t training_rpm(const struct training *training, const struct program *program);

#endif
