// A stand-in for the program in tests of single instance: says what it became and what it was told.
//
//   instanceprobe RUNTIME_FOLDER DATA_FOLDER [link]
#include "app/instance/singleinstance.h"

#include <QCoreApplication>

#include <cstdio>

using namespace waxwing;

namespace {

void say(const QByteArray& line)
{
    std::printf("%s\n", line.constData());
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    SingleInstance instance(arguments.value(1), arguments.value(2));
    QObject::connect(&instance, &SingleInstance::messageReceived, &application,
                     [](const InstanceMessage& message) { say(message.toLine().trimmed()); });
    QObject::connect(&instance, &SingleInstance::handedOver, &application, [](bool taken) {
        say(taken ? "taken" : "not taken");
        QCoreApplication::exit(taken ? 0 : 1);
    });
    switch (instance.claim()) {
    case SingleInstance::Role::First:
        say("first");
        break;
    case SingleInstance::Role::Second: {
        say("second");
        InstanceMessage message;
        message.link = arguments.value(3);
        if (!message.link.isEmpty())
            message.action = InstanceMessage::Action::Open;
        message.activationToken = QStringLiteral("token");
        instance.handOver(message, std::chrono::seconds(2));
        break;
    }
    case SingleInstance::Role::Failed:
        say("failed");
        return 3;
    }
    return QCoreApplication::exec();
}
