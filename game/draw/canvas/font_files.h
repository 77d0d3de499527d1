/* Where the system keeps its fonts: fontconfig where there is one, else the usual folders. */
#ifndef HEELBEAT_DRAW_CANVAS_FONT_FILES_H
#define HEELBEAT_DRAW_CANVAS_FONT_FILES_H

#include <stdbool.h>
#include <stdint.h>

#define FONT_PATH_MAX 1024

struct font_file {
    char path[FONT_PATH_MAX];
    long index;     /* of the face within the file */
    bool too_light; /* a bold one was asked for and this is not */
};

struct font_files;

/* NULL if out of memory; destroy takes NULL. */
struct font_files *font_files_create(void);
void font_files_destroy(struct font_files *files);

/* The sans font nearest to a CSS weight (500, 700, 800); Inter where there is one. With a codepoint, the nearest that
 * has it; 0 asks for none in particular. False if there is no such font. */
bool font_files_find(struct font_files *files, int css_weight, uint32_t codepoint, struct font_file *found);

#endif
