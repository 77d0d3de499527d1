#include "app/picture.h"

#include "files/file_kind.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

#define PNG_BEGINS "?PNG\r\n?\n"

static bool write_png(png_image *image, const void *pixels, const char *path, struct error *error)
{
    png_alloc_size_t size = 0;
    if (!png_image_write_get_memory_size(*image, size, 0, pixels, 0, NULL)) {
        error_set(error, path, image->message, "try a smaller window");
        return false;
    }
    void *bytes = malloc(size);
    bool good = bytes && png_image_write_to_memory(image, bytes, &size, 0, pixels, 0, NULL);
    if (!good)
        error_set(error, path, bytes ? image->message : "does not fit into memory", "try a smaller window");
    else
        good = file_replace(path, bytes, size, error);
    free(bytes);
    return good;
}

bool picture_save(SDL_Renderer *renderer, const char *path, struct error *error)
{
    int width, height;
    if (!file_kind_may_replace(path, PNG_BEGINS, error))
        return false;
    if (SDL_GetRendererOutputSize(renderer, &width, &height) != 0) {
        error_set(error, path, SDL_GetError(), "try again");
        return false;
    }
    unsigned char *pixels = malloc((size_t)width * (size_t)height * 3);
    if (!pixels) {
        error_set(error, path, "does not fit into memory", "try a smaller window");
        return false;
    }
    bool good = SDL_RenderReadPixels(renderer, NULL, SDL_PIXELFORMAT_RGB24, pixels, width * 3) == 0;
    if (!good) {
        error_set(error, path, SDL_GetError(), "try again");
    } else {
        png_image image = {.version = PNG_IMAGE_VERSION,
                           .width = (png_uint_32)width,
                           .height = (png_uint_32)height,
                           .format = PNG_FORMAT_RGB};
        good = write_png(&image, pixels, path, error);
    }
    free(pixels);
    return good;
}
