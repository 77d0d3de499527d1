#include "screens/profiles/profiles_draw.h"

#include "draw/pictures/heart.h"
#include "screens/widgets.h"
#include "screens/words.h"
#include "stage/notices.h"

#define LEFT         56.0f
#define CARD_TOP     124.0f
#define CARD_WIDTH   376.0f
#define CARD_HEIGHT  214.0f
#define CARD_STEP_X  396.0f
#define CARD_STEP_Y  236.0f
#define CARD_RADIUS  26.0f
#define CARD_IN      26.0f
#define HEART_SIZE   0.46f
#define HEART_ROOM   120.0f /* of the card's right side */
#define HEART_NUMBER 54.0f  /* so wide may the number in it be */
#define NOTICE_Y     628.0f

static const struct box item_boxes[PROFILES_ITEM_COUNT] = {[PROFILES_NEW] = {41.0f, 652.0f, 142.0f, 40.0f},
                                                           [PROFILES_RENAME] = {211.0f, 652.0f, 112.0f, 40.0f},
                                                           [PROFILES_DELETE] = {351.0f, 652.0f, 122.0f, 40.0f},
                                                           [PROFILES_ASK] = {501.0f, 652.0f, 206.0f, 40.0f},
                                                           [PROFILES_BACK] = {1157.0f, 652.0f, 82.0f, 40.0f}};
static const struct box panel_box = {290.0f, 250.0f, 700.0f, 210.0f};
static const struct box yes_box = {650.0f, 384.0f, 230.0f, 52.0f}, no_box = {400.0f, 384.0f, 230.0f, 52.0f};

static void add_count(struct text *text, int32_t count, const char *one, const char *many)
{
    text_add_int(text, count);
    text_add(text, " ");
    text_add(text, count == 1 ? one : many);
}

static void draw_heart(struct canvas *canvas, const struct profile_card *card, float x, float y)
{
    char buffer[WORDS_SIZE];
    struct text text;
    struct text_style number = widgets_text(40.0f, TEXT_EXTRA_BOLD, TEXT_CENTRE, 1.0f);
    text_init(&text, buffer, sizeof buffer);
    text_add_int(&text, card->streak);
    number.size = widgets_size_to_fit(canvas, &number, buffer, HEART_NUMBER);
    heart_draw(canvas, x, y, HEART_SIZE, 0.0f);
    canvas_text(canvas, x, y + 8.0f, &number, buffer);
}

static void draw_words(struct canvas *canvas, const struct profiles_model *model, const struct profile_card *card,
                       float x, float y)
{
    char buffer[WORDS_SIZE];
    struct text text;
    bool in_use = profiles_model_in_use(model, card);
    struct text_style name = widgets_text(27.0f, TEXT_BOLD, TEXT_LEFT, 1.0f);
    struct text_style plain = widgets_text(19.0f, TEXT_MEDIUM, TEXT_LEFT, 0.9f);
    struct text_style quiet = widgets_text(17.0f, TEXT_MEDIUM, TEXT_LEFT, 0.65f);
    float room = CARD_WIDTH - 2.0f * CARD_IN - HEART_ROOM;
    canvas_text_fit(canvas, x, y + 52.0f, CARD_WIDTH - 2.0f * CARD_IN, &name, words_player(card->player));
    text_init(&text, buffer, sizeof buffer);
    if (card->streak > 0)
        add_count(&text, card->streak, "day in a row", "days in a row");
    else
        text_add(&text, "No streak yet");
    canvas_text_fit(canvas, x, y + 96.0f, room, &plain, buffer);
    text_init(&text, buffer, sizeof buffer);
    add_count(&text, card->days, "day in all", "days in all");
    canvas_text_fit(canvas, x, y + 126.0f, room, &quiet, buffer);
    text_init(&text, buffer, sizeof buffer);
    add_count(&text, card->sessions, "session", "sessions");
    canvas_text_fit(canvas, x, y + 152.0f, room, &quiet, buffer);
    if (!in_use)
        return;
    quiet.weight = TEXT_BOLD;
    quiet.colour = theme.heel[HEEL_RIGHT];
    canvas_text(canvas, x, y + 188.0f, &quiet, "plays now");
}

static void draw_card(struct canvas *canvas, const struct profiles_model *model, int index)
{
    int row = index / PROFILES_COLUMNS - model->first_row, column = index % PROFILES_COLUMNS;
    const struct profile_card *card = &model->list.cards[index];
    bool selected = index == model->selected;
    struct box box = {LEFT + CARD_STEP_X * (float)column, CARD_TOP + CARD_STEP_Y * (float)row, CARD_WIDTH, CARD_HEIGHT};
    canvas_rect(canvas, box, CARD_RADIUS, colour_alpha(theme.text, selected ? 0.16f : 0.07f));
    draw_words(canvas, model, card, box.x + CARD_IN, box.y);
    draw_heart(canvas, card, box.x + box.w - CARD_IN - HEART_ROOM / 2.0f + 8.0f, box.y + box.h / 2.0f + 12.0f);
    if (selected && model->focus == PROFILES_CARDS)
        widgets_ring(canvas, box, CARD_RADIUS);
}

