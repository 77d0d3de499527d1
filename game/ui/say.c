#include "ui/say.h"

#include "ui/focus.h"

#include <string.h>

static bool is_read(const struct node *node)
{
    bool silent = node->role == ROLE_NONE || node->role == ROLE_LIST || node->role == ROLE_DIALOG;
    return node->text && !silent;
}

static void add_piece(struct text *text, const char *between, const char *piece)
{
    if (text->length > 0)
        text_add(text, between);
    text_add(text, piece);
}

static bool ends_with_mark(const struct text *text)
{
    static const char *const marks[] = {".", "!", "?", "…", "。", "！", "？", "؟", "।"};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        size_t size = strlen(marks[i]);
        if (text->length >= size && memcmp(text->buffer + text->length - size, marks[i], size) == 0)
            return true;
    }
    return false;
}

void say_sentence(struct text *text, const char *sentence)
{
    if (sentence[0])
        add_piece(text, ends_with_mark(text) ? " " : ". ", sentence);
}

/* The node after all that is within node. */
static const struct node *skip(const struct node *node, const struct node *root)
{
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

/* What a node without a name of its own is called: all that is read within, but for what can be chosen by itself. */
static void add_name(const struct node *node, struct text *name)
{
    if (node->text) {
        text_add(name, node->text);
        return;
    }
    const struct node *at = node_next(node, node);
    while (at) {
        if (is_read(at) && !at->chooses)
            add_piece(name, ", ", at->text);
        at = at->chooses ? skip(at, node) : node_next(at, node);
    }
}

static struct message role_words(const struct node *node)
{
    static const char *const words[ROLE_COUNT] = {
        [ROLE_BUTTON] = N_("button"),    [ROLE_LINK] = N_("link"),     [ROLE_TAB] = N_("tab"),
        [ROLE_CHOICE] = N_("choice"),    [ROLE_SLIDER] = N_("slider"), [ROLE_SWITCH] = N_("switch"),
        [ROLE_FIELD] = N_("text field"),
    };
    return message_of(words[node->role]);
}

static const struct node *list_of(const struct node *node)
{
    for (node = node->parent; node; node = node->parent)
        if (node->role == ROLE_LIST)
            return node;
    return NULL;
}

/* Which of the list's nodes it is, from 1, and of how many; 0 where there is nothing to count. */
static int place_in_list(const struct node *node, int *count)
{
    const struct node *list = list_of(node);
    int place = 0;
    *count = 0;
    for (const struct node *at = list; at; at = node_next(at, list)) {
        if (!at->chooses || list_of(at) != list)
            continue;
        ++*count;
        place = at == node ? *count : place;
    }
    return *count > 1 ? place : 0;
}

static void add_message(const struct page *page, struct text *text, struct message message)
{
    char buffer[WORDS_SIZE];
    add_piece(text, ", ", words_write(page->desc.words, message, buffer, sizeof buffer));
}

void say_node(const struct page *page, const struct node *node, struct text *text)
{
    char buffer[SAY_SIZE];
    struct text said;
    int count;
    text_init(&said, buffer, sizeof buffer);
    add_name(node, &said);
    if (node->value)
        add_piece(&said, ", ", node->value);
    struct message role = role_words(node);
    if (role.one)
        add_message(page, &said, role);
    if (node->selected)
        add_message(page, &said, _c("said", "selected"));
    if (node->disabled)
        add_message(page, &said, _c("said", "not now"));
    int place = place_in_list(node, &count);
    if (place > 0)
        add_message(page, &said, _f("{place} of {count}", value_number("place", place), value_number("count", count)));
    if (node->about)
        say_sentence(&said, node->about);
    text_add(text, buffer);
}

/* Whether it is part of what is read when that gets the focus. */
static bool belongs_to_chosen(const struct node *node)
{
    while (node && !node->chooses)
        node = node->parent;
    return node != NULL;
}

void say_page(const struct page *page, struct text *text)
{
    const struct node *root = focus_root(page);
    if (root->text)
        say_sentence(text, root->text);
    for (const struct node *node = root; node; node = node_next(node, root)) {
        bool foot = !page->dialog && node_is_within(node, page->foot);
        bool title_again = root->text && node->text == root->text;
        if (is_read(node) && !belongs_to_chosen(node) && !foot && !title_again)
            say_sentence(text, node->text);
        if (is_read(node) && node->value && !belongs_to_chosen(node))
            add_piece(text, ", ", node->value);
    }
}
