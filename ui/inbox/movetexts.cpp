#include "ui/inbox/movetexts.h"

#include "ui/common/errorsentence.h"

#include <QCoreApplication>

namespace waxwing {

namespace {

class MoveTexts
{
    Q_DECLARE_TR_FUNCTIONS(waxwing::MoveTexts)

public:
    static QString refusal(MoveRefusal refusal)
    {
        return refusal == MoveRefusal::Offline
                   ? tr("Messages can be moved as soon as the portal is reached again.")
                   : tr("This portal does not offer that.");
    }
    static QString done(int moved, std::optional<MoveTarget> target)
    {
        if (!target)
            return tr("%Ln message(s) are back where they were.", nullptr, moved);
        switch (*target) {
        case MoveTarget::Archive: return tr("%Ln message(s) archived.", nullptr, moved);
        case MoveTarget::Trash: return tr("%Ln message(s) put into the trash.", nullptr, moved);
        case MoveTarget::Restore: return tr("%Ln message(s) put back.", nullptr, moved);
        }
        return {};
    }
    static QString trouble(qsizetype moved, qsizetype left, const QString& why)
    {
        return moved > 0 ? tr("%1 moved, %2 not. %3").arg(moved).arg(left).arg(why)
                         : tr("Nothing was moved. %1").arg(why);
    }
};

} // namespace

QString moveRefusal(MoveRefusal refusal)
{
    return MoveTexts::refusal(refusal);
}

QString moveDone(qsizetype moved, std::optional<MoveTarget> target)
{
    return MoveTexts::done(static_cast<int>(moved), target);
}

QString moveTrouble(qsizetype moved, qsizetype left, const Error& error)
{
    return MoveTexts::trouble(moved, left, errorSentence(error, ErrorContext::Sync));
}

} // namespace waxwing
