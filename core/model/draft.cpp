#include "core/model/draft.h"

#include <QRegularExpression>

namespace waxwing {

QString Contact::displayName() const
{
    const QString name = QStringLiteral("%1 %2").arg(firstName, lastName).trimmed();
    return name.isEmpty() ? email : name;
}

bool isMailAddress(QStringView text)
{
    static const QRegularExpression kForm(
        QStringLiteral("^[^\\s@,;:<>()\\[\\]\"\\\\]{1,64}@[^\\s@,;:<>()\\[\\]\"\\\\.]+"
                       "(\\.[^\\s@,;:<>()\\[\\]\"\\\\.]+)*$"));
    return text.size() <= 254 && kForm.match(text.toString()).hasMatch();
}

QString toWire(DraftAction action)
{
    switch (action) {
    case DraftAction::New: return QStringLiteral("New");
    case DraftAction::Reply: return QStringLiteral("Reply");
    case DraftAction::ReplyAll: return QStringLiteral("ReplyAll");
    case DraftAction::Forward: return QStringLiteral("Forward");
    }
    return {};
}

} // namespace waxwing
