#pragma once

#include "core/base/error.h"
#include "core/base/result.h"
#include "core/model/profile.h"

#include <QDialog>
#include <QStringList>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace waxwing {

class NoticeBar;

/// What one portal knows of the person: name, language, signature, absence. Shown as the portal has
/// it now; what is changed is sent with one act. Not modal; open it with show().
class ProfileDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ProfileDialog(const QString& portalName, QWidget* parent = nullptr);
    /// As the portal has it, or why it does not say. `languages`: codes that it offers; empty: it
    /// does not say.
    void setProfile(const Result<Profile>& profile, const QStringList& languages);
    void setSaved(const Result<void>& saved);

Q_SIGNALS:
    void loadRequested();
    void saveRequested(const waxwing::Profile& before, const waxwing::Profile& wanted);

private:
    QWidget* makeFields();
    [[nodiscard]] Profile wanted() const;
    void render();
    void fill(const Profile& profile);

    QString m_portalName;
    Profile m_profile; ///< as the portal has it
    QString m_signatureText; ///< of it, as it was put into the field
    bool m_loaded = false;
    bool m_saving = false;
    NoticeBar* m_notice;
    QWidget* m_fields = nullptr;
    QLineEdit* m_firstName = nullptr;
    QLineEdit* m_lastName = nullptr;
    QLineEdit* m_title = nullptr;
    QLineEdit* m_company = nullptr;
    QComboBox* m_language = nullptr;
    QCheckBox* m_away = nullptr;
    QPlainTextEdit* m_awayText = nullptr;
    QPlainTextEdit* m_signature = nullptr;
    QCheckBox* m_onReply = nullptr;
    QPushButton* m_save;
};

} // namespace waxwing
