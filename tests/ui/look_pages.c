#include "ui/look_pages.h"

#include "draw/pictures/charts.h"
#include "draw/pictures/heart.h"
#include "draw/pictures/hill.h"

const struct look look_shown = {.section = 1, .text_size = 125, .calm = 1, .row = 1, .rows = 8, .tempo = 100};

static struct message t(const char *text)
{
    return page_finished(text);
}

static void settings_rows(struct node *in, const struct look *look)
{
    static const char *const colours[] = {"Coral and teal", "Blue and amber", "Black and white"};
    struct node *list = page_list(in, "settings", 240);
    list->w = 888;
    list->grow = 1;
    struct node *size =
        page_slider(list, "text-size", t("Text size"), page_value(value_whole_percent("", look->text_size)),
                    look->text_size, 100, 200, 25, act_of(LOOK_TEXT_SIZE, 0));
    page_about(size, t("How large words are, everywhere."));
    size->first = true;
    page_about(page_choice(list, "colours", t("Colours"), t(colours[look->colours]), look->colours, 3,
                           act_of(LOOK_COLOURS, 0)),
               t("Lanes that colour-blind eyes tell apart, too."));
    page_about(page_switch(list, "contrast", t("Contrast"), false, act_of(LOOK_CALM, 1)),
               t("Lighter words, darker ground."));
    page_about(page_switch(list, "calm", t("Calm"), look->calm, act_of(LOOK_CALM, 0)),
               t("Nothing swings or pulses but the lanes."));
    page_about(page_switch(list, "far", t("Far away"), true, act_of(LOOK_CALM, 2)),
               t("Larger words while playing, for two metres."));
    page_choice(list, "window", t("Window"), t("1280 × 720"), 0, 4, act_of(LOOK_COLOURS, 1));
    page_about(page_switch(list, "full", t("Full screen"), false, act_of(LOOK_CALM, 3)), t("F11 does the same."));
}

void settings_page(struct page *page, const void *state)
{
    static const char *const sections[] = {"Sound", "Picture", "Play", "Feet", "Your day", "You", "Language", "About"};
    const struct look *look = state;
    page_title(page, t("Settings"));
    struct node *halves = page_halves(page->body);
    halves->gap = 30;
    struct node *bar = page_list(halves, "sections", 240);
    bar->w = 250;
    for (int i = 0; i < 8; i++) {
        struct node *section = page_item(bar, "section", act_of(LOOK_OPEN, i));
        section->role = ROLE_TAB;
        section->selected = i == look->section;
        page_text(section, section->selected ? STYLE_HEADING : STYLE_BODY, t(sections[i]));
    }
    settings_rows(halves, look);
    page_notice(page, look->notice);
    page_back(page, t("‹ Back"), act_of(LOOK_LEAVE, 0));
    page->glow = (struct glow){0.75f, 0.45f};
}

static void hills(struct canvas *canvas, struct box box, const void *heel)
{
    struct colour colour = theme.heel[*(const int *)heel];
    for (int i = 0; i < 12; i++) {
        float w = box.w / 12, x = box.x + w * (float)i;
        struct point points[] = {{x, box.y + box.h}, {x + w / 2, box.y}, {x + w, box.y + box.h}};
        canvas_polygon(canvas, points, 3, colour, colour_alpha(colour, 0.3f));
    }
}

static void level_row(struct node *list, int i, const struct look *look)
{
    static const char *const names[] = {"First Steps", "Slow Tide", "Left, Right", "Second Heart"};
    static const char *const about[] = {"Both heels together, one rep a bar", "Long lifts over a quiet sea",
                                        "Alternating, never in a hurry", "Steady pulse, a hundred reps"};
    struct node *item = page_item(list, "level", act_of(LOOK_SELECT, i));
    item->selected = item->first = i == look->row;
    item->tells = true;
    struct node *row = page_row(item);
    row->gap = 24;
    struct node *what = page_column(row);
    what->grow = 1;
    page_text(what, STYLE_HEADING, t(names[i % 4]));
    page_text(what, STYLE_QUIET, t(about[i % 4]));
    struct node *pace = page_column(row);
    pace->align = ALIGN_END;
    page_text(pace, STYLE_HEADING, page_value(value_number("", 20 + 5 * i)));
    page_text(pace, STYLE_SMALL, t("a minute"));
    struct node *best = page_column(row);
    best->align = ALIGN_END;
    best->min_w = 90;
    page_text(best, STYLE_STRONG, page_value(value_percent("", 9640)))->tint = TINT_GOLD;
    page_text(best, STYLE_QUIET, page_value(value_clock("", 180000000)));
}

