#pragma once

#include <QString>

#include <memory>

namespace waxwing {

/// Whether the system starts the program, into the tray, when the person signs in to it: an
/// autostart file, a value of the registry's Run key, a login item. The system is asked each time,
/// because people change it there as well. Main thread; quick.
class StartAtLogin
{
public:
    virtual ~StartAtLogin() = default;
    [[nodiscard]] virtual bool isEnabled() const = 0;
    /// False if the system did not take it.
    [[nodiscard]] virtual bool setEnabled(bool enabled) = 0;
};

/// `id` as in ProgramIdentity; `program` is the path of the program.
[[nodiscard]] std::unique_ptr<StartAtLogin> makeStartAtLogin(const QString& id,
                                                             const QString& program);

/// Makes the system bring links of the scheme waxwing: to this program, where installing alone does
/// not do it or the program was not installed. For this user only, repeated at each start.
void registerLinkScheme(const QString& program);

} // namespace waxwing
