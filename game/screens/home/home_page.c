#include "screens/home/home_page.h"

#include "screens/home/home_model.h"
#include "screens/home/home_pictures.h"
#include "stage/feet_setup.h"
#include "stage/notices.h"
#include "stage/player.h"
#include "store/levels/library.h"
#include "words/device.h"
#include "words/dose.h"
#include "words/language.h"
#include "words/level.h"
#include "words/plan.h"
#include "words/player.h"
#include "words/session.h"
#include "words/streak.h"

#define LEFT_WIDTH   460.0f
#define RIGHT_WIDTH  664.0f
#define CARD_WIDTH   140.0f
#define START_WIDTH  220.0f /* of the words that stand in the heart */
#define HEART_TIP    24.0f
#define LARGEST_DAYS 999 /* more digits are smaller, so that the heart holds them */
#define PERMILLE     1000

/* A text that something else says in its own words. */
static struct node *add_silent(struct node *in, enum node_style style, struct message message)
{
    struct node *text = page_text(in, style, message);
    text->role = ROLE_NONE;
    text->justify = JUSTIFY_CENTRE;
    return text;
}

static void add_row(struct node *in, const struct streak *streak)
{
    int32_t days = streak->current;
    struct node *stack = page_stack(in);
    page_label(home_heart(stack), days > 0 ? words_row(days) : words_row_start(streak));
    struct node *words = page_column(stack);
    words->align = ALIGN_CENTRE;
    words->pad = (struct pad){60, 46};
    if (days == 0) {
        add_silent(words, STYLE_TITLE, words_row_start(streak))->max_w = START_WIDTH;
        return;
    }
    add_silent(words, days > LARGEST_DAYS ? STYLE_LARGE : STYLE_HUGE, page_value(value_number("", days)));
    add_silent(words, STYLE_STRONG, words_row_unit(days));
    page_space(words)->h = HEART_TIP; /* which holds no words */
}

static void add_week(struct node *in, const struct home_model *model)
{
    const enum streak_day *week = model->of_day.week;
    const char *const *letters = language_find(words_code(in->page->desc.words))->letters;
    struct node *row = page_row(in);
    row->name = "week";
    row->role = ROLE_PICTURE;
    row->gap = 10;
    page_label(row, words_row_week(week));
    for (int i = 0; i < STREAK_RECENT_DAYS; i++) {
        bool today = i == STREAK_RECENT_DAYS - 1;
        enum weekday weekday = calendar_weekday(model->day - (STREAK_RECENT_DAYS - 1) + i);
        struct node *day = page_column(row);
        day->align = ALIGN_CENTRE;
        home_day_hill(day, week[i]);
        add_silent(day, today ? STYLE_STRONG : STYLE_LABEL, page_finished(letters[weekday]));
    }
}

static void add_centred(struct node *in, struct message message)
{
    page_text(in, STYLE_LABEL, message)->justify = JUSTIFY_CENTRE;
}

/* What is worth a word about the row; the first time, how to lift. */
static void add_words(struct node *in, const struct home_model *model)
{
    const struct home_day *day = &model->of_day;
    struct facts beside = words_row_beside(&day->streak);
    if (beside.count > 0)
        page_facts(in, STYLE_LABEL, &beside)->justify = JUSTIFY_CENTRE;
    if (day->rest == HOME_REST_MARKED)
        add_centred(in, _("Today is a rest day: the row goes on"));
    else if (words_row_kept(&day->streak, model->day).one)
        add_centred(in, words_row_kept(&day->streak, model->day));
    if (model->first_time)
        add_centred(in, words_how_to_lift(feet_key_name(model->feet, HEEL_LEFT), feet_key_name(model->feet, HEEL_RIGHT),
                                          device_polarity(feet_setup(model->feet, FEET_KEYBOARD), HEEL_LEFT, 0)));
}

static void add_days(struct node *in, const struct home_model *model)
{
    enum home_rest rest = model->of_day.rest;
    struct node *column = page_column(in);
    column->w = LEFT_WIDTH;
    column->grow = 0.6f;
    column->gap = 20;
    column->align = ALIGN_CENTRE;
    column->justify = JUSTIFY_CENTRE;
    add_row(column, &model->of_day.streak);
    add_week(column, model);
    struct node *words = page_column(column);
    words->align = ALIGN_CENTRE;
    add_words(words, model);
    struct node *ways = page_bar(column, "days");
    ways->justify = JUSTIFY_CENTRE;
    if (rest == HOME_REST_OFFERED)
        page_link(ways, "rest", _("Rest day"), act_of(HOME_REST, 0));
    if (rest == HOME_REST_MARKED)
        page_label(page_link(ways, "rest", _("Not a rest day"), act_of(HOME_REST, 0)), _("Take the rest day back"));
    page_link(ways, "yesterday", _("Yesterday’s challenge"), act_of(HOME_YESTERDAY, 0));
}

static void add_tiers(struct node *in, enum daily_tier tier)
{
    struct node *bar = page_bar(in, "tiers");
    bar->gap = 6;
    for (enum daily_tier i = 0; i < DAILY_TIER_COUNT; i++)
        page_label(page_chip(bar, "tier", page_value(value_tier("", i)), i == tier, act_of(HOME_TIER, (int)i)),
                   words_daily_tier(i));
}

