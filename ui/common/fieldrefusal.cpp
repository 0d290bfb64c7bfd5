#include "ui/common/fieldrefusal.h"

#include "ui/common/format.h"

#include <QCoreApplication>

namespace waxwing {

namespace {

class FieldRefusal
{
    Q_DECLARE_TR_FUNCTIONS(waxwing::FieldRefusal)

public:
    static QString of(FormField field);
};

QString FieldRefusal::of(FormField field)
{
    switch (field) {
    case FormField::EmailAddress: return tr("The portal does not accept this address.");
    case FormField::FirstName: return tr("The portal does not accept this first name.");
    case FormField::LastName: return tr("The portal does not accept this last name.");
    case FormField::CompanyName: return tr("The portal does not accept this company.");
    case FormField::Language: return tr("The portal does not offer this language.");
    case FormField::Password: return tr("The portal does not accept this password.");
    case FormField::OldPassword: return tr("The portal does not accept the old password.");
    case FormField::Terms: return tr("Without your consent you cannot register.");
    case FormField::CraAnswer: return tr("This is not the expected answer.");
    case FormField::Token: return tr("The portal does not accept this code.");
    case FormField::Other: return tr("The portal did not accept what was entered.");
    }
    return {};
}

} // namespace

QString fieldRefusal(const FieldProblem& problem)
{
    const QString ours = FieldRefusal::of(problem.field);
    const QString theirs = singleLine(problem.portalMessage).left(300);
    return theirs.isEmpty() ? ours : QStringLiteral("%1 (%2)").arg(ours, theirs);
}

} // namespace waxwing
