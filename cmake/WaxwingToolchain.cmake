# Compiler, linker and cache settings that hold for every target.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
# Nothing here gains from -O3, which CMake would take, and it compiles longer.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Paths relative to the checkout, so that a fresh clone elsewhere hits the same cache.
  set(launcher ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
      CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_PCH_EXTSUM=1 CCACHE_DEPEND=1 ${CCACHE_PROGRAM})
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
endif()

find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM AND CMAKE_SYSTEM_NAME STREQUAL "Linux")
  add_link_options(-fuse-ld=mold)
endif()

set(WAXWING_DEFINITIONS
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT)
set(WAXWING_SANITIZER_FLAGS -fsanitize=address,undefined -fno-sanitize-recover=undefined
                            -fno-omit-frame-pointer)

# Most of what a compilation costs is the same headers. Clang takes them precompiled at a third of the cost; g++
# gains nothing from it. A build by g++ goes without, so that a file which lacks an include of its own is found there.
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  set(WAXWING_PRECOMPILE ON)
endif()

# Called once the dependencies are known: builds what the targets below take in by -include-pch. CMake's own
# target_precompile_headers names the header by its full path, which no compiler cache can share.
function(waxwing_precompile_headers)
  foreach(kind core gui tests guitests)
    set(target waxwing_headers_${kind})
    set(header ${CMAKE_SOURCE_DIR}/cmake/headers_${kind}.h)
    set(precompiled headers_${kind}.pch)
    # Never built: it knows the include directories.
    add_library(${target} OBJECT EXCLUDE_FROM_ALL ${header})
    target_link_libraries(${target} PRIVATE Qt6::Core QCoro6::Core tl::expected nlohmann_json::nlohmann_json)
    string(TOUPPER "${CMAKE_BUILD_TYPE}" config)
    separate_arguments(flags UNIX_COMMAND "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${config}}")
    list(APPEND flags -std=c++20 -fPIC -DQT_CORE_LIB ${WAXWING_DEFINITIONS})
    if(NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
      list(APPEND flags -DQT_NO_DEBUG) # as Qt6::Core tells its users
    endif()
    if(WAXWING_SANITIZE)
      list(APPEND flags -g1 ${WAXWING_SANITIZER_FLAGS})
    endif()
    if(kind STREQUAL "guitests")
      list(APPEND flags -DQT_GUI_LIB -DQT_WIDGETS_LIB) # QTEST_MAIN makes its application by them
    endif()
    list(TRANSFORM flags REPLACE "^QT_" "-DQT_")
    file(RELATIVE_PATH relative ${CMAKE_BINARY_DIR} ${header})
    add_custom_command(
      OUTPUT ${CMAKE_BINARY_DIR}/${precompiled}
      COMMAND
        ${CMAKE_CXX_COMPILER} ${flags} -Xclang -fno-pch-timestamp -fpch-instantiate-templates
        "-idirafter$<JOIN:$<TARGET_PROPERTY:${target},INCLUDE_DIRECTORIES>,;-idirafter>" -x c++-header
        ${relative} -o ${precompiled}
      DEPENDS ${header} ${CMAKE_SOURCE_DIR}/cmake/headers_core.h ${CMAKE_SOURCE_DIR}/cmake/headers_gui.h
      WORKING_DIRECTORY ${CMAKE_BINARY_DIR}
      COMMAND_EXPAND_LISTS VERBATIM)
    add_custom_target(${target}_precompiled DEPENDS ${CMAKE_BINARY_DIR}/${precompiled})
    # It holds the path of the checkout; this stands for it in the compiler cache.
    file(SHA256 ${header} digest)
    file(SHA256 ${CMAKE_SOURCE_DIR}/cmake/headers_core.h core_digest)
    file(SHA256 ${CMAKE_SOURCE_DIR}/cmake/headers_gui.h gui_digest)
    file(WRITE ${CMAKE_BINARY_DIR}/${precompiled}.sum
         "${digest} ${core_digest} ${gui_digest} ${CMAKE_CXX_COMPILER_VERSION} ${Qt6_VERSION} ${QCoro6_VERSION} ${nlohmann_json_VERSION} ${flags}")
  endforeach()
  target_link_libraries(waxwing_headers_gui PRIVATE Qt6::Widgets)
  if(WAXWING_BUILD_TESTS)
    target_link_libraries(waxwing_headers_tests PRIVATE Qt6::Test)
    target_link_libraries(waxwing_headers_guitests PRIVATE Qt6::Widgets Qt6::Test)
  endif()
endfunction()

# Warnings as errors and sanitizers for our own code; applied by waxwing_library and friends.
function(waxwing_compile_settings target)
  if(MSVC)
    target_compile_options(${target} PRIVATE /W4 /WX /permissive- /utf-8)
  else()
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
                                             -Woverloaded-virtual -Werror)
  endif()
  target_compile_definitions(${target} PRIVATE ${WAXWING_DEFINITIONS})
  if(WAXWING_SANITIZE)
    target_compile_options(${target} PRIVATE -g1 ${WAXWING_SANITIZER_FLAGS})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
      # g++ reports this falsely in coroutines once sanitizers are on.
      target_compile_options(${target} PRIVATE -Wno-maybe-uninitialized)
    endif()
    target_link_options(${target} PUBLIC -fsanitize=address,undefined)
  endif()
  if(WAXWING_PRECOMPILE)
    file(RELATIVE_PATH folder ${PROJECT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
    if(ARG_GUI OR folder MATCHES "^tests/(ui|app)(/|$)")
      set(kind guitests)
    elseif(folder MATCHES "^tests(/|$)")
      set(kind tests)
    elseif(folder MATCHES "^(ui|app)(/|$)")
      set(kind gui)
    else()
      set(kind core)
    endif()
    target_compile_options(${target} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:SHELL:-include-pch headers_${kind}.pch>)
    add_dependencies(${target} waxwing_headers_${kind}_precompiled)
    # Compilers do not name it among what they read.
    get_target_property(sources ${target} SOURCES)
    list(FILTER sources INCLUDE REGEX "\\.cpp$")
    set_property(SOURCE ${sources} APPEND PROPERTY OBJECT_DEPENDS
                                                   ${CMAKE_BINARY_DIR}/headers_${kind}.pch)
  endif()
endfunction()
