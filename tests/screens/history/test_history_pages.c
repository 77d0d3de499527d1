/* The history after none, one, 30 and 3,000 sessions, and in all its forms: its page holds, and is kept to be looked
 * at. */
#include "check.h"
#include "draw/easel.h"
#include "screens/history/history_page.h"
#include "screens/history/life.h"
#include "ui/focus.h"
#include "ui/paint.h"

static void draw(struct life *life, const char *name, bool all)
{
    static const int sizes[][2] = {{1280, 720}, {640, 360}, {1920, 1080}};
    char large[64];
    for (int i = 0; i < (all ? 3 : 1); i++)
        seat_draw(&life->seat, HEELBEAT_PICTURES, name, sizes[i][0], sizes[i][1]);
    if (!all)
        return;
    snprintf(large, sizeof large, "%s-large", name);
    life->seat.text_scale = 2;
    seat_draw(&life->seat, HEELBEAT_PICTURES, large, sizes[0][0], sizes[0][1]);
    life->seat.text_scale = 1;
    seat_look(&life->seat);
}

static void test_sizes_of_a_life(void **state)
{
    static const struct {
        const char *name;
        int32_t sessions, a_day;
    } rows[] = {{"history-0", 0, 1}, {"history-1", 1, 1}, {"history-30", 30, 1}, {"history-3000", 3000, 3}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct life life;
        life_open(&life, rows[i].sessions, rows[i].a_day);
        if (i == 0)
            notices_say(&life.fixture.notices, "No sound card was found: Heelbeat plays on in silence.");
        life_look(&life);
        seat_check(&life.seat);
        draw(&life, rows[i].name, true);
        life_close(&life);
    }
}

static void test_forms(void **state)
{
    (void)state;
    struct life life;
    struct seat *seat = &life.seat;
    life_open(&life, 3000, 5);
    life_look(&life);
    for (int range = TREND_THREE_MONTHS; range < TREND_RANGE_COUNT; range++) {
        char name[64];
        snprintf(name, sizeof name, "history-%s", trend_range_name((enum trend_range)range));
        seat_click(seat, "range", range);
        draw(&life, name, false);
    }
    seat_check(seat);
    seat_click(seat, "range", TREND_MONTH);
    seat_click(seat, "lines", 0);
    seat_click(seat, "day", 21);
    seat_check(seat);
    draw(&life, "history-day", true);
    seat_click(seat, "day", 8);
    draw(&life, "history-frozen", false);
    seat_click(seat, "earlier", 0);
    draw(&life, "history-earlier", false);
    seat_click(seat, "shown", HISTORY_BESTS);
    seat_walk_to(seat, "best", 6);
    draw(&life, "history-bests", false);
    life_close(&life);
}

/* A title of any length in any letters stays in its place. */
static void test_long_titles(void **state)
{
    (void)state;
    struct life life;
    life_open(&life, 9, 9);
    for (int32_t i = 0; i < life.fixture.player.history.count; i++)
        strcpy(life.fixture.player.history.records[i].title,
               "=SUM(1) Eine sehr lange Überschrift, die niemals in eine Karte paßt");
    life_look(&life);
    seat_check(&life.seat);
    draw(&life, "history-titles", false);
    seat_click(&life.seat, "day", 21);
    seat_check(&life.seat);
    draw(&life, "history-titles-day", false);
    life_close(&life);
}

/* ---- the page as it is drawn */

struct drawing {
    struct easel easel;
    struct page page;
};

static struct drawing drawn(const struct history_model *model, int w, int h)
{
    struct drawing drawing = {.easel = easel_create(w, h)};
    struct canvas *canvas = drawing.easel.canvas;
    struct measure measure = layout_measure(canvas);
    canvas_measure(canvas);
    page_make(&drawing.page, history_page, model, &(struct page_desc){0});
    layout_page(&drawing.page, &(struct layout_desc){.visible = canvas_visible(canvas), .measure = &measure});
    paint_page(canvas, &drawing.page, &(struct paint_state){.focused = NULL});
    return drawing;
}

static void reset(struct drawing *drawing)
{
    page_reset(&drawing->page);
    easel_destroy(&drawing->easel);
}

static struct box cell_of(const struct drawing *drawing, int day)
{
    return node_find(drawing->page.root, "day", day - 1)->box;
}

static struct colour pixel(const struct drawing *drawing, float x, float y)
{
    float scale = canvas_scale(drawing->easel.canvas);
    return easel_pixel(&drawing->easel, (int)(x * scale), (int)(y * scale));
}

/* At the size of the layout nothing but the bests is scrolled, whatever stands below the charts. */
static void test_page_fits(void **state)
{
    (void)state;
    struct life life;
    life_open(&life, 3000, 5);
    life_look(&life);
    for (int shown = 0; shown < HISTORY_SHOWN_COUNT; shown++)
        for (int balance = 0; balance < 2; balance++) {
            struct history_model model = *life_model(&life);
            model.shown = (enum history_shown)shown;
            model.balance = balance;
            struct drawing drawing = drawn(&model, 1280, 720);
            if (drawing.page.body->parent->reach > 0)
                fail_msg("%d %d scrolls by %.0f", shown, balance, (double)drawing.page.body->parent->reach);
            reset(&drawing);
        }
    life_close(&life);
}

