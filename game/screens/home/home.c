#include "screens/screen.h"

#include "screens/home/home_draw.h"
#include "screens/widgets.h"
#include "screens/words.h"
#include "stage/notices.h"
#include "stage/player.h"
#include "stage/preferences.h"
#include "stage/services.h"

#include <stdlib.h>
#include <string.h>

struct home {
    struct home_model model;
    const struct preferences *preferences; /* which keys are heels; borrowed */
};

static void *home_enter(const struct services *services, const struct screen_next *from, int64_t mono_us,
                        struct error *error)
{
    (void)mono_us;
    struct home *home = malloc(sizeof *home);
    if (!home) {
        error_set(error, "", "there is no memory left for the home screen", "close other programs");
        return NULL;
    }
    home->preferences = services->preferences;
    home_model_init(&home->model, services->levels, services->player, services->notices,
                    (enum home_item)from->remembered);
    return home;
}

static void home_leave(void *state)
{
    free(state);
}

static struct screen_next home_action(void *state, enum action action, int64_t mono_us)
{
    (void)mono_us;
    struct home *home = state;
    return home_model_action(&home->model, action);
}

static struct screen_next home_update(void *state, int64_t mono_us)
{
    (void)mono_us;
    struct home *home = state;
    home_model_update(&home->model);
    return (struct screen_next){0};
}

static int home_remember(const void *state)
{
    const struct home *home = state;
    return (int)home->model.left_by;
}

static void draw_cards(struct canvas *canvas, const struct home_model *model)
{
    struct text_style quiet = widgets_text(20.0f, TEXT_MEDIUM, TEXT_LEFT, 0.65f);
    struct text_style number = widgets_text(42.0f, TEXT_EXTRA_BOLD, TEXT_CENTRE, 1.0f);
    struct text_style unit = widgets_text(18.0f, TEXT_MEDIUM, TEXT_CENTRE, 0.7f);
    canvas_text(canvas, HOME_COLUMN, 392.0f, &quiet, "Short session");
    widgets_link(canvas, home_model_entry(model, HOME_YESTERDAY)->box, "Yesterday’s",
                 home_model_focused(model, HOME_YESTERDAY));
    for (int i = 0; i < HOME_CARDS; i++) {
        const struct home_card *card = &home_cards[i];
        const struct home_entry *entry = home_model_entry(model, (enum home_item)(HOME_CARD_1 + i));
        float middle = entry->box.x + entry->box.w / 2;
        canvas_rect(canvas, entry->box, 24.0f, colour_alpha(theme.text, 0.10f));
        canvas_text(canvas, middle, 466.0f, &number, card->number);
        canvas_text(canvas, middle, 496.0f, &unit, card->unit);
        if (home_model_focused(model, entry->item))
            widgets_ring(canvas, entry->box, 24.0f);
    }
}

static void draw_foot(struct canvas *canvas, const struct home *home)
{
    const struct home_model *model = &home->model;
    char buffer[WORDS_SIZE];
    struct text text;
    const struct home_entry *levels = home_model_entry(model, HOME_LEVELS);
    const struct home_entry *quit = home_model_entry(model, HOME_QUIT);
    if (levels)
        widgets_link(canvas, levels->box, "Levels", home_model_focused(model, HOME_LEVELS));
    const struct home_entry *training = home_model_entry(model, HOME_TRAINING);
    widgets_link(canvas, training->box, "Training", home_model_focused(model, HOME_TRAINING));
    const struct home_entry *history = home_model_entry(model, HOME_HISTORY);
    widgets_link(canvas, history->box, "History", home_model_focused(model, HOME_HISTORY));
    const struct home_entry *devices = home_model_entry(model, HOME_DEVICES);
    widgets_link(canvas, devices->box, "Devices", home_model_focused(model, HOME_DEVICES));
    const struct home_entry *calibrate = home_model_entry(model, HOME_CALIBRATE);
    widgets_link(canvas, calibrate->box, "Calibrate", home_model_focused(model, HOME_CALIBRATE));
    widgets_link(canvas, quit->box, "Quit", home_model_focused(model, HOME_QUIT));
    struct text_style style = widgets_text(17.0f, TEXT_MEDIUM, TEXT_LEFT, 0.75f);
    if (model->first_time) {
        text_init(&text, buffer, sizeof buffer);
        home_hint(&text, &home->preferences->now);
        canvas_text_fit(canvas, HOME_LEFT, 661.0f, 460.0f, &style, buffer);
    }
    style.colour = theme.gold;
    if (notices_line(model->notices)[0])
        canvas_text_fit(canvas, HOME_LEFT, 690.0f, 460.0f, &style, notices_line(model->notices));
}

/* Who plays, and the way to others. */
static void draw_player(struct canvas *canvas, const struct home_model *model)
{
    const float room = 270.0f;
    bool focused = home_model_focused(model, HOME_PLAYER);
    struct box box = home_model_entry(model, HOME_PLAYER)->box;
    const char *player = words_player(player_profile(model->player)->player);
    struct text_style name = widgets_text(22.0f, focused ? TEXT_BOLD : TEXT_MEDIUM, TEXT_RIGHT, focused ? 1.0f : 0.75f);
    float width = canvas_text_width(canvas, &name, player);
    width = (width < room ? width : room) + 2.0f * (box.x + box.w - HOME_COLUMN_RIGHT);
    canvas_text_fit(canvas, HOME_COLUMN_RIGHT, 76.0f, room, &name, player);
    if (focused)
        canvas_frame(canvas, (struct box){box.x + box.w - width, box.y, width, box.h}, box.h / 2, 3.0f,
                     colour_alpha(theme.text, 0.9f));
}

static void home_draw(const void *state, struct canvas *canvas, const struct tick *tick)
{
    (void)tick;
    const struct home *home = state;
    const struct home_model *model = &home->model;
    struct text_style brand = widgets_text(34.0f, TEXT_EXTRA_BOLD, TEXT_LEFT, 1.0f);
    canvas_begin(canvas, HOME_HEART_X, 330.0f, 420.0f);
    canvas_text(canvas, HOME_LEFT, 76.0f, &brand, "Heelbeat");
    draw_player(canvas, model);
    home_draw_row(canvas, model);
    home_draw_daily(canvas, model);
    draw_cards(canvas, model);
    home_draw_dose(canvas, &model->of_day);
    draw_foot(canvas, home);
    canvas_end(canvas);
}

const struct screen screen_home = {.name = "home",
                                   .enter = home_enter,
                                   .leave = home_leave,
                                   .action = home_action,
                                   .update = home_update,
                                   .remember = home_remember,
                                   .draw = home_draw};
