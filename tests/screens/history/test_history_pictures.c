/* The history after none, one, 30 and 3,000 sessions at three sizes, and in all its forms, kept to be looked at. */
#include "check.h"
#include "core/base/rng.h"
#include "screens/history/history_draw.h"
#include "screens/picture.h"
#include "screens/picture_places.h"
#include "stage/fixture.h"

struct size {
    int w, h;
};

static const struct size sizes[] = {{640, 360}, {1280, 720}, {1920, 1080}};
#define SIZES      3
#define REST_AGO   5 /* days: Tuesday the 17th */
#define UNDONE_AGO 3

static void draw_model(struct canvas *canvas, const void *context)
{
    history_draw(canvas, context);
}

static struct picture picture_of(const struct history_model *model, struct size size)
{
    struct picture picture;
    picture_make(&picture, size.w, size.h, draw_model, model);
    return picture;
}

static void keep_at(const struct history_model *model, const char *name, struct size size)
{
    struct picture picture = picture_of(model, size);
    picture_keep(&picture, HEELBEAT_PICTURES, name);
    picture_expect(&picture, name, places_of(name));
    picture_reset(&picture);
}

static void keep(const struct history_model *model, const char *name)
{
    keep_at(model, name, sizes[1]);
}

/* Sessions up to today, so many a day, a day missed now and then, one of rest, one with all but the daily, getting
 * better; levels, dailies, sets. */
static void live(struct fixture *fixture, int32_t sessions, int32_t a_day)
{
    struct rng rng;
    rng_init(&rng, 11, 11);
    fixture_open_shipped(fixture);
    fixture->player.profile.rest_days = malloc(sizeof(int32_t));
    fixture->player.profile.rest_days[0] = fixture->player.today - REST_AGO;
    fixture->player.profile.rest_day_count = 1;
    for (int32_t i = 0; i < sessions; i++) {
        int32_t ago = (sessions - 1 - i) / a_day;
        if (sessions > 1 && (ago == 13 || ago == REST_AGO || ago % 40 == 37))
            continue;
        int32_t level = (int32_t)rng_below(&rng, (uint32_t)fixture->levels.library.count),
                gain = 2000 * i / (sessions + 40);
        fixture_history(fixture, level, ago, 7400 + gain + (int32_t)rng_below(&rng, 600));
        struct session_record *record = &fixture->player.history.records[fixture->player.history.count - 1];
        strcpy(record->title, fixture->levels.library.levels[level].level.title);
        record->steadiness_bp = 1100 - gain / 4 + (int32_t)rng_below(&rng, 250);
        record->balance_left_bp = 5500 - gain / 5 + (int32_t)rng_below(&rng, 200);
        if (i % a_day == 0 && ago != UNDONE_AGO)
            continue;
        strcpy(record->kind, i % 7 == 0 ? "quick" : "");
        record->reps = record->counted = i % 7 == 0 ? 100 : record->reps;
    }
}

static void open_model(struct history_model *model, struct fixture *fixture)
{
    struct error error;
    assert_true(history_model_init(model, &fixture->player, &fixture->notices, &error));
}

static void test_sizes_of_a_life(void **state)
{
    static const struct {
        const char *name;
        int32_t sessions, a_day;
    } rows[] = {{"history-0", 0, 1}, {"history-1", 1, 1}, {"history-30", 30, 1}, {"history-3000", 3000, 3}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct fixture fixture;
        struct history_model model;
        live(&fixture, rows[i].sessions, rows[i].a_day);
        if (i == 0)
            strcpy(fixture.notices.line, "No sound card was found: Heelbeat plays on in silence.");
        open_model(&model, &fixture);
        for (int k = 0; k < SIZES; k++)
            keep_at(&model, rows[i].name, sizes[k]);
        history_model_reset(&model);
        fixture_close(&fixture);
    }
}

static void test_forms(void **state)
{
    (void)state;
    struct fixture fixture;
    struct history_model model;
    live(&fixture, 3000, 5);
    open_model(&model, &fixture);
    for (int range = TREND_THREE_MONTHS; range < TREND_RANGE_COUNT; range++) {
        char name[64];
        snprintf(name, sizeof name, "history-%s", trend_range_name((enum trend_range)range));
        history_model_action(&model, ACTION_RIGHT);
        keep(&model, name);
    }
    history_model_show_range(&model, TREND_MONTH);
    model.focus = HISTORY_LINES;
    history_model_action(&model, ACTION_CONFIRM);
    keep(&model, "history-balance");
    model.focus = HISTORY_DAYS;
    keep(&model, "history-day");
    for (int i = 0; i < 13; i++)
        history_model_action(&model, ACTION_LEFT);
    history_model_action(&model, ACTION_CONFIRM);
    keep(&model, "history-frozen");
    model.focus = HISTORY_EARLIER;
    history_model_action(&model, ACTION_CONFIRM);
    keep(&model, "history-earlier");
    model.focus = HISTORY_BESTS;
    history_model_action(&model, ACTION_CONFIRM);
    keep(&model, "history-bests");
    history_model_reset(&model);
    fixture_close(&fixture);
}

