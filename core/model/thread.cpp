#include "core/model/thread.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace waxwing {

namespace {

constexpr int kDeepest = 100;

ThreadNode nodeOf(const MessageSummary& message, const QString& ownAddress, const QDateTime& now)
{
    ThreadNode node;
    node.guid = message.guid;
    node.parent = message.parentGuid;
    node.sender = message.sender;
    node.subject = message.subject;
    node.date = message.date;
    node.branch = message.action;
    const bool own = message.sender.email.compare(ownAddress, Qt::CaseInsensitive) == 0;
    node.gone = !message.isReadable(now);
    node.unread = !own && !message.retrieved && !node.gone;
    return node;
}

class Walk
{
public:
    explicit Walk(QList<ThreadNode> nodes) : m_nodes(std::move(nodes))
    {
        std::stable_sort(m_nodes.begin(), m_nodes.end(),
                         [](const auto& a, const auto& b) { return a.date < b.date; });
        QSet<Guid> known;
        for (const ThreadNode& node : std::as_const(m_nodes))
            known.insert(node.guid);
        for (qsizetype i = 0; i < m_nodes.size(); ++i) {
            const auto& parent = m_nodes[i].parent;
            if (parent && known.contains(*parent) && *parent != m_nodes[i].guid)
                m_children[*parent] << i;
            else
                m_roots << i;
        }
    }
    [[nodiscard]] QList<ThreadNode> take()
    {
        for (const qsizetype root : std::as_const(m_roots))
            visit(root, 0);
        for (qsizetype i = 0; i < m_nodes.size(); ++i)
            visit(i, 0); // parts of a circle hang on no root
        return m_ordered;
    }

private:
    void visit(qsizetype place, int depth)
    {
        ThreadNode node = m_nodes[place];
        if (m_seen.contains(node.guid) || depth > kDeepest)
            return;
        m_seen.insert(node.guid);
        node.depth = depth;
        m_ordered << node;
        const QList<qsizetype> children = m_children.value(node.guid);
        for (const qsizetype child : children)
            visit(child, depth + 1);
    }

    QList<ThreadNode> m_nodes;
    QHash<Guid, QList<qsizetype>> m_children;
    QList<qsizetype> m_roots;
    QSet<Guid> m_seen;
    QList<ThreadNode> m_ordered;
};

} // namespace

QList<ThreadNode> threadOf(const QList<MessageSummary>& conversation, const QList<ThreadNode>& tree,
                           const QString& ownAddress, const QDateTime& now)
{
    QList<ThreadNode> nodes;
    QSet<Guid> known;
    const auto add = [&](const ThreadNode& node) {
        if (node.guid.isNull() || known.contains(node.guid))
            return;
        known.insert(node.guid);
        nodes << node;
    };
    for (const MessageSummary& message : conversation) {
        const bool draft = message.status.compare(u"Draft", Qt::CaseInsensitive) == 0
                           || message.status.compare(u"PreCreated", Qt::CaseInsensitive) == 0;
        if (!draft)
            add(nodeOf(message, ownAddress, now));
    }
    for (ThreadNode node : tree) {
        node.reachable = false;
        add(node);
    }
    return Walk(std::move(nodes)).take();
}

} // namespace waxwing
