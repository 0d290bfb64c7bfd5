# Builds the folder WORK, one preset at a time: cmake -DLOCK=file -DWORK=folder -P BuildLocked.cmake
file(LOCK "${LOCK}" GUARD PROCESS TIMEOUT 600)
execute_process(COMMAND "${CMAKE_COMMAND}" --build "${WORK}" --config Release COMMAND_ERROR_IS_FATAL ANY)
