/* Where things are: the data folder, the shipped assets and levels, the catalogues of languages. */
#ifndef HEELBEAT_FILES_PATHS_H
#define HEELBEAT_FILES_PATHS_H

#include "files/file.h"

struct paths {
    char data[FILE_PATH_MAX];          /* settings.json, profiles/ */
    char player_levels[FILE_PATH_MAX]; /* data/levels */
    char player_styles[FILE_PATH_MAX]; /* data/styles */
    char assets[FILE_PATH_MAX];
    char levels[FILE_PATH_MAX]; /* shipped */
    char text[FILE_PATH_MAX];   /* LANG.mo; may not be there */
};

/* data_option (may be NULL) wins over HEELBEAT_DATA, over XDG_DATA_HOME/heelbeat (if absolute), over
 * ~/.local/share/heelbeat; on Windows, macOS and the web pref_path, which the caller asks SDL for, stands in place of
 * the last two. Assets and levels stand together in one folder: HEELBEAT_ASSETS if set, else ../share/heelbeat seen
 * from base_path (the folder of the executable, with a separator at its end; may be NULL), else the source tree it was
 * built from. The catalogues, which the build compiles, lie in text/ beside assets/ if it is there, else in
 * ../share/heelbeat/text seen from base_path. Variables set to nothing count as not set. Creates nothing. False if no
 * folder for data or no assets/ is found. */
bool paths_find(struct paths *paths, const char *data_option, const char *base_path, const char *pref_path,
                struct error *error);

#endif
