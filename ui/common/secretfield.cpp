#include "ui/common/secretfield.h"

#include <QLineEdit>
#include <QSignalBlocker>

#include <algorithm>

namespace waxwing {

namespace {

constexpr qsizetype kLeastSteps = 64; // corrections are steps too

} // namespace

Secret takeSecret(QLineEdit& field)
{
    Secret secret = Secret::fromText(field.text());
    forgetSecret(field);
    return secret;
}

void forgetSecret(QLineEdit& field)
{
    if (field.text().isEmpty() && !field.isModified())
        return;
    const qsizetype steps = std::max(kLeastSteps, field.text().size() * 4);
    {
        // Emptying keeps the memory of the steps, with each letter in it; other letters go over it.
        const QSignalBlocker silent(field);
        field.setText(QString());
        field.insert(QString(steps, u'x'));
    }
    field.setText(QString());
}

} // namespace waxwing
