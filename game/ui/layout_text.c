#include "ui/layout_inside.h"

#include "core/base/utf8.h"
#include "ui/style.h"
#include "ui/wrap.h"

#include <math.h>
#include <string.h>

#define LINES_MAX 64
/* Before a text becomes narrower than a line of so many ems, or higher than so many lines, what it stands in is put
 * below one another. */
#define FAIR_LINES 2
#define FAIR_EMS   16

static float width_of(const struct layout *layout, const struct node *text, size_t start, size_t length)
{
    struct text_style style = style_text(text->style, text->tint, layout->scale);
    return layout->measure->width(layout->measure->context, &style, text->text + start, length);
}

void layout_measure_text(const struct layout *layout, struct node *text)
{
    if (!text->text)
        return;
    text->want_w = width_of(layout, text, 0, strlen(text->text));
    text->least_w = styles[text->style].whole
                        ? text->want_w
                        : fminf(text->want_w / FAIR_LINES, FAIR_EMS * style_size(text->style, layout->scale));
    for (size_t at = 0; !styles[text->style].whole && text->text[at];) {
        at += wrap_spaces(text->text + at);
        size_t length = wrap_word(text->text + at);
        text->least_w = fmaxf(text->least_w, width_of(layout, text, at, length));
        at += length;
    }
}

/* As many letters of a word that is longer than its line as fit, at least one. */
static size_t fitting_letters(const struct layout *layout, const struct node *text, size_t start, size_t length)
{
    size_t fits = utf8_step(text->text + start, NULL);
    for (size_t next = fits; next < length;) {
        next += utf8_step(text->text + start + next, NULL);
        if (width_of(layout, text, start, next) > text->box.w + LAYOUT_EPSILON)
            break;
        fits = next;
    }
    return fits;
}

/* The line that begins at start: as many words as fit, at least part of one. */
static struct node_line next_line(const struct layout *layout, struct node *text, size_t start)
{
    size_t length = wrap_word(text->text + start);
    float w = width_of(layout, text, start, length);
    if (w > text->box.w + LAYOUT_EPSILON) {
        text->broken = true;
        length = fitting_letters(layout, text, start, length);
        return (struct node_line){(uint32_t)start, (uint32_t)length, width_of(layout, text, start, length)};
    }
    for (;;) {
        size_t more = length + wrap_spaces(text->text + start + length);
        more += wrap_word(text->text + start + more);
        float wider = more > length ? width_of(layout, text, start, more) : w;
        if (more == length || wider > text->box.w + LAYOUT_EPSILON)
            break;
        length = more;
        w = wider;
    }
    return (struct node_line){(uint32_t)start, (uint32_t)length, w};
}

void layout_break_text(const struct layout *layout, struct node *text)
{
    struct node_line lines[LINES_MAX];
    int count = 0;
    text->lines = NULL;
    text->line_count = 0;
    for (size_t at = 0; text->text && text->text[at] && count < LINES_MAX;) {
        at += wrap_spaces(text->text + at);
        if (!text->text[at])
            break;
        lines[count] = next_line(layout, text, at);
        at += lines[count++].length;
    }
    size_t size = (size_t)count * sizeof *lines;
    struct node_line *kept = count > 0 ? arena_take(&layout->page->arena, size) : NULL;
    if (!kept) {
        layout->page->full = layout->page->full || count > 0;
        return;
    }
    text->lines = memcpy(kept, lines, size);
    text->line_count = count;
}

static float canvas_width(void *context, const struct text_style *style, const char *utf8, size_t length)
{
    char part[WORDS_SIZE];
    if (utf8[length] == '\0')
        return canvas_text_width(context, style, utf8);
    length = length < sizeof part ? length : utf8_cut(utf8, sizeof part - 1);
    memcpy(part, utf8, length);
    part[length] = '\0';
    return canvas_text_width(context, style, part);
}

struct measure layout_measure(struct canvas *canvas)
{
    return (struct measure){canvas_width, canvas};
}
