#include "screens/about/about_page.h"

#include "screens/about/about_model.h"

#define LEFT_WIDTH  400.0f
#define RIGHT_WIDTH 660.0f
#define LIST_LEAST  160.0f

static void add_program(struct node *in, const struct about_model *model)
{
    struct node *column = page_column(in);
    column->w = LEFT_WIDTH;
    column->grow = 0.6f;
    column->gap = 10;
    page_text(column, STYLE_TITLE, page_finished(EN_("Heelbeat")));
    page_text(column, STYLE_BODY, _f("Version {version}", value_text("version", HEELBEAT_VERSION)));
    page_text(column, STYLE_BODY, _("Seated heel lifts, in time with music."));
    page_text(column, STYLE_LABEL, _("Your files lie in"));
    page_text(column, STYLE_STRONG, page_finished(model->data));
    page_text(column, STYLE_LABEL, _("Copy that folder, and all of yours is kept."));
}

static void add_fault(struct node *in, const struct about_model *model, int index)
{
    const struct told_fault fault = about_model_fault(model, index);
    const struct error *error = &model->faults.items[index].error;
    struct node *item = page_item(in, "fault", act_of(ABOUT_FAULT, index));
    item->gap = 4;
    page_text(item, STYLE_STRONG, words_fault_where(&fault));
    page_text(item, STYLE_BODY, words_fault_means(fault.kind));
    if (error->what[0]) /* for who mends it, in the file's own words */
        page_text(item, STYLE_LABEL, words_fault_detail(error));
    page_text(item, STYLE_LABEL, words_fault_mend(fault.kind));
}

static void add_faults(struct node *in, const struct about_model *model)
{
    int kept = faults_kept(&model->faults), more = (int)model->faults.count - kept;
    struct node *column = page_column(in);
    column->w = RIGHT_WIDTH;
    column->grow = 1;
    column->gap = 8;
    if (kept == 0) {
        page_text(column, STYLE_BODY, _("All your files can be read."));
        return;
    }
    page_text(column, STYLE_LABEL, _("What was found in your files"));
    struct node *list = page_list(column, "faults", LIST_LEAST);
    list->grow = 1;
    for (int i = 0; i < kept; i++)
        add_fault(list, model, i);
    if (more > 0)
        page_text(column, STYLE_LABEL, _nf("and {count} more", "and {count} more", more));
}

void about_page(struct page *page, const void *state)
{
    const struct about_model *model = state;
    page_title(page, _("About"));
    struct node *halves = page_halves(page->body);
    add_program(halves, model);
    add_faults(halves, model);
    page_back(page, _("Back"), act_of(ABOUT_LEAVE, 0));
    page->glow = (struct glow){0.21f, 0.46f};
}