/* A title of any length in any letters stays in its place. */
static void test_long_titles(void **state)
{
    (void)state;
    struct fixture fixture;
    struct history_model model;
    live(&fixture, 9, 9);
    for (int32_t i = 0; i < fixture.player.history.count; i++)
        strcpy(fixture.player.history.records[i].title,
               "=SUM(1) Eine sehr lange Überschrift, die niemals in eine Karte paßt");
    open_model(&model, &fixture);
    keep_at(&model, "history-titles", sizes[0]);
    model.focus = HISTORY_DAYS;
    keep_at(&model, "history-titles-day", sizes[0]);
    history_model_reset(&model);
    fixture_close(&fixture);
}

static struct colour pixel(const SDL_Surface *surface, float x, float y)
{
    float scale = (float)surface->w / 1280.0f;
    const uint32_t *row =
        (const uint32_t *)((const char *)surface->pixels + (ptrdiff_t)(int)(y * scale) * surface->pitch);
    uint32_t seen = row[(int)(x * scale)];
    return (struct colour){(uint8_t)(seen >> 16), (uint8_t)(seen >> 8), (uint8_t)seen, 255};
}

static bool is(const SDL_Surface *surface, float x, float y, struct colour colour, int tolerance)
{
    struct colour seen = pixel(surface, x, y);
    return abs(seen.r - colour.r) <= tolerance && abs(seen.g - colour.g) <= tolerance &&
           abs(seen.b - colour.b) <= tolerance;
}

/* Sunday 22 November 2026 is the last cell of the fourth row, ringed; the 9th is frozen. */
static void test_the_calendar_shows_what_was(void **state)
{
    (void)state;
    struct fixture fixture;
    struct history_model model;
    live(&fixture, 30, 1);
    open_model(&model, &fixture);
    for (int i = 0; i < SIZES; i++) {
        struct picture picture = picture_of(&model, sizes[i]);
        const SDL_Surface *surface = picture.seen;
        assert_true(is(surface, 485.0f, 327.0f, theme.text, 90));                            /* today's ring */
        assert_true(is(surface, 485.0f, 373.0f, theme.heel[HEEL_LEFT], 60));                 /* today done */
        assert_true(is(surface, 155.0f, 310.0f, theme.heel[HEEL_LEFT], 90));                 /* the 10th done */
        assert_true(is(surface, 89.0f, 289.6f, (struct colour){0x9f, 0xd8, 0xff, 255}, 70)); /* the 9th frozen */
        assert_false(is(surface, 89.0f, 308.0f, theme.heel[HEEL_LEFT], 90));
        struct colour rest = pixel(surface, 155.0f, 370.0f), done = pixel(surface, 155.0f, 310.0f),
                      undone = pixel(surface, 287.0f, 370.0f);
        assert_true(rest.r + 60 < undone.r &&
                    undone.r + 20 < done.r); /* the 17th rested, on the 19th a freeze and some reps */
        assert_false(is(surface, 89.0f, 428.0f, theme.heel[HEEL_LEFT], 90)); /* the 23rd is to come */
        picture_reset(&picture);
    }
    history_model_reset(&model);
    fixture_close(&fixture);
}

/* Drawing reads what was summed on enter and no session: the same picture stands with all of them wiped out. */
static void test_drawing_reads_no_session(void **state)
{
    (void)state;
    struct fixture fixture;
    struct history_model model;
    live(&fixture, 300, 3);
    open_model(&model, &fixture);
    struct picture before = picture_of(&model, sizes[1]);
    memset(fixture.player.history.records, 0xff,
           sizeof *fixture.player.history.records * (size_t)fixture.player.history.count);
    struct picture after = picture_of(&model, sizes[1]);
    assert_memory_equal(before.seen->pixels, after.seen->pixels, (size_t)before.seen->pitch * (size_t)before.seen->h);
    picture_reset(&before);
    picture_reset(&after);
    history_model_reset(&model);
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sizes_of_a_life), cmocka_unit_test(test_forms), cmocka_unit_test(test_long_titles),
        cmocka_unit_test(test_the_calendar_shows_what_was), cmocka_unit_test(test_drawing_reads_no_session)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
