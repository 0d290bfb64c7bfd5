#pragma once

#include "ui/settings/alertview.h"

#include <QWidget>

#include <map>

class QCheckBox;
class QLabel;
class QPlainTextEdit;

namespace waxwing {

/// The kinds of news of one account, as far as its portal provides for them, and the senders who
/// always get through.
class AlertAccountForm final : public QWidget
{
    Q_OBJECT

public:
    explicit AlertAccountForm(QWidget* parent = nullptr);
    /// Does not emit; what is being typed stays.
    void setAccount(const AlertAccountView& account);

Q_SIGNALS:
    void wantedChanged(waxwing::NewsKind kind, bool wanted);
    void vipsChanged(const QStringList& addresses);

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void takeVips();

    AlertAccountView m_account;
    std::map<NewsKind, QCheckBox*> m_kinds;
    QLabel* m_missing;
    QPlainTextEdit* m_vips;
    QLabel* m_vipProblem;
};

} // namespace waxwing
