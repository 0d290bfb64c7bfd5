#pragma once

#include "core/realtime/pushchannel.h"

namespace waxwing::test {

/// A push channel without a network; the test plays the service.
class FakePushChannel final : public PushChannel
{
public:
    int opened = 0;
    int ahead = 0;
    int closed = 0;
    int checked = 0;
    Secret channel;

    void connectAhead() override
    {
        ++ahead;
        become(State::Ahead);
    }
    void open(Secret name) override
    {
        ++opened;
        channel = std::move(name);
        become(State::Connecting);
    }
    void close() override
    {
        ++closed;
        become(State::Closed);
    }
    void checkNow() override { ++checked; }
    [[nodiscard]] State state() const override { return m_state; }

    /// The service confirms the subscription.
    void confirm()
    {
        become(State::Live);
        Q_EMIT subscribed();
    }
    void lose() { become(State::Waiting); }
    void refuse() { become(State::Refused); }

private:
    void become(State state)
    {
        if (m_state == state)
            return;
        m_state = state;
        Q_EMIT stateChanged(state);
    }

    State m_state = State::Closed;
};

} // namespace waxwing::test
