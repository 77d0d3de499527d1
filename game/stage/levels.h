/* What can be played, and what it sounds in: the levels at hand, levels made from their names, programs, and the styles
 * of music. What comes from files is read once. */
#ifndef HEELBEAT_STAGE_LEVELS_H
#define HEELBEAT_STAGE_LEVELS_H

#include "stage/styles.h"
#include "store/levels/library.h"
#include "store/levels/made.h"
#include "store/levels/training.h"

struct notices;
struct paths;
struct player;

struct levels_desc {
    const struct paths *paths; /* borrowed */
    bool library;              /* read every level (menus); otherwise the library stays empty */
    struct notices *notices;   /* told of files that can't be read; borrowed until levels_open returns */
};

/* Must not move while open. */
struct levels {
    const struct paths *paths;
    struct library library;
    struct made made;
    struct styles styles;
};

/* False with *error: a path too long, no memory; nothing is left open then. */
bool levels_open(struct levels *levels, const struct levels_desc *desc, struct error *error);
void levels_close(struct levels *levels);

/* Every level from a file; empty unless it was asked for at the opening. */
const struct library *levels_library(const struct levels *levels);
/* A level that no file holds, by name (store/levels/made); borrowed, see there for how long. NULL with *error. */
const struct library_level *levels_make(struct levels *levels, const char *name, struct error *error);
/* One level by name, or by the path of a file; the caller's to reset with library_level_reset. */
bool levels_load(const struct levels *levels, const char *name_or_path, struct library_level *out, struct error *error);
/* All programs; the caller's to reset. False only without memory. */
bool levels_programs(const struct levels *levels, struct programs *programs, struct error *error);
/* What the player's liking makes of quick sessions and programs; borrows from player. */
void levels_training(const struct levels *levels, const struct player *player, struct training *training);
/* A style by name, valid until levels_close; NULL with *error. */
const struct style *levels_style(struct levels *levels, const char *name, struct error *error);
/* Its English title; its name where the style can't be had. Valid as long. */
const char *levels_style_title(struct levels *levels, const char *name);
/* The folders of levels, the player's own last. */
void levels_folders(const struct levels *levels, const char *folders[2]);

#endif
