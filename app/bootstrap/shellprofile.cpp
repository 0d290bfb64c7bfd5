#include "app/bootstrap/shellprofile.h"

#include "core/async/launch.h"
#include "core/portal/profileclient.h"
#include "ui/settings/profiledialog.h"

namespace waxwing {

void ShellProfile::open(const Guid& account, QWidget* parent)
{
    if (m_dialog)
        m_dialog->close();
    if (!m_accounts.find(account))
        return;
    m_dialog = new ProfileDialog(m_accounts.nameOf(account), parent);
    connect(m_dialog, &ProfileDialog::loadRequested, this,
            [this, account] { launch(load(account), "load profile"); });
    connect(m_dialog, &ProfileDialog::saveRequested, this,
            [this, account](const Profile& before, const Profile& wanted) {
                launch(save(account, before, wanted), "save profile");
            });
    m_dialog->show();
    launch(load(account), "load profile");
}

AsyncResult<void> ShellProfile::load(Guid account)
{
    const QPointer<ShellProfile> self(this);
    const QPointer<ProfileDialog> dialog = m_dialog;
    LiveAccount* live = m_accounts.find(account);
    if (!live)
        co_return failure(ErrorKind::Cancelled);
    const ProfileClient client(live->portal().caller());
    const std::stop_token never;
    QStringList languages;
    const Result<ServicePublicSettings> service = co_await live->publicSettings();
    if (service)
        languages = service->languages;
    if (!self || !dialog)
        co_return failure(ErrorKind::Cancelled);
    const Result<Profile> profile = co_await client.load(never);
    if (!self || !dialog)
        co_return failure(ErrorKind::Cancelled);
    dialog->setProfile(profile, languages);
    if (!profile)
        co_return failure(profile.error());
    co_return Result<void>();
}

AsyncResult<void> ShellProfile::save(Guid account, Profile before, Profile wanted)
{
    const QPointer<ProfileDialog> dialog = m_dialog;
    LiveAccount* live = m_accounts.find(account);
    if (!live)
        co_return failure(ErrorKind::Cancelled);
    const ProfileClient client(live->portal().caller());
    const std::stop_token never;
    const Result<void> saved = co_await client.save(before, wanted, never);
    if (dialog)
        dialog->setSaved(saved);
    co_return saved;
}

} // namespace waxwing
