#include "words/plural.h"

#include <stddef.h>
#include <string.h>

#define DEPTH_MAX   24
#define NUMBER_MAX  1000000
#define TRIED_MAX   1000
#define LEVEL_UNARY 7

enum operation {
    OP_N,
    OP_NUMBER,
    OP_NOT,
    OP_CHOICE,
    OP_OR,
    OP_AND,
    OP_EQUAL,
    OP_UNEQUAL,
    OP_LESS_EQUAL,
    OP_MORE_EQUAL,
    OP_LESS,
    OP_MORE,
    OP_ADD,
    OP_SUBTRACT,
    OP_MULTIPLY,
    OP_DIVIDE,
    OP_REMAINDER
};

/* Signs with two operands: the higher level binds closer. Of two that begin alike the longer stands first. */
static const struct sign {
    char text[3];
    unsigned char operation;
    int level;
} signs[] = {
    {"||", OP_OR, 1},         {"&&", OP_AND, 2},        {"==", OP_EQUAL, 3},   {"!=", OP_UNEQUAL, 3},
    {"<=", OP_LESS_EQUAL, 4}, {">=", OP_MORE_EQUAL, 4}, {"<", OP_LESS, 4},     {">", OP_MORE, 4},
    {"+", OP_ADD, 5},         {"-", OP_SUBTRACT, 5},    {"*", OP_MULTIPLY, 6}, {"/", OP_DIVIDE, 6},
    {"%", OP_REMAINDER, 6},
};

struct reader {
    const char *at;
    struct plural *plural;
    int depth;
    bool failed;
};

static int parse_choice(struct reader *reader);

static void skip_spaces(struct reader *reader)
{
    reader->at += strspn(reader->at, " \t");
}

static bool take(struct reader *reader, const char *text)
{
    skip_spaces(reader);
    size_t length = strlen(text);
    if (strncmp(reader->at, text, length) != 0)
        return false;
    reader->at += length;
    return true;
}

static int fail(struct reader *reader)
{
    reader->failed = true;
    return 0;
}

static int add_node(struct reader *reader, struct plural_node node)
{
    if (reader->plural->count == PLURAL_NODES_MAX)
        return fail(reader);
    reader->plural->nodes[reader->plural->count] = node;
    return reader->plural->count++;
}

static bool take_number(struct reader *reader, uint32_t *number)
{
    skip_spaces(reader);
    if (*reader->at < '0' || *reader->at > '9')
        return false;
    for (*number = 0; *reader->at >= '0' && *reader->at <= '9' && *number <= NUMBER_MAX; reader->at++)
        *number = *number * 10 + (uint32_t)(*reader->at - '0');
    return *number <= NUMBER_MAX;
}

static int parse_operand(struct reader *reader)
{
    uint32_t number;
    if (take(reader, "(")) {
        int inner = parse_choice(reader);
        return take(reader, ")") ? inner : fail(reader);
    }
    if (take(reader, "n"))
        return add_node(reader, (struct plural_node){.operation = OP_N});
    if (take_number(reader, &number))
        return add_node(reader, (struct plural_node){.operation = OP_NUMBER, .number = number});
    return fail(reader);
}

static int parse_unary(struct reader *reader)
{
    if (!take(reader, "!"))
        return parse_operand(reader);
    if (++reader->depth > DEPTH_MAX)
        return fail(reader);
    int operand = parse_unary(reader);
    reader->depth--;
    return add_node(reader, (struct plural_node){.operation = OP_NOT, .parts = {(unsigned char)operand}});
}

static const struct sign *take_sign(struct reader *reader, int level)
{
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (signs[i].level == level && take(reader, signs[i].text))
            return &signs[i];
    return NULL;
}

static int parse_level(struct reader *reader, int level)
{
    if (level == LEVEL_UNARY)
        return parse_unary(reader);
    int left = parse_level(reader, level + 1);
    const struct sign *sign;
    while (!reader->failed && (sign = take_sign(reader, level))) {
        int right = parse_level(reader, level + 1);
        left = add_node(reader, (struct plural_node){.operation = sign->operation,
                                                     .parts = {(unsigned char)left, (unsigned char)right}});
    }
    return left;
}

