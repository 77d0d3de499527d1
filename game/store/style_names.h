/* Which styles of music are at hand, by name: the files in assets/styles and those of the player's own. */
#ifndef HEELBEAT_STORE_STYLE_NAMES_H
#define HEELBEAT_STORE_STYLE_NAMES_H

#define STYLE_NAMES_MAX       32
#define STYLE_NAMES_NAME_SIZE 32

struct style_names {
    char names[STYLE_NAMES_MAX][STYLE_NAMES_NAME_SIZE]; /* by the alphabet, shipped ones first, none twice */
    int count;
};

/* Lists assets/styles/NAME.json and player_styles/NAME.json without reading them; names that can't stand in the name of
 * a made level are left out. A folder that isn't there is empty. */
void style_names_list(struct style_names *styles, const char *assets, const char *player_styles);
/* Its place among them, or -1. */
int style_names_find(const struct style_names *styles, const char *name);

#endif
