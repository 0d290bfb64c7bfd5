#pragma once

namespace waxwing {

/// One line for the benches, if WAXWING_TRACE_FILE names a file: an event and CLOCK_MONOTONIC in
/// nanoseconds. `event` is a string literal; nothing else is ever written.
void trace(const char* event);

} // namespace waxwing
