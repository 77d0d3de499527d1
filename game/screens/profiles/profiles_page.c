#include "screens/profiles/profiles_page.h"

#include "draw/pictures/heart.h"
#include "screens/profiles/profiles_model.h"
#include "stage/notices.h"
#include "stage/preferences.h"
#include "words/player.h"

#define CARD_WIDTH 320.0f
#define LIST_LEAST 180.0f

static const struct heart {
    float w, h; /* of heart_draw at size 1 */
} whole = {211.0f, 190.0f};

static void draw_heart(struct canvas *canvas, struct box box, const void *heart)
{
    const struct heart *one = heart;
    float across = box.w / one->w, down = box.h / one->h;
    heart_draw(canvas, box.x + box.w / 2, box.y + box.h / 2, across < down ? across : down, 0);
}

static void add_heart(struct node *in, int32_t streak)
{
    struct node *stack = page_stack(in);
    page_picture(stack, 100, 88, draw_heart, &whole, sizeof whole)->grow = 1;
    struct node *number = page_column(stack);
    number->pad = (struct pad){24, 22};
    page_text(number, STYLE_FIGURE, page_value(value_number("", streak)))->role = ROLE_NONE; /* the card says it */
}

static void add_card(struct node *in, const struct profiles_model *model, int index)
{
    const struct profile_card *card = &model->list.cards[index];
    bool in_use = profiles_model_in_use(model, card);
    struct node *item = page_item(in, "player", act_of(PROFILES_USE, index));
    item->selected = item->first = in_use;
    struct node *row = page_row(item);
    row->grow = 1;
    struct node *words = page_column(row);
    words->grow = 1;
    words->gap = 4;
    page_text(words, STYLE_HEADING, page_value(value_player("", card->player)));
    page_text(words, STYLE_BODY,
              card->streak > 0 ? _n("{count} day in a row", "{count} days in a row", card->streak)
                               : _("No streak yet"));
    page_text(words, STYLE_QUIET, _n("{count} day in all", "{count} days in all", card->days));
    page_text(words, STYLE_QUIET, _n("{count} session", "{count} sessions", card->sessions));
    if (in_use)
        page_text(words, STYLE_STRONG, _("plays now"))->tint = TINT_RIGHT;
    add_heart(row, card->streak);
}

static void add_ways(struct node *in, const struct profiles_model *model)
{
    bool asks = model->preferences->now.ask_who_plays;
    struct node *bar = page_bar(in, "ways");
    page_link(bar, "new", _("New player"), act_of(PROFILES_NEW, 0));
    page_link(bar, "change", _("Change a player"), act_of(PROFILES_CHANGE, 0));
    page_link(bar, "ask", asks ? _("Ask at start: yes") : _("Ask at start: no"), act_of(PROFILES_ASK_AT_START, 0));
}

static void ask_name(struct page *page, const struct profiles_model *model)
{
    char buffer[PROFILE_NAME_SIZE];
    struct text proposed;
    bool is_new = model->question == PROFILES_NAME_NEW;
    text_init(&proposed, buffer, sizeof buffer);
    profiles_propose(model, &proposed);
    struct message hint =
        is_new ? page_finished(buffer) : page_value(value_player("", profiles_model_card(model)->player));
    struct node *sheet = page_dialog(page, is_new ? "new" : "other", is_new ? _("Who is it?") : _("What shall it be?"));
    page_field(sheet, "name", _("Name"), model->typed, hint, act_of(PROFILES_TAKE_NAME, 0))->self = ALIGN_STRETCH;
    struct node *row = page_row(sheet);
    page_primary(page_button(row, "take", _("Take it"), act_of(PROFILES_TAKE_NAME, 0)));
    page_dialog_back(row, _("Not now"), act_of(PROFILES_KEEP, 0));
}

static void ask_what(struct page *page, const struct profiles_model *model)
{
    struct node *sheet = page_dialog(page, "what", _("Change a player"));
    page_choice(sheet, "who", _("Who?"), page_value(value_player("", profiles_model_card(model)->player)),
                model->selected, model->list.count, act_of(PROFILES_WHO, 0))
        ->self = ALIGN_STRETCH;
    struct node *row = page_row(sheet);
    page_button(row, "rename", _("Rename"), act_of(PROFILES_RENAME, 0));
    page_button(row, "put-away", _("Put away"), act_of(PROFILES_PUT_AWAY, 0));
    page_dialog_back(row, _("Not now"), act_of(PROFILES_KEEP, 0));
}

static void ask_away(struct page *page, const struct profiles_model *model)
{
    struct node *sheet =
        page_dialog(page, "away", _f("Put {player} away?", value_player("player", profiles_model_card(model)->player)));
    page_text(sheet, STYLE_QUIET, _("All sessions are kept: heelbeat profile restore brings them back."))->justify =
        JUSTIFY_CENTRE;
    struct node *row = page_row(sheet);
    page_button(row, "really", _("Put away"), act_of(PROFILES_REALLY, 0));
    page_primary(page_dialog_back(row, _("Keep"), act_of(PROFILES_KEEP, 0)))->first = true;
}

void profiles_page(struct page *page, const void *state)
{
    const struct profiles_model *model = state;
    page_title(page, _("Who plays?"));
    struct node *list = page_list(page->body, "players", LIST_LEAST);
    list->grow = 1;
    struct node *grid = page_grid(list, CARD_WIDTH, PROFILES_COLUMNS);
    for (int i = 0; i < model->list.count; i++)
        add_card(grid, model, i);
    add_ways(page->body, model);
    page_notice(page, notices_line(model->notices));
    page_back(page, _("Back"), act_of(PROFILES_LEAVE, 0));
    if (model->question == PROFILES_NAME_NEW || model->question == PROFILES_NAME_OTHER)
        ask_name(page, model);
    if (model->question == PROFILES_WHAT)
        ask_what(page, model);
    if (model->question == PROFILES_AWAY)
        ask_away(page, model);
}
