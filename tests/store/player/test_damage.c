/* Damaged lines: where they stand. */
#include "store/player/damage.h"

#include "core/base/text.h"
#include "folder.h"
#include "store/numbered.h"
#include "store/player/record.h"

static void line_of(int number, char line[RECORD_LINE_SIZE])
{
    struct session_record record = make_record(number);

    record.reps = record.counted = 36;
    record.kind = SESSION_DAILY;
    record_format(&record, line);
}

static void damage_member(char *line, const char *from, const char *to)
{
    char tail[RECORD_LINE_SIZE], *at = strstr(line, from);

    assert_non_null(at);
    strcpy(tail, at + strlen(from));
    strcpy(at, to);
    strcat(line, tail);
}

/* ---- where they stand */

/* A journal of eight lines: good, torn into the next, good, nonsense, blank, a later version's, without a title, good.
 */
static void make_journal(const char *folder)
{
    char text[8 * RECORD_LINE_SIZE], line[RECORD_LINE_SIZE];
    struct text all;

    text_init(&all, text, sizeof text);
    text_add(&all, "\xEF\xBB\xBF");
    line_of(1, line);
    text_add(&all, line);
    text_add(&all, "\n{\"format\":\"heelbeat");
    line_of(2, line);
    text_add(&all, line);
    text_add(&all, "\r\n");
    line_of(3, line);
    text_add(&all, line);
    text_add(&all, "\nnonsense\n\n{\"format\":\"heelbeat-session/2\",\"id\":\"x\"}\n");
    line_of(4, line);
    damage_member(line, "\"title\":\"\"", "\"title\":\"\xFF\"");
    text_add(&all, line);
    text_add(&all, "\n");
    line_of(5, line);
    text_add(&all, line);
    text_add(&all, "\n");
    folder_write(folder, "me/sessions/desk.jsonl", text, strlen(text));
}

struct seen {
    char lines[256]; /* "desk.jsonl:2 " */
    enum damage_kind last;
};

static bool see(void *context, const struct damaged_line *line)
{
    struct seen *seen = context;
    size_t length = strlen(seen->lines);

    snprintf(seen->lines + length, sizeof seen->lines - length, "%s:%d ", strrchr(line->path, '/') + 1,
             (int)line->line);
    seen->last = line->kind;
    return true;
}

static void test_places(void **state)
{
    char folder[FOLDER_FILE];
    struct seen seen = {.lines = ""};

    make_journal(*state);
    folder_path(folder, *state, "me");
    assert_true(damage_each(folder, see, &seen, NULL));
    assert_string_equal(seen.lines, "desk.jsonl:2 desk.jsonl:4 desk.jsonl:6 desk.jsonl:7 ");
    folder_write_text(*state, "me/changes/desk.jsonl", "{\"format\":\"heelbeat-profile/1\",\"goal_minutes\":20}\n{\n");
    seen.lines[0] = '\0';
    assert_true(damage_each(folder, see, &seen, NULL));
    assert_non_null(strstr(seen.lines, "desk.jsonl:2 "));
    assert_int_equal(seen.last, DAMAGE_CHANGE);
    struct error error = {0};
    folder_write_text(*state, "other/sessions/a.jsonl/b", "");
    assert_false(damage_each(folder_path(folder, *state, "other"), see, &seen, &error));
    assert_string_equal(error.what, "is not a file");
}

#define ROW(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(test_places),
    };

    return cmocka_run_group_tests_name("store/damage", tests, NULL, NULL);
}
