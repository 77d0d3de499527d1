#include "store/levels/level_file.h"

#include "check.h"
#include "core/base/hash.h"
#include "core/base/rng.h"
#include "folder.h"
#include "store/levels/level_document.h"

#include <cjson/cJSON.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define BEAT         TEMPO_TICKS_PER_BEAT

static struct json_faults faults; /* too large for some stacks */

static void reads_every_member(void **state)
{
    (void)state;
    struct level level;
    faults.count = 0;
    assert_true(level_parse("x.json", document_composed, strlen(document_composed), &level, &faults));
    assert_string_equal(level.title, "T");
    assert_string_equal(level.author, "A");
    assert_string_equal(level.about, "B");
    assert_string_equal(level.music.style, "lofi");
    assert_int_equal(level.music.seed, 7);
    assert_string_equal(level.music.key, "D minor");
    assert_int_equal(level.meter, 4);
    assert_int_equal(level.tempo_count, 2);
    assert_int_equal(level.tempo[1].tick, 16 * BEAT);
    assert_int_equal(level.tempo[1].bpm_milli, 97500);
    assert_int_equal(level.part_count, 3);
    assert_string_equal(level.parts[1].name, "Both");
    assert_int_equal(level.parts[1].bars, 4);
    assert_int_equal(level.parts[0].step_ticks, BEAT);
    assert_int_equal(level.parts[1].step_ticks, BEAT / 2);
    assert_null(level.parts[0].pattern[HEEL_LEFT]);
    assert_string_equal(level.parts[1].pattern[HEEL_LEFT], "uu--dd..");
    assert_string_equal(level.parts[1].pattern[HEEL_RIGHT], "uu--dd..");
    assert_string_equal(level.parts[2].pattern[HEEL_LEFT], "uudd....");
    assert_string_equal(level.parts[2].pattern[HEEL_RIGHT], "....uudd");
    assert_int_equal(level.rep_count, 2);
    assert_int_equal(level.reps[0].tick, 60 * BEAT);
    assert_int_equal(level.reps[0].lift_ticks, 2 * BEAT);
    assert_int_equal(level.reps[0].hold_ticks, BEAT / 2);
    assert_int_equal(level.reps[0].lower_ticks, 2 * BEAT);
    assert_int_equal(level.reps[0].heel, HEEL_LEFT);
    assert_int_equal(level.reps[1].heel, HEEL_RIGHT);
    assert_int_equal(level.reps[1].hold_ticks, 0);
    level_reset(&level);
}

static void reads_a_song(void **state)
{
    (void)state;
    struct level level;
    faults.count = 0;
    assert_true(level_parse("x.json", document_song, strlen(document_song), &level, &faults));
    assert_string_equal(level.music.file, "songs/a.ogg");
    assert_string_equal(level.music.style, "");
    assert_int_equal(level.music.offset_ms, -12);
    assert_int_equal(level.meter, 4);
    assert_int_equal(level.part_count, 0);
    level_reset(&level);
}

struct edit_row {
    const char *document;
    const char *path;  /* what to change */
    const char *value; /* to what; NULL takes it out */
    const char *place; /* where the fault must be; NULL: it must be good */
};

