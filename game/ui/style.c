#include "ui/style.h"

#define CAPS_MIDDLE 0.36f /* of the em, from the middle of a line down to its baseline */
#define GROWING     24.0f

const struct word_style styles[STYLE_COUNT] = {
    [STYLE_BODY] = {20, TEXT_MEDIUM, 0.85f, 1.35f, false},
    [STYLE_TITLE] = {34, TEXT_EXTRA_BOLD, 1.0f, 1.25f, false},
    [STYLE_HERO] = {46, TEXT_EXTRA_BOLD, 1.0f, 1.2f, false},
    [STYLE_HUGE] = {112, TEXT_EXTRA_BOLD, 1.0f, 1.0f, true},
    [STYLE_LARGE] = {80, TEXT_EXTRA_BOLD, 1.0f, 1.1f, true},
    [STYLE_COMBO] = {68, TEXT_EXTRA_BOLD, 1.0f, 1.0f, true},
    [STYLE_NUMBER] = {40, TEXT_EXTRA_BOLD, 1.0f, 1.15f, true},
    [STYLE_FIGURE] = {26, TEXT_EXTRA_BOLD, 1.0f, 1.25f, true},
    [STYLE_HEADING] = {22, TEXT_BOLD, 1.0f, 1.3f, false},
    [STYLE_STRONG] = {20, TEXT_BOLD, 1.0f, 1.35f, false},
    [STYLE_BUTTON] = {22, TEXT_BOLD, 1.0f, 1.35f, false},
    [STYLE_LABEL] = {20, TEXT_MEDIUM, 0.65f, 1.35f, false},
    [STYLE_QUIET] = {16, TEXT_MEDIUM, 0.65f, 1.4f, false},
    [STYLE_SMALL] = {14, TEXT_MEDIUM, 0.6f, 1.4f, false},
    [STYLE_CAP] = {17, TEXT_BOLD, 1.0f, 1.5f, true},
};

static struct colour tint_colour(enum node_tint tint)
{
    const struct colour colours[TINT_COUNT] = {[TINT_TEXT] = theme.text,
                                               [TINT_INK] = theme.ink,
                                               [TINT_GOLD] = theme.gold,
                                               [TINT_LEFT] = theme.heel[HEEL_LEFT],
                                               [TINT_RIGHT] = theme.heel[HEEL_RIGHT]};
    return colours[tint];
}

float style_size(enum node_style style, float scale)
{
    float size = styles[style].size;
    return size + (scale - 1) * (size < GROWING ? size : GROWING);
}

struct text_style style_text(enum node_style style, enum node_tint tint, float scale)
{
    const struct word_style *row = &styles[style];
    float alpha = tint == TINT_TEXT || tint == TINT_INK ? row->alpha : 1.0f;
    return (struct text_style){.size = style_size(style, scale),
                               .weight = row->weight,
                               .align = TEXT_LEFT,
                               .colour = colour_alpha(tint_colour(tint), alpha)};
}

float style_line(enum node_style style, float scale)
{
    return style_size(style, scale) * styles[style].leading;
}

float style_baseline(enum node_style style, float scale)
{
    return style_line(style, scale) / 2 + style_size(style, scale) * CAPS_MIDDLE;
}
