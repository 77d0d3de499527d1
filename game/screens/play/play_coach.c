#include "screens/play/play_coach.h"

#include "screens/widgets.h"

#define BAND_X    492.0f /* between the lanes, right of the now-line */
#define BAND_Y    354.0f
#define BAND_H    36.0f
#define BASELINE  378.0f
#define WIDTH_MAX 740.0f
#define DOT       6.0f
#define SIZE      20.0f

static const struct {
    const char *words[FORM_SIDE_COUNT];
    enum leg_mark mark;
} prompts[FORM_FAULT_COUNT] = {
    [FORM_BOUNCING] = {{[FORM_LEFT] = "Let the left heel rest on the floor for a moment",
                        [FORM_RIGHT] = "Let the right heel rest on the floor for a moment",
                        [FORM_BOTH] = "Let the heels rest on the floor for a moment"},
                       LEG_MARK_FLOOR},
    [FORM_TOO_SHORT] = {{[FORM_LEFT] = "Take the left heel all the way up, and slowly down",
                         [FORM_RIGHT] = "Take the right heel all the way up, and slowly down",
                         [FORM_BOTH] = "All the way up, and slowly down"},
                        LEG_MARK_WAY},
    [FORM_RUSHING] = {{[FORM_LEFT] = "A little slower on the left: wait for the hill",
                       [FORM_RIGHT] = "A little slower on the right: wait for the hill",
                       [FORM_BOTH] = "A little slower: wait for the hill"},
                      LEG_MARK_WAIT},
    [FORM_WEAKER] = {{[FORM_LEFT] = "Keep the left heel up as long as the right",
                      [FORM_RIGHT] = "Keep the right heel up as long as the left",
                      [FORM_BOTH] = "Lift both heels alike"},
                     LEG_MARK_WAY},
    [FORM_FADING] = {{[FORM_LEFT] = "Lift the left heel as high as at the start",
                      [FORM_RIGHT] = "Lift the right heel as high as at the start",
                      [FORM_BOTH] = "Lift as high as at the start"},
                     LEG_MARK_TOP},
};

static bool is_lower(const struct form_prompt *prompt)
{
    return prompt->fault == FORM_WEAKER && prompt->by_height && prompt->side != FORM_BOTH;
}

const char *play_coach_words(const struct form_prompt *prompt)
{
    if (prompt->offer)
        return "Two breaths’ rest? Hold left for a pause";
    if (is_lower(prompt))
        return prompt->side == FORM_LEFT ? "Lift the left heel as high as the right"
                                         : "Lift the right heel as high as the left";
    return prompts[prompt->fault].words[prompt->side];
}

float play_coach_alpha(const struct form_prompt *prompt, int64_t shown_us)
{
    int64_t since_us = shown_us - prompt->from_us, left_us = prompt->until_us - shown_us;
    int64_t least_us = since_us < left_us ? since_us : left_us;
    if (least_us <= 0)
        return 0.0f;
    return least_us < PLAY_COACH_FADE_US ? (float)least_us / (float)PLAY_COACH_FADE_US : 1.0f;
}

static bool concerns(const struct form_prompt *prompt, enum heel heel)
{
    return !prompt->offer && (prompt->side == FORM_BOTH || (int)prompt->side == (int)heel);
}

void play_coach_draw(struct canvas *canvas, const struct form_prompt *prompt, int64_t shown_us)
{
    if (!prompt)
        return;
    float alpha = play_coach_alpha(prompt, shown_us);
    const char *words = play_coach_words(prompt);
    struct text_style style = widgets_text(SIZE, TEXT_BOLD, TEXT_LEFT, alpha);
    float width = canvas_text_width(canvas, &style, words), x = BAND_X + 18.0f;
    width = width > WIDTH_MAX ? WIDTH_MAX : width;
    int dots = concerns(prompt, HEEL_LEFT) + concerns(prompt, HEEL_RIGHT);
    struct box band = {BAND_X, BAND_Y, width + 38.0f + (float)dots * 2.5f * DOT, BAND_H};
    canvas_rect(canvas, band, BAND_H / 2, colour_alpha(theme.night_top, 0.8f * alpha));
    canvas_rect(canvas, band, BAND_H / 2, colour_alpha(theme.text, 0.1f * alpha));
    for (int heel = 0; heel < HEEL_COUNT; heel++) {
        if (!concerns(prompt, (enum heel)heel))
            continue;
        canvas_circle(canvas, x + DOT, BAND_Y + BAND_H / 2, DOT, colour_alpha(theme.heel[heel], alpha));
        x += 2.5f * DOT;
    }
    canvas_text_fit(canvas, x + (dots > 0 ? 4.0f : 0.0f), BASELINE, WIDTH_MAX + 1.0f, &style, words);
}

void play_coach_mark(struct leg_view *leg, const struct form_prompt *prompt, int64_t shown_us)
{
    if (!prompt || prompt->offer)
        return;
    leg->mark = is_lower(prompt) ? LEG_MARK_TOP : prompts[prompt->fault].mark;
    leg->mark_alpha = play_coach_alpha(prompt, shown_us);
    leg->mark_colour = prompt->side == FORM_BOTH ? theme.text : theme.heel[prompt->side];
}
