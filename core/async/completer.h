#pragma once

#include "core/async/asyncresult.h"

#include <QCoroFuture>

#include <QPromise>

#include <memory>

namespace waxwing {

/// The producing end of an AsyncResult: whoever holds it owes exactly one answer. If it dies
/// without giving one, the waiting side gets ErrorKind::Cancelled instead of waiting for ever
/// (awaiting a future without a result crashes). May be completed from any thread; the waiting
/// side resumes on its own. Movable, not copyable.
template<typename T>
class Completer
{
public:
    Completer() : m_promise(std::make_unique<QPromise<Result<T>>>()) { m_promise->start(); }
    Completer(Completer&&) noexcept = default;
    Completer& operator=(Completer&& other) noexcept
    {
        if (this != &other) {
            cancelIfOwed();
            m_promise = std::move(other.m_promise);
        }
        return *this;
    }
    Completer(const Completer&) = delete;
    Completer& operator=(const Completer&) = delete;
    ~Completer() { cancelIfOwed(); }

    /// Gives the answer; a second one is ignored.
    void complete(Result<T> result)
    {
        if (!m_promise)
            return;
        const auto promise = std::move(m_promise);
        promise->addResult(std::move(result));
        promise->finish();
    }

    /// The consuming end. Take it before the first complete(), once.
    [[nodiscard]] AsyncResult<T> result() { return await(m_promise->future()); }

private:
    static AsyncResult<T> await(QFuture<Result<T>> future) { co_return co_await future; }

    void cancelIfOwed()
    {
        if (m_promise)
            complete(failure(ErrorKind::Cancelled));
    }

    std::unique_ptr<QPromise<Result<T>>> m_promise;
};

} // namespace waxwing