static int parse_choice(struct reader *reader)
{
    if (reader->failed || ++reader->depth > DEPTH_MAX)
        return fail(reader);
    int whole = parse_level(reader, 1);
    if (take(reader, "?")) {
        int yes = parse_choice(reader);
        int no = take(reader, ":") ? parse_choice(reader) : fail(reader);
        whole = add_node(reader,
                         (struct plural_node){.operation = OP_CHOICE,
                                              .parts = {(unsigned char)whole, (unsigned char)yes, (unsigned char)no}});
    }
    reader->depth--;
    return whole;
}

static uint64_t evaluate(const struct plural *plural, int index, uint64_t n);

static uint64_t calculate(enum operation operation, uint64_t a, uint64_t b)
{
    switch (operation) {
    case OP_EQUAL:
        return a == b;
    case OP_UNEQUAL:
        return a != b;
    case OP_LESS_EQUAL:
        return a <= b;
    case OP_MORE_EQUAL:
        return a >= b;
    case OP_LESS:
        return a < b;
    case OP_MORE:
        return a > b;
    case OP_ADD:
        return a + b;
    case OP_SUBTRACT:
        return a - b;
    case OP_MULTIPLY:
        return a * b;
    case OP_DIVIDE:
        return b ? a / b : 0;
    case OP_REMAINDER:
        return b ? a % b : 0;
    case OP_OR:
        return a || b;
    case OP_AND:
        return a && b;
    case OP_N:
    case OP_NUMBER:
    case OP_NOT:
    case OP_CHOICE:
        break;
    }
    return 0;
}

/* Nodes stand after their parts, so this ends: the depth is at most the number of nodes. */
static uint64_t evaluate(const struct plural *plural, int index, uint64_t n)
{
    const struct plural_node *node = &plural->nodes[index];
    if (node->operation == OP_N)
        return n;
    if (node->operation == OP_NUMBER)
        return node->number;
    uint64_t first = evaluate(plural, node->parts[0], n);
    if (node->operation == OP_NOT)
        return !first;
    if (node->operation == OP_CHOICE)
        return evaluate(plural, node->parts[first ? 1 : 2], n);
    return calculate((enum operation)node->operation, first, evaluate(plural, node->parts[1], n));
}

static bool counts_its_forms(const struct plural *plural)
{
    for (uint64_t n = 0; n <= TRIED_MAX; n++)
        if (evaluate(plural, plural->root, n) >= (uint64_t)plural->forms)
            return false;
    return true;
}

static bool parse_line(struct reader *reader)
{
    uint32_t forms = 0;
    bool headed = take(reader, "nplurals") && take(reader, "=") && take_number(reader, &forms) && take(reader, ";") &&
                  take(reader, "plural") && take(reader, "=");
    if (!headed || forms < 1 || forms > PLURAL_FORMS_MAX)
        return false;
    reader->plural->forms = (int)forms;
    reader->plural->root = parse_choice(reader);
    take(reader, ";");
    skip_spaces(reader);
    return !reader->failed && (*reader->at == '\0' || *reader->at == '\n') && counts_its_forms(reader->plural);
}

void plural_init(struct plural *plural)
{
    plural_parse(plural, "nplurals=2; plural=n != 1;");
}

bool plural_parse(struct plural *plural, const char *line)
{
    *plural = (struct plural){0};
    struct reader reader = {.at = line, .plural = plural};
    if (parse_line(&reader))
        return true;
    plural_init(plural);
    return false;
}

int plural_form(const struct plural *plural, int64_t count)
{
    uint64_t n = count < 0 ? 0 - (uint64_t)count : (uint64_t)count;
    uint64_t form = evaluate(plural, plural->root, n);
    return form < (uint64_t)plural->forms ? (int)form : 0;
}
