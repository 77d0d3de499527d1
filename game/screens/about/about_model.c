#include "screens/about/about_model.h"

#include "stage/player.h"
#include "stage/services.h"
#include "stage/told_faults.h"

void about_model_init(struct about_model *model, const struct services *services)
{
    model->data = player_data(services->player);
    told_faults_look(&model->faults, services->player);
}

struct screen_next about_model_choose(const struct about_model *model, const struct act *act)
{
    (void)model;
    return (struct screen_next){.go = act->verb == ABOUT_LEAVE, .to = SCREEN_HOME};
}

struct told_fault about_model_fault(const struct about_model *model, int index)
{
    return told_fault(&model->faults.items[index]);
}