static void add_challenge(struct node *in, const struct home_model *model)
{
    const struct library_level *level = model->daily.level;
    struct facts head = words_daily(&model->daily.told), about = words_daily_about(&model->daily.told);
    if (!level) {
        page_text(in, STYLE_BODY, _("Today’s challenge could not be made: memory is out."));
        return;
    }
    struct node *hero = page_item(in, "challenge", act_of(HOME_START, 0));
    hero->look = LOOK_HERO;
    hero->tint = TINT_INK;
    hero->pad = (struct pad){36, 18};
    hero->first = model->left_by == HOME_START;
    hero->gap = 6;
    struct node *top = page_row(hero);
    page_facts(top, STYLE_STRONG, &head)->grow = 1;
    add_tiers(top, model->daily.told.tier);
    struct node *middle = page_row(hero);
    struct node *words = page_column(middle);
    words->grow = 1;
    page_text(words, STYLE_HERO, words_level_title(level->name, level->level.title));
    page_facts(words, STYLE_BODY, &about);
    home_play(middle);
    struct node *bottom = page_row(hero);
    home_hills(bottom, &level->chart);
    page_text(bottom, STYLE_QUIET, words_daily_theme(model->day))->grow = 1;
    bottom->last->justify = JUSTIFY_END;
}

static void add_card(struct node *in, int index)
{
    const struct home_card *card = &home_cards[index];
    bool timed = card->minutes > 0;
    struct node *item = page_item(in, "short", act_of(HOME_SHORT, index));
    item->align = ALIGN_CENTRE;
    item->pad.y = 10;
    page_label(item, timed ? _n("Short session, {count} minute", "Short session, {count} minutes", card->minutes)
                           : _n("Short session, {count} rep", "Short session, {count} reps", card->reps));
    add_silent(item, STYLE_NUMBER, page_value(value_number("", timed ? card->minutes : card->reps)));
    add_silent(item, STYLE_BODY, timed ? _n("minute", "minutes", card->minutes) : _n("rep", "reps", card->reps));
}

static void add_sessions(struct node *in)
{
    struct node *column = page_column(in);
    column->gap = 8;
    page_text(column, STYLE_LABEL, _("Short session"))->role = ROLE_NONE; /* each card says it */
    struct node *grid = page_grid(column, CARD_WIDTH, HOME_CARDS);
    grid->role = ROLE_LIST;
    for (int i = 0; i < HOME_CARDS; i++)
        add_card(grid, i);
}

/* Two texts at the ends of a line, one below the other where it is too short for both. */
static struct node *add_ends(struct node *in)
{
    struct node *row = page_row(in);
    row->flow = true;
    row->justify = JUSTIFY_BETWEEN;
    row->gap = 0;
    return row;
}

static void add_dose(struct node *in, const struct home_model *model)
{
    const struct home_day *day = &model->of_day;
    const struct profile *profile = player_profile(model->player);
    struct facts work = words_work(&day->totals, &day->goal);
    struct node *column = page_column(in);
    column->gap = 6;
    struct node *over = add_ends(column);
    page_text(over, STYLE_LABEL, _("Today"));
    if (dose_state_of(&day->totals, &day->goal) != DOSE_ENOUGH)
        page_text(over, STYLE_LABEL, words_plan(profile->goal_sessions, profile->plan_minutes));
    page_progress(column, "today", (struct message){0}, dose_permille(&day->totals, &day->goal), PERMILLE);
    struct node *under = add_ends(column);
    page_text(under, STYLE_STRONG, words_dose(&day->totals, &day->goal));
    page_facts(under, STYLE_LABEL, &work);
}

static void add_doors(struct node *in, const struct home_model *model)
{
    const struct {
        enum home_verb verb;
        const char *name;
        struct message label;
    } doors[] = {{HOME_LEVELS, "levels", _("Levels")},
                 {HOME_TRAINING, "training", _("Training")},
                 {HOME_HISTORY, "history", _("History")},
                 {HOME_DEVICES, "devices", _("Devices")},
                 {HOME_CALIBRATE, "calibrate", _("Calibrate")}};
    struct node *bar = page_bar(in, "doors");
    bar->justify = JUSTIFY_BETWEEN;
    for (size_t i = 0; i < sizeof doors / sizeof doors[0]; i++)
        if (doors[i].verb != HOME_LEVELS || home_model_has_levels(model))
            page_link(bar, doors[i].name, doors[i].label, act_of((int)doors[i].verb, 0))->first =
                model->left_by == doors[i].verb;
}

static void add_today(struct node *in, const struct home_model *model)
{
    struct node *column = page_column(in);
    column->w = RIGHT_WIDTH;
    column->grow = 1;
    column->gap = 14;
    column->justify = JUSTIFY_CENTRE;
    add_challenge(column, model);
    add_sessions(column);
    add_dose(column, model);
    add_doors(column, model);
}

void home_page(struct page *page, const void *state)
{
    const struct home_model *model = state;
    const char *player = player_profile(model->player)->player;
    page_title(page, page_finished(EN_("Heelbeat")));
    page_label(page_link(page->head, "player", page_value(value_player("", player)), act_of(HOME_PLAYERS, 0)),
               _f("Player: {player}", value_player("player", player)));
    page_link(page->head, "about", _("About"), act_of(HOME_ABOUT, 0))->first = model->left_by == HOME_ABOUT;
    struct node *halves = page_halves(page->body);
    add_days(halves, model);
    add_today(halves, model);
    page_notice(page, notices_line(model->notices));
    page_leave(page, _("Quit"), act_of(HOME_QUIT, 0));
    page->glow = (struct glow){0.21f, 0.46f};
}
