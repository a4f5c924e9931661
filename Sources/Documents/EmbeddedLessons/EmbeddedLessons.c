// SPDX-License-Identifier: GPL-3.0-or-later

// The lessons, put into the program when it is built. A new one is a file in lessons/en (and lessons/zh) and two lines here.
#include "EmbeddedLessons.h"

#include <stddef.h>

// `#embed` is C23; the compiler has it in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const char en_four_ways[] = {
#embed "../../../lessons/en/four-ways.md" suffix(, )
    0};
static const char en_batchnorm_by_hand[] = {
#embed "../../../lessons/en/batchnorm-by-hand.md" suffix(, )
    0};
static const char en_running_mean[] = {
#embed "../../../lessons/en/running-mean.md" suffix(, )
    0};
static const char en_train_and_eval[] = {
#embed "../../../lessons/en/train-and-eval.md" suffix(, )
    0};
static const char en_six_schedules[] = {
#embed "../../../lessons/en/six-schedules.md" suffix(, )
    0};
static const char en_steps_and_plateaus[] = {
#embed "../../../lessons/en/steps-and-plateaus.md" suffix(, )
    0};
static const char en_convolution_shapes[] = {
#embed "../../../lessons/en/convolution-shapes.md" suffix(, )
    0};
static const char en_backprop_by_hand[] = {
#embed "../../../lessons/en/backprop-by-hand.md" suffix(, )
    0};
static const char en_training_loop[] = {
#embed "../../../lessons/en/training-loop.md" suffix(, )
    0};
static const char en_optimizer_race[] = {
#embed "../../../lessons/en/optimizer-race.md" suffix(, )
    0};
static const char en_when_it_goes_wrong[] = {
#embed "../../../lessons/en/when-it-goes-wrong.md" suffix(, )
    0};
static const char en_digits[] = {
#embed "../../../lessons/en/digits.md" suffix(, )
    0};
static const char zh_four_ways[] = {
#embed "../../../lessons/zh/four-ways.md" suffix(, )
    0};
static const char zh_batchnorm_by_hand[] = {
#embed "../../../lessons/zh/batchnorm-by-hand.md" suffix(, )
    0};
static const char zh_running_mean[] = {
#embed "../../../lessons/zh/running-mean.md" suffix(, )
    0};
static const char zh_train_and_eval[] = {
#embed "../../../lessons/zh/train-and-eval.md" suffix(, )
    0};
static const char zh_six_schedules[] = {
#embed "../../../lessons/zh/six-schedules.md" suffix(, )
    0};
static const char zh_steps_and_plateaus[] = {
#embed "../../../lessons/zh/steps-and-plateaus.md" suffix(, )
    0};
static const char zh_convolution_shapes[] = {
#embed "../../../lessons/zh/convolution-shapes.md" suffix(, )
    0};
static const char zh_backprop_by_hand[] = {
#embed "../../../lessons/zh/backprop-by-hand.md" suffix(, )
    0};
static const char zh_training_loop[] = {
#embed "../../../lessons/zh/training-loop.md" suffix(, )
    0};
static const char zh_optimizer_race[] = {
#embed "../../../lessons/zh/optimizer-race.md" suffix(, )
    0};
static const char zh_when_it_goes_wrong[] = {
#embed "../../../lessons/zh/when-it-goes-wrong.md" suffix(, )
    0};
static const char zh_digits[] = {
#embed "../../../lessons/zh/digits.md" suffix(, )
    0};

static const EmbeddedLesson lessons[] = {
    {"four-ways", "en", en_four_ways},
    {"batchnorm-by-hand", "en", en_batchnorm_by_hand},
    {"running-mean", "en", en_running_mean},
    {"train-and-eval", "en", en_train_and_eval},
    {"six-schedules", "en", en_six_schedules},
    {"steps-and-plateaus", "en", en_steps_and_plateaus},
    {"convolution-shapes", "en", en_convolution_shapes},
    {"backprop-by-hand", "en", en_backprop_by_hand},
    {"training-loop", "en", en_training_loop},
    {"optimizer-race", "en", en_optimizer_race},
    {"when-it-goes-wrong", "en", en_when_it_goes_wrong},
    {"digits", "en", en_digits},
    {"four-ways", "zh", zh_four_ways},
    {"batchnorm-by-hand", "zh", zh_batchnorm_by_hand},
    {"running-mean", "zh", zh_running_mean},
    {"train-and-eval", "zh", zh_train_and_eval},
    {"six-schedules", "zh", zh_six_schedules},
    {"steps-and-plateaus", "zh", zh_steps_and_plateaus},
    {"convolution-shapes", "zh", zh_convolution_shapes},
    {"backprop-by-hand", "zh", zh_backprop_by_hand},
    {"training-loop", "zh", zh_training_loop},
    {"optimizer-race", "zh", zh_optimizer_race},
    {"when-it-goes-wrong", "zh", zh_when_it_goes_wrong},
    {"digits", "zh", zh_digits},
    {NULL, NULL, NULL},
};

EmbeddedLesson embeddedLesson(int number) {
  const int last = sizeof lessons / sizeof lessons[0] - 1;
  return lessons[number >= 0 && number < last ? number : last];
}
