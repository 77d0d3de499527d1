#include "ui/node.h"

#include "core/base/hash.h"

#include <string.h>

struct act act_of(int verb, int arg)
{
    return (struct act){.verb = verb, .arg = arg};
}

struct node *node_next(const struct node *node, const struct node *root)
{
    if (node->child)
        return node->child;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

struct node *node_find(struct node *root, const char *name, int index)
{
    for (struct node *node = root; node; node = node_next(node, root))
        if (node->name && node->index == index && strcmp(node->name, name) == 0)
            return node;
    return NULL;
}

uint64_t node_id(const struct node *node)
{
    if (!node->name)
        return 0;
    return hash_bytes(hash_bytes(HASH_SEED, node->name, strlen(node->name)), &node->index, sizeof node->index);
}

struct stride node_stride(const struct node *node)
{
    return node->stride.step ? node->stride : (struct stride){node->step, node->least, node->most};
}

bool node_is_within(const struct node *node, const struct node *root)
{
    while (node && node != root)
        node = node->parent;
    return node != NULL;
}
