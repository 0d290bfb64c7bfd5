# Everything we build on, found once. Each third-party header is used in one folder only.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Network PrintSupport Svg WebSockets Concurrent
                                         LinguistTools)
if(UNIX AND NOT APPLE)
  find_package(Qt6 6.4 REQUIRED COMPONENTS DBus)
endif()
if(WAXWING_BUILD_TESTS)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
  # Paths of the checkout, which would make every test program another one for the compiler cache.
  set_property(TARGET Qt6::Test PROPERTY INTERFACE_COMPILE_DEFINITIONS QT_TESTLIB_LIB)
endif()
find_package(Qt6Keychain REQUIRED)
find_package(QCoro6 REQUIRED COMPONENTS Core)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(OpenSSL 3.0 REQUIRED)
find_package(CURL REQUIRED)
find_package(tl-expected REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(GUMBO REQUIRED IMPORTED_TARGET gumbo)
pkg_check_modules(HUNSPELL REQUIRED IMPORTED_TARGET hunspell)
pkg_check_modules(ARGON2 REQUIRED IMPORTED_TARGET libargon2)

# Clang 16 and newer need no flag, and refuse the old one.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" OR CMAKE_CXX_COMPILER_VERSION VERSION_LESS 16)
  qcoro_enable_coroutines()
endif()

include(SQLite3MultipleCiphers)
