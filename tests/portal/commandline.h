#pragma once

#include "tests/portal/json.h"

#include <QStringList>

namespace waxwing::portal {

/// The program `waxwing-portal`: `serve` runs a portal until it is ended, every other command is
/// sent to the control interface of a running one. Reads only its arguments and the state file.
class CommandLine
{
public:
    explicit CommandLine(QStringList arguments) : m_arguments(std::move(arguments)) {}
    int run();

private:
    int serve();
    int control(const QString& command);
    void printUsage() const;

    QStringList m_arguments;
};

} // namespace waxwing::portal
