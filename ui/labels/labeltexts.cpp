#include "ui/labels/labeltexts.h"

#include "ui/common/errorsentence.h"
#include "ui/common/format.h"

#include <QCoreApplication>

namespace waxwing {

namespace {

class LabelTexts
{
    Q_DECLARE_TR_FUNCTIONS(waxwing::LabelTexts)

public:
    static QString refusal(LabelRefusal refusal)
    {
        switch (refusal) {
        case LabelRefusal::Offline:
            return tr("Labels can be changed as soon as the portal is reached again.");
        case LabelRefusal::NotOffered: return tr("This portal does not offer that.");
        case LabelRefusal::OtherAccount:
            return tr("A label can be put only on messages of its own account.");
        }
        return {};
    }
    static QString done(LabelDeed deed, const QString& label, int messages)
    {
        switch (deed) {
        case LabelDeed::Created: return tr("Label “%1” created.").arg(label);
        case LabelDeed::Renamed: return tr("The label is called “%1” now.").arg(label);
        case LabelDeed::Nested: return tr("Label “%1” moved.").arg(label);
        case LabelDeed::Erased: return tr("Label “%1” deleted. No message was deleted.").arg(label);
        case LabelDeed::PutOn:
            return tr("Label “%1” put on %Ln message(s).", nullptr, messages).arg(label);
        case LabelDeed::TakenOff:
            return tr("Label “%1” taken off %Ln message(s).", nullptr, messages).arg(label);
        case LabelDeed::TakenBack: return tr("It is as it was before.");
        }
        return {};
    }
    static QString trouble(const Error& error)
    {
        if (error.hasCode(u"Portal.LabelExists"))
            return tr("There is a label of this name at this place already.");
        if (error.hasCode(u"Portal.LabelNotFound"))
            return tr("This label does not exist any more.");
        if (error.hasCode(u"Portal.LabelNotAllowed") || error.hasCode(u"Portal.FeatureDisabled"))
            return tr("The portal does not allow that with this label.");
        return errorSentence(error, ErrorContext::Sync);
    }
    static QString partly(qsizetype changed, qsizetype left, const QString& why)
    {
        return tr("%1 changed, %2 not. %3").arg(changed).arg(left).arg(why);
    }
};

} // namespace

QString labelRefusal(LabelRefusal refusal)
{
    return LabelTexts::refusal(refusal);
}

QString labelDone(LabelDeed deed, const QString& label, qsizetype messages)
{
    return LabelTexts::done(deed, singleLine(label), static_cast<int>(messages));
}

QString labelTrouble(const Error& error, qsizetype changed, qsizetype left)
{
    const QString why = LabelTexts::trouble(error);
    return changed > 0 ? LabelTexts::partly(changed, left, why) : why;
}

} // namespace waxwing
