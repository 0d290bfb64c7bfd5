#include "app/bootstrap/shelllists.h"

#include "ui/inbox/mainwindow.h"
#include "ui/inbox/messagelistpane.h"

namespace waxwing {

void ShellLists::attach(MainWindow& window)
{
    MessageListPane* pane = &window.listPane();
    pane->setOrders(ListOrders::fromStrings(m_preferences.listOrders()));
    connect(pane, &MessageListPane::ordersChanged, this,
            [this, pane] { m_preferences.setListOrders(pane->orders().toStrings()); });
}

} // namespace waxwing
