#pragma once

#include "app/bootstrap/accountlist.h"
#include "core/links/linkqueue.h"
#include "core/links/noticecheck.h"
#include "ui/links/linktexts.h"

#include <QObject>

#include <functional>
#include <memory>
#include <stop_token>

class QWidget;

namespace waxwing {

class LinkWindow;

/// The way of a link from wherever it comes to the message on screen. Links wait while the program
/// starts, is locked, or somebody signs in, and are then followed one after the other. No portal is
/// asked before the person is signed in there, and then only whether it has the message. What cannot
/// be opened is said in the link window. Main thread.
class LinkRoutes final : public QObject
{
    Q_OBJECT

public:
    /// What the rest of the program does for links.
    struct Ports
    {
        std::function<void(const Guid& account, const Guid& message, const QString& token)> open;
        std::function<void(const Guid& account)> signInTo;
        std::function<void(const QString& serviceCode)> signInAtPortal;
    };
    /// `accounts` must outlive this.
    LinkRoutes(AccountList& accounts, Ports ports);
    ~LinkRoutes() override;

    /// From the command line, a second start, or the desktop. Input from strangers.
    void open(const QString& link, const QString& activationToken);
    /// A link or a whole mail, dropped on a window of ours.
    void check(const QByteArray& content);
    void showWindow(QWidget* parent);

    /// Every account is there, and messages may be shown.
    void setReady(bool ready);
    /// The person did not want to sign in: what waits for that is given up.
    void giveUpSignIn();

private:
    enum class Awaits { Nothing, Portal, Account };
    struct Current
    {
        NoticeVerdict verdict;
        QByteArray content; ///< to be judged anew once a portal is set up
        QString activationToken;
        bool queued = false;
        bool told = false; ///< that it has to wait
        quint64 number = 0;
    };
    void next();
    void follow(const QByteArray& content, const QString& activationToken, bool queued);
    void judge();
    void onAdded(const Guid& id);
    void onStatus(const Guid& id);
    void search();
    void searchAgain();
    AsyncResult<void> searchAll(quint64 number);
    void waitFor(const LiveAccount& account);
    void finish();
    void say(LinkProgress::Stage stage, const Guid& account = {}, const QString& reason = {},
             bool aloud = true);
    void makeWindow(QWidget* parent);
    [[nodiscard]] QList<LinkAccount> linkAccounts() const;
    [[nodiscard]] bool isCurrent(quint64 number) const;

    AccountList& m_accounts;
    Ports m_ports;
    LinkQueue m_queue;
    std::optional<Current> m_current;
    quint64 m_number = 0;
    Awaits m_awaits = Awaits::Nothing;
    bool m_ready = false;
    bool m_searching = false;
    std::stop_source m_stop; ///< of the search under way: before an account goes
    std::unique_ptr<LinkWindow> m_window;
};

} // namespace waxwing
