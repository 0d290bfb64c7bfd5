# SQLite with encryption (SQLite3 Multiple Ciphers, MIT). Distributions do not carry it, so its amalgamation comes
# from the npm package named below, pinned by version and SHA-512, or from a folder of your own.
#
#   WAXWING_SQLITE3MC_DIR   folder with sqlite3.c and sqlite3.h; empty: fetch
#   WAXWING_DEPS_DIR        where it is fetched and built, once for all presets
#
# Target: sqlite3mc. No special compiler flags: it picks AES instructions at run time by itself.
set(WAXWING_SQLITE3MC_DIR "" CACHE PATH "Folder with sqlite3.c and sqlite3.h of SQLite3 Multiple Ciphers")
set(WAXWING_DEPS_DIR "${PROJECT_SOURCE_DIR}/.deps" CACHE PATH "Where dependencies are fetched and built")

set(_sqlite3mc_version 13.0.3)
set(_sqlite3mc_sha512
    51869b33cdabd49f384cb59cfd2b33a07b3a5e8a56a65ff61c283736e8b52546855e0fd52ecc3390fa306224612bfe027ed23c760b62930c9941e70c95dac6c5
)
set(_sqlite3mc_defines
    SQLITE_THREADSAFE=1
    SQLITE_DQS=0
    SQLITE_DEFAULT_FOREIGN_KEYS=1
    SQLITE_DEFAULT_MEMSTATUS=0
    SQLITE_ENABLE_FTS5
    SQLITE_LIKE_DOESNT_MATCH_BLOBS
    SQLITE_MAX_MMAP_SIZE=0
    SQLITE_OMIT_DEPRECATED
    SQLITE_OMIT_LOAD_EXTENSION
    SQLITE_OMIT_SHARED_CACHE
    SQLITE_SECURE_DELETE
    SQLITE_TEMP_STORE=3
    SQLITE_USE_URI=0)

set(_dir "${WAXWING_DEPS_DIR}/sqlite3mc-${_sqlite3mc_version}")
file(MAKE_DIRECTORY "${_dir}")
# Two configures at once (another preset) must not fetch over each other.
file(LOCK "${_dir}/lock" GUARD FILE TIMEOUT 600)

if(WAXWING_SQLITE3MC_DIR)
  set(_sources "${WAXWING_SQLITE3MC_DIR}")
else()
  set(_sources "${_dir}/package/deps/sqlite3")
  if(NOT EXISTS "${_dir}/verified")
    find_program(NPM_PROGRAM npm REQUIRED)
    message(STATUS "Fetching SQLite3 Multiple Ciphers (better-sqlite3-multiple-ciphers ${_sqlite3mc_version})")
    execute_process(
      COMMAND "${NPM_PROGRAM}" pack --silent "better-sqlite3-multiple-ciphers@${_sqlite3mc_version}"
      WORKING_DIRECTORY "${_dir}"
      RESULT_VARIABLE _result
      OUTPUT_QUIET)
    set(_tarball "${_dir}/better-sqlite3-multiple-ciphers-${_sqlite3mc_version}.tgz")
    if(NOT _result EQUAL 0 OR NOT EXISTS "${_tarball}")
      message(FATAL_ERROR "SQLite3 Multiple Ciphers could not be fetched. Give a local copy with "
                          "-DWAXWING_SQLITE3MC_DIR=<folder with sqlite3.c>.")
    endif()
    file(SHA512 "${_tarball}" _digest)
    if(NOT _digest STREQUAL _sqlite3mc_sha512)
      file(REMOVE "${_tarball}")
      message(FATAL_ERROR "The archive of SQLite3 Multiple Ciphers has the wrong SHA-512:\n"
                          "  expected ${_sqlite3mc_sha512}\n  found    ${_digest}")
    endif()
    file(ARCHIVE_EXTRACT INPUT "${_tarball}" DESTINATION "${_dir}" PATTERNS
                                                                   package/deps/sqlite3/*)
    file(WRITE "${_dir}/verified" "${_digest}\n")
  endif()
endif()

# Built once with optimisation and without sanitizers, whatever the preset; rebuilt when its sources' place, its
# defines or the compiler change.
string(MD5 _key "${_sources};${_sqlite3mc_defines};${CMAKE_C_COMPILER};${CMAKE_C_COMPILER_VERSION}")
set(_build "${_dir}/build-${_key}")
set(_library "${_build}/${CMAKE_STATIC_LIBRARY_PREFIX}sqlite3mc${CMAKE_STATIC_LIBRARY_SUFFIX}")
if(NOT EXISTS "${_build}/work/CMakeCache.txt")
  list(JOIN _sqlite3mc_defines " " _defines_text)
  file(
    WRITE "${_build}/source/CMakeLists.txt"
    "cmake_minimum_required(VERSION 3.25)
project(sqlite3mc LANGUAGES C)
add_library(sqlite3mc STATIC \"${_sources}/sqlite3.c\")
target_compile_definitions(sqlite3mc PRIVATE ${_defines_text})
set_target_properties(sqlite3mc PROPERTIES POSITION_INDEPENDENT_CODE ON ARCHIVE_OUTPUT_DIRECTORY \"${_build}\")
")
  execute_process(
    COMMAND "${CMAKE_COMMAND}" -S "${_build}/source" -B "${_build}/work" -G "${CMAKE_GENERATOR}"
            "-DCMAKE_C_COMPILER=${CMAKE_C_COMPILER}" -DCMAKE_BUILD_TYPE=Release
            "-DCMAKE_C_COMPILER_LAUNCHER=${CMAKE_C_COMPILER_LAUNCHER}"
    COMMAND_ERROR_IS_FATAL ANY OUTPUT_QUIET)
endif()
# A minute for one processor, in which the others build what does not need it.
add_custom_command(
  OUTPUT "${_library}"
  COMMAND "${CMAKE_COMMAND}" "-DLOCK=${_dir}/lock" "-DWORK=${_build}/work"
          -P "${CMAKE_CURRENT_LIST_DIR}/BuildLocked.cmake"
  COMMENT "Building SQLite3 Multiple Ciphers once"
  VERBATIM)
add_custom_target(sqlite3mc_built DEPENDS "${_library}")

find_package(Threads REQUIRED)
add_library(sqlite3mc STATIC IMPORTED GLOBAL)
set_target_properties(
  sqlite3mc
  PROPERTIES IMPORTED_LOCATION "${_library}"
             INTERFACE_INCLUDE_DIRECTORIES "${_sources}"
             INTERFACE_COMPILE_DEFINITIONS SQLITE_OMIT_LOAD_EXTENSION
             INTERFACE_LINK_LIBRARIES "Threads::Threads;${CMAKE_DL_LIBS}")
add_dependencies(sqlite3mc sqlite3mc_built)
if(UNIX)
  set_property(TARGET sqlite3mc APPEND PROPERTY INTERFACE_LINK_LIBRARIES m)
endif()
