#pragma once

#include "headers_core.h"

#include <QTest>
