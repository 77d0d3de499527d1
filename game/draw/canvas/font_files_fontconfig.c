#include "draw/canvas/font_files.h"

/* No messages: names of fonts. */
#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>

struct font_files {
    FcConfig *config;
};

struct font_files *font_files_create(void)
{
    struct font_files *files = calloc(1, sizeof *files);
    if (!files)
        return NULL;
    files->config = FcInitLoadConfigAndFonts();
    if (!files->config) {
        free(files);
        return NULL;
    }
    return files;
}

void font_files_destroy(struct font_files *files)
{
    if (!files)
        return;
    FcConfigDestroy(files->config);
    free(files);
}

static FcPattern *wish(struct font_files *files, int fc_weight, uint32_t codepoint)
{
    FcPattern *pattern = FcPatternCreate();
    if (!pattern)
        return NULL;
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)"Inter");
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)"sans-serif");
    FcPatternAddInteger(pattern, FC_WEIGHT, fc_weight);
    FcPatternAddInteger(pattern, FC_SLANT, FC_SLANT_ROMAN);
    FcPatternAddBool(pattern, FC_SCALABLE, FcTrue);
    FcPatternAddBool(pattern, FC_VARIABLE, FcFalse); /* SDL_ttf can't choose a weight within a file */
    if (codepoint) {
        FcCharSet *needed = FcCharSetCreate();
        FcCharSetAddChar(needed, codepoint);
        FcPatternAddCharSet(pattern, FC_CHARSET, needed);
        FcCharSetDestroy(needed);
    }
    FcConfigSubstitute(files->config, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    return pattern;
}

static bool read_match(FcPattern *match, int fc_weight, uint32_t codepoint, struct font_file *found)
{
    FcChar8 *path = NULL;
    FcCharSet *has = NULL;
    int index = 0, weight = fc_weight;
    if (FcPatternGetString(match, FC_FILE, 0, &path) != FcResultMatch || strlen((const char *)path) >= FONT_PATH_MAX)
        return false;
    if (codepoint &&
        (FcPatternGetCharSet(match, FC_CHARSET, 0, &has) != FcResultMatch || !FcCharSetHasChar(has, codepoint)))
        return false;
    FcPatternGetInteger(match, FC_INDEX, 0, &index);
    FcPatternGetInteger(match, FC_WEIGHT, 0, &weight);
    strcpy(found->path, (const char *)path);
    found->index = index;
    found->too_light = fc_weight >= FC_WEIGHT_BOLD && weight < FC_WEIGHT_DEMIBOLD;
    return true;
}

bool font_files_find(struct font_files *files, int css_weight, uint32_t codepoint, struct font_file *found)
{
    int fc_weight = FcWeightFromOpenType(css_weight);
    FcPattern *pattern = wish(files, fc_weight, codepoint);
    if (!pattern)
        return false;
    FcResult result;
    FcPattern *match = FcFontMatch(files->config, pattern, &result);
    bool ok = match && read_match(match, fc_weight, codepoint, found);
    if (match)
        FcPatternDestroy(match);
    FcPatternDestroy(pattern);
    return ok;
}
