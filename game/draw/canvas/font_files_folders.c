#include "draw/canvas/font_files.h"

#include <SDL.h>
#include <stdlib.h>

struct font_files {
    char *base; /* where the program lies; NULL if SDL can't say */
};

struct font_files *font_files_create(void)
{
    struct font_files *files = calloc(1, sizeof *files);
    if (files)
        files->base = SDL_GetBasePath();
    return files;
}

void font_files_destroy(struct font_files *files)
{
    if (!files)
        return;
    SDL_free(files->base);
    free(files);
}

static bool readable(const char *path)
{
    SDL_RWops *file = SDL_RWFromFile(path, "rb");
    if (file)
        SDL_RWclose(file);
    return file != NULL;
}

/* Fonts from the best to the last resort; an absolute path, or one beside the program. */
static const struct {
    const char *medium, *bold;
} known[] = {
    {"fonts/Inter-Medium.otf", "fonts/Inter-Bold.otf"},
    {"C:\\Windows\\Fonts\\segoeui.ttf", "C:\\Windows\\Fonts\\segoeuib.ttf"},
    {"C:\\Windows\\Fonts\\arial.ttf", "C:\\Windows\\Fonts\\arialbd.ttf"},
    {"/System/Library/Fonts/Supplemental/Arial.ttf", "/System/Library/Fonts/Supplemental/Arial Bold.ttf"},
    {"/System/Library/Fonts/Supplemental/Arial Unicode.ttf", "/System/Library/Fonts/Supplemental/Arial Unicode.ttf"},
    {"C:\\Windows\\Fonts\\msyh.ttc", "C:\\Windows\\Fonts\\msyhbd.ttc"},
    {"/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"},
};

static bool absolute(const char *path)
{
    return path[0] == '/' || (path[0] != '\0' && path[1] == ':');
}

bool font_files_find(struct font_files *files, int css_weight, uint32_t codepoint, struct font_file *found)
{
    /* Which font has a letter can't be asked here, so for one that is missing the widest known font is tried. */
    size_t first = codepoint ? 4 : 0;
    for (size_t i = first; i < sizeof known / sizeof known[0]; i++) {
        const char *path = css_weight >= 650 ? known[i].bold : known[i].medium;
        SDL_snprintf(found->path, sizeof found->path, "%s%s", absolute(path) || !files->base ? "" : files->base, path);
        found->index = 0;
        found->too_light = css_weight >= 650 && known[i].bold == known[i].medium;
        if (readable(found->path))
            return true;
    }
    return false;
}
