# One function per kind of target, so that every folder's CMakeLists.txt stays a few lines.

# waxwing_library(<name> SOURCES ... [PUBLIC libs...] [PRIVATE libs...])
# A static library of our own code. Headers are included from the root of the checkout.
function(waxwing_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
  waxwing_compile_settings(${name})
  if(WAXWING_UNITY)
    set_target_properties(${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
  endif()
endfunction()

# waxwing_json_library(<name> SOURCE ...)
# The file that compiles the JSON library's templates. Under the sanitizers unoptimised JSON was half of what the
# checks took, so it is optimised, and without UBSan, in every build; not by waxwing_library, whose precompiled headers
# are not optimised.
function(waxwing_json_library name)
  cmake_parse_arguments(ARG "" "SOURCE" "" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCE})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PUBLIC nlohmann_json::nlohmann_json)
  set_target_properties(${name} PROPERTIES AUTOMOC OFF AUTORCC OFF)
  if(WAXWING_SANITIZE)
    target_compile_options(${name} PRIVATE -O2 -g1 -fsanitize=address -fno-omit-frame-pointer)
  endif()
endfunction()

# waxwing_program(<name> SOURCES ... LIBS ...)
# Programs lie together in bin/, where scripts and journeys find them.
function(waxwing_program name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PRIVATE ${ARG_LIBS})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
  waxwing_compile_settings(${name})
endfunction()

# moc on the files of a target that ask for it, instead of AUTOMOC, which looks through every header they include:
# nothing for a library, minutes for two hundred tests.
function(waxwing_moc target)
  set_target_properties(${target} PROPERTIES AUTOMOC OFF AUTORCC OFF)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/${target}_moc)
  target_include_directories(${target} PRIVATE ${folder})
  get_target_property(sources ${target} SOURCES)
  foreach(source IN LISTS sources)
    cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} NORMALIZE)
    cmake_path(GET source STEM LAST_ONLY stem)
    file(STRINGS ${source} asks LIMIT_COUNT 1 REGEX "^ +Q_OBJECT")
    if(source MATCHES "\\.h$")
      get_property(known DIRECTORY PROPERTY CMAKE_CONFIGURE_DEPENDS)
      if(NOT source IN_LIST known)
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${source})
      endif()
      if(asks)
        qt_generate_moc(${source} ${folder}/moc_${stem}.cpp TARGET ${target})
        target_sources(${target} PRIVATE ${folder}/moc_${stem}.cpp)
      endif()
    elseif(asks)
      qt_generate_moc(${source} ${folder}/${stem}.moc TARGET ${target})
      set_property(SOURCE ${source} APPEND PROPERTY OBJECT_DEPENDS ${folder}/${stem}.moc)
    endif()
  endforeach()
endfunction()

# waxwing_test(<name> SOURCES ... LIBS ... [LABEL unit|integration] [TIMEOUT s] [GUI])
# One Qt Test program. GUI tests run on the offscreen platform; what needs a desktop is a journey. GUI: its
# QTEST_MAIN is to make a QApplication (in tests/ui and tests/app it does anyway).
function(waxwing_test name)
  cmake_parse_arguments(ARG "GUI" "LABEL;TIMEOUT" "SOURCES;LIBS" ${ARGN})
  if(NOT ARG_LABEL)
    set(ARG_LABEL unit)
  endif()
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 60)
  endif()
  add_executable(${name} ${ARG_SOURCES})
  waxwing_moc(${name})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PRIVATE ${ARG_LIBS} Qt6::Test)
  waxwing_compile_settings(${name})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # g++ 12 reports false -Wrestrict in std::string::operator+ (GCC bug 105651).
    target_compile_options(${name} PRIVATE -Wno-restrict)
  endif()
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(
    ${name}
    PROPERTIES LABELS ${ARG_LABEL} TIMEOUT ${ARG_TIMEOUT} ENVIRONMENT
               "QT_QPA_PLATFORM=offscreen;QTEST_FUNCTION_TIMEOUT=${ARG_TIMEOUT}000;ASAN_OPTIONS=detect_leaks=1")
endfunction()