static void level_panel(struct node *in, const struct look *look)
{
    struct node *panel = page_panel(in);
    panel->w = 484;
    panel->grow = 0.6f;
    page_text(panel, STYLE_TITLE, t("Slow Tide"));
    page_text(panel, STYLE_BODY, t("ambient in G · 80 beats a minute · 60 reps"));
    for (int heel = 0; heel < HEEL_COUNT; heel++) {
        struct node *lane = page_picture(panel, 412, 40, hills, &heel, sizeof heel);
        lane->min_w = 200;
        lane->min_h = 24;
    }
    page_space(panel);
    struct node *figures = page_row(panel);
    figures->gap = 24;
    page_figure(figures, t("Your best"), page_value(value_percent("", 9640)));
    page_figure(figures, t("Lift : lower"), t("1 : 2"));
    page_choice_figure(figures, "tempo", t("Tempo"), page_value(value_whole_percent("", look->tempo)),
                       (look->tempo - 50) / 5, 21, act_of(LOOK_TEMPO, 0));
    struct node *buttons = page_row(panel);
    page_primary(page_button(buttons, "play", t("Play"), act_of(LOOK_PLAY, 0)))->grow = 1;
    page_button(buttons, "practice", t("Practice"), act_of(LOOK_PRACTISE, 0));
}

void levels_page(struct page *page, const void *state)
{
    static const char *const tabs[] = {"All", "Gentle", "Steady", "Brisk", "My songs"};
    const struct look *look = state;
    page_title(page, t("Levels"));
    struct node *bar = page_bar(page->body, "tabs");
    for (int i = 0; i < 5; i++)
        page_tab(bar, "tab", t(tabs[i]), i == look->tab, act_of(LOOK_OPEN, i));
    struct node *halves = page_halves(page->body);
    struct node *list = page_list(halves, "levels", 240);
    list->w = 640;
    list->grow = 1;
    for (int i = 0; i < look->rows; i++)
        level_row(list, i, look);
    level_panel(halves, look);
    page_notice(page, look->notice);
    page_back(page, t("Back"), act_of(LOOK_LEAVE, 0));
    page->glow = (struct glow){0.23f, 0.45f};
}

static void heart(struct canvas *canvas, struct box box, const void *nothing)
{
    (void)nothing;
    float size = box.w / 211 < box.h / 190 ? box.w / 211 : box.h / 190;
    heart_draw(canvas, box.x + box.w / 2, box.y + box.h / 2, size, 0);
}

static void home_left(struct node *in)
{
    struct node *column = page_column(in);
    column->w = 440;
    column->grow = 0.5f;
    column->align = ALIGN_CENTRE;
    column->justify = JUSTIFY_CENTRE;
    column->gap = 24;
    struct node *stack = page_stack(column);
    struct node *picture = page_picture(stack, 305, 275, heart, &(char){0}, 1);
    picture->min_h = 220;
    struct node *days = page_column(stack);
    days->align = ALIGN_CENTRE;
    page_text(days, STYLE_HUGE, page_value(value_number("", 31)));
    page_text(days, STYLE_STRONG, t("days in a row"))->justify = JUSTIFY_CENTRE;
    page_text(column, STYLE_BODY, t("Two freezes kept"))->justify = JUSTIFY_CENTRE;
}

static void hero(struct node *in)
{
    static const char *const tiers[] = {"gentle", "steady", "brisk"};
    struct node *hero = page_item(in, "challenge", act_of(LOOK_PLAY, 0));
    hero->look = LOOK_HERO;
    hero->tint = TINT_INK;
    hero->pad = (struct pad){36, 24};
    hero->first = true;
    struct node *top = page_row(hero);
    page_text(top, STYLE_STRONG, t("Monday · both heels as one"))->grow = 1;
    struct node *bar = page_bar(top, "tiers");
    bar->gap = 6;
    for (int i = 0; i < 3; i++)
        page_chip(bar, "tier", t(tiers[i]), i == 1, act_of(LOOK_TIER, i));
    page_text(hero, STYLE_HERO, t("Bright Wings"));
    page_text(hero, STYLE_STRONG, t("3 minutes · 84 reps"));
}

