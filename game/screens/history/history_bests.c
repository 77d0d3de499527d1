#include "screens/history/history_draw.h"

#include "screens/history/history_words.h"
#include "screens/widgets.h"

#define COLUMN      580.0f
#define RIGHT       1224.0f
#define WIDTH       (RIGHT - COLUMN)
#define CARD_STEP   218.0f
#define CARD_WIDTH  204.0f
#define DAY_LINES   4 /* sessions in words */
#define LINE_HEIGHT 24.0f

static const struct box first_card_box = {COLUMN, 592.0f, CARD_WIDTH, 74.0f};

static void draw_card(struct canvas *canvas, struct box box, const struct history_card *card)
{
    struct text_style title = widgets_text(18.0f, TEXT_BOLD, TEXT_LEFT, 1.0f);
    struct text_style value = {17.0f, TEXT_BOLD, TEXT_LEFT, theme.gold};
    struct text_style date = widgets_text(13.0f, TEXT_MEDIUM, TEXT_RIGHT, 0.55f);
    float right = box.x + box.w - 16.0f;
    value.size = widgets_size_to_fit(canvas, &value, card->value, right - box.x - 20.0f);
    canvas_rect(canvas, box, 20.0f, colour_alpha(theme.text, 0.07f));
    canvas_text_fit(canvas, box.x + 20.0f, box.y + 31.0f, box.w - 36.0f, &title, card->title);
    canvas_text(canvas, box.x + 20.0f, box.y + 58.0f, &value, card->value);
    /* Long values go without their date: it is in the calendar. */
    if (box.x + 30.0f + canvas_text_width(canvas, &value, card->value) <
        right - canvas_text_width(canvas, &date, card->date))
        canvas_text(canvas, right, box.y + 57.0f, &date, card->date);
}

static void draw_cards(struct canvas *canvas, const struct history_model *model)
{
    char buffer[WORDS_SIZE];
    struct text text;
    struct text_style title = widgets_text(18.0f, TEXT_MEDIUM, TEXT_LEFT, 0.65f);
    canvas_text(canvas, COLUMN, 576.0f, &title, "Bests");
    if (model->card_count == 0)
        canvas_text(canvas, COLUMN, 626.0f, &title, "Play a level to its end and your best stands here.");
    for (int32_t i = 0; i < HISTORY_CARDS && model->first_card + i < model->card_count; i++) {
        struct box box = first_card_box;
        box.x += CARD_STEP * (float)i;
        draw_card(canvas, box, &model->cards[model->first_card + i]);
    }
    if (!model->still && model->card_count > HISTORY_CARDS) {
        int32_t last = model->first_card + HISTORY_CARDS;
        text_init(&text, buffer, sizeof buffer);
        text_add_int(&text, model->first_card + 1);
        text_add(&text, " to ");
        text_add_int(&text, last < model->card_count ? last : model->card_count);
        text_add(&text, " of ");
        text_add_int(&text, model->card_count);
        title.align = TEXT_RIGHT;
        canvas_text(canvas, RIGHT, 576.0f, &title, buffer);
    }
    if (!model->still && model->focus == HISTORY_BESTS)
        widgets_ring(canvas, (struct box){COLUMN, first_card_box.y, WIDTH - 4.0f, first_card_box.h}, 20.0f);
}

static void draw_session(struct canvas *canvas, const struct history_model *model, int32_t index, float y)
{
    char buffer[WORDS_SIZE];
    struct text text;
    struct text_style style = widgets_text(16.0f, TEXT_MEDIUM, TEXT_LEFT, 0.75f);
    int32_t left = model->count_of_selected - index;
    text_init(&text, buffer, sizeof buffer);
    if (index == DAY_LINES - 1 && left > 1) {
        text_add(&text, "and ");
        words_count(&text, left, "more session", "more sessions");
    } else {
        history_session_words(&text, past_record(&model->past, model->first_of_selected + index));
    }
    canvas_text_fit(canvas, COLUMN, y, WIDTH, &style, buffer);
}

/* The selected day in words. */
static void draw_day(struct canvas *canvas, const struct history_model *model)
{
    char buffer[WORDS_SIZE];
    struct text text;
    struct text_style title = widgets_text(18.0f, TEXT_BOLD, TEXT_LEFT, 1.0f);
    struct text_style quiet = widgets_text(16.0f, TEXT_MEDIUM, TEXT_LEFT, 0.85f);
    struct text_style hint = widgets_text(14.0f, TEXT_MEDIUM, TEXT_RIGHT, 0.55f);
    text_init(&text, buffer, sizeof buffer);
    history_date_words(&text, model->selected);
    canvas_text(canvas, COLUMN, 576.0f, &title, buffer);
    canvas_text(canvas, RIGHT, 576.0f, &hint,
                model->walking ? "next: another day · choose: done" : "choose: walk through the days");
    text_init(&text, buffer, sizeof buffer);
    history_day_words(&text, model);
    canvas_text_fit(canvas, COLUMN, 602.0f, WIDTH, &quiet, buffer);
    for (int32_t i = 0; i < DAY_LINES && i < model->count_of_selected; i++)
        draw_session(canvas, model, i, 602.0f + LINE_HEIGHT * (float)(i + 1));
}

void history_draw_bests(struct canvas *canvas, const struct history_model *model)
{
    if (!model->still && model->focus == HISTORY_DAYS)
        draw_day(canvas, model);
    else
        draw_cards(canvas, model);
}
