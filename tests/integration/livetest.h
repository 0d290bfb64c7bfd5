#pragma once

#include "tests/integration/liveportal.h"

#include <QObject>

#include <memory>

namespace waxwing::test {

/// A test program against one local portal, which is as new for each test.
class LiveTest : public QObject
{
    Q_OBJECT

protected:
    explicit LiveTest(int messages = 40) : m_messages(messages) {}

    /// What a test needs around the portal; end() is called however the test went.
    virtual void begin() = 0;
    virtual void end() = 0;

    std::unique_ptr<LivePortal> m_live;

private:
    int m_messages;

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
};

} // namespace waxwing::test
