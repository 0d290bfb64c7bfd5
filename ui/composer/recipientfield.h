#pragma once

#include "core/model/draft.h"

#include <QLineEdit>

class QCompleter;
class QStringListModel;

namespace waxwing {

/// A line of addresses, separated by commas; completes the one being typed.
class RecipientField : public QLineEdit
{
    Q_OBJECT

public:
    explicit RecipientField(QWidget* parent = nullptr);
    void setPeople(const QList<Contact>& people);
    void setEntries(const QStringList& entries);
    [[nodiscard]] QStringList entries() const;

private:
    void complete();
    void take(const QString& chosen);

    QStringListModel* m_model;
    QCompleter* m_completer;
};

} // namespace waxwing
