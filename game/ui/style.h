/* How words are set: the one table of sizes, weights and strengths. */
#ifndef HEELBEAT_UI_STYLE_H
#define HEELBEAT_UI_STYLE_H

#include "ui/node.h"

struct word_style {
    float size; /* of the em at a text scale of 1 */
    enum text_weight weight;
    float alpha;
    float leading; /* of the em: from one line to the next */
    bool whole;    /* never broken into lines: a number and its unit */
};

extern const struct word_style styles[STYLE_COUNT];

/* The size of the em when words are scale times as large. What is large already grows by no more than the words beside
 * it do. */
float style_size(enum node_style style, float scale);
/* The style in the tint, aligned to the left. Tinted words are as strong as can be. */
struct text_style style_text(enum node_style style, enum node_tint tint, float scale);
/* From one line to the next, and from the top of a line to its baseline. */
float style_line(enum node_style style, float scale);
float style_baseline(enum node_style style, float scale);

#endif
