#include "tests/portal/commandline.h"

#include <QCoreApplication>

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("waxwing-portal"));
    waxwing::portal::CommandLine commandLine(application.arguments());
    return commandLine.run();
}