/* How far down the cards is what is shown of them. */
static void draw_scroll(struct canvas *canvas, const struct profiles_model *model)
{
    const float length = CARD_STEP_Y * (PROFILES_ROWS_SHOWN - 1) + CARD_HEIGHT;
    int rows = (model->list.count + PROFILES_COLUMNS - 1) / PROFILES_COLUMNS;
    if (rows <= PROFILES_ROWS_SHOWN)
        return;
    struct box track = {1240.0f, CARD_TOP, 6.0f, length};
    struct box thumb = {track.x, CARD_TOP + length * (float)model->first_row / (float)rows, track.w,
                        length * PROFILES_ROWS_SHOWN / (float)rows};
    canvas_rect(canvas, track, 3.0f, colour_alpha(theme.text, 0.10f));
    canvas_rect(canvas, thumb, 3.0f, colour_alpha(theme.text, 0.55f));
}

static void draw_panel(struct canvas *canvas)
{
    canvas_rect(canvas, canvas_visible(canvas), 0.0f, colour_alpha(theme.night_top, 0.80f));
    canvas_rect(canvas, panel_box, 30.0f, theme.night_bottom);
    canvas_rect(canvas, panel_box, 30.0f, colour_alpha(theme.text, 0.06f));
}

static void draw_typing(struct canvas *canvas, const struct profiles_model *model)
{
    char buffer[WORDS_SIZE];
    struct text text;
    bool is_new = model->focus == PROFILES_NEW, empty = !model->typed[0];
    struct text_style quiet = widgets_text(18.0f, TEXT_MEDIUM, TEXT_CENTRE, 0.7f);
    struct text_style name = widgets_text(32.0f, TEXT_BOLD, TEXT_CENTRE, empty ? 0.35f : 1.0f);
    text_init(&text, buffer, sizeof buffer);
    if (!empty)
        text_add(&text, model->typed);
    else if (is_new)
        profiles_propose(model, &text);
    else
        text_add(&text, words_player(profiles_model_card(model)->player));
    draw_panel(canvas);
    canvas_text(canvas, 640.0f, 302.0f, &quiet, is_new ? "Who is it? Type a name." : "What shall it be? Type a name.");
    float half = canvas_text_width(canvas, &name, buffer) / 2.0f;
    half = half > 310.0f ? 310.0f : half;
    canvas_text_fit(canvas, 640.0f, 362.0f, 620.0f, &name, buffer);
    canvas_rect(canvas, (struct box){empty ? 640.0f - half - 8.0f : 644.0f + half, 334.0f, 3.0f, 34.0f}, 1.5f,
                theme.gold);
    canvas_text(canvas, 640.0f, 420.0f, &quiet,
                "Enter or the right heel takes it, Esc or the left heel held goes back");
}

static void draw_asking(struct canvas *canvas, const struct profiles_model *model)
{
    char buffer[WORDS_SIZE];
    struct text text;
    struct text_style big = widgets_text(28.0f, TEXT_BOLD, TEXT_CENTRE, 1.0f);
    struct text_style quiet = widgets_text(17.0f, TEXT_MEDIUM, TEXT_CENTRE, 0.75f);
    text_init(&text, buffer, sizeof buffer);
    text_add(&text, "Put ");
    text_add(&text, words_player(profiles_model_card(model)->player));
    text_add(&text, " away?");
    draw_panel(canvas);
    canvas_text_fit(canvas, 640.0f, 304.0f, 620.0f, &big, buffer);
    canvas_text(canvas, 640.0f, 344.0f, &quiet, "All sessions are kept: heelbeat profile restore brings them back.");
    widgets_button(canvas, no_box, "Keep", 20.0f, true, !model->will_move);
    widgets_button(canvas, yes_box, "Put away", 20.0f, false, model->will_move);
}

void profiles_draw(struct canvas *canvas, const struct profiles_model *model)
{
    struct text_style title = widgets_text(34.0f, TEXT_EXTRA_BOLD, TEXT_LEFT, 1.0f);
    struct text_style notice = widgets_text(17.0f, TEXT_MEDIUM, TEXT_LEFT, 1.0f);
    int from = model->first_row * PROFILES_COLUMNS, to = from + PROFILES_ROWS_SHOWN * PROFILES_COLUMNS;
    canvas_begin(canvas, 640.0f, 330.0f, 460.0f);
    canvas_text(canvas, LEFT, 76.0f, &title, "Who plays?");
    for (int i = from; i < to && i < model->list.count; i++)
        draw_card(canvas, model, i);
    draw_scroll(canvas, model);
    for (enum profiles_item item = PROFILES_NEW; item < PROFILES_ITEM_COUNT; item++)
        widgets_link(canvas, item_boxes[item], profiles_item_label(model, item), model->focus == item);
    notice.colour = theme.gold;
    if (notices_line(model->notices)[0])
        canvas_text_fit(canvas, LEFT, NOTICE_Y, 1168.0f, &notice, notices_line(model->notices));
    if (model->typing)
        draw_typing(canvas, model);
    if (model->asking)
        draw_asking(canvas, model);
    canvas_end(canvas);
}
