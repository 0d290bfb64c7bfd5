#pragma once

#include "tests/portal/tests/testclient.h"

// QCOMPARE of JSON asks whether it converts to each number, so all of them must be complete.
#include <QFloat16>
#include <QTest>

#include <memory>

namespace waxwing::portal {

/// Qt Test prints QStrings; the portal speaks in std::strings.
inline QString q(const std::string& text)
{
    return QString::fromStdString(text);
}

inline std::string text(const QString& q)
{
    return q.toStdString();
}

inline QString joined(const std::vector<std::string>& texts)
{
    QStringList list;
    for (const auto& one : texts)
        list << q(one);
    return list.join(QStringLiteral(","));
}

/// The base of the test classes: one portal for the class, as new for each test function.
class PortalTest : public QObject
{
    Q_OBJECT

protected:
    virtual LocalPortalOptions options() const
    {
        LocalPortalOptions given;
        given.seed.messages = 60;
        return given;
    }

    std::unique_ptr<LocalPortal> m_portal;
    std::unique_ptr<TestClient> m_client; ///< the main user in the first portal

protected slots:
    void initTestCase()
    {
        m_portal = std::make_unique<LocalPortal>(options());
        QVERIFY2(m_portal->start(), m_portal->errorString().c_str());
    }

    void init()
    {
        m_portal->with([this](Control& control) {
            control.reset();
            control.setSwitches(options().switches);
        });
        m_client = std::make_unique<TestClient>(*m_portal);
        QVERIFY(m_client->signIn());
    }

    void cleanupTestCase() { m_portal.reset(); }
};

} // namespace waxwing::portal