static void home_right(struct node *in)
{
    static const char *const units[] = {"minute", "minutes", "minutes", "reps"};
    static const int numbers[] = {1, 3, 5, 100};
    struct node *column = page_column(in);
    column->w = 664;
    column->grow = 1;
    column->gap = 14;
    struct node *today = page_row(column);
    page_text(today, STYLE_LABEL, t("Today"));
    page_space(today);
    page_text(today, STYLE_STRONG, t("6 of 10 minutes, the challenge is open"));
    page_progress(column, "today", (struct message){0}, 6, 10);
    hero(column);
    page_text(column, STYLE_LABEL, t("A short session"));
    struct node *grid = page_grid(column, 140, 4);
    grid->role = ROLE_LIST;
    for (int i = 0; i < 4; i++) {
        struct node *card = page_item(grid, "short", act_of(LOOK_SHORT, i));
        card->align = ALIGN_CENTRE;
        page_text(card, STYLE_NUMBER, page_value(value_number("", numbers[i])));
        page_text(card, STYLE_BODY, t(units[i]))->justify = JUSTIFY_CENTRE;
    }
    static const char *const doors[] = {"Levels", "Training", "History", "Devices", "Settings", "How to"};
    struct node *bar = page_bar(column, "doors");
    for (int i = 0; i < 6; i++)
        page_link(bar, "door", t(doors[i]), act_of(LOOK_OPEN, i));
}

void home_page(struct page *page, const void *state)
{
    const struct look *look = state;
    page_title(page, t("Heelbeat"));
    page_link(page->head, "player", t("Mira"), act_of(LOOK_NAME, 0));
    struct node *halves = page_halves(page->body);
    home_left(halves);
    home_right(halves);
    page_notice(page, look->notice);
    page_leave(page, t("Quit"), act_of(LOOK_LEAVE, 0));
    page->glow = (struct glow){0.2f, 0.42f};
}

void results_page(struct page *page, const void *state)
{
    static const char *const buttons[] = {"Again", "Your ghost", "Share", "More"};
    const struct look *look = state;
    page_title(page, t("Bright Wings"));
    page_text(page->head, STYLE_LABEL, t("done"));
    struct node *halves = page_halves(page->body);
    struct node *left = page_column(halves);
    left->w = 560;
    left->grow = 1;
    left->gap = 16;
    page_text(left, STYLE_HUGE, page_value(value_percent("", 9770)));
    page_text(left, STYLE_BODY, t("95 of 96 reps counted"));
    struct node *badge = page_row(left);
    badge->look = LOOK_BADGE;
    badge->pad = (struct pad){18, 6};
    badge->self = ALIGN_START;
    page_text(badge, STYLE_STRONG, t("Your best: 2.3 more than on Friday"))->tint = TINT_GOLD;
    page_progress(left, "today", t("Today: 10 of 10 minutes"), 10, 10);
    page_text(page_card(left), STYLE_STRONG, t("Left lands early. Let it sink for the whole beat."));
    struct node *right = page_column(halves);
    right->w = 534;
    right->grow = 1;
    right->gap = 12;
    page_text(right, STYLE_LABEL, t("How close"));
    for (int heel = 0; heel < HEEL_COUNT; heel++) {
        struct node *row = page_row(page_panel(right));
        struct node *words = page_column(row);
        page_text(words, STYLE_STRONG, t(heel ? "Landings" : "Lifts"));
        page_text(words, STYLE_QUIET, t("left 38 ms late"))->tint = TINT_LEFT;
        page_text(words, STYLE_QUIET, t("right 22 ms late"))->tint = TINT_RIGHT;
        struct node *chart = page_picture(row, 260, 80, hills, &heel, sizeof heel);
        chart->grow = 1;
        chart->min_w = 160;
    }
    struct node *bar = page_bar(page->body, "ways");
    bar->gap = 16;
    struct node *home = page_primary(page_button(bar, "home", t("Home"), act_of(LOOK_LEAVE, 1)));
    home->min_w = 240;
    home->first = true;
    for (int i = 0; i < 4; i++)
        page_button(bar, "way", t(buttons[i]), act_of(LOOK_OPEN, i));
    page_notice(page, look->notice);
    page_back(page, t("Back"), act_of(LOOK_LEAVE, 0));
    page->glow = (struct glow){0.25f, 0.3f};
}

void names_page(struct page *page, const void *state)
{
    const struct look *look = state;
    page_title(page, t("Who plays?"));
    page_button(page->body, "new", t("New player"), act_of(LOOK_OPEN, 0));
    page_back(page, t("Back"), act_of(LOOK_LEAVE, 0));
    if (!look->asking)
        return;
    struct node *sheet = page_dialog(page, "asking", t("Who is it?"));
    struct node *field = page_field(sheet, "name", t("Name"), look->typed, t("Player 2"), act_of(LOOK_NAME, 0));
    field->self = ALIGN_STRETCH;
    struct node *row = page_row(sheet);
    page_button(row, "take", t("Take it"), act_of(LOOK_NAME, 1));
    page_dialog_back(row, t("Not now"), act_of(LOOK_LEAVE, 2));
}
