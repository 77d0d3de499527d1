#include "core/base/error.h"

#include "core/base/text.h"

void error_set(struct error *error, const char *where, const char *what, const char *fix)
{
    if (!error)
        return;
    text_copy(error->where, sizeof error->where, where ? where : "");
    text_copy(error->what, sizeof error->what, what ? what : "");
    text_copy(error->fix, sizeof error->fix, fix ? fix : "");
    error->values.count = 0;
    error->values.used = 0;
}

void error_value(struct error *error, struct value value)
{
    if (error)
        values_add(&error->values, value);
}

void error_at(struct error *error, const char *where, const struct error *cause)
{
    if (!error)
        return;
    *error = *cause;
    text_copy(error->where, sizeof error->where, where);
}
