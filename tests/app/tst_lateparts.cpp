#include "app/bootstrap/lateparts.h"

#include "tests/support/manualclock.h"

#include <QStringList>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

class TestLateParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void buildsNothingBeforeItBegins();
    void buildsOnePartATurnInTheOrderOfAdding();
    void beginsOnlyOnce();
    void finishesWhatIsLeftAtOnce();
    void takesAPartThatComesTooLateAtOnce();
    void letsAPartFinishTheRest();
    void buildsNothingMoreOnceItIsGone();
};

namespace {

/// Parts that write down their names.
struct Scene
{
    ManualClock time;
    std::unique_ptr<LateParts> parts = std::make_unique<LateParts>(time);
    QStringList built;

    void add(const QString& name)
    {
        parts->add([this, name] { built << name; });
    }
};

} // namespace

void TestLateParts::buildsNothingBeforeItBegins()
{
    Scene scene;
    scene.add(QStringLiteral("a"));
    scene.time.advance(10s);
    QVERIFY(scene.built.isEmpty());
    scene.parts->begin(150ms);
    scene.time.advance(149ms);
    QVERIFY(scene.built.isEmpty());
    scene.time.advance(1ms);
    QCOMPARE(scene.built, QStringList{QStringLiteral("a")});
}

void TestLateParts::buildsOnePartATurnInTheOrderOfAdding()
{
    Scene scene;
    QStringList turns;
    for (const auto& name : {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}) {
        scene.parts->add([&scene, &turns, name] {
            scene.built << name;
            // What was asked for before the next part is done before it.
            turns << name + QString::number(scene.built.size());
        });
    }
    scene.parts->begin(0ms);
    scene.time.advance(0ms);
    scene.time.advance(1ms);
    QCOMPARE(scene.built.join(QString()), QStringLiteral("abc"));
    QCOMPARE(turns.join(QString()), QStringLiteral("a1b2c3"));
}

void TestLateParts::beginsOnlyOnce()
{
    Scene scene;
    scene.add(QStringLiteral("a"));
    scene.parts->begin(100ms);
    scene.time.advance(60ms);
    scene.parts->begin(100ms);
    scene.time.advance(40ms);
    QCOMPARE(scene.built, QStringList{QStringLiteral("a")});
    scene.parts->begin(0ms);
    scene.time.advance(1s);
    QCOMPARE(scene.built.size(), 1);
}

void TestLateParts::finishesWhatIsLeftAtOnce()
{
    Scene scene;
    scene.add(QStringLiteral("a"));
    scene.add(QStringLiteral("b"));
    scene.parts->begin(100ms);
    scene.parts->finish();
    QCOMPARE(scene.built, (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    scene.parts->finish();
    scene.time.advance(1s);
    QCOMPARE(scene.built.size(), 2);
}

void TestLateParts::takesAPartThatComesTooLateAtOnce()
{
    Scene scene;
    scene.parts->finish();
    scene.add(QStringLiteral("a"));
    QCOMPARE(scene.built, QStringList{QStringLiteral("a")});
}

void TestLateParts::letsAPartFinishTheRest()
{
    Scene scene;
    scene.parts->add([&scene] {
        scene.built << QStringLiteral("a");
        scene.parts->finish();
        scene.built << QStringLiteral("end of a");
    });
    scene.add(QStringLiteral("b"));
    scene.parts->finish();
    QCOMPARE(scene.built, (QStringList{QStringLiteral("a"), QStringLiteral("end of a"),
                                       QStringLiteral("b")}));
}

void TestLateParts::buildsNothingMoreOnceItIsGone()
{
    Scene scene;
    scene.add(QStringLiteral("a"));
    scene.parts->begin(100ms);
    scene.parts.reset();
    scene.time.advance(1s);
    QVERIFY(scene.built.isEmpty());
}

QTEST_GUILESS_MAIN(TestLateParts)
#include "tst_lateparts.moc"