static void one_change(void **state)
{
    (void)state;
    static const char *const c = document_composed, *const s = document_song;
    const struct edit_row rows[] = {
        {c, "$schema", NULL, NULL},
        {c, "author", NULL, NULL},
        {c, "about", NULL, NULL},
        {c, "meter", NULL, NULL},
        {c, "music.seed", NULL, NULL},
        {c, "music.key", NULL, NULL},
        {c, "reps", NULL, NULL},
        {c, "reps", "[]", NULL},
        {s, "music.offset_ms", NULL, NULL},
        {c, "music.seed", "9007199254740991", NULL},
        {c, "music.key", "\"F# major\"", NULL},
        {c, "format", NULL, "format"},
        {c, "format", "\"heelbeat-level/2\"", "format"},
        {c, "title", NULL, "title"},
        {c, "title", "\"\"", "title"},
        {c, "title", "\"a\\u001b[2J\"", "title"},
        {c, "title", "\"a\\u009b2J\"", "title"},
        {c, "about", "\"two\\nlines\"", "about"},
        {c, "music", NULL, "music"},
        {c, "music", "{}", "music.style"},
        {c, "music.style", "\"\"", "music.style"},
        {c, "music.style", "\"../../etc/passwd\"", "music.style"},
        {c, "music.style", "\"Lofi\"", "music.style"},
        {c, "music.seed", "-1", "music.seed"},
        {c, "music.seed", "1.5", "music.seed"},
        {c, "music.seed", "9007199254740992", "music.seed"},
        {c, "music.key", "\"H minor\"", "music.key"},
        {c, "music.offset_ms", "5", "music.offset_ms"},
        {c, "music.file", "\"a.ogg\"", "music.style"},
        {s, "music.key", "\"D minor\"", "music.key"},
        {s, "music.file", "\"\"", "music.file"},
        {s, "music.file", "\"/etc/passwd\"", "music.file"},
        {s, "music.file", "\"../a.ogg\"", "music.file"},
        {s, "music.file", "\"songs/../../a.ogg\"", "music.file"},
        {s, "music.file", "\"songs/..\"", "music.file"},
        {s, "music.file", "\"songs\\\\a.ogg\"", "music.file"},
        {s, "music.file", "\"c:a.ogg\"", "music.file"},
        {s, "music.file", "\"a..b/..c.ogg\"", NULL},
        {s, "music.offset_ms", "1001", "music.offset_ms"},
        {s, "music.offset_ms", "1000", NULL},
        {c, "tempo", NULL, "tempo"},
        {c, "tempo", "[]", "tempo"},
        {c, "tempo[0].beat", "1", "tempo[0].beat"},
        {c, "tempo[1].beat", "0", "tempo[1].beat"},
        {c, "tempo[1].bpm", "9.9", "tempo[1].bpm"},
        {c, "tempo[1].bpm", "400.5", "tempo[1].bpm"},
        {c, "tempo[1].bpm", "NaN", "line 1, column 203"},
        {c, "tempo[1]", "96", "tempo[1]"},
        {c, "meter", "1", "meter"},
        {c, "meter", "13", "meter"},
        {c, "parts[0].name", NULL, "parts[0].name"},
        {c, "parts[0].bars", "0", "parts[0].bars"},
        {c, "parts[0].bars", "10001", "parts[0].bars"},
        {c, "parts[0].bars", "10000", "parts"}, /* an hour is the most */
        {c, "parts[0].speed", "3", "parts[0].speed"},
        {c, "parts[1].step", "0", "parts[1].step"},
        {c, "parts[1].step", "65", "parts[1].step"},
        {c, "parts[1].both", "\"uu\"", "parts[1].both"},
        {c, "parts[1].both", "\"\"", "parts[1].both"},
        {c, "parts[1].both", "\"uudx\"", "parts[1].both"},
        {c, "parts[1].both", "7", "parts[1].both"},
        {c, "parts[1].left", "\"uudd\"", "parts[1]"},
        {c, "parts[2].left", "\"dd\"", "parts[2].left"},
        {c, "parts[2].right", "\"u.d\"", "parts[2].right"},
        {c, "parts[1].step", "0.0104", "parts[1].both"}, /* more than 120 reps a minute */
        {c, "reps[0].heel", "\"Left\"", "reps[0].heel"},
        {c, "reps[0].heel", "\"both\"", "reps[0].heel"},
        {c, "reps[0].beat", "-1", "reps[0].beat"},
        {c, "reps[1].beat", "45", "reps[1]"}, /* inside a rep of its heel's pattern */
        {c, "reps[0].lift", "0", "reps[0].lift"},
        {c, "reps[0].hold", "-0.5", "reps[0].hold"},
        {c, "reps[0].lower", NULL, "reps[0].lower"},
        {s, "reps", NULL, "reps"},
        {s, "reps", "[]", "reps"},
        {s, "reps[0].beat", "24000", "reps[0]"}, /* past 60 minutes at 96 bpm */
        {s, "Title", "\"x\"", "Title"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char *text = document_edit(rows[i].document, rows[i].path, rows[i].value);
        int count = document_faults(text, strlen(text), &faults);
        bool expected = rows[i].place ? document_faulted_at(&faults, rows[i].place) : count == 0;
        if (!expected)
            fail_msg("row %zu, %s = %s: %d faults, first %s: %s", i, rows[i].path, rows[i].value, count,
                     faults.items[0].where, faults.items[0].what);
        free(text);
    }
}

static void alike_patterns_are_named_as_written(void **state)
{
    (void)state;
    char *left = document_edit(document_composed, "parts[2].left", "\"uu\"");
    char *text = document_edit(left, "parts[2].right", "\"uu\"");
    document_faults(text, strlen(text), &faults);
    assert_true(document_faulted_at(&faults, "parts[2].left"));
    free(text);
    free(left);
}

static void tells_all_faults_at_once(void **state)
{
    (void)state;
    static const char text[] = "{\"format\":1,\"titel\":\"x\",\"music\":{\"style\":\"A\"},\"meter\":99,"
                               "\"tempo\":[{\"beat\":0}],\"parts\":[{\"bars\":0}]}";
    static const char *const places[] = {"format", "title",        "titel",         "music.style",
                                         "meter",  "tempo[0].bpm", "parts[0].name", "parts[0].bars"};
    assert_int_equal(document_faults(text, strlen(text), &faults), COUNT(places));
    for (size_t i = 0; i < COUNT(places); i++)
        assert_true(document_faulted_at(&faults, places[i]));
}

/* Form and meaning in one go, and each place once: the bad beat and the bad pattern show although a title is missing.
 */
static void tells_faults_of_meaning_beside_those_of_form(void **state)
{
    (void)state;
    static const char text[] = "{\"format\":\"heelbeat-level/1\",\"music\":{\"style\":\"lofi\"},"
                               "\"tempo\":[{\"beat\":1,\"bpm\":9}],\"parts\":[{\"name\":\"A\",\"bars\":4,"
                               "\"right\":\"uuxdd\",\"left\":3}]}";
    static const char *const places[] = {"title", "tempo[0].bpm", "parts[0].left", "tempo[0].beat", "parts[0].right"};
    document_faults(text, strlen(text), &faults);
    for (size_t i = 0; i < COUNT(places); i++)
        assert_true(document_faulted_at(&faults, places[i]));
    assert_false(document_faulted_at(&faults, "parts")); /* "hold no rep" would be true and no help */
}

static const char *const nasty_values[] = {
    NULL,    "null",        "true",       "false",        "0",
    "-0",    "-1",          "1",          "0.5",          "1e-300",
    "1e300", "-1e300",      "2147483648", "-2147483649",  "9223372036854775808",
    "1e999", "NaN",         "Infinity",   "-Infinity",    "\"\"",
    "\"x\"", "\"\\u0000\"", "\"uudd\"",   "\"..\"",       "[]",
    "{}",    "[[]]",        "[{}]",       "{\"beat\":0}", "[null,null,null]",
    "0x10",  "1,5",         "'x'",
};

static void try_nasty_values(void *context, const char *path)
{
    const char *document = context;
    for (size_t i = 0; i < COUNT(nasty_values); i++) {
        char *text = document_edit(document, path, nasty_values[i]);
        document_faults(text, strlen(text), &faults);
        free(text);
    }
}

static void every_member_of_every_wrong_kind(void **state)
{
    (void)state;
    const char *const documents[] = {document_composed, document_song};
    for (size_t i = 0; i < COUNT(documents); i++) {
        char *context = strdup(documents[i]);
        cJSON *root = cJSON_Parse(documents[i]);
        document_visit(root, "", try_nasty_values, context);
        cJSON_Delete(root);
        free(context);
    }
}

static void truncated_at_every_byte(void **state)
{
    (void)state;
    for (size_t size = 0; size < strlen(document_composed); size++)
        assert_true(document_faults(document_composed, size, &faults) > 0);
    assert_int_equal(document_faults(document_composed, strlen(document_composed), &faults), 0);
}

static size_t mutate(struct rng *rng, char *text, size_t size)
{
    static const char likely[] = "{}[]\",:0123456789.-+eEud \\\x80\xC3\xFF";
    size_t at = rng_below(rng, (uint32_t)size);
    switch (rng_below(rng, 5)) {
    case 0: /* any bit */
        text[at] = (char)(text[at] ^ (1 << rng_below(rng, 8)));
        return size;
    case 1:
        text[at] = likely[rng_below(rng, sizeof likely)];
        return size;
    case 2: /* one byte less */
        memmove(text + at, text + at + 1, size - at - 1);
        return size - 1;
    case 3: /* one byte twice */
        memmove(text + at + 1, text + at, size - at);
        return size + 1;
    default: /* a digit grows */
        text[at] = text[at] >= '0' && text[at] <= '9' ? '9' : '1';
        return size;
    }
}

static void random_damage(void **state)
{
    (void)state;
    enum { ROUNDS = 30000, ROOM = 16 };
    const char *const documents[] = {document_composed, document_song};
    struct rng rng;
    int good = 0;
    rng_init(&rng, 20261122, 1);
    for (int i = 0; i < ROUNDS; i++) {
        const char *document = documents[i % 2];
        char text[DOCUMENT_SIZE + ROOM];
        size_t size = strlen(document);
        memcpy(text, document, size);
        for (uint32_t left = 1 + rng_below(&rng, 4); left > 0; left--)
            size = mutate(&rng, text, size);
        good += document_faults(text, size, &faults) == 0;
    }
    assert_in_range(good, 1, ROUNDS / 2); /* most damage is seen, and not all of it matters */
}

/* A level of count reps, both heels together, apart beats from one another. */
static char *make_reps(int count, double apart)
{
    size_t size = 256 + (size_t)count * 80;
    char *text = malloc(size);
    assert_non_null(text);
    size_t at = (size_t)snprintf(text, size,
                                 "{\"format\":\"heelbeat-level/1\",\"title\":\"T\",\"music\":{\"style\":\"lofi\"},"
                                 "\"tempo\":[{\"beat\":0,\"bpm\":400}],\"reps\":[");
    for (int i = 0; i < count; i++)
        at += (size_t)snprintf(text + at, size - at, "%s{\"beat\":%.4f,\"heel\":\"%s\",\"lift\":0.1,\"lower\":0.1}",
                               i ? "," : "", i / 2 * apart, i % 2 ? "right" : "left");
    snprintf(text + at, size - at, "]}");
    return text;
}

static void many_reps(void **state)
{
    (void)state;
    static const struct {
        int count;
        double apart;
        const char *place; /* NULL: good */
    } rows[] = {
        {14000, 3.4, NULL},                 /* near the most that an hour holds at 120 a minute */
        {LEVEL_REPS_MAX, 0.25, "reps[2]"},  /* too quick from the second on */
        {LEVEL_REPS_MAX + 1, 0.25, "reps"}, /* too many to look at */
        {14600, 3.4, "reps[14118].beat"},   /* past the hour */
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char *text = make_reps(rows[i].count, rows[i].apart);
        int count = document_faults(text, strlen(text), &faults);
        if (rows[i].place ? !document_faulted_at(&faults, rows[i].place) : count > 0)
            fail_msg("row %zu: %d faults, first %s: %s", i, count, faults.items[0].where, faults.items[0].what);
        free(text);
    }
}

static void giant_levels(void **state)
{
    (void)state;
    static const char format[] = "{\"format\":\"heelbeat-level/1\",\"title\":\"T\",\"music\":{\"style\":\"lofi\"},"
                                 "\"tempo\":[{\"beat\":0,\"bpm\":%s}],\"meter\":%s,"
                                 "\"parts\":[{\"name\":\"A\",\"bars\":%s,\"step\":%s,\"both\":\"ud\"}]}";
    static const char *const rows[][4] = {
        {"400", "12", "10000", "0.0104"}, {"10", "12", "10000", "0.0104"}, {"400", "2", "10000", "0.0104"},
        {"400", "12", "2000", "0.0104"},  {"10", "2", "300", "0.0104"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char text[sizeof format + 64];
        snprintf(text, sizeof text, format, rows[i][0], rows[i][1], rows[i][2], rows[i][3]);
        assert_true(document_faults(text, strlen(text), &faults) > 0);
    }
}

static void giant_files(void **state)
{
    (void)state;
    size_t size = LEVEL_FILE_MAX + 1;
    char *text = malloc(size);
    assert_non_null(text);
    memset(text, ' ', size);
    assert_int_equal(document_faults(text, size, &faults), 1);
    assert_string_equal(faults.items[0].what, "is larger than 16 MiB");
    memset(text, '.', size);
    memcpy(text, "\"", 1);
    text[size - 2] = '"';
    assert_int_equal(document_faults(text, size - 1, &faults), 1); /* one text as long as the file */
    free(text);
}

static void loads_a_file_with_its_hash(void **state)
{
    char path[FOLDER_FILE];
    struct level level;
    struct error error;
    uint64_t hash = 0;
    folder_write_text(*state, "song.json", document_song);
    assert_true(level_load(folder_path(path, *state, "song.json"), &level, &hash, &error));
    level_reset(&level);
    assert_true(hash == hash_bytes(HASH_SEED, document_song, strlen(document_song)));
    assert_int_equal(remove(path), 0);
    assert_false(level_load(path, &level, &hash, &error));
    assert_non_null(strstr(error.where, path));
    assert_true(error.what[0] != 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_every_member),
        cmocka_unit_test(reads_a_song),
        cmocka_unit_test(one_change),
        cmocka_unit_test(alike_patterns_are_named_as_written),
        cmocka_unit_test(tells_all_faults_at_once),
        cmocka_unit_test(tells_faults_of_meaning_beside_those_of_form),
        cmocka_unit_test(every_member_of_every_wrong_kind),
        cmocka_unit_test(truncated_at_every_byte),
        cmocka_unit_test(random_damage),
        cmocka_unit_test(many_reps),
        cmocka_unit_test(giant_levels),
        cmocka_unit_test(giant_files),
        cmocka_unit_test_setup_teardown(loads_a_file_with_its_hash, folder_setup, folder_teardown),
    };
    return cmocka_run_group_tests_name("store/levels/level_file", tests, NULL, NULL);
}
