#include <QApplication>
#include <QFile>
#include <QPainter>
#include <QWidget>

#include <chrono>

/// The floor of every start: a Qt Widgets program with nothing in its window. Writes the moment of its
/// first painting, in nanoseconds of CLOCK_MONOTONIC, to the file named first, and ends.
class EmptyWindow final : public QWidget
{
public:
    explicit EmptyWindow(QString path) : m_path(std::move(path)) {}

protected:
    void paintEvent(QPaintEvent*) override
    {
        const auto now = std::chrono::steady_clock::now().time_since_epoch();
        QFile file(m_path);
        if (file.open(QFile::WriteOnly))
            file.write(QByteArray::number(qint64(
                std::chrono::duration_cast<std::chrono::nanoseconds>(now).count())));
        QMetaObject::invokeMethod(qApp, &QApplication::quit, Qt::QueuedConnection);
    }

private:
    QString m_path;
};

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    EmptyWindow window(application.arguments().value(1));
    window.resize(1180, 740);
    window.show();
    return QApplication::exec();
}