static bool is(struct colour seen, struct colour colour, int tolerance)
{
    return colour_distance(seen, colour) <= tolerance;
}

/* Near the floor in the middle of a cell: within the hill of a day that has one. */
static struct colour in_hill(const struct drawing *drawing, int day)
{
    struct box cell = cell_of(drawing, day);
    return pixel(drawing, cell.x + cell.w / 2, cell.y + cell.h - 12);
}

/* Whether a colour stands somewhere in the middle of a cell between two heights, from its top. */
static bool has(const struct drawing *drawing, int day, float from, float to, struct colour colour)
{
    struct box cell = cell_of(drawing, day);
    for (float y = cell.y + from; y < cell.y + to; y += 0.5f)
        if (is(pixel(drawing, cell.x + cell.w / 2, y), colour, 70))
            return true;
    return false;
}

static bool has_ice(const struct drawing *drawing, int day)
{
    return has(drawing, day, 4, 40, (struct colour){0x9f, 0xd8, 0xff, 255});
}

/* Sunday 22 November 2026 is ringed; the 9th is frozen, the 17th rested, on the 19th a freeze and some reps. */
static void test_the_calendar_shows_what_was(void **state)
{
    static const int sizes[][2] = {{640, 360}, {1280, 720}, {1920, 1080}};
    const struct colour coral = theme.heel[HEEL_LEFT];
    (void)state;
    struct life life;
    life_open(&life, 30, 1);
    life_look(&life);
    for (int i = 0; i < 3; i++) {
        struct drawing drawing = drawn(life_model(&life), sizes[i][0], sizes[i][1]);
        assert_true(has(&drawing, 22, 0, 3, theme.text));
        assert_false(has(&drawing, 21, 0, 3, theme.text));
        assert_true(is(in_hill(&drawing, 22), coral, 60));
        assert_true(is(in_hill(&drawing, 10), coral, 90));
        assert_true(has_ice(&drawing, 9) && has_ice(&drawing, 19));
        assert_false(has_ice(&drawing, 10));
        assert_false(is(in_hill(&drawing, 9), coral, 90));
        struct colour rest = in_hill(&drawing, 17), done = in_hill(&drawing, 10), undone = in_hill(&drawing, 19);
        assert_true(rest.r + 60 < undone.r && undone.r + 20 < done.r);
        reset(&drawing);
    }
    life_close(&life);
}

static bool is_best(const struct history_model *model, const struct session_record *record)
{
    for (int32_t i = 0; i < model->best_count; i++)
        if (model->bests[i].record == record)
            return true;
    return false;
}

/* The page reads what was summed on enter, and no session but the bests: it stands with all others wiped out. */
static void test_page_reads_no_session(void **state)
{
    (void)state;
    struct life life;
    life_open(&life, 300, 3);
    life_look(&life);
    struct history *history = &life.fixture.player.history;
    struct drawing before = drawn(life_model(&life), 1280, 720);
    uint32_t *first = easel_copy(&before.easel);
    for (int32_t i = 0; i < history->count; i++)
        if (!is_best(life_model(&life), &history->records[i]))
            memset(&history->records[i], 0xff, sizeof history->records[i]);
    struct drawing after = drawn(life_model(&life), 1280, 720);
    assert_int_equal(easel_changes(&after.easel, first).w, 0);
    free(first);
    reset(&before);
    reset(&after);
    life_close(&life);
}

/* For a file: the same month, and nothing to choose; whatever is selected. */
static void test_still_picture(void **state)
{
    (void)state;
    struct life life;
    life_open(&life, 300, 3);
    life_look(&life);
    struct history_model still = *life_model(&life);
    still.still = true;
    struct drawing drawing = drawn(&still, 1280, 720);
    uint32_t *first = easel_copy(&drawing.easel);
    assert_null(focus_next(&drawing.page, NULL));
    for (const struct node *node = drawing.page.root; node; node = node_next(node, NULL))
        assert_true(node->reach <= 0); /* all of it shows */
    reset(&drawing);
    still.selected -= 3;
    struct easel easel = easel_create(1280, 720);
    history_draw(easel.canvas, &still, NULL);
    assert_int_equal(easel_changes(&easel, first).w, 0);
    easel_destroy(&easel);
    free(first);
    life_close(&life);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sizes_of_a_life),       cmocka_unit_test(test_forms),
        cmocka_unit_test(test_long_titles),           cmocka_unit_test(test_page_fits),
        cmocka_unit_test(test_the_calendar_shows_what_was),
        cmocka_unit_test(test_page_reads_no_session), cmocka_unit_test(test_still_picture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
