/* Everything is drawn through a canvas: anti-aliased vector shapes and text in virtual pixels, on any SDL_Renderer, the
 * software one included.
 *
 * A shape is measured pixel by pixel in memory (mask.h), and copied to the window as a texture; one that comes again is
 * kept and only copied. SDL's software renderer pays about a microsecond a triangle and tens of nanoseconds a pixel
 * where colours vary, but two for a blended copy, and so all renderers show the same pixels. What is made of many
 * shapes is baked into one sprite (see below). Coordinates are virtual pixels, x right, y down; the 1280 x 720 layout
 * is scaled to the window and centred. Shapes lie on eighths of a real pixel. What can't be drawn for want of memory is
 * left out. Main thread only. */
#ifndef HEELBEAT_DRAW_CANVAS_CANVAS_H
#define HEELBEAT_DRAW_CANVAS_CANVAS_H

#include "core/base/error.h"
#include "draw/canvas/geometry.h"
#include "draw/canvas/theme.h"

#include <SDL.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Textures kept at most: so many bytes or, where that is more, so many pictures of the whole window; a scene of play
 * needs about four of those, and one that didn't fit would be drawn anew each frame. */
#define CANVAS_CACHE_BYTES   ((size_t)48 << 20)
#define CANVAS_CACHE_WINDOWS 6

struct canvas;

/* Borrows renderer, finds the system's fonts. NULL with *error (no usable font, out of memory). */
struct canvas *canvas_create(SDL_Renderer *renderer, struct error *error);
void canvas_destroy(struct canvas *canvas);
/* Forgets cached textures: after SDL_RENDER_TARGETS_RESET, SDL_RENDER_DEVICE_RESET. */
void canvas_lose_textures(struct canvas *canvas);

/* Follows the window's size now; canvas_begin does it too. Between frames only. */
void canvas_measure(struct canvas *canvas);
/* A frame: begin measures the window and clears it to the night with the glow at (glow_x, glow_y) of radius glow_r
 * (cached; it costs a copy); end flushes, and does not present. */
void canvas_begin(struct canvas *canvas, float glow_x, float glow_y, float glow_r);
void canvas_end(struct canvas *canvas);
/* Bytes of textures kept now. */
size_t canvas_cached_bytes(const struct canvas *canvas);
/* Real pixels in one virtual pixel. */
float canvas_scale(const struct canvas *canvas);
/* The visible area in virtual pixels: at least the layout, wider or taller where the window is. */
struct box canvas_visible(const struct canvas *canvas);

void canvas_rect(struct canvas *canvas, struct box box, float radius, struct colour colour);
/* A rounded outline, width inside the box's edge. */
void canvas_frame(struct canvas *canvas, struct box box, float radius, float width, struct colour colour);
void canvas_circle(struct canvas *canvas, float x, float y, float radius, struct colour colour);
/* An open ring segment from angle a0 to a1 (radians, clockwise from the right), round ends. */
void canvas_arc(struct canvas *canvas, float x, float y, float radius, float a0, float a1, float width,
                struct colour colour);
/* A line through points[count] with round joins and ends. */
void canvas_stroke(struct canvas *canvas, const struct point *points, int count, float width, struct colour colour);
/* Dashes of the given lengths along the points. */
void canvas_dashes(struct canvas *canvas, const struct point *points, int count, float width, float on, float off,
                   struct colour colour);
/* A simple polygon (either winding, may be concave), colour from top at its highest point to bottom at its lowest. */
void canvas_polygon(struct canvas *canvas, const struct point *points, int count, struct colour top,
                    struct colour bottom);
/* A soft round glow: colour in the middle, nothing at radius. */
void canvas_glow(struct canvas *canvas, float x, float y, float radius, struct colour colour);
/* Restricts drawing to box until canvas_unclip. */
void canvas_clip(struct canvas *canvas, struct box box);
void canvas_unclip(struct canvas *canvas);

/* A sprite: a picture of place's w x h virtual pixels drawn once by draw() (origin at its top left corner) and kept
 * under key, which must name kind and all parameters; shown with its origin at place's x, y and opacity 0..1. The least
 * recently used ones go when the cache is full, and all when the scale changes. Where it should move smoothly, or stand
 * between pixels, it is kept at quarter pixel phases: pass smooth; else it stands on whole pixels. */
typedef void canvas_draw_fn(struct canvas *canvas, const void *context);
void canvas_sprite(struct canvas *canvas, uint64_t key, struct box place, bool smooth, float opacity,
                   canvas_draw_fn *draw, const void *context);
/* What stands still on the night: draw() (in the layout's coordinates) over the background that canvas_begin laid,
 * within box, baked once and copied without blending. It hides what was drawn in box before. Not within a sprite. */
void canvas_backdrop(struct canvas *canvas, uint64_t key, struct box box, canvas_draw_fn *draw, const void *context);
/* A key from a name and numbers, in thousandths. */
uint64_t canvas_key(const char *name, const float *numbers, int count);

enum text_weight { TEXT_MEDIUM, TEXT_BOLD, TEXT_EXTRA_BOLD, TEXT_WEIGHT_COUNT };
enum text_align { TEXT_LEFT, TEXT_CENTRE, TEXT_RIGHT };

struct text_style {
    float size; /* of the em, virtual pixels */
    enum text_weight weight;
    enum text_align align;
    struct colour colour;
};

/* One line of UTF-8 with its baseline at y, cached as a texture. */
void canvas_text(struct canvas *canvas, float x, float y, const struct text_style *style, const char *utf8);
float canvas_text_width(struct canvas *canvas, const struct text_style *style, const char *utf8);
/* As canvas_text, cut with an ellipsis to fit width. */
void canvas_text_fit(struct canvas *canvas, float x, float y, float width, const struct text_style *style,
                     const char *utf8);

#endif
