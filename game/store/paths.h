/* Where things are: the data folder, the shipped assets and levels. */
#ifndef HEELBEAT_STORE_PATHS_H
#define HEELBEAT_STORE_PATHS_H

#include "store/file.h"

struct paths {
    char data[FILE_PATH_MAX];          /* settings.json, profiles/ */
    char player_levels[FILE_PATH_MAX]; /* data/levels */
    char assets[FILE_PATH_MAX];
    char levels[FILE_PATH_MAX];        /* shipped */
};

/* data_option (may be NULL) wins over HEELBEAT_DATA, over XDG_DATA_HOME/heelbeat, over ~/.local/share/heelbeat (elsewhere
 * than on Linux: pref_path, which the caller asks SDL for). Assets: HEELBEAT_ASSETS, else beside base_path (the folder of
 * the executable, with a separator at its end) as ../share/heelbeat, else the source tree it was built from. Creates
 * nothing. */
bool paths_find(struct paths *paths, const char *data_option, const char *base_path, const char *pref_path,
                struct error *error);

#endif
