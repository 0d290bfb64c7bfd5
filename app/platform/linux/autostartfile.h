#pragma once

#include "app/platform/startatlogin.h"

namespace waxwing {

/// StartAtLogin as a file in the folder `autostart` of the person's configuration, as the Desktop
/// Application Autostart Specification has it.
class AutostartFile final : public StartAtLogin
{
public:
    /// `folder` is the one of autostart files.
    AutostartFile(const QString& folder, const QString& id, const QString& program);
    [[nodiscard]] bool isEnabled() const override;
    [[nodiscard]] bool setEnabled(bool enabled) override;

    /// One argument of an Exec line, quoted so that neither the file nor a shell reads it otherwise.
    [[nodiscard]] static QString quoted(const QString& argument);

private:
    QString m_path;
    QString m_id;
    QString m_program;
};

} // namespace waxwing
